from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.text.sample import act, page


def levels(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([2, 3, 2], [2, 3, 2]),
        ([1, 3, 2, 1], [2, 3, 3, 2]),
        ([4, 1], [2, 2]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels_follow_the_page_title_without_gaps(written: list[int], shown: list[int]):
    source = "\n\n".join(f"{'#' * level} Розділ" for level in written)
    assert levels(page(source).html) == shown


def test_headings_in_raw_html_are_demoted_too():
    assert levels(page("<h1>Назва</h1>\n\n<h4>Частина</h4>").html) == [2, 3]


def test_a_heading_inside_a_heading_is_words_of_the_outer():
    assert page("<h1>Назва <div><h1>частина</h1></div></h1>").headings[0].text == "Назва частина"


def test_ids_come_from_the_words_and_do_not_repeat():
    text = page("# Про місто\n\n# Про місто\n\n# №")
    assert [heading.id for heading in text.headings] == ["roz-pro-misto", "roz-pro-misto-2", "roz-3"]
    assert text.headings[0].text == "Про місто"


def test_a_heading_without_words_is_dropped():
    assert levels(page("<h2></h2>\n\nСлово").html) == []


def test_headings_of_an_annex_stand_below_its_title():
    assert levels(act("# Вступ\n\n# Додаток 1\n\n# Положення\n\n## Частина\n\n# Додаток 2").html) == [2, 2, 3, 4, 2]


@given(st.lists(st.integers(1, 6), max_size=12), st.booleans())
def test_no_level_is_ever_skipped(written: list[int], raw: bool):
    form = "<h{0}>Слово</h{0}>" if raw else "{1} Слово"
    shown = levels(page("\n\n".join(form.format(level, "#" * level) for level in written)).html)
    assert len(shown) == len(written)
    assert all(later <= earlier + 1 for earlier, later in zip([1, *shown], shown, strict=False))
    assert 1 not in shown
