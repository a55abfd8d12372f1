"""One connection to a server: the server's part (agent.sh) answers over it, and rsync goes through it too."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from .refusals import REFUSALS, reason, refusal
from .store import Locked, Lost, PublishError
from .telling import waiting
from .temporary import temporary_folder

AGENT = Path(__file__).with_name("agent.sh")
PROTOCOL = "3"
"""As agent.sh has it: one that stands on a server may be of another version."""
PATIENCE = ("BatchMode=yes", "ConnectTimeout=30", "ServerAliveInterval=5", "ServerAliveCountMax=6")


class Session:
    """host: as ssh takes it. root: the folder of releases there. ssh: how rsync comes in through this connection."""

    def __init__(
        self, host: str, root: str, process: subprocess.Popen[bytes], errors: IO[bytes], ssh: list[str]
    ) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.host, self.root, self.ssh = host, root, ssh
        self._process, self._errors = process, errors
        self._in, self._out = process.stdin, process.stdout

    def one(self, lines: str) -> None:
        """Say lines that are answered with ok. Raises PublishError."""
        self._say(lines)
        self._until({"ok"})

    def many(self, line: str) -> list[str]:
        """Say a line that is answered with lines."""
        self._say(line)
        found = []
        while not (line := self._line()).startswith("."):
            self._refused(line, [])
            found.append(line)
        return found

    def text(self, id: str, path: str) -> str:
        """A text file of a release, each line ended; "" where there is none."""
        return "".join(f"{line[1:]}\n" for line in self.many(f"show {id} {path}"))

    def free(self) -> int:
        """Bytes free on the server's disk."""
        return int(self.many("free")[0])

    def greet(self) -> None:
        """Wait until the server's part is ready. Raises PublishError, Locked."""
        first = self._until({"ready", "locked"})
        word, version, root = [*first.split(" ", 2), "", ""][:3]
        if word == "locked":
            raise Locked("там саме публікує хтось інший: зачекайте, доки він закінчить")
        if version != PROTOCOL:
            raise self._told(REFUSALS["key"])
        if root != self.root:
            raise self._told(f"цей ключ публікує в {root}, а не в {self.root}: виправте path")

    def last_words(self) -> list[str]:
        """What ssh said, for when something broke: it may take a moment to end."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(3)
        self._errors.seek(0)
        return self._errors.read().decode("utf-8", "replace").splitlines()

    def _until(self, wanted: set[str]) -> str:
        said: list[str] = []
        while (line := self._line(said)).split(" ")[0] not in wanted:
            self._refused(line, said)
            said.append(line)
        if said:
            raise self._told(f"оболонка сервера друкує зайве («{said[0]}») — приберіть це з .bashrc і .profile")
        return line

    def _refused(self, line: str, said: Sequence[str]) -> None:
        if line.startswith("error !"):
            code, _, name = line.removeprefix("error !").partition(" ")
            why = reason(said)
            raise self._told(f"{refusal(code, self.root, name)}{f': {why}' if why else ''}")

    def _say(self, lines: str) -> None:
        try:
            self._in.write(f"{lines}\n".encode("utf-8", "surrogateescape"))
            self._in.flush()
        except OSError:
            raise self._lost([]) from None

    def _line(self, said: Sequence[str] = ()) -> str:
        line = self._out.readline().decode("utf-8", "backslashreplace")
        if not line:
            raise self._lost(said)
        return line.removesuffix("\n")

    def _told(self, what: str) -> PublishError:
        return PublishError(f"{self.host}: {what}")

    def _lost(self, said: Sequence[str]) -> Lost:
        why = reason([*said, *self.last_words()]) or "з'єднання обірвалося — перевірте мережу й запустіть ще раз"
        return Lost(f"{self.host}: {why}")


@contextmanager
def opened(host: str, root: str, options: Sequence[str], mode: str) -> Iterator[Session]:
    """A session, closed at the end. mode: read, or write, which holds the server's lock until this ends or dies.

    options: of ssh; they go before ours, so that they win. Raises PublishError, Locked.
    """
    with temporary_folder() as own, tempfile.TemporaryFile() as errors:
        base = ["ssh", *options, *(word for option in PATIENCE for word in ("-o", option))]
        shared = [] if sys.platform == "win32" else ["-S", f"{own}/ssh"]  # OpenSSH of Windows shares no connection
        waiting(f"З'єднуюся з {host}…")
        command = f"sh -c {shlex.quote(AGENT.read_text('utf-8'))} agent {shlex.quote(root)} {mode}"
        try:
            process = subprocess.Popen(
                [*base, *(["-M", *shared] if shared else []), host, command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except FileNotFoundError:
            raise PublishError("немає програми ssh: встановіть OpenSSH") from None
        with process:
            session = Session(host, root, process, errors, [*base, *shared])
            try:
                session.greet()
                yield session
            finally:
                _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """The server's part ends where its input does; a connection that hangs is cut."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.close()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
