"""Where in a source a fault stands: the file is opened once more, which only a fault costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..model.frontmatter import Path as HeaderPath
from ..model.frontmatter import parse
from ..model.kinds import KINDS
from ..model.problems import Problem
from ..model.source_text import decode
from ..model.validation import field_line, known_keys


def located(content: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of the whole, each with the line of its field."""
    for problem in problems:
        line = problem.line
        if problem.field and line is None:
            front = parse(decode((content / problem.path).read_bytes())[0])
            line = _field_line(front.lines, problem.path, problem.field)
        yield replace(problem, line=line)


def placed(content: Path, problems: Iterable[tuple[str, Problem]]) -> Iterator[Problem]:
    """Problems of texts, each with the line that holds the value found beside it."""
    for value, problem in problems:
        yield replace(problem, line=line_of(content, problem.path, value))


def line_of(content: Path, path: str, value: str) -> int | None:
    """The first line of a source that holds the value."""
    text = decode((content / path).read_bytes())[0]
    return next((number for number, line in enumerate(text.split("\n"), 1) if value in line), None)


def _field_line(lines: Mapping[HeaderPath, int], path: str, field: str) -> int:
    kind = KINDS[path.split("/", 1)[0]]
    top = field.split(".")[0]
    return field_line(kind, lines, known_keys(kind).get(top, top))
