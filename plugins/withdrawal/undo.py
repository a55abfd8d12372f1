"""Is there a way back? What stands in git as it is on the disk can be restored; anything else would be lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..records.session import Refused


def unsaved(content: Path, paths: Sequence[str]) -> list[str] | None:
    """Of files below content/ those that git does not hold as they are now; None where content/ is in no git.

    Raises Refused where it is in one that does not answer: what it holds cannot be known.
    """
    found = []
    for path in paths:
        command = ["git", "status", "--porcelain", "--ignored", "--", path]
        try:
            asked = subprocess.run(command, cwd=content, capture_output=True, check=False)
        except OSError as error:
            return _none_here(content, f"{error.strerror}: {error.filename}")
        if asked.returncode:
            return _none_here(content, asked.stderr.decode("utf-8", "replace").strip())
        if asked.stdout:
            found.append(path)
    return found


def _none_here(content: Path, words: str) -> None:
    place = content.absolute()
    for folder in (place, *place.parents):
        if os.path.lexists(folder / ".git"):
            said = words.partition("\n")[0] or "?"
            message = f"git у {folder} не відповідає ({said}), тож чи вдасться повернути текст, невідомо"
            raise Refused(f"{message} — полагодьте його й запустіть ще раз")
