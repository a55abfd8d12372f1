from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.words import date_words, month_words, number_words, parse_date_words, plural, size_words


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (0, "актів"),
        (1, "акт"),
        (2, "акти"),
        (4, "акти"),
        (5, "актів"),
        (11, "актів"),
        (12, "актів"),
        (14, "актів"),
        (21, "акт"),
        (24, "акти"),
        (111, "актів"),
        (112, "актів"),
        (101, "акт"),
        (1003, "акти"),
        (-1, "акт"),
    ],
)
def test_a_noun_agrees_with_its_number(n, word):
    assert plural(n, "акт", "акти", "актів") == word


def test_a_date_is_put_into_words():
    assert date_words("2019-12-24") == "24 грудня 2019 року"
    assert date_words("2019-03-05") == "5 березня 2019 року"
    assert date_words("2019-12-24 10:00") == "24 грудня 2019 року, 10:00"
    assert date_words("2019-12-24 00:00") == "24 грудня 2019 року, 00:00"
    assert month_words(2019, 3) == "березень 2019 року"


@pytest.mark.parametrize("text", ["", "2019-02-30", "24.12.2019", "вчора"])
def test_what_is_no_date_has_no_words(text):
    with pytest.raises(ValueError, match=r"Invalid isoformat|out of range"):
        date_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "24 грудня 2019 року",
        "24 ГРУДНЯ 2019 РОКУ",
        "«24» грудня 2019 року",
        "24\u00a0грудня  2019 р.",
        " 24 грудня 2019р. ",
        "24 грудня 2019",
        "24.12.2019",
        "24.12.2019 р.",
    ],
)
def test_a_date_in_words_or_with_dots_is_understood(text):
    assert parse_date_words(text) == "2019-12-24"


def test_a_latin_i_in_a_month_is_forgiven():
    assert parse_date_words("3 сiчня 2019 року") == "2019-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30 лютого 2019 року",
        "24 груддня 2019",
        "24.13.2019",
        "24.12.19",
        "2019",
        "24 грудень 2019",
        "0.1.2019",
        "٢.3.2019",
    ],
)
def test_what_is_no_such_date_gives_none(text):
    assert parse_date_words(text) is None


@given(st.integers(0, 40_000))
def test_words_of_a_date_lead_back_to_it(days):
    iso = (date(1990, 1, 1) + timedelta(days)).isoformat()
    assert parse_date_words(date_words(iso)) == iso


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 Б"),
        (1023, "1 023 Б"),
        (1024, "1 КБ"),
        (1_258_291, "1,2 МБ"),
        (348_160, "340 КБ"),
        (10_239, "10 КБ"),
        (1_048_575, "1 МБ"),
        (16_000_000, "15 МБ"),
        (5 * 1024**3, "5 ГБ"),
        (2 * 1024**5, "2 048 ТБ"),
    ],
)
def test_a_size_is_short(size, words):
    assert size_words(size) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12345.6, "12\u00a0345,6"),
        (1000, "1\u00a0000"),
        (999, "999"),
        (1234567, "1\u00a0234\u00a0567"),
        (5.0, "5"),
        (0.1, "0,1"),
        (-12.5, "−12,5"),
        (0, "0"),
        (Decimal("12.50"), "12,50"),
        (1e21, "1" + "\u00a0000" * 7),
    ],
)
def test_a_number_has_a_comma_and_no_break_spaces(value, words):
    assert number_words(value) == words


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_not_finite_is_no_number(value):
    with pytest.raises(ValueError, match="finite"):
        number_words(value)
