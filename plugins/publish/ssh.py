"""Releases on a server by OpenSSH and rsync: one ssh session holds the lock while rsync brings the files beside it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from .manifest import CHANGED, EXTRA, MANIFEST, MISSING, RELEASE, Fault, Manifest, is_asset, load, moment
from .release import Release, load_release, ordered
from .store import Locked, PublishError, Step, Upload

BATCH = 64 * 1024 * 1024
"""Bytes of files that are staged at once for rsync."""
AGENT = Path(__file__).with_name("agent.sh")
PATIENCE = (
    "-o",
    "BatchMode=yes",
    "-o",
    "ConnectTimeout=15",
    "-o",
    "ServerAliveInterval=5",
    "-o",
    "ServerAliveCountMax=6",
)


class Ssh:
    """Implements `store.Store`. options: further ones of ssh (`-p`, `-i` …)."""

    def __init__(self, name: str, host: str, root: str, options: Sequence[str] = ()) -> None:
        self.name = name
        self._host, self._root = host, root
        self._ssh = ["ssh", *PATIENCE, *options]
        self._session: subprocess.Popen[str] | None = None
        self._part = ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The lock is the server's, held by the session: where the connection or we die, it is free again."""
        with self._open("write"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A session without the lock."""
        with self._open("read"):
            yield

    @contextmanager
    def _open(self, mode: str) -> Iterator[None]:
        if self._session is not None:
            yield
            return
        command = f"sh -c {shlex.quote(AGENT.read_text('utf-8'))} agent {shlex.quote(self._root)} {mode}"
        try:
            session = subprocess.Popen(
                [*self._ssh, self._host, command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="backslashreplace",
            )
        except FileNotFoundError:
            raise PublishError("немає програми ssh: встановіть OpenSSH") from None
        with session:
            self._session = session
            try:
                self._greeting()
                yield
            finally:
                self._session = None
                _ended(session)

    def _greeting(self) -> None:
        line = self._line()
        if line == "locked":
            raise Locked("там саме публікує хтось інший: зачекайте, доки він закінчить")
        if line != "ready":
            raise PublishError(f"{self._host}: {line.removeprefix('error ')}")

    def releases(self) -> list[str]:
        """Ids of whole releases, oldest first."""
        return ordered(self._many("releases"))

    def current(self) -> str:
        """The live release's id, or ""."""
        found = self._many("current")
        if found == ["?"]:
            raise PublishError(f"{self._root}/current на сервері не посилання на випуск: приберіть його")
        return found[0] if found else ""

    def free(self) -> int:
        """Bytes free on the server's disk."""
        return int(self._many("free")[0])

    def manifest(self, id: str) -> Manifest:
        """The manifest that stands in a release."""
        try:
            return load("".join(f"{line}\n" for line in self._many(f"show {id} {MANIFEST}")).encode())
        except ValueError:
            raise PublishError(f"перелік файлів випуску {id} пошкоджено або його немає") from None

    def release(self, id: str) -> Release:
        """A release's own description."""
        try:
            return load_release("\n".join(self._many(f"show {id} {RELEASE}")).encode())
        except ValueError:
            raise PublishError(f"опис випуску {id} пошкоджено або його немає") from None

    def text(self, id: str, path: str) -> str:
        """A text file of a release."""
        return "".join(f"{line}\n" for line in self._many(f"show {id} {path}"))

    def naming(self, id: str, paths: Sequence[str], words: Sequence[str]) -> list[str]:
        """grep -lF where the release stands."""
        return self._many("\n".join([f"naming {id} {len(words)}", *words, str(len(paths)), *paths])) if paths else []

    def begin(self, id: str, base: str, removed: Iterable[str]) -> None:
        """The base by hard links, or an empty folder."""
        self._one(f"begin {id} {base}")
        gone = [*removed, *((MANIFEST, RELEASE) if base else ())]
        self._one("\n".join([f"remove {id} {len(gone)}", *gone]))
        self._part = f"{self._root}/releases/{id}.part"

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """rsync writes beside and renames, whatever sizes and times say. It follows no link, so assets go apart."""
        for target, assets in ((self._root, True), (self._part, False)):
            for batch in _batches([file for file in files if is_asset(file.path) == assets]):
                with _staged(batch) as folder:
                    self._rsync(folder, [file.path for file in batch], target, step)

    def _rsync(self, root: Path, paths: Sequence[str], target: str, step: Step) -> None:
        command = ["rsync", "-I", "-t", "-z", "--files-from=-", "--from0", "--out-format=%n", "--chmod=D755,F644"]
        command += ["--omit-dir-times", "-e", shlex.join(self._ssh), f"{root}/", f"{self._host}:{target}/"]
        try:
            rsync = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
            )
        except FileNotFoundError:
            raise PublishError("немає програми rsync: встановіть її тут і на сервері") from None
        with rsync:
            assert rsync.stdin is not None
            assert rsync.stdout is not None
            assert rsync.stderr is not None
            try:
                with suppress(BrokenPipeError):  # why it went away, it says on stderr
                    rsync.stdin.write("".join(f"{path}\0" for path in paths))
                    rsync.stdin.close()
                for line in rsync.stdout:
                    if not line.endswith("/\n"):
                        step(1)
                said = rsync.stderr.read().strip().splitlines()
            except BaseException:
                rsync.kill()
                raise
        if rsync.returncode:
            raise PublishError(f"rsync: {said[0] if said else f'код {rsync.returncode}'}")

    def discard(self) -> None:
        """Remove the unfinished release."""
        self._one("discard")

    def faults(self, id: str) -> list[Fault]:
        """sha256sum -c where the release stands."""
        found = []
        for line in self._many(f"verify {id}"):
            kind, _, path = line.partition(" ")
            if kind == "extra":
                found.append(Fault(path, EXTRA))
            else:
                path, _, outcome = path.rpartition(": ")
                found.append(Fault(path, MISSING if outcome == "FAILED open or read" else CHANGED))
        return found

    def finish(self, id: str, base: str) -> None:
        """sync, rename, switch."""
        self._one(f"finish {id} {base}")

    def amend(self, id: str) -> None:
        """Two renames."""
        self._one(f"amend {id}")

    def switch(self, id: str, expected: str) -> None:
        """One rename of the link `current`."""
        self._one(f"switch {id} {expected}")

    def remove(self, ids: Iterable[str]) -> None:
        """Remove whole releases."""
        for id in ids:
            self._one(f"prune {id}")
        self._one("sweep")

    def _say(self, lines: str) -> None:
        _, stdin, _ = self._pipes()
        try:
            stdin.write(f"{lines}\n")
            stdin.flush()
        except BrokenPipeError:
            raise self._lost() from None

    def _line(self) -> str:
        _, _, stdout = self._pipes()
        line = stdout.readline()
        if not line:
            raise self._lost()
        return line.rstrip("\n")

    def _one(self, lines: str) -> None:
        self._say(lines)
        said = ""
        while (line := self._line()) != "ok":
            if line.startswith("error "):
                raise PublishError(f"{self._host}: {line.removeprefix('error ')}" + (f" ({said})" if said else ""))
            said = line

    def _many(self, line: str) -> list[str]:
        self._say(line)
        found = []
        while not (line := self._line()).startswith("."):
            found.append(line)
        return found

    def _pipes(self) -> tuple[subprocess.Popen[str], IO[str], IO[str]]:
        session = self._session
        if session is None or session.stdin is None or session.stdout is None:
            raise PublishError(f"{self._host}: з'єднання ще немає")
        return session, session.stdin, session.stdout

    def _lost(self) -> PublishError:
        said = ""
        if self._session and self._session.stderr and self._session.poll() is not None:
            said = next(iter(self._session.stderr.read().strip().splitlines()[-1:]), "")
        return PublishError(f"{self._host}: з'єднання обірвалося. {said}".rstrip())


def _batches(files: Sequence[Upload]) -> Iterator[list[Upload]]:
    """Parts of at most BATCH bytes, a larger file alone."""
    batch: list[Upload] = []
    left = BATCH
    for file in files:
        size = file.file.stat().st_size
        if batch and size > left:
            yield batch
            batch, left = [], BATCH
        batch.append(file)
        left -= size
    if batch:
        yield batch


@contextmanager
def _staged(files: Iterable[Upload]) -> Iterator[Path]:
    """Copies of files with the times that they are to bear, laid out as in the release."""
    with tempfile.TemporaryDirectory() as folder:
        for path, file, digest in files:
            copy = Path(folder, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy, follow_symlinks=False)
            os.utime(copy, (moment(digest),) * 2)
        yield Path(folder)


def _ended(session: subprocess.Popen[str]) -> None:
    """The server's part ends where its input does; a connection that hangs is cut."""
    assert session.stdin is not None
    with suppress(BrokenPipeError):
        session.stdin.close()
    try:
        session.wait(30)
    except subprocess.TimeoutExpired:
        session.kill()
