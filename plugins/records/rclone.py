"""Running rclone, by which object stores are reached: media files are shared and the site is published through it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NOT_INSTALLED = 127
ABSENT = 3
"""Exit code: the place is not there."""


class RcloneError(Exception):
    """What rclone said last. code: its exit code (rclone.org/docs/#exit-code), NOT_INSTALLED where there is none."""

    def __init__(self, said: str, code: int) -> None:
        super().__init__(said)
        self.code = code


def rclone(*arguments: str, env: Mapping[str, str] | None = None, kept: Sequence[int] = ()) -> str:
    """What rclone prints. Raises RcloneError.

    env: its whole environment, ours without one; what is secret goes there and never into the arguments, which every
    process of the machine can see. kept: descriptors that stay open while it runs (POSIX), so that a lock does.
    """
    program = Path(sys.executable).with_name("rclone.exe" if sys.platform == "win32" else "rclone")
    command = [str(program) if program.is_file() else "rclone", *arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=env, pass_fds=tuple(kept)
        )
    except FileNotFoundError:
        raise RcloneError(
            "немає програми rclone: запустіть команду через ./invoke, він її встановить", NOT_INSTALLED
        ) from None
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace")
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"код {done.returncode}"]
    raise RcloneError(lines[-1].strip(), done.returncode)
