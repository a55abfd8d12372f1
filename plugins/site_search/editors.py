"""The synonyms of this site: lines of SEARCH_SYNONYMS, and of a file that editors keep in content/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.flaw import Flaw
from ..model.problems import Problem
from ..model.source_text import decode
from ..records.openly import Inside, read_if_there
from ..records.settings import Settings
from ..search.synonyms import Group, read

FILE = "synonyms.txt"
LARGEST = 50_000
"""Bytes."""


def synonyms(settings: Settings) -> list[Group]:
    """The groups of the settings, then those of the file."""
    text, _ = _text(settings.content)
    return [*read(settings.search_synonyms)[0], *read(text.split("\n"))[0]]


def faults(settings: Settings) -> Iterator[Problem]:
    """What is wrong with either; errors, for a line that is left out would be missed by nobody."""
    for fault in read(settings.search_synonyms)[1]:
        yield Problem("", None, None, f"pelicanconf.py: SEARCH_SYNONYMS: {fault.message}", fault.hint)
    text, flaws = _text(settings.content)
    for flaw in flaws:
        yield Problem(FILE, flaw.line, None, flaw.message, flaw.hint)
    for line, message, hint in read(text.split("\n"))[1]:
        yield Problem(FILE, line, None, message, hint)


def _text(content: Path) -> tuple[str, tuple[Flaw, ...]]:
    data = read_if_there(Inside(content, FILE), LARGEST + 1)
    if data is None:
        return "", ()
    if len(data) > LARGEST:
        hint = "лишіть потрібні рядки: увесь файл завантажує кожен, хто шукає"
        return "", (Flaw(None, None, f"файл завеликий: понад {LARGEST} байтів", hint),)
    return decode(data)
