from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.text.outline import LEAD, shorten
from tests.records.text.sample import ACT, act, page


def test_the_lead_of_an_act_begins_with_its_subject():
    lead = act(ACT).lead
    assert lead.startswith("Про затвердження Програми розвитку скверів громади на 2020–2022 роки Відповідно до статей")
    assert lead.endswith("…")
    assert len(lead) <= LEAD


def test_the_lead_skips_headings_and_tables():
    assert page("# Назва\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\nПерші слова тексту.").lead == "Перші слова тексту."


def test_a_text_of_header_lines_alone_still_has_a_lead():
    assert act("№ 5").lead == "№ 5"
    assert act("1. Слово").lead == "1. Слово"


def test_the_lead_has_no_footnote_marks():
    assert page("Слово[^1] далі.\n\n[^1]: Пояснення.").lead.startswith("Слово далі.")


def test_search_text_keeps_numbers_and_parts_blocks_but_not_words():
    text = act("1. **С**лово\n2.1. Друге\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n- раз\n- два")
    assert text.plain == "1. Слово 2.1. Друге а б 1 2 раз два"


def test_search_text_holds_the_whole_act_once():
    plain = act(ACT).plain
    for words in ("Перелік об'єктів", "Озеленення 120,5 98,0", "Програму оприлюднено 20.12.2019."):
        assert plain.count(words) == 1
    assert "↩" not in plain


def test_a_text_that_looks_like_a_file_name_is_read_as_text():
    assert page("<font>a.txt</font>").plain == "a.txt"


def test_contents_hold_two_levels():
    assert [heading.level for heading in page("# А\n\n## Б\n\n### В").headings] == [2, 3]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("один два три", "один два…"),
        ("один, два три", "один, два…"),
        ("однадва", "однадва"),
        ("довжелезне слово", "довжелезн…"),
    ],
)
def test_text_is_cut_at_the_end_of_a_word(text: str, short: str):
    assert shorten(text, 10) == short


@given(st.text("аб ,…-", max_size=40), st.integers(2, 30))
def test_a_shortened_text_fits(text: str, limit: int):
    assert len(shorten(text, limit)) <= limit
