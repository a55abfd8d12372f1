"""Releases on a server by OpenSSH and rsync: one ssh session holds the lock while rsync brings the files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from .manifest import CHANGED, EXTRA, MANIFEST, MISSING, RELEASE, Fault, Manifest, is_asset, load
from .release import Release, load_release, ordered
from .rsync import bring
from .session import Session, opened
from .store import PublishError, Step, Upload, list_faults


class Ssh:
    """Implements `store.Store`. options: further ones of ssh (`-p`, `-i` …)."""

    def __init__(self, name: str, host: str, root: str, options: Sequence[str] = ()) -> None:
        self.name = name
        self._host, self._root, self._options = host, root.rstrip("/"), options
        self._open: Session | None = None
        self._part = ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The lock is the server's, held by the session: where the connection or we die, it is free again."""
        with self._opened("write"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A session without the lock."""
        with self._opened("read"):
            yield

    @contextmanager
    def _opened(self, mode: str) -> Iterator[None]:
        if self._open is not None:
            yield
            return
        with opened(self._host, self._root, self._options, mode) as self._open:
            try:
                yield
            finally:
                self._open = None

    @property
    def _session(self) -> Session:
        if self._open is None:
            raise PublishError(f"{self._host}: з'єднання ще немає")
        return self._open

    def releases(self) -> list[str]:
        """Ids of whole releases, oldest first."""
        return ordered(self._session.many("releases"))

    def current(self) -> str:
        """The live release's id, or ""."""
        return next(iter(self._session.many("current")), "")

    def free(self) -> int:
        """Bytes free on the server's disk."""
        return self._session.free()

    def manifest(self, id: str) -> Manifest:
        """The manifest that stands in a release."""
        try:
            return load(self._session.text(id, MANIFEST).encode())
        except ValueError:
            raise PublishError(f"перелік файлів випуску {id} пошкоджено або його немає") from None

    def release(self, id: str) -> Release:
        """A release's own description."""
        try:
            return load_release(self._session.text(id, RELEASE).encode())
        except ValueError:
            raise PublishError(f"опис випуску {id} пошкоджено або його немає") from None

    def text(self, id: str, path: str) -> str:
        """A text file of a release."""
        return self._session.text(id, path)

    def naming(self, id: str, paths: Sequence[str], words: Sequence[str]) -> list[str]:
        """grep -lF where the release stands."""
        return (
            self._session.many("\n".join([f"naming {id} {len(words)}", *words, str(len(paths)), *paths]))
            if paths
            else []
        )

    def begin(self, id: str, base: str, removed: Iterable[str], spare: str = "") -> None:
        """The base by hard links, or an empty folder."""
        self._session.one(f"begin {id} {base} {spare}".rstrip())
        gone = [*removed, *((MANIFEST, RELEASE) if base else ())]
        self._session.one("\n".join([f"remove {id} {len(gone)}", *gone]))
        self._part = f"releases/{id}.part"

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """rsync follows no link, so assets go apart."""
        bring([file for file in files if is_asset(file.path)], ".", self._session, step)
        bring([file for file in files if not is_asset(file.path)], self._part, self._session, step)

    def discard(self) -> None:
        """Remove the unfinished release."""
        self._session.one("discard")

    def faults(self, id: str) -> list[Fault]:
        """sha256sum -c where the release stands."""
        found, listed = [], ""
        for line in self._session.many(f"verify {id}"):
            kind, _, path = line.partition(" ")
            if kind == "manifest":
                listed = path
            elif kind == "extra":
                found.append(Fault(path, EXTRA))
            else:
                path, _, outcome = path.rpartition(": ")
                found.append(Fault(path, MISSING if outcome == "FAILED open or read" else CHANGED))
        return [*list_faults(self, id, listed), *found]

    def finish(self, id: str, base: str) -> None:
        """sync, rename, switch."""
        self._session.one(f"finish {id} {base}")

    def amend(self, id: str) -> None:
        """Two renames."""
        self._session.one(f"amend {id}")

    def switch(self, id: str, expected: str) -> None:
        """One rename of the link `current`."""
        self._session.one(f"switch {id} {expected}")

    def remove(self, ids: Iterable[str]) -> None:
        """Remove whole releases."""
        for id in ids:
            self._session.one(f"prune {id}")

    def sweep(self) -> None:
        """Reads every manifest where it stands."""
        self._session.one("sweep")

    def strangers(self) -> list[str]:
        """Reads every manifest where it stands."""
        return self._session.many("strangers")
