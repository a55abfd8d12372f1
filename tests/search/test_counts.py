from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.counts import FIELDS, LENGTHS, MOST, Text, count, load


def fields(text: Text) -> dict[str, dict[str, int]]:
    return dict(zip(FIELDS, load(count(text)).fields, strict=True))


def test_a_body_counts_how_often_and_other_fields_only_whether() -> None:
    found = fields(Text(title="Рішення рішенням рішень", body="рішення рішенням парк"))
    assert found["title"] == {"рішення": 1}
    assert found["body"] == {"рішення": 2, "парк": 1}


def test_a_frequency_stops_at_the_most() -> None:
    assert fields(Text(body="рішення " * 50))["body"] == {"рішення": MOST}


def test_a_day_and_its_month_are_terms_of_the_number() -> None:
    assert fields(Text(number="143-р", date="2018-03-15 10:00"))["number"].keys() == {
        "143p", "143", "р", "2018-03-15", "2018-03",
    }  # fmt: skip


@pytest.mark.parametrize(("words", "length"), [(0, 0), (1, 1), (5, 6), (100, 91), (10_000, 11585)])
def test_a_length_is_the_nearest_of_two_steps_an_octave(words: int, length: int) -> None:
    assert LENGTHS[load(count(Text(body="рада " * words))).length] == length


def test_a_form_of_several_words_is_counted_for_each_and_is_one_word_long() -> None:
    assert {"рік", "рок"} <= fields(Text(body="року"))["body"].keys()
    assert LENGTHS[load(count(Text(body="року"))).length] == 1


def test_equal_texts_have_equal_bytes_in_any_order_of_words() -> None:
    assert count(Text(body="парк рада школа")) == count(Text(body="школа парк рада"))


@given(st.builds(Text, st.text(), st.text(), st.text(), st.text(), st.dates().map(str)))
def test_counts_of_any_text_can_be_read_back(text: Text) -> None:
    loaded = load(count(text))
    assert len(loaded.fields) == len(FIELDS)
    assert all(1 <= frequency <= MOST for field in loaded.fields for frequency in field.values())
