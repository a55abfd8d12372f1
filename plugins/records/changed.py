"""Which files of the content a branch changes, as git knows it: what a merge request is about."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .session import Refused


def changed(content: Path, since: str) -> frozenset[str]:
    """Paths below content/ that differ from where the branch left `since`, saved or not. Raises Refused."""
    base = None if since.startswith("-") else _git(content, "merge-base", since, "HEAD")
    if base is None:
        raise Refused(f"--since: git не знає «{since}» або не має спільної з нею історії — назвіть гілку чи коміт")
    listed = (
        _git(content, "diff", "--name-only", "--no-renames", "-z", "--relative", base.strip(), "--", "."),
        _git(content, "ls-files", "--others", "--exclude-standard", "-z", "--", "."),
    )
    return frozenset(name for names in listed for name in (names or "").split("\0") if name)


def _git(content: Path, *arguments: str) -> str | None:
    """What git says, None where it says that it cannot."""
    try:
        done = subprocess.run(["git", "-c", "core.quotePath=false", *arguments], cwd=content, capture_output=True)
    except FileNotFoundError:
        raise Refused("--since: немає програми git") from None
    return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")
