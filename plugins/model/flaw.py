"""What is wrong inside one file, before anybody knows the file's name."""

from __future__ import annotations

from typing import NamedTuple

from .problems import Level


class Flaw(NamedTuple):
    """line: 1-based, None for the whole file. field: header key or None. message, hint, rule: as in Problem.

    file: path below content/ of the file in which it stands, "" for the document's own.
    """

    line: int | None
    field: str | None
    message: str
    hint: str = ""
    level: Level = "error"
    rule: str | None = None
    file: str = ""
