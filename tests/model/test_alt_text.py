"""Descriptions that describe nothing."""

from __future__ import annotations

import pytest

from plugins.model.alt_text import says_nothing


@pytest.mark.parametrize(
    "alt", ["фото", "Зображення", "світлина.", "«Фото» 2", "Фотографія №3", "photo", "IMG_0042.JPG"]
)
def test_a_word_for_a_picture_or_its_file_says_nothing(alt: str) -> None:
    assert says_nothing(alt)


@pytest.mark.parametrize("alt", ["Міст", "Фото мосту", "світлина з сесії", "Фотографи", "Схема меж", "a.b", ""])
def test_words_about_what_is_seen_do(alt: str) -> None:
    assert not says_nothing(alt)
