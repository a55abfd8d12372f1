"""YAML's own escapes must not bring in what a source's bytes may not hold."""

from __future__ import annotations

import pytest

from plugins.model.frontmatter import parse
from plugins.model.kinds import News
from plugins.model.problems import Problem
from plugins.model.validation import validate


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\x9b", r"\u202e", r"\u2066", r"\ue001", r"\uffff"])
@pytest.mark.parametrize("header", ['title: "а{}б"', 'topics: ["а{}б"]', '"а{}б": значення'])
def test_an_escaped_forbidden_character_is_an_error_with_its_line(header: str, escape: str) -> None:
    front = parse("---\nlang: uk\n" + header.format(escape) + "\n---\nтекст\n")
    [flaw] = front.flaws
    assert (flaw.line, flaw.level) == (3, "error")
    assert flaw.message.startswith("недозволений знак U+")
    assert "\\" in flaw.hint


def test_an_escaped_line_end_and_tab_are_fine() -> None:
    assert parse('---\ntitle: "а\\tб\\nв"\n---\nтекст\n').flaws == ()


def test_a_problem_is_one_line_that_gives_a_terminal_no_orders() -> None:
    text = str(Problem("news/a.md", 2, "зло\nnews/b.md:1: title", "ні\x1b[2J", "так\u202e"))
    assert text == "news/a.md:2: зло\\u000anews/b.md:1: title: ні\\u001b[2J — так\\u202e"


def test_a_backslash_makes_no_web_address() -> None:
    front = parse("---\ntitle: А\ndate: 2025-02-03\nsource_url: 'https://old.example\\@evil.example/a'\n---\nтекст\n")
    [flaw] = validate(News, front).flaws
    assert (flaw.line, flaw.field) == (4, "source_url")
    assert flaw.message.endswith("не є веб-адресою")
