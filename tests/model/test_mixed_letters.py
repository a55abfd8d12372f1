"""Letters of the other alphabet: every twin that can hide, and words that have both on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.mixed_letters import _CYRILLIC, _LATIN, find, is_cyrillic


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("дор\u006fга", "дорога"),
        ("\u0421ovid", "Covid"),
        ("VI\u0406\u0406", "VIII"),
        ("\u0425II", "XII"),
        ("об'\u0454кт\u0061", "об'єкта"),
        ("\u0410B", "АВ"),
    ],
)
def test_a_word_with_a_twin_of_the_other_alphabet_is_found(word: str, meant: str) -> None:
    assert [found.meant for found in find(f"Про {word}.")] == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "SMSками",
        "COVID-19 і Wi-Fi",
        "VIII скликання",
        "ІІІ квартал",
        "QR-код",
        "example.com/дорога",
        "Zoomом",
        "IV\u0430 група",
    ],
)
def test_words_of_one_alphabet_or_of_two_on_purpose_are_fine(text: str) -> None:
    assert list(find(text)) == []


def test_a_word_is_told_once() -> None:
    assert len(list(find("дор\u006fга дор\u006fга"))) == 1


@given(st.lists(st.integers(0, len(_LATIN) - 1), min_size=3, max_size=12), st.data())
def test_a_cyrillic_word_with_one_latin_twin_is_given_back(letters: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(letters) - 1))
    meant = "".join(_CYRILLIC[letter] for letter in letters) + "щ"
    written = meant[:place] + _LATIN[letters[place]] + meant[place + 1 :]
    assert [tuple(found) for found in find(written)] == [(written, meant)]
    assert is_cyrillic(meant)
    assert list(find(meant)) == []


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    for word, meant in find(text):
        assert word in text
        assert meant != word
        assert list(find(meant)) == []
