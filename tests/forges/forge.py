"""What a forge does with the project, on this machine: a repository, clones of it, jobs run step by step in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
AUTHOR, ADDRESS = "Олена Зразкова", "olena@example.org"


class Done(NamedTuple):
    """How a job ended: the code of its last step, and everything it printed."""

    code: int
    printed: str


class Forge:
    """A bare repository with the project as it stands in this checkout, committed to main.

    calls: what the programs that speak to the forge (gh, curl …) were asked, a line a call.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder / "site.git"
        self._calls = folder / "calls"
        self._programs = folder / "programs"
        self._programs.mkdir()
        source = folder / "source"
        _copy(source)
        git(source, "init", "--quiet", "--initial-branch=main")
        git(source, "add", "--all")
        git(source, *author(), "commit", "--quiet", "-m", "Початок")
        git(folder, "clone", "--quiet", "--bare", str(source), str(self.remote))

    @property
    def calls(self) -> list[str]:
        return self._calls.read_text("utf-8").splitlines() if self._calls.exists() else []

    def program(self, name: str, answer: str = "") -> None:
        """A program that a step may call: it notes its arguments and answers."""
        file = self._programs / name
        file.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self._calls}"\nprintf "%s\\n" "{answer}"\n', "utf-8")
        file.chmod(0o755)

    def clone(self, name: str, state: str = "main") -> Path:
        """A clone at a branch or commit, with this checkout's environment in the place of a new one."""
        folder = self.folder / name
        git(self.folder, "clone", "--quiet", str(self.remote), name)
        git(folder, "switch", "--quiet", "--detach", git(folder, "rev-parse", f"origin/{state}"))
        for made in (".venv", "node_modules"):
            (folder / made).symlink_to(ROOT / made)
        return folder

    def propose(self, branch: str, path: str, text: str) -> None:
        """A branch of the author's with a document."""
        clone = self.clone(f"author-{branch}")
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_text(text, "utf-8")
        git(clone, "add", "--", path)
        git(clone, *author(), "commit", "--quiet", "-m", "Новий документ")
        git(clone, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")

    def merge(self, branch: str) -> None:
        """What the button of a merge request does."""
        clone = self.clone(f"merge-{branch}")
        git(clone, *author(), "merge", "--quiet", "--no-ff", "--no-edit", f"origin/{branch}")
        git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/main")

    def text(self, state: str, path: str) -> str:
        """A file of the repository."""
        return git(self.remote, "show", f"{state}:{path}")

    def run(self, clone: Path, scripts: Sequence[tuple[str, Mapping[str, str]]], own: Mapping[str, str]) -> Done:
        """Scripts of a job with their variables, one after another until one fails; own: variables of all of them."""
        printed = ""
        environment = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
        environment |= {
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "CI": "true",
        }
        for script, variables in scripts:
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", script],
                cwd=clone,
                env={**environment, **own, **variables},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=200,
            )
            printed += done.stdout
            if done.returncode:
                return Done(done.returncode, printed)
        return Done(0, printed)


def author() -> list[str]:
    return ["-c", f"user.name={AUTHOR}", "-c", f"user.email={ADDRESS}"]


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _copy(target: Path) -> None:
    """The checkout as it would be committed now; the tests' sites, which no command here needs, stay behind."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".", ":!tests/sites"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
