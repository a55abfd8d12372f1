"""Random changes to a large site, each built incrementally and now and then compared with a clean build, file by file.

    .venv/bin/python -m tests.scale.random_operations CONTENT OPERATIONS [--seed 1] [--every 20] [--first 0] [--kill 0]

CONTENT is a folder of `demo` and is only read: `./invoke demo 12 --out FOLDER` makes FOLDER/content with 5,812
documents, `demo 1` 521 and `demo 120` 57,832. After each of OPERATIONS changes comes an incremental build, by turns in
this process and in one of its own; after each --every of them, and after the last, a clean build into another folder
with a memory of its own, in a process with another hash seed. --kill is the share of builds before which another is
killed or stopped by Ctrl+C at a random moment. What is refused (some changes are) must leave the site as it was, and is
taken back. On a difference all changes since the last comparison are named; the same seed with `--every 1 --first N`
begins to compare after change N and so finds the one.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from plugins.records import readings, writer
from plugins.records.build import build
from tests.scale.editor import Editor
from tests.site import ROOT, at_day, tree

APART = 0.15
"""The share of incremental builds in processes of their own."""
INTERRUPTED = 0.4
"""The share of builds stopped by Ctrl+C among those that are killed."""
STOPPED = 9
"""How a stopped build's process ends."""
SHOWN = 12
"""How many of the differing files a failure names."""
COMMAND = """
import sys
from pathlib import Path
from plugins.records.build import build
content, output, memory, settings = map(Path, sys.argv[1:])
sys.exit(build(content, output, memory, as_json=True, settings=settings))
"""


class Differs(AssertionError):
    """An incremental build left other bytes than a clean one; or a refused build changed the site."""


class Trial:
    """A copy of `content` in `folder`, with its site, under the hands of an Editor."""

    def __init__(self, content: Path, folder: Path, seed: int, kill: float = 0.0, day: str = "2019-04-01") -> None:
        self.folder, self.seed, self.kill = folder, seed, kill
        self.content, self.output, self.memory = (folder / name for name in ("content", "output", "memory"))
        shutil.copytree(content, self.content)
        self.random = random.Random(f"trial {seed}")
        self.span = {False: 1.0, True: 1.0}
        self.counts = Counter[str]()
        started = time.monotonic()
        self.editor = Editor(self.content, self.output, seed, day)
        self._configure()
        assert errors(self._build()) == []
        self.span[True] = time.monotonic() - started

    def run(self, operations: int, every: int, first: int = 0, say: Any = None) -> None:
        """So many changes, each built; compared after each `every` of them beyond `first`, and in the end."""
        since: list[str] = []
        for number in range(1, operations + 1):
            words = self._step()
            since.append(f"{number}. {words}")
            if say:
                say(since[-1])
            if number == operations or (number > first and number % every == 0):
                self._compare(since)
                since = []
                if say:
                    say(f"після {number}: однаково; {dict(self.counts)}")

    def _step(self) -> str:
        """A change and its build."""
        words = self.editor.change()
        self._configure()
        if self.random.random() < self.kill:
            end = self._interrupted if self.random.random() < INTERRUPTED else self._killed
            words += end(clean=self.random.random() < 0.2)
        before = self._states()
        report = self._build()
        self.counts[words.split()[0]] += 1
        if not (refused := errors(report)):
            return words
        self.counts["refused"] += 1
        if self._states() != before:
            raise Differs(f"{words}: збірку відмовлено, а сайт змінився")
        self.editor.take_back()
        self._configure()
        assert errors(self._build()) == []
        return f"{words} (відмовлено: {refused[0]})"

    def _states(self) -> dict[str, tuple[int, int]]:
        """Every file of the site with its time and size: cheap beside a build, unlike digests."""
        found = {}
        for path in self.output.rglob("*"):
            state = path.stat()
            found[str(path)] = (state.st_mtime_ns if path.is_file() else 0, state.st_size if path.is_file() else 0)
        return found

    def _build(self, clean: bool = False) -> dict[str, Any]:
        """Incremental, here or in a process of its own."""
        began = time.monotonic()
        with at_day(self.editor.day.isoformat()):
            report = self._apart(self.output, self.memory) if self.random.random() < APART else self._here(clean)
        self.span[False] = time.monotonic() - began
        return report

    def _here(self, clean: bool) -> dict[str, Any]:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            build(
                self.content, self.output, self.memory, clean=clean, as_json=True, settings=self.settings, raising=True
            )
        gc.unfreeze()
        gc.collect()
        found: dict[str, Any] = json.loads(printed.getvalue())
        return found

    def _apart(self, output: Path, memory: Path) -> dict[str, Any]:
        environment = {**os.environ, "PYTHONHASHSEED": str(self.random.randrange(1, 1000))}
        command = [sys.executable, "-c", COMMAND, *map(str, (self.content, output, memory, self.settings))]
        told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        try:
            found: dict[str, Any] = json.loads(told.stdout)
        except ValueError:
            raise AssertionError(told.stderr) from None
        return found

    def _killed(self, *, clean: bool) -> str:
        """A build that dies by SIGKILL, with its workers, at a random moment of its time."""
        moment, child = self._begun(clean)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return " (до смерті встигла)"
        self.counts["killed"] += 1
        self._free()
        return f" ({'чисту' if clean else 'збірку'} вбито за {moment:.2f} с)"

    def _interrupted(self, *, clean: bool) -> str:
        """A build that is stopped by Ctrl+C, which all its processes hear: it leaves neither these nor half files."""
        moment, child = self._begun(clean)
        os.killpg(child, signal.SIGINT)
        _, status = os.waitpid(child, 0)
        self.counts["interrupted"] += os.waitstatus_to_exitcode(status) == STOPPED
        if not ended(child):
            raise Differs("після Ctrl+C щось із збірки ще працює")
        if (self.output / writer.SCRATCH).exists():
            raise Differs(f"після Ctrl+C лишилося {writer.SCRATCH}")
        self._free()
        return f" ({'чисту' if clean else 'збірку'} зупинено за {moment:.2f} с)"

    def _begun(self, clean: bool) -> tuple[float, int]:
        """A build in a process of its own, at a random moment of its time: seconds since it began, its number."""
        moment = self.random.uniform(0, self.span[clean])
        few = self.random.choice([1, readings.FEW])
        child = os.fork()
        if child == 0:
            os.setsid()
            code = 0
            try:
                signal.signal(signal.SIGINT, signal.default_int_handler)
                readings.FEW = writer.FEW = few  # with and without workers
                with at_day(self.editor.day.isoformat()):
                    self._here(clean)
            except BaseException:  # noqa: BLE001 - nothing of this process may go on as the tests
                code = STOPPED
            finally:
                os._exit(code)
        time.sleep(0.02)  # it has a group of its own by then
        time.sleep(moment)
        return moment, child

    def _free(self) -> None:
        """Waits until the dead build's workers have died too, and with them its lock."""
        from plugins.memory.lock import Busy, lock

        for file in self.memory.rglob("*.lock"):
            for _ in range(100):
                with contextlib.suppress(Busy):
                    lock(file).close()
                    break
                time.sleep(0.05)

    def _configure(self) -> None:
        """The editor's settings over the project's."""
        self.settings = self.folder / "settings.py"
        text = (
            "from runpy import run_path\n"
            f"found = run_path({str(ROOT / 'pelicanconf.py')!r})\n"
            "globals().update({name: value for name, value in found.items() if name.isupper()})\n"
            f"THEME = {str(ROOT / 'theme')!r}\n"
        ) + "".join(f"{name} = {value!r}\n" for name, value in sorted(self.editor.settings.items()))
        if not self.settings.exists() or self.settings.read_text("utf-8") != text:
            self.settings.write_text(text, encoding="utf-8")

    def _compare(self, since: list[str]) -> None:
        clean, memory = self.folder / "clean", self.folder / "clean-memory"
        with at_day(self.editor.day.isoformat()):
            self._apart(clean, memory)
        ours, theirs = tree(self.output), tree(clean)
        other = sorted({name for name, digest in (ours.items() ^ theirs.items())})
        if other:
            named = ", ".join(other[:SHOWN]) + (f" і ще {len(other) - SHOWN}" if len(other) > SHOWN else "")
            done = "\n".join(since)
            raise Differs(f"зерно {self.seed}: не так, як після чистої збірки: {named}; після змін:\n{done}")
        for folder in (clean, memory):
            shutil.rmtree(folder)


def ended(group: int, patience: float = 10.0) -> bool:
    """Is no process of a group left? Workers die with their parent, and a busy system takes its time to bury them."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def errors(report: dict[str, Any]) -> list[str]:
    """What stopped a build."""
    return [problem["message"] for problem in report["problems"] if problem["level"] == "error"]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("content", type=Path)
    parser.add_argument("operations", type=int)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--every", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kill", type=float, default=0.0)
    given = parser.parse_args()
    sys.stdout.write(f"зерно {given.seed}\n")
    began = time.monotonic()

    def say(words: str) -> None:
        sys.stdout.write(f"{time.monotonic() - began:6.1f} с  {words}\n")
        sys.stdout.flush()

    folder = Path(tempfile.mkdtemp(prefix="operations-"))
    try:
        Trial(given.content, folder, given.seed, given.kill).run(given.operations, given.every, given.first, say)
    except AssertionError as error:
        sys.stdout.write(f"{error}\nусе лишилося в {folder}\n")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
