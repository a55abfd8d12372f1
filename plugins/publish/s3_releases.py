"""Manifests and descriptions of releases in a store of objects: `releases/<id>/`, the unfinished `<id>.part/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from .manifest import MANIFEST, OWN, RELEASE, Manifest, load
from .objects import Objects
from .release import Release, load_release, ordered
from .store import PublishError

UNFINISHED = ".part"


class Releases:
    """root: address of the folder. What was read is remembered until `forget`, for whoever holds the lock."""

    def __init__(self, objects: Objects, root: str) -> None:
        self._objects, self._root = objects, root
        self.forget()

    def forget(self) -> None:
        """Nothing is known and nothing is unfinished."""
        self.part, self._amended = "", False
        self._manifests: dict[str, Manifest] = {}
        self._listed: set[str] | None = None

    def begin(self, id: str, amended: bool) -> None:
        """From now on this release is the unfinished one. amended: it is to take the place of the whole one."""
        self.part, self._amended = id, amended

    def ids(self) -> list[str]:
        """Whole releases, oldest first."""
        listed = self._below()
        ids = {path.partition("/")[0] for path in listed}
        return ordered(id for id in ids if {f"{id}/{name}" for name in OWN} <= listed)

    def manifest(self, id: str) -> Manifest:
        """A release's manifest. Raises PublishError where it is damaged."""
        found = self.manifests([id])
        if not found:
            raise PublishError(f"перелік файлів випуску {id} пошкоджено або його немає")
        return found[0]

    def manifests(self, ids: Sequence[str]) -> list[Manifest]:
        """Those of several releases; of a damaged one nothing is known."""
        places = {id: self.place(id, MANIFEST) for id in ids if id not in self._manifests}
        found = self._objects.read(list(places.values()))
        for id, address in places.items():
            with suppress(KeyError, ValueError):
                self._manifests[id] = load(found[address])
        return [self._manifests[id] for id in ids if id in self._manifests]

    def paths(self, ids: Sequence[str]) -> set[str]:
        """Every path that these releases name."""
        return {path for manifest in self.manifests(ids) for path in manifest}

    def release(self, id: str) -> Release:
        """A release's own description."""
        try:
            address = self.place(id, RELEASE)
            return load_release(self._objects.read([address])[address])
        except (KeyError, ValueError):
            raise PublishError(f"опис випуску {id} пошкоджено або його немає") from None

    def place(self, id: str, name: str) -> str:
        """Address of one of the two files: of the whole release where there is one."""
        unfinished = id == self.part and not self._amended
        return f"{self._root}/{id}{UNFINISHED if unfinished else ''}/{name}"

    def new_place(self, name: str) -> str:
        """Address of one of the two files of the unfinished release."""
        return f"{self._root}/{self.part}{UNFINISHED}/{name}"

    def discard(self) -> None:
        """Remove the files of the unfinished release."""
        if self.part:
            self._objects.delete([self.new_place(name) for name in OWN])
        self._manifests.pop(self.part, None)
        self.part = ""

    def finish(self) -> None:
        """Copy the unfinished release's files into their place."""
        id, whole = self.part, f"{self._root}/{self.part}"
        for names in ((RELEASE,), (MANIFEST,)) if self._amended else ((RELEASE, MANIFEST),):  # what counts comes last
            self._objects.copy([(self.new_place(name), f"{whole}/{name}") for name in names])
        self.part, self._listed = "", None
        self._manifests.pop(id, None)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove whole releases."""
        self._objects.delete([f"{self._root}/{id}/{name}" for id in ids for name in (RELEASE, MANIFEST)])
        self._listed = None

    def clean(self) -> None:
        """Remove what unfinished releases left."""
        if left := [path for path in sorted(self._below()) if path.partition("/")[0].endswith(UNFINISHED)]:
            self._objects.delete([f"{self._root}/{path}" for path in left])
            self._listed = None

    def _below(self) -> set[str]:
        if self._listed is None:
            self._listed = set(self._objects.listing(self._root)[0])
        return self._listed
