"""Pieces of markup in any order: whatever comes out has nothing that runs, and every fault has its line."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.records.text import convert, finish

from ..page import read

PIECES = (
    *("<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>", "</a>", "<b onclick=x>"),
    *("[a](javascript:x)", "[a]: javascript:x\n", "[a]", "![a](x.jpg)", "`", "```\n", "~~~", "*", "**", "_", "\\"),
    *("\n\n", "\n", "    ", "\t", "> ", "- ", "1. ", "# ", "| a | b |\n", "| --- | --- |\n", "=\n", "-\n"),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<svg/onload=x>",
        "<math>",
        "<style>",
        "</style>",
        "<p ",
        '"',
        "'",
    ),
    *("<", ">", "&lt;", "&#60;", "&colon;", "{static}x.pdf", "{video} https://youtu.be/aaaaaaaaaaa\n", "href=", "src="),
    *("Так", "Додаток 1\n", "рішення №1-1/2025", "[^1]", "[^1]: ", "<table><tr><td>", "</table>", "<div>", "</div>"),
    *("<h2 id=main>", "<iframe src=x>", "<noscript>", "<title>", "<textarea>", "<base href=//x>", "onerror=x", "{: x}"),
)
OURS = re.compile(r"fn:|fnref:|p-|d\d+|roz-")
FORBIDDEN = re.compile(
    r"<(?:script|iframe|svg|math|style|base|textarea|title|form|input|template|noscript)\b", re.IGNORECASE
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join), st.booleans())
def test_no_mixture_runs_or_loses_its_line(source: str, clauses: bool) -> None:
    text = convert(source, clauses=clauses, first_line=5)
    page = read(f"<main>{finish(text.html, [''] * len(text.targets))}</main>")
    assert page.inline == []
    assert not FORBIDDEN.search(text.html)
    assert [each for each in page.references if re.match(r"[\s\x00-\x20]*(?:javascript|data):", each.address)] == []
    assert [id for id in page.ids if not OURS.match(id)] == []
    lines = source.count("\n") + 1
    assert [flaw for flaw in text.flaws if flaw.line is None or not 5 <= flaw.line < 5 + lines] == []
