"""Pictures of the site: their addresses in every width, and the copies kept in `.memory/pictures` by their content.

What lies there is named by the SHA-256 of the picture and by all that the copies depend on beside it, so it outlives
`--clean`, serves every build over this memory folder, and removing it costs only time.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from markupsafe import Markup

from ..memory import fingerprint
from ..memory.store import FileRecord
from ..model.dataclass import dataclass
from . import darkroom
from .attached import PICTURES, published_at, suffix
from .darkroom import Seen
from .openly import Changed, Inside, opened
from .view_parts import Picture

SIZES = "(min-width: 50rem) 48rem, (min-width: 30rem) 100vw, 20rem"
"""How wide a picture of a text is shown; a telephone's third dense point is not worth double the bytes."""
DAYS = 30
"""So long copies stay that no page has any more."""


def is_picture(path: str, state: FileRecord) -> bool:
    """Is the file a picture that can be shown?"""
    return bool(state.width) and suffix(path) in PICTURES


def seen_in(state: FileRecord) -> Seen:
    """What the memory keeps of a picture, as `darkroom.look` said it."""
    nature, _, rest = state.form.partition(" ")
    return Seen(state.width, state.height, nature, rest.removesuffix(" animated"), rest.endswith(" animated"))


def form_of(seen: Seen) -> str:
    """The inverse of `seen_in`, its words."""
    return " ".join(filter(None, (seen.nature, seen.format, "animated" if seen.animated else "")))


def published(path: str, page_url: str, state: FileRecord, alt: str) -> Picture:
    """A picture as pages show it. page_url: of the document it belongs to."""
    seen = seen_in(state)
    stem = _stem(path, page_url, state)
    sizes = darkroom.widths(seen.width, seen.height)
    modern, plain = (
        ", ".join(f"{stem}-{width}.{kind} {width}w" for width in sizes) for kind in darkroom.suffixes(seen.nature)
    )
    last = plain.rpartition(", ")[2].split(" ")[0]
    return Picture(last, alt, sizes[-1], max(1, round(seen.height * sizes[-1] / seen.width)), modern, plain)


def drawn(picture: Picture, *, lazy: bool) -> Markup:
    """A picture's HTML, with its size so that nothing jumps while it loads; as components/picture.html draws it."""
    modern, plain = Markup(""), Markup("")
    if picture.modern:
        modern = Markup('<source type="image/webp" srcset="{}" sizes="{}">').format(picture.modern, SIZES)
    if picture.plain:
        plain = Markup(' srcset="{}" sizes="{}"').format(picture.plain, SIZES)
    tag = Markup('<picture>{}<img src="{}"{} alt="{}" width="{}" height="{}"{} decoding="async"></picture>')
    later = Markup(' loading="lazy"') if lazy else ""
    return tag.format(modern, picture.url, plain, picture.alt, picture.width, picture.height, later)


def _stem(path: str, page_url: str, state: FileRecord) -> str:
    """Content in the name: a changed picture has another address, and two of one name do not meet."""
    return f"{published_at(path, page_url).rpartition('.')[0]}-{state.sha256[:8]}"


@dataclass(frozen=True)
class Pictures:
    """The copies under one memory folder. root: `.memory/pictures`."""

    root: Path

    @cached_property
    def recipe(self) -> str:
        """Digest of what copies depend on beside the picture: our code, Pillow with the encoders in it."""
        code = fingerprint.of_files([Path(darkroom.__file__)], Path(__file__).parent)
        return fingerprint.digest([code, fingerprint.of_library("pillow")])[:12]

    def look(self, file: Path | BinaryIO, sha256: str) -> Seen:
        """What `darkroom.look` says, asked once for each content."""
        note = self.place(sha256) / "seen"
        try:
            width, height, form = note.read_text("utf-8").split(" ", 2)
            return seen_in(FileRecord(0, 0, sha256, int(width), int(height), form))
        except (OSError, ValueError):
            pass
        seen = darkroom.look(file)
        note.parent.mkdir(parents=True, exist_ok=True)
        new = note.with_name(f".seen{os.getpid()}")
        new.write_text(f"{seen.width} {seen.height} {form_of(seen)}", "utf-8")
        new.replace(note)
        return seen

    def copies(self, source: Inside, path: str, page_url: str, state: FileRecord) -> Iterator[tuple[str, Copy]]:
        """(address, how to make it) for every width and format. source: the picture's file; path: below content/."""
        seen, stem = seen_in(state), _stem(path, page_url, state)
        for width in darkroom.widths(seen.width, seen.height):
            for kind in darkroom.suffixes(seen.nature):
                yield f"{stem}-{width}.{kind}", Copy(self, source, state, f"{width}.{kind}")

    def original(self, source: Inside, state: FileRecord) -> Path:
        """The whole picture as it may be published: no EXIF, no position, no profile. Made once; wants a picture.

        What the camera wrote is never published: a photograph tells where and when somebody stood, and of whom the
        camera is. Linked files, press material and the like give this copy.
        """
        return self.whole_copy(source, state)()

    def whole_copy(self, source: Inside, state: FileRecord) -> Copy:
        """What makes `original`."""
        kind = {"JPEG": "jpg"}.get(seen_in(state).format, seen_in(state).format.lower())
        return Copy(self, source, state, f"full.{kind}")

    def prune(self, used: Iterable[str]) -> None:
        """Remove copies of pictures that are not among these SHA-256 and lie there for DAYS."""
        kept, limit = set(used), time.time() - DAYS * 86400
        for folder in self.root.glob("*/*"):
            if folder.name.partition("-")[0] not in kept and folder.stat().st_mtime < limit:
                shutil.rmtree(folder, ignore_errors=True)

    def place(self, sha256: str) -> Path:
        """The folder of one picture's copies."""
        return self.root / sha256[:2] / f"{sha256}-{self.recipe}"


@dataclass(frozen=True)
class Copy:
    """Makes one copy of a picture, and with it all of its smaller ones, unless they are there already."""

    pictures: Pictures
    source: Inside
    state: FileRecord
    name: str

    @property
    def key(self) -> str:
        """Equal keys, equal bytes."""
        return f"{self.state.sha256} {self.pictures.recipe} {self.name}"

    def __call__(self) -> Path:
        """The copy's file. Raises OSError that names the picture where its pixels or an encoder do not let it be."""
        folder = self.pictures.place(self.state.sha256)
        file = folder / self.name
        if not file.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self._make(folder, file)
            except Exception as error:
                disk = isinstance(error, OSError) and error.errno is not None
                if disk or isinstance(error, Changed):  # not the picture
                    raise
                remedy = "збережіть його ще раз як JPEG або PNG"
                raise OSError(f"{self.source.file}: зображення не вдалося зменшити ({error}) — {remedy}") from error
        return file

    def _make(self, folder: Path, file: Path) -> None:
        with opened(self.source, self.state) as source:
            if self.name.startswith("full."):
                darkroom.full(source, file, seen_in(self.state))
            else:
                darkroom.develop(source, folder, seen_in(self.state))


def undeveloped(copies: Iterable[Copy]) -> list[Copy]:
    """One of the copies for each picture that has none of that sort yet: making it makes the others."""
    found = {(copy.state.sha256, copy.name.startswith("full.")): copy for copy in copies}
    return [copy for copy in found.values() if not _there(copy)]


def _there(copy: Copy) -> bool:
    return (copy.pictures.place(copy.state.sha256) / copy.name).is_file()


def develop_all(copies: Collection[Copy]) -> None:
    """Make copies in workers, with a bar on a terminal."""
    from .progress import Progress
    from .workers import in_workers, processes

    def one(copy: Copy) -> int:
        copy()
        return 1

    with Progress("Зменшую зображення", len(copies)) as progress:
        many = len(copies) > 1 and processes() > 1
        for copy, done in zip(copies, in_workers(one, list(copies)) if many else map(one, copies), strict=True):
            if done is None:  # the worker died: once more, here
                copy()
            progress.step()
