"""The bytes of all kept releases in a store of objects, by SHA-256, beside what a listing tells of the live tree."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .manifest import Manifest
from .objects import Objects, Sum, sums
from .s3_tree import headers, key_of
from .store import PublishError, Step, Upload

FOLDERS = ("objects", "hashed")
"""Where `key_of` puts them."""


class Kept:
    """root: address of the private part. public: of the live tree. What was listed is remembered until `forget`.

    sums: key -> what the listing told. live: path -> the same, None while nothing is known of it. sent: key -> MD5 of
    what was uploaded or found there now.
    """

    def __init__(self, objects: Objects, root: str, public: str, cache: int) -> None:
        self._objects, self._root, self._public, self._cache = objects, root, public, cache
        self.forget()

    def forget(self) -> None:
        """Nothing is known."""
        self.sums: dict[str, Sum] = {}
        self.sent: dict[str, str] = {}
        self.live: dict[str, Sum] | None = None

    def look(self) -> Mapping[str, Sum]:
        """List what is kept and, where it is not known, what stands in the live tree, which is given."""
        roots = [f"{self._root}/{folder}" for folder in FOLDERS]
        if self.live is None:
            *listed, self.live = self._objects.listing(*roots, self._public)
        else:
            listed = self._objects.listing(*roots)
        self.sums = {
            f"{folder}/{key}": found
            for folder, below in zip(FOLDERS, listed, strict=True)
            for key, found in below.items()
        }
        return self.live

    def address(self, path: str, digest: str) -> str:
        """Where a file's bytes are."""
        return f"{self._root}/{key_of(path, digest)}"

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """What the store has with these bytes is not sent again."""
        wanted: dict[str, tuple[Path, str, dict[str, str]]] = {}
        for path, file, digest in files:
            key, (found, md5) = key_of(path, digest), sums(file)
            if found != digest:
                raise PublishError(f"{file} змінився, поки йшла публікація: повторіть ./invoke publish")
            self.sent[key] = md5
            if self.sums.get(key, Sum(0, "")).md5 != md5:
                wanted[key] = (file, self.address(path, digest), headers(path, self._cache))
        step(len(files) - len(wanted))
        self._objects.put(list(wanted.values()), step)

    @contextmanager
    def fetched(self, manifest: Manifest, paths: Sequence[str]) -> Iterator[dict[str, Path]]:
        """Files with the bytes of a release's paths; without those whose bytes are not there."""
        with tempfile.TemporaryDirectory(prefix="rada-") as folder:
            files = {path: Path(folder, str(number)) for number, path in enumerate(paths)}
            self._objects.fetch([(self.address(path, manifest[path]), file) for path, file in files.items()])
            yield {path: file for path, file in files.items() if file.is_file()}

    def sweep(self, manifests: Sequence[Manifest]) -> None:
        """Delete the bytes that none of these releases names."""
        if not self.sums:
            self.look()
        named = {key_of(path, digest) for manifest in manifests for path, digest in manifest.items()}
        self._objects.delete([f"{self._root}/{key}" for key in self.sums if key not in named])
