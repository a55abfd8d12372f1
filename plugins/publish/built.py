"""What is published: the built site with the packed copies of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .manifest import MANIFEST, RELEASE, Manifest, dump, files_below, manifest_of
from .packed import SUFFIXES, pack
from .release import Release
from .store import PublishError, Upload
from .temporary import temporary_folder


@dataclass(frozen=True)
class BuiltSite:
    """output: the folder of the site. packed: that of the packed copies, None without them. manifest: of both."""

    output: Path
    packed: Path | None
    manifest: Manifest

    def file(self, path: str) -> Path:
        """Where a file of the site stands."""
        return (self.packed if self.packed and path.endswith(SUFFIXES) else self.output) / path

    def uploads(self, paths: Sequence[str]) -> list[Upload]:
        """Files to bring to a target."""
        return [Upload(path, self.file(path), self.manifest[path]) for path in paths]

    def size(self, paths: Sequence[str]) -> int:
        """Bytes of these files."""
        return sum(self.file(path).stat().st_size for path in paths)


def built_site(output: Path, packed: Path | None) -> BuiltSite:
    """The site that stands in output/, hashed, with its packed copies made. Raises PublishError where there is none."""
    if not (output / "index.html").is_file():
        raise PublishError(f"у {output} немає сайту: спершу ./invoke build")
    manifest = manifest_of(output, files_below(output), "Рахую SHA-256 сайту")
    if packed is not None:
        manifest = {**manifest, **pack(output, manifest, packed)}
    return BuiltSite(output, packed, manifest)


@contextmanager
def described(manifest: Manifest, release: Release) -> Iterator[list[Upload]]:
    """The two files by which a release tells of itself, to bring beside the others."""
    with temporary_folder() as own:
        files = []
        for name, data in ((MANIFEST, dump(manifest)), (RELEASE, release.dump())):
            (own / name).write_bytes(data)
            files.append(Upload(name, own / name, sha256(data).hexdigest()))
        yield files
