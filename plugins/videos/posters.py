"""`posters`: for each video without a picture its provider's, saved beside the document; a build asks nobody."""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..model.frontmatter import parse
from ..model.frontmatter_write import scalar
from ..model.kinds import Video
from ..model.problems import tame
from ..model.row import Row
from ..model.source_text import decode
from ..model.ukrainian import size_words
from ..model.validation import known_keys
from ..records.check import below
from ..records.openly import Inside, read
from ..records.progress import Progress
from ..records.session import Refused, Session, opened
from ..records.settings import SettingsError
from ..records.trouble import problem_of
from ..records.video_source import PLAYLIST, YOUTUBE, VideoSource, parse_source
from .fetching import Answer, Unfetched, fetch
from .stills import Still, addresses, still_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def main(
    content: Path,
    memory: Path | None,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    settings: Path | None = None,
    ask: Callable[[str], Answer] = fetch,
) -> int:
    """Fetch what is missing and say what came of each. 0: every video has a picture or needs none; 1: some have not.

    paths: only these documents and folders; none: all. dry_run: only say what would be asked for.
    """
    try:
        chosen = [below(content, path) for path in paths]
        with opened(content, memory, settings) as session:
            waiting = [found for found in _waiting(session) if _is_chosen(found[0], chosen)]
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    if not waiting:
        print("Кадри є в усіх відео")
        return 0
    if dry_run:
        for row, source in waiting:
            print(f"{row.path}: {next(addresses(source), _no_address(source))}")
        return 0
    failed = 0
    with Progress("Завантажую кадри", len(waiting)) as progress:
        for row, source in waiting:
            try:
                print(f"{row.path}: {_saved(content, row, source, ask)}")
            except (Unfetched, Refused) as error:
                print(tame(f"{row.path}: {error}"), file=sys.stderr)
                failed += 1
            except OSError as error:
                print(problem_of(error), file=sys.stderr)
                return 1
            progress.step()
    print(f"Збережено кадрів: {len(waiting) - failed}" + (f", не вдалося: {failed}" if failed else ""))
    return 1 if failed else 0


def _waiting(session: Session) -> Iterator[tuple[Row, VideoSource]]:
    """Videos of providers without a picture, oldest first."""
    for row in session.loaded.registry.of("videos"):
        source = parse_source(row.own("source"), session.settings.video_providers)
        if row.picture is None and source is not None and source.provider is not None:
            yield row, source


def _is_chosen(row: Row, names: Sequence[str]) -> bool:
    return not names or any(name == "." or f"{row.path}/".startswith(f"{name}/") for name in names)


def _no_address(source: VideoSource) -> str:
    name = source.provider.name if source.provider else ""
    how = "" if source.provider in (YOUTUBE, PLAYLIST) else "додайте poster до VIDEO_PROVIDERS або "
    return f"{name} не показує кадру за такою адресою: {how}покладіть зображення самі"


def _saved(content: Path, row: Row, source: VideoSource, ask: Callable[[str], Answer]) -> str:
    """What was saved, in words. Raises Unfetched, Refused, OSError."""
    if not any(addresses(source)):
        raise Refused(_no_address(source))
    document = content / row.path
    name = _free_name(document)
    header = with_poster(read(Inside(content, row.path)), name)
    still = still_of(source, ask)
    _write(document, header, document.with_name(name), still)
    return f"{name}, {still.width}×{still.height}, {size_words(len(still.data))}"


def _free_name(document: Path) -> str:
    for name in (f"{document.stem}.jpg", f"{document.stem}-kadr.jpg"):
        if not document.with_name(name).exists():
            return name
    raise Refused(f"файл «{document.stem}-kadr.jpg» уже є: назвіть його в полі poster або приберіть")


def with_poster(data: bytes, name: str) -> bytes:
    """A document with `poster` in its header, above `source`, every other byte as it is. Raises Refused."""
    front = parse(decode(data)[0])
    keys = known_keys(Video)
    lines = _LINE.findall(data.decode("utf-8"))
    places = {keys.get(str(key)): line for (key, *below_), line in front.lines.items() if not below_}
    at, empty = places.get("source"), places.get("poster")
    if at is not None and lines:
        written = f"poster: {scalar(name) if front.form == 'yaml' else name}"
        place = (empty or at) - 1
        end = lines[at - 1][len(lines[at - 1].rstrip("\r\n")) :]
        lines[place : place + bool(empty)] = [written + end]
        made = "".join(lines).encode()
        found = parse(decode(made)[0])
        wanted = {**{key: value for key, value in front.values.items() if keys.get(key) != "poster"}, "poster": name}
        if found.values == wanted and found.body == front.body and not (front.flaws or found.flaws):
            return made
    raise Refused(f"у заголовок не вписати поля: допишіть «poster: {name}» самі й покладіть зображення поруч")


def _write(document: Path, header: bytes, picture: Path, still: Still) -> None:
    """The picture, then the header that names it: both or neither."""
    parts = [document.with_name(f".{secrets.token_hex(8)}.part") for _ in range(2)]
    try:
        parts[0].write_bytes(still.data)
        parts[1].write_bytes(header)
        parts[0].replace(picture)
        try:
            parts[1].replace(document)
        except BaseException:
            picture.unlink(missing_ok=True)
            raise
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink()
