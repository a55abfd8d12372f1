"""Where in a source a fault stands: the file is opened once more, and the schema loaded, which only a fault costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.problems import Problem
from ..model.source_text import SIZE_LIMIT, decode
from ..model.ukrainian import slugify
from ..model.wrong import shown
from .openly import Inside, read

if TYPE_CHECKING:
    from ..model.frontmatter import Path as HeaderPath


def source(content: Path, path: str) -> str:
    """The text of a document. Raises Changed."""
    return decode(read(Inside(content, path), limit=SIZE_LIMIT + 1))[0]


def located(content: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of the whole, each with the line of its field."""
    for problem in problems:
        line = problem.line
        if problem.field and line is None:
            from ..model.frontmatter import parse
            from ..model.kinds import KINDS
            from ..model.validation import known_keys

            front = parse(source(content, problem.path))
            line = line_of_key(front.lines, problem.path, problem.field)
            keys = known_keys(KINDS[problem.path.split("/", 1)[0]])
            given = {keys.get(key): value for key, value in front.values.items()}
            problem = _as_written(problem, given.get(problem.field))
        yield replace(problem, line=line)


def _as_written(problem: Problem, value: object) -> Problem:
    """A body or commission given in words is known to the whole by its code; the editor reads the words."""
    code = f"«{slugify(value)}»" if isinstance(value, str) and problem.field in ("body", "commission") else ""
    return replace(problem, message=problem.message.replace(code, f"«{shown(value)}»")) if code else problem


def placed(content: Path, problems: Iterable[tuple[str, Problem]]) -> Iterator[Problem]:
    """Problems of texts, each with the line that holds the value found beside it."""
    for value, problem in problems:
        yield replace(problem, line=line_of(content, problem.path, value))


def line_of(content: Path, path: str, value: str) -> int | None:
    """The first line of a source that holds the value, in whatever spelling."""
    from ..model.spelling import line_with

    state = (content / path).lstat()
    text = _text(content, path, state.st_mtime_ns, state.st_size)
    place = line_with(text, value)
    return text.count("\n", 0, place) + 1 if place >= 0 else None


@lru_cache(maxsize=1)
def _text(content: Path, path: str, mtime_ns: int, size: int) -> str:  # noqa: ARG001 - a changed file is another file
    """The last file asked for: a document with many faults is opened once."""
    return source(content, path)


def field_at(content: Path, path: str, line: int | None) -> str | None:
    """The schema's field to which a line of a header belongs."""
    from ..model.frontmatter import parse
    from ..model.kinds import KINDS
    from ..model.validation import known_keys

    lines = parse(source(content, path)).lines
    above = [(at, str(key)) for (key, *below), at in lines.items() if not below and line is not None and at <= line]
    return known_keys(KINDS[path.split("/", 1)[0]]).get(max(above)[1]) if above else None


def line_of_key(lines: Mapping[HeaderPath, int], path: str, field: str) -> int:
    """The line of `relations.2.act`: of the very value, else of the nearest thing around it."""
    from ..model.kinds import KINDS
    from ..model.validation import field_line, known_keys

    kind = KINDS[path.split("/", 1)[0]]
    keys = known_keys(kind)
    top, *names = field.split(".")
    name = keys.get(top, top)
    written = next((key for key, *below in lines if not below and keys.get(str(key)) == name), top)
    below = [int(part) - 1 if part.isdecimal() else part for part in names]
    for inner in (below, [part for part in below if isinstance(part, str)]):  # one record stands without a list too
        for end in range(len(inner), 0, -1):
            if line := lines.get((written, *inner[:end])):
                return line
    return field_line(kind, lines, name)
