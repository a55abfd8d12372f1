from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.transliteration import file_slug, slugify, transliterate

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ' -’№", max_size=120)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Згорани", "Zghorany"),
        ("Короп'є", "Koropie"),
        ("Знам'янка", "Znamianka"),
        ("Єнакієве", "Yenakiieve"),
        ("Ґалаґан", "Galagan"),
        ("Щербухи", "Shcherbukhy"),
        ("рішення", "rishennia"),
        ("виконавчого", "vykonavchoho"),
        ("розпорядження", "rozporiadzhennia"),
        ("Кадиївка", "Kadyivka"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Костянтин", "Kostiantyn"),
        ("Житомир Хмельницький Цюрупинськ Чернігів", "Zhytomyr Khmelnytskyi Tsiurupynsk Chernihiv"),
        ("Їжакевич, юрій, Якимчук", "Yizhakevych, yurii, Yakymchuk"),
    ],
)
def test_names_follow_the_table_of_the_cabinet(name, latin):
    assert transliterate(name) == latin


@pytest.mark.parametrize("apostrophe", "'’ʼ`´")
def test_every_apostrophe_is_dropped_and_starts_no_word(apostrophe):
    assert transliterate(f"об{apostrophe}єкт") == "obiekt"
    assert transliterate(f"{apostrophe}Юність{apostrophe}") == "Yunist"


@pytest.mark.parametrize("before", ["", "Івано-", "село ", "(", "«", "№5/"])
def test_a_word_starts_after_anything_that_is_no_letter(before):
    assert transliterate(f"{before}яр").endswith("yar")


@pytest.mark.parametrize(
    ("capitals", "latin"),
    [
        ("ЩУКА", "SHCHUKA"),
        ("БОРЩ", "BORSHCH"),
        ("Щ", "Shch"),
        ("ЗГ", "ZGH"),
        ("ЗГОДА", "ZGHODA"),
        ("Згода", "Zghoda"),
        ("Ю. В. Щур", "Yu. V. Shchur"),
        ("ЮНЕСКО", "YUNESKO"),
        ("УкрЄвро", "UkrIevro"),
        ("ЗНАМ'ЯНКА", "ZNAMIANKA"),
        ("КОНЬ", "KON"),
    ],
)
def test_capitals_stay_capitals(capitals, latin):
    assert transliterate(capitals) == latin


def test_decomposed_letters_stress_marks_and_soft_hyphens_change_nothing():
    assert transliterate("Ки\u0438\u0306ів") == transliterate("Кийів")
    assert transliterate("Украї\u0301на, рі\u00adшення") == "Ukraina, rishennia"


def test_what_is_not_ukrainian_stays():
    assert transliterate("Nizhyn №33-65/2019 東") == "Nizhyn №33-65/2019 東"


@given(UKRAINIAN)
def test_nothing_cyrillic_is_left_of_ukrainian_text(text):
    assert not re.search("[\u0400-\u04ff'’]", transliterate(text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Про бюджет на 2020 рік", "pro-biudzhet-na-2020-rik"),
        ("№33-65/2019", "33-65-2019"),
        ("143-р", "143-r"),
        ("Café «Львів»", "cafe-lviv"),
        ("Ёлка і ½ VIII", "elka-i-1-2-viii"),
        ("рішення 東京 2", "rishennia-2"),
        ("東京", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_a_slug_holds_only_latin_letters_digits_and_hyphens(text, slug):
    assert slugify(text) == slug


def test_a_long_slug_is_cut_at_the_end_of_a_word():
    assert slugify("слово " * 30) == "-".join(["slovo"] * 13)
    assert slugify("один два", limit=6) == "odyn"
    assert slugify("один два", limit=8) == "odyn-dva"
    assert slugify("а" * 100) == "a" * 80


@given(st.text(max_size=200), st.integers(1, 100))
def test_a_slug_is_well_formed_whatever_it_is_made_of(text, limit):
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug, limit) == slug


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("2019-03-05-День-села", "den-sela"),
        ("2019-03-05 Новина", "novyna"),
        ("2019-03-05", "2019-03-05"),
        ("2019-03-05-東", ""),
        ("33-65-2019", "33-65-2019"),
    ],
)
def test_a_leading_date_is_dropped_from_the_slug_of_a_file(stem, slug):
    assert file_slug(stem) == slug
