"""git, asked in such a way that neither hooks nor the user's own configuration of colours and signatures matter."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from .refusal import Refusal

_CONFIG = {"commit.gpgsign": "false", "core.quotePath": "false", "core.hooksPath": "/dev/null"}
PATIENCE = 3.0
"""Seconds to wait for another program that has git's index."""
_LOCKED = "index.lock': File exists"
_REASONS = (
    ("partial commit during a merge", "у сховищі не закінчено злиття: закінчіть його або скасуйте (git merge --abort)"),
    ("partial commit during a cherry-pick", "у сховищі не закінчено перенесення змін: git cherry-pick --abort"),
    ("unmerged", "у сховищі не закінчено злиття: закінчіть його або скасуйте (git merge --abort)"),
    ("are ignored by one of your .gitignore", "цей файл оминає .gitignore: приберіть звідти рядок, який його називає"),
    ("No space left", "на диску немає місця: звільніть місце й збережіть ще раз"),
    ("Permission denied", "немає прав на запис у теку .git: дайте собі права й збережіть ще раз"),
    ("Read-only file system", "диск із текою .git відкрито лише для читання"),
    ("insufficient permission", "немає прав на запис у теку .git: дайте собі права й збережіть ще раз"),
    ("dubious ownership", "тека належить іншому користувачеві: git config --global --add safe.directory і шлях до неї"),
)
"""Words of git -> what they mean and what to do."""


def git(
    folder: Path, *arguments: str, check: bool = True, code: bool = False, config: Mapping[str, str] | None = None
) -> str:
    """What git says in a folder; with `code` its exit code; "" where it fails and nobody asked for success.

    config: values beside the checkout's own. Raises Refusal where git fails and `check` asks for success.
    """
    until = time.monotonic() + PATIENCE
    while True:
        done = _asked(folder, arguments, config or {})
        words = done.stderr.decode("utf-8", "replace")
        if not (check and done.returncode and _LOCKED in words and time.monotonic() < until):
            break
        time.sleep(0.2)
    if code:
        return str(done.returncode)
    if done.returncode and check:
        raise Refusal(f"git не зберіг: {_reason(words, folder)}", 500)
    return done.stdout.decode("utf-8", "replace").strip("\n") if not done.returncode else ""


def file_at(folder: Path, commit: str, path: str) -> bytes:
    """A file's bytes in a commit, b"" where it has none. path: below the folder."""
    done = _asked(folder, ("show", f"{commit}:./{path}"), {})
    return done.stdout if not done.returncode else b""


def _reason(words: str, folder: Path) -> str:
    """Why git did not do it, as far as its words are known; else its own line."""
    if _LOCKED in words:
        lock = os.path.normpath(folder / git(folder, "rev-parse", "--git-path", "index.lock", check=False))
        return (
            "сховище зайняла інша програма. Зачекайте й збережіть ще раз; якщо її вже немає (комп'ютер вимкнувся "
            f"посеред запису), вилучіть файл {lock}"
        )
    if found := next((meaning for sign, meaning in _REASONS if sign in words), ""):
        return found
    lines = [line for line in words.strip().splitlines() if not line.startswith("hint:")]
    return next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "?")


def _asked(folder: Path, arguments: Sequence[str], config: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Raises Refusal where git does not answer; a machine without it is one where every question fails."""
    options = (part for name, value in {**_CONFIG, **config}.items() for part in ("-c", f"{name}={value}"))
    literal = [] if arguments[0] == "check-ignore" else ["--literal-pathspecs"]  # which that one does not know
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    command = ["git", *literal, *options, *arguments]
    try:
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60)
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, b"", b"git")
    except subprocess.TimeoutExpired:
        raise Refusal("git не відповідає: спробуйте ще раз", 500) from None
