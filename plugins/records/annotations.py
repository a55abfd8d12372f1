"""Findings as a code host shows them beside changed lines: GitHub's workflow commands, GitLab's code quality."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from ..model.problems import Problem

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(problems: Iterable[Problem], folder: PurePosixPath) -> str:
    """A line `::error file=…,line=…::…` for each; folder: of the content, from the repository's root.

    Form: GitHub's «Workflow commands», setting an error message.
    """
    lines = []
    for problem in problems:
        place = {"file": str(folder / problem.path)} if problem.path else {}
        if problem.path and problem.line:
            place["line"] = str(problem.line)
        properties = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in place.items())
        lines.append(f"::{' '.join(filter(None, (problem.level, properties)))}::{_words(problem).translate(_DATA)}")
    return "\n".join(lines)


def gitlab(problems: Iterable[Problem], folder: PurePosixPath) -> str:
    """The array of GitLab's «Code Quality report format»; a finding keeps its fingerprint when lines above it move."""
    found = [
        {
            "description": _words(problem),
            "check_name": problem.rule or problem.field or "content",
            "fingerprint": hashlib.sha256(f"{problem.path}\n{problem.field}\n{problem.message}".encode()).hexdigest(),
            "severity": "critical" if problem.level == "error" else "minor",
            "location": {"path": str(folder / problem.path), "lines": {"begin": problem.line or 1}},
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False)


def _words(problem: Problem) -> str:
    words = f"{problem.message} — {problem.hint}" if problem.hint else problem.message
    return f"{problem.field}: {words}" if problem.field else words


FORMS: dict[str, Callable[[Iterable[Problem], PurePosixPath], str]] = {"github": github, "gitlab": gitlab}
