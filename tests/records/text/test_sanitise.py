from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.text import Text, convert
from plugins.records.text.sanitise import sanitise, unsafe
from tests.records.text.sample import ACT, act, page

# Written down a second time on purpose: the walk below must not trust the code it checks.
ELEMENTS = """
    a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd
    li mark ol p pre q s samp small section span strong sub summary sup table tbody td tfoot th thead time tr u ul var
"""
VALUES = {
    "id": r"fn:[a-z0-9-]+|fnref:[a-z0-9-]+(:\d+)?|(d\d+-)?p(-\d+)+|d\d+|roz-[a-z0-9-]+",
    "class": r"clause level-\d|num|item|anchor|annex|table|picture|footnote(-(back)?ref)?|left|right|center",
    "href": r"(?s)https?://[^/\\].*|mailto:.*|tel:.*|/([^/\\].*)?|#.*",
    "tabindex": r"-1|0",
    "role": "region",
    "aria-label": r"(?s)Посилання на (під)?пункт [\d.]+( додатка \d+)?|Таблиця .*|(Назад до тексту, в|В)иноска \d+",
    "title": "(?s).*",
    "lang": "[a-zA-Z0-9-]+",
    "scope": "col|row|colgroup|rowgroup",
    "colspan": r"\d{1,3}",
    "rowspan": r"\d{1,3}",
    "start": r"-?\d{1,6}",
    "type": "[1aAiI]",
    "datetime": r"[\dT: -]+",
}


class Walk(HTMLParser):
    """Fails on anything but the elements and attributes above, properly nested."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS.split()
        for name, value in attrs:
            assert re.fullmatch(VALUES[name], value or ""), (tag, name, value)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def check(text: Text) -> None:
    html = re.sub("\ue001\\d+\ue002", "", text.html)
    html = re.sub("\ue003\\d+\ue002", "", html)
    assert not re.search("[\ue000-\uf8ff]", html)
    walk = Walk()
    walk.feed(html)
    walk.close()
    assert walk.open == []
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert len(text.lead) <= 300


# fmt: off
PARTS = st.sampled_from(
    [
        *"абв1.[]()!<>&\"'`*_#|-:=\\/ \n\t{}^№", "\n\n", "    ", "1. ", "2.1. ", "а) ", "- ", "> ", "# ",
        "| а | б |\n|---|---|\n", "[^1]", "[^1]: ", "Додаток 1", "<script>", "</script>", "<svg onload=x>", "<style>",
        '<p id="p-1" class=clause onclick=x>', "<div>", "</div>", "<table><tr><th>", "<td>", "</table>",
        '<a href="javascript:x">', '<a href="b.md">', "</a>", "<img src=x alt=y>", "<!--", "-->", "<h1>", "</h2>",
        "&#xE000;", "&#57345;0&#57346;", "&lt;", "](javascript:x)", "](b.md)", "![", "{video} a",
        "рішення № 1-2/2019 від 05.03.2019", "№ 2939-VI", "\ue000", "\ue0010\ue002", "\x02", "\x00", "\ud800",
        "\u2028", '<h1 id="d1">', "<iframe src=//x>", "<form>", "<input>", "<math><mi>", "<template>", "<noscript>",
        "<title>", "<caption>", "<ol start=5>",
    ]
)
# fmt: on
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PARTS, max_size=40).map("".join), st.lists(PARTS, max_size=8).map(" \n".join)
)


@given(TEXTS, st.booleans())
def test_whatever_is_written_nothing_but_the_allowed_comes_out(source: str, clauses: bool):
    text = convert(source, clauses=clauses, first_line=7)
    check(text)
    assert all(flaw.line is None or flaw.line >= 7 for flaw in text.flaws)
    assert convert(source, clauses=clauses, first_line=7) == text


def test_the_sample_act_passes_the_same_walk():
    check(act(ACT))


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<iframe src='https://example.org'></iframe>",
        "<form action='/x'><input name=a></form>",
        "<svg onload=alert(1)><text>x</text></svg>",
        "<p onclick='alert(1)'>слово</p>",
        "Слово <img src=a.jpg alt=б onerror=alert(1)>",
        "<object data=x></object>",
        "<meta http-equiv=refresh content=0>",
    ],
)
def test_forbidden_markup_is_gone_and_named(source: str):
    text = page(f"Слово\n\n{source}\n\nдалі")
    assert not re.search(r"alert|script|style|iframe|form|svg|object|meta|onerror|onclick", text.html)
    assert (3, "error") in [(flaw.line, flaw.level) for flaw in text.flaws]


def test_unknown_but_harmless_markup_is_a_warning_and_its_words_stay():
    text = page("Слово <font color=red>червоне</font>")
    assert text.html == "<p>Слово червоне</p>"
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(1, "warning")]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "/\\example.org",
        "https:example.org",
        "{index}",
    ],
)
def test_an_unsafe_address_loses_its_link_and_is_named(address: str):
    for source in (f"Слово\n\n[текст]({address})", f'Слово\n\n<p><a href="{address}">текст</a></p>'):
        text = page(source)
        assert "href" not in text.html
        assert text.targets == ()
        assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(3, "error")]
        assert address in text.flaws[0].message


@pytest.mark.parametrize("address", ["java&Tab;script:x", "java&#10;script:x", "&#1;javascript:x", "https://a&#13;b/"])
def test_control_characters_in_an_address_are_refused(address: str):
    text = page(f'<p><a href="{address}">текст</a></p>')
    assert "href" not in text.html
    assert text.flaws


def test_safe_addresses_have_no_fault():
    for address in ("https://example.org", "mailto:a@b", "tel:+380", "/a/", "a.md", "#p-1", "{static}a.pdf", "а:б"):
        assert unsafe(address) == ""


def test_content_cannot_fake_our_ids_classes_or_placeholders():
    text = act(
        '<p id="p-1" class="clause">слово</p>\n\n<p id="&#xE000;p-2">слово</p>\n\n&#xE001;0&#xE002;\n\n1. Справжній'
    )
    assert text.html.count(" id=") == 1
    assert text.html.count('class="clause') == 1
    assert text.targets == ()
    assert [flaw.level for flaw in text.flaws] == ["warning"] + ["error"] * 3


def test_a_mark_that_reached_the_sanitiser_never_leaves_it():
    assert sanitise("<p>a\ue001b</p>") == "<p>ab</p>"


def test_letters_of_windows_1252_by_number_are_fine():
    text = page("так &#150; ні")
    assert text.html == "<p>так – ні</p>"
    assert text.flaws == ()


def test_alignment_of_old_html_is_a_class_and_only_right_or_the_middle():
    text = page(
        '<p align="center">а</p>\n\n<p align="justify">б</p>\n\n<table><tr><td align="right">в</td></tr></table>'
    )
    assert '<p class="center">а</p>' in text.html
    assert "<p>б</p>" in text.html
    assert '<td class="right">в</td>' in text.html
    assert "align" not in text.html


def test_words_that_look_like_alignment_stay_words():
    assert sanitise('<p title=\'" align="x\'>a align="center" b</p>') == '<p>a align="center" b</p>'
