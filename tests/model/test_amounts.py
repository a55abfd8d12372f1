"""Sums of money: every way of writing them that people use, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.amounts import amount_words, parse_amount
from plugins.model.wrong import Wrong

AMOUNTS = st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**14), 10**14).map(Decimal)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,50", "1234.50"),
        ("12\u202f345\u202f678", "12345678"),
        ("1234.5", "1234.5"),
        ("(1 234)", "-1234"),
        ("( 1 234 )", "-1234"),
        ("-12", "-12"),
        ("− 12,1", "-12.1"),
        ("–12", "-12"),
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
    ],
)
def test_numbers_are_taken_as_ukrainians_and_forms_write_them(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "−", "( )", "()", "(-)", "х", "X", "\u00a0"])
def test_an_empty_cell_and_a_dash_are_no_sum(text: str) -> None:
    assert parse_amount(text) is None


REFUSED = (
    *("1,234", "1.234,5", "1,234.5", "12 34", "1 2345", "1e5", "=1+1", "+5", "--5", "(-5)", "5)", "१२", "Infinity"),
    *("1'000", "NaN", "12 грн", "1" * 16, "5-", "0x10", "1_000", "- - 5", "(5", "\u00b2"),
)


@pytest.mark.parametrize("text", REFUSED)
def test_what_may_mean_two_numbers_or_none_is_refused(text: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse_amount(text)
    assert wrong.value.message == f"«{text}» не є числом"


@given(AMOUNTS)
def test_what_pages_show_is_read_back(amount: Decimal) -> None:
    assert parse_amount(amount_words(amount)) == amount
    assert parse_amount(amount_words(abs(amount), deducted=True)) == -abs(amount)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        amount = parse_amount(text)
    except Wrong:
        return
    assert amount is None or (amount.is_finite() and abs(amount) < 10**15)


def test_a_form_prints_in_parentheses_what_it_takes_off() -> None:
    assert amount_words(Decimal("1234.5"), deducted=True) == "(1\u00a0234,5)"
    assert amount_words(Decimal(0), deducted=True) == "0"
    assert amount_words(Decimal("-1234.5")) == "−1\u00a0234,5"
