from __future__ import annotations

import re

import pytest

from tests.records.text.sample import ACT, act, page

SECTION = re.compile(r'<section id="([^"]*)" class="annex"><h2>(.*?)</h2>')


def test_annexes_are_sections_in_the_contents_list():
    text = act(ACT)
    assert SECTION.findall(text.html) == [("d1", "Додаток 1"), ("d2", "Додаток № 2 до рішення міської ради")]
    assert [(heading.level, heading.id) for heading in text.headings] == [
        (2, "d1"),
        (3, "roz-perelik-obiektiv"),
        (2, "d2"),
    ]
    assert text.html.count("<section") == text.html.count("</section>") == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Додаток", ("d1", "Додаток")),
        ("Додаток 3", ("d3", "Додаток 3")),
        ("ДОДАТОК №2", ("d2", "ДОДАТОК №2")),
        ("**Додаток 1**", ("d1", "Додаток 1")),
        ("Додаток А", ("d1", "Додаток А")),
        ("Додаток № 2 до рішення міської ради", ("d2", "Додаток № 2 до рішення міської ради")),
        ("## Додаток 1. Положення", ("d1", "Додаток 1. Положення")),
        ("Додаток 1\n=========", ("d1", "Додаток 1")),
    ],
)
def test_an_annex_begins_with_a_heading_or_a_line_of_its_own(line: str, expected: tuple[str, str]):
    html = act(f"Слово.\n\n{line}\n\nТекст.").html
    assert SECTION.findall(html) == [expected]
    assert "=" not in re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    "line",
    [
        "Додаток до рішення викласти в новій редакції.",
        "Додаток: на 2 аркушах",
        "Додатки",
        "Додаткову угоду підписати",
        "- Додаток 1",
        "1. Додаток 1",
    ],
)
def test_a_sentence_about_an_annex_begins_none(line: str):
    assert "<section" not in act(f"{line}\n\nТекст.").html


def test_the_line_after_an_annex_title_is_text():
    assert "<h2>Додаток 1</h2>\n<p>до рішення ради" in act("Підпис\nДодаток 1\nдо рішення ради").html


def test_an_annex_number_used_twice_gets_the_next_free_address():
    assert [found[0] for found in SECTION.findall(act("Додаток 2\n\nа\n\nДодаток 2\n\nб\n\nДодаток\n\nв").html)] == [
        "d2",
        "d1",
        "d3",
    ]


def test_footnotes_stand_after_the_last_annex():
    html = act(ACT).html
    assert html.index('</section><div class="footnote">') > html.index('id="d2"')


def test_a_page_has_no_annexes():
    assert "<section" not in page("# Додаток 1\n\nТекст").html


def test_unclosed_raw_html_before_an_annex_does_not_break_the_page():
    html = act("Слово <div> далі\n\nДодаток 1\n\nТекст").html
    assert '<h2 id="d1">Додаток 1</h2>' in html
    assert html.count("<div>") == html.count("</div>")
