"""That docs/uk/povidomlennia.md explains every message there is, and no other."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from plugins.model.law.rules import RULES
from tests.docs.said import VARIES, messages

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/uk/povidomlennia.md"
CASES = sorted((ROOT / "tests/sites/invalid").glob("*/expected.txt"))
SAID = messages()


@cache
def explained() -> dict[str, re.Pattern[str]]:
    """Every message that an entry or a row of the page quotes, with what it matches; «…» is anything."""
    lines = re.findall(r"^(?:- |\| R).*(?:\n  .*)*", PAGE.read_text("utf-8"), re.MULTILINE)
    quoted = [" ".join(each.split()) for line in lines for each in re.findall(r"\*\*(.+?)\*\*", line, re.DOTALL)]
    return {each: re.compile(re.escape(each).replace(VARIES, ".*"), re.DOTALL) for each in quoted}


def entries(message: str) -> list[str]:
    """The quotes on the page that a message fits, with or without its advice."""
    whole = [message, *(message[: match.start()] for match in re.finditer(r" — |:\s", message))]
    return [each for each, pattern in explained().items() if any(pattern.fullmatch(text) for text in whole)]


@pytest.mark.parametrize("message", sorted(SAID))
def test_every_message_of_the_program_is_explained(message: str) -> None:
    assert entries(message), f"{SAID[message]} says it; docs/uk/povidomlennia.md does not"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_every_message_about_a_broken_site_is_explained(case: Path) -> None:
    for line in filter(None, case.read_text("utf-8").split("\n")):
        parts = [line[match.end() :] for match in re.finditer(": ", line)]
        assert any(entries(part) for part in parts), line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_no_message_about_a_broken_site_is_missed_in_the_source(case: Path) -> None:
    known = re.compile("|".join(re.escape(message).replace(VARIES, ".*") for message in SAID))
    for line in filter(None, case.read_text("utf-8").split("\n")):
        starts = [match.end() for match in re.finditer(": ", line)]
        ends = [match.start() for match in re.finditer(" — ", line)]
        assert any(known.fullmatch(line, start, end) for start in starts for end in ends), line


def test_every_quote_on_the_page_is_a_message_of_the_program() -> None:
    found = {each for message in SAID for each in entries(message)}
    assert explained().keys() - found == set()


def test_no_quote_fits_whatever_may_be_said() -> None:
    assert entries("цього ніхто не каже про «документ» (ніде й ніколи), а «поради» немає") == []


def test_every_rule_of_law_has_its_row() -> None:
    rows = re.findall(r"^\| (R\w+(?:, R\w+)*) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [id for row in rows for id in row.split(", ")] == [rule.id for rule in RULES]
