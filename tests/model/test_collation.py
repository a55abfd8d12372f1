from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.collation import ALPHABET, natural_key, roman, sort_key

WORDS = st.text("абгґеєиіїйьяАҐЇ'’ʼ -0129azZЁё\u0301", max_size=12)
NUMBERS = st.text("0123456789-/ №VXIіІХрро().", max_size=12)


def test_the_alphabet_has_33_letters_in_their_order():
    assert len(ALPHABET) == 33
    backwards = ALPHABET[::-1]
    assert sorted(backwards, key=sort_key) == list(ALPHABET)
    assert sorted(backwards.upper(), key=sort_key) == list(ALPHABET.upper())


@pytest.mark.parametrize(
    "ordered",
    [
        ["гора", "ґанок", "дім"],
        ["енергія", "єдність", "жито"],
        ["ива", "ім'я", "їжа", "йод"],
        ["щука", "югурт", "яма"],
        ["кон", "конь", "коню"],
        ["вязь", "в'язь"],
        ["мята", "м'ята", "мятаж"],
        ["рада", "Рада", "радар"],
        ["2 сесія", "10 сесія", "сесія", "session"],
        ["акт 9", "акт 10", "акт 100"],
        ["Ніжин міський", "Ніжинська"],
        ["«Аптека»", "Будинок", "«Вокзал»"],
        ["яма", "ёлка", "elka"],
    ],
)
def test_words_stand_in_ukrainian_order(ordered):
    for shuffled in itertools.permutations(ordered):
        assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize("apostrophe", "'’ʼ`´")
def test_every_apostrophe_is_the_same_to_the_order(apostrophe):
    assert sort_key("м'ята")[:3] == sort_key(f"м{apostrophe}ята")[:3]


def test_stress_and_decomposed_letters_do_not_move_a_word():
    assert sort_key("ї")[0] == sort_key("і\u0308")[0]
    assert sort_key("рада")[0] == sort_key("ра\u0301да")[0]


@given(WORDS, WORDS)
def test_the_order_of_words_is_total(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert (sort_key(one) < sort_key(other)) != (sort_key(one) >= sort_key(other))


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_text_can_be_sorted(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


def test_a_run_of_digits_longer_than_python_turns_into_a_number_still_sorts():
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)
    assert natural_key("9" * 5000) < natural_key("1" + "0" * 5000)


@pytest.mark.parametrize(
    "ordered",
    [
        ["33-65/2019", "34-65/2019", "100-65/2019"],
        ["33-9/2019", "33-65/2019"],
        ["№33-65/2019", "№ 34-65/2019", "N35-65/2019", "36-65/2019"],
        ["142р", "143-р", "144р"],
        ["143", "143-1", "143-р"],
        ["220", "295 (о)", "1000"],
        ["2/3", "2/10", "10/1"],
        ["542-VI", "542-VIII", "542-IX", "542-XI", "543-I"],
        ["2010-48-VII", "2010-48-VIII", "2010-49-VII"],
        ["1457-55/VIІ", "1457-55/VIІІ", "1457-55/ІХ", "1457-55/ХІ"],
        ["", "1", "б/н"],
        ["5-А", "5-Б", "5-В"],
    ],
)
def test_numbers_of_acts_stand_in_natural_order(ordered):
    for shuffled in itertools.permutations(ordered):
        assert sorted(shuffled, key=natural_key) == ordered


def test_a_series_is_the_same_with_and_without_its_hyphen_until_nothing_else_differs():
    assert natural_key("142р")[0] == natural_key("142-р")[0] == natural_key("№142 (р)")[0]
    assert natural_key("142р") != natural_key("142-р")


def test_mixed_alphabets_in_a_roman_number_do_not_move_an_act():
    assert natural_key("542-VIІІ")[0] == natural_key("542-VIII")[0]


@given(NUMBERS, NUMBERS)
def test_the_order_of_numbers_is_total(one, other):
    assert (natural_key(one) == natural_key(other)) == (one == other)
    assert (natural_key(one) < natural_key(other)) != (natural_key(one) >= natural_key(other))


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_number_can_be_sorted(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=natural_key) == sorted(backwards, key=natural_key)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("VII", 7),
        ("VIІІ", 8),
        ("ІХ", 9),
        ("XIV", 14),
        ("XL", 40),
        ("MCMXCIX", 1999),
        ("Ⅷ", 8),
        ("", None),
        ("IIII", None),
        ("VX", None),
        ("viii", None),
        ("8", None),
        ("р", None),
        ("I\n", None),
    ],
)
def test_roman_numbers_are_read_in_capitals(text, value):
    assert roman(text) == value
