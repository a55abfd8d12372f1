from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.keys import key, number_key, terms
from plugins.search.rules import for_browser, rules
from plugins.search.tokens import compounds, norm
from tests.search import site

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
ASSIGNED = st.characters(exclude_categories=["Cs", "Cn", "Co"])


def in_javascript(texts: list[str]) -> list[list[str]]:
    script = Path(__file__).with_name("keys.mjs")
    answers: list[list[str]] = site.node(script, {"rules": for_browser().decode(), "texts": texts})
    return answers


def in_python(text: str) -> list[str]:
    return list(dict.fromkeys(term for compound in compounds(norm(text)) for term in terms(compound)))


def made_words(number: int) -> list[str]:
    """Stems of random letters with every ending of the rules and a few joined, numbered and Latin words."""
    chance = random.Random(7)
    endings = [*rules().endings, *rules().exceptions, ""]
    words = []
    while len(words) < number:
        stem = "".join(chance.choices(ALPHABET, k=chance.randint(1, 9)))
        words.append(stem + chance.choice(endings))
        if chance.random() < 0.1:
            series = chance.choice(["р", "p", "о", "VIII", "VІІ", "ХІІ", "од"])
            words.append(chance.choice("-/").join([str(chance.randint(1, 999)), series]))
            words.append(f"{words[-3]}-{stem}")
            words.append(chance.choice(["é", "Straße", "ΣΊΣΥΦΟΣ", "İstanbul", "naïve", "ﬁ", "𝐀𝐁", "м²", "Ⅷ"]) + stem)
    return words


@pytest.mark.parametrize(
    "forms",
    [
        "рішення рішенню рішенням рішень рішеннях рішеннями",
        "рада ради раді раду радою рад радам радами радах",
        "депутат депутата депутату депутатом депутати депутатів",
        "міський міського міському міським міська міської міську міською міське міські міських міськими",
        "програма програми програму програм програмою програмах",
        "березень березня березню березні",
        "будинок будинку будинком будинки будинків",
        "діяльність діяльності діяльністю",
        "комісія комісії комісію комісією комісій комісіям",
        "об'єкт об'єкта об'єктів",
        "людина людей люди",
    ],
)
def test_the_forms_of_a_word_have_one_key(forms: str) -> None:
    assert len({key(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["рада", "рік", "дім", "об", "на", "вода"])
def test_a_key_keeps_at_least_three_letters_of_a_longer_word(word: str) -> None:
    assert len(key(word)) >= min(len(word), 3)


def test_an_apostrophe_may_be_left_out() -> None:
    assert key("об'єкт") == key("обєкт")


@pytest.mark.parametrize(
    ("written", "same"),
    [("143-р", "143р"), ("143-p", "143-р"), ("542-viii", "542-vііі"), ("1457-55/viii", "1457-55/vііі")],
)
def test_an_act_number_has_one_key_however_its_letters_are_typed(written: str, same: str) -> None:
    assert number_key(written) == number_key(same)


def test_a_roman_numeral_in_cyrillic_letters_is_the_latin_one() -> None:
    assert terms("ііі") == terms("iii")
    assert terms("vіі") == terms("vii")


def test_a_joined_word_gives_the_whole_and_its_parts() -> None:
    assert terms("33-65/2019") == ("33-65/2019", "33", "65", "2019")
    assert terms("142р") == ("142p", "142")
    assert terms("науково-технічного") == ("науково-технічн", "науков", "технічн")


def test_a_term_is_never_longer_than_the_rules_allow() -> None:
    assert all(len(term) <= rules().longest_term for term in [*terms("я" * 500), *terms("9" * 500)])


def test_python_and_javascript_give_the_same_terms_for_100000_words() -> None:
    words = made_words(100_000)
    assert len(words) >= 100_000
    assert in_javascript(words) == [in_python(word) for word in words]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(ASSIGNED, max_size=40), max_size=200))
def test_python_and_javascript_cut_any_text_into_the_same_terms(texts: list[str]) -> None:
    assert in_javascript(texts) == [in_python(text) for text in texts]


@given(st.text())
def test_no_term_is_empty_or_holds_white_space(text: str) -> None:
    assert all(term and not any(map(str.isspace, term)) for term in in_python(text))
