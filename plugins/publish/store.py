"""What every target that holds releases can do. `Folder` does it on this machine, `Ssh` on a server.

`S3` does it in a store of objects, where a switch is many copies and a release no folder; s3.py says what holds there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from .manifest import CHANGED, MANIFEST, RELEASE, Fault, Manifest
from .release import Release


class PublishError(Exception):
    """Nothing more is done; the live release is what it was unless the message says otherwise."""


class Locked(PublishError):
    """Somebody else publishes there now."""


class Lost(PublishError):
    """The connection to the target is no more."""


class Unsure(PublishError):
    """The message itself says which release is live now, or that this is not known."""


Step = Callable[[int], None]
"""Told how many files more are done."""


class Upload(NamedTuple):
    """A file to bring: its path in the release, where it is now, its SHA-256."""

    path: str
    file: Path
    digest: str


class Store(Protocol):
    """Releases on a target. What changes anything wants `locked`, what only looks wants at least `reading`."""

    name: str

    def locked(self) -> AbstractContextManager[None]:
        """Hold the target's lock, so that leftovers can be removed and nobody else publishes. Raises Locked."""

    def reading(self) -> AbstractContextManager[None]:
        """Look without the lock."""

    def releases(self) -> list[str]:
        """Ids of whole releases, oldest first."""

    def current(self) -> str:
        """The live release's id, or "" where there is none."""

    def manifest(self, id: str) -> Manifest:
        """The manifest that stands in a release. Raises PublishError where it is damaged."""

    def release(self, id: str) -> Release:
        """A release's own description. Raises PublishError where it is damaged."""

    def text(self, id: str, path: str) -> str:
        """A text file of a release; "" where it has none."""

    def naming(self, id: str, paths: Sequence[str], words: Sequence[str]) -> list[str]:
        """Those of a release's files that hold one of these words."""

    def free(self) -> int:
        """Bytes free on the target."""

    def begin(self, id: str, base: str, removed: Iterable[str], spare: str = "") -> None:
        """An unfinished release: the base by hard links without the removed files, or empty but for the assets.

        The base may be the release itself, which `amend` then replaces. spare: a release that is about to go; its
        folder may become the new one's, so that only what differs is linked: folders cost most of a large release.
        """

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """Bring files into the unfinished release, each as a new file: the base's are never written into.

        Each gets the time that follows from its bytes (`manifest.moment`).
        """

    def faults(self, id: str) -> list[Fault]:
        """Hash a release there, the unfinished one too, and say what differs from its manifest."""

    def discard(self) -> None:
        """Remove the unfinished release."""

    def finish(self, id: str, base: str) -> None:
        """Everything on the disk, then the unfinished release made whole and live; the base must still be live."""

    def amend(self, id: str) -> None:
        """The unfinished release in the place of the whole one of the same id, which is not the live one."""

    def switch(self, id: str, expected: str) -> None:
        """Make another whole release live, where `expected` still is."""

    def remove(self, ids: Iterable[str]) -> None:
        """Remove whole releases, none of them live. Their assets stay until `sweep`: somebody may just read a page."""

    def sweep(self) -> None:
        """Remove the assets that no release names."""

    def strangers(self) -> list[str]:
        """Files among the assets that no release names and citizens get all the same.

        None while a publication brings its own, and where what a release names is not known.
        """


def list_faults(store: Store, id: str, digest: str) -> list[Fault]:
    """What is wrong with the two files by which a release is verified. digest: SHA-256 of its manifest as it stands."""
    try:
        return [] if store.release(id).manifest == digest else [Fault(MANIFEST, CHANGED)]
    except PublishError:
        return [Fault(RELEASE, CHANGED)]
