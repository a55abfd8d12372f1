"""A checkout of the project in a temporary folder, as an editor has it, with the showcase's documents for content/."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWCASE = ROOT / "tests/sites/showcase"
EDITOR = "Олена Зразкова"
CLOCK = "2025-03-20T10:00:00+02:00"
"""The moment of the showcase's BUILD_DATE at which everything is saved."""

SETTINGS = """\
from pathlib import Path
from runpy import run_path

globals().update({{name: value for name, value in run_path({showcase!r}).items() if name.isupper()}})
folders = (str(Path(__file__).parent / name) for name in ("content", "output", ".memory", "theme"))
PATH, OUTPUT_PATH, MEMORY_PATH, THEME = folders
"""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Checkout:
    """A folder with the project in it and a history of its own, in which nobody is named yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "rada"
        self.content = self.folder / "content"
        names = _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
        for name in filter(None, names):
            if not name.startswith(("content/", "tests/")) and (ROOT / name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, self.folder / name)
        for name in ("node_modules", ".venv"):
            (self.folder / name).symlink_to(ROOT / name)
        (self.folder / "pelicanconf.py").write_text(SETTINGS.format(showcase=str(SHOWCASE / "pelicanconf.py")), "utf-8")
        shutil.copytree(SHOWCASE / "content", self.content)
        _git(self.folder, "init", "--quiet", "--initial-branch=main")
        _git(
            self.folder, "add", "content"
        )  # of nothing else, or the commits in the pictures would be others every time
        own = ("-c", "user.name=Відкрита рада", "-c", "user.email=rada@zorepil.example")
        _git(self.folder, *own, "commit", "--quiet", "-m", "Початок")

    def run(self, *words: str) -> str:
        """What a command says, on both streams, as it would stand in a terminal."""
        done = subprocess.run(_invoke(words), cwd=self.folder, env=environment(), stdout=-1, stderr=-2, text=True)
        return _COLOURS.sub("", done.stdout).rstrip()

    @contextmanager
    def started(self, *words: str) -> Iterator[str]:
        """A command that serves until the end; gives the address that it names."""
        process = subprocess.Popen(
            _invoke(words), cwd=self.folder, env=environment(), stdout=-1, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert process.stdout
            yield next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            process.terminate()
            process.communicate()


def environment() -> Mapping[str, str]:
    """The same for every run: the clock of saves, no settings of the machine's owner."""
    clock = {"GIT_AUTHOR_DATE": CLOCK, "GIT_COMMITTER_DATE": CLOCK}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**os.environ, **clock, **nobody, "TERM": "dumb", "PYTHONUNBUFFERED": "1"}


def _invoke(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "invoke", *words]


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, env=environment(), check=True, capture_output=True, text=True)
    return done.stdout
