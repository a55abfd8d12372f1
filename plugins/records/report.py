"""Findings on the terminal: errors, then warnings; where there are warnings, each group under a heading."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from ..model.problems import Problem


def report(problems: Iterable[Problem], lines: TextIO | None = None) -> None:
    """Print each problem on a line of its own, to stderr or to `lines`; headings always go to stderr."""
    groups: dict[str, list[Problem]] = {"error": [], "warning": []}
    for problem in problems:
        groups[problem.level].append(problem)
    for title, group in zip(("Помилки", "Застереження"), groups.values(), strict=True):
        if group and groups["warning"]:  # without warnings every line is an error
            sys.stderr.write(f"{title} ({len(group)}):\n")
            sys.stderr.flush()
        out = lines or sys.stderr
        out.writelines(f"{problem}\n" for problem in group)
        out.flush()
