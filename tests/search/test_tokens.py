from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.tokens import compounds, norm


@pytest.mark.parametrize("apostrophe", "'’‘′‛＇ʼ`´")
def test_every_apostrophe_is_one(apostrophe: str) -> None:
    assert norm(f"Об{apostrophe}єкт") == "об'єкт"


def test_stress_marks_and_soft_hyphens_fall_away_and_letters_compose() -> None:
    assert norm("за́\u00adмок ки\u0306їв") == "замок кйїв"


def test_ge_is_kept() -> None:
    assert norm("Ґанок") == "ґанок"


def test_words_are_runs_of_letters_and_digits_with_inner_apostrophes() -> None:
    assert compounds("«об'єкт», 'слово' 10:00 a_b") == ["об'єкт", "слово", "10", "00", "a", "b"]


def test_hyphens_join_words_and_slashes_join_numbers_only() -> None:
    assert compounds("міськ-рада та/або 33-65/2019 - кінець-") == ["міськ-рада", "та", "або", "33-65/2019", "кінець"]


@given(st.text())
def test_norm_is_stable(text: str) -> None:
    assert norm(norm(text)) == norm(text)
