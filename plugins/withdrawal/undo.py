"""Is there a way back? What stands in git as it is on the disk can be restored; anything else would be lost."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


def unsaved(content: Path, paths: Sequence[str]) -> list[str] | None:
    """Of files below content/ those that git does not hold as they are now; None where content/ is in no git."""
    found = []
    for path in paths:
        command = ["git", "status", "--porcelain", "--ignored", "--", path]
        try:
            asked = subprocess.run(command, cwd=content, capture_output=True, check=False)
        except OSError:
            return None
        if asked.returncode:
            return None
        if asked.stdout:
            found.append(path)
    return found
