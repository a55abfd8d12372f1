"""git, asked in such a way that neither hooks nor the user's own configuration of colours and signatures matter."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from .refusal import Refusal

_CONFIG = {"commit.gpgsign": "false", "core.quotePath": "false", "core.hooksPath": "/dev/null"}


def git(
    folder: Path, *arguments: str, check: bool = True, code: bool = False, config: Mapping[str, str] | None = None
) -> str:
    """What git says in a folder; with `code` its exit code; "" where it fails and nobody asked for success.

    config: values beside the checkout's own. Raises Refusal where git fails and `check` asks for success.
    """
    done = _asked(folder, arguments, config or {})
    if code:
        return str(done.returncode)
    if done.returncode and check:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refusal(f"git не зберіг: {words[-1] if words else done.returncode}", 500)
    return done.stdout.decode("utf-8", "replace").strip("\n") if not done.returncode else ""


def file_at(folder: Path, commit: str, path: str) -> bytes:
    """A file's bytes in a commit, b"" where it has none. path: below the folder."""
    done = _asked(folder, ("show", f"{commit}:./{path}"), {})
    return done.stdout if not done.returncode else b""


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
