from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import keys
from plugins.search.counts import Text
from plugins.search.dictionary import dictionary
from plugins.search.keys import exceptions, key, number_key, terms, word_terms
from plugins.search.pages import Row
from plugins.search.rules import Rules, for_browser, rules
from plugins.search.tokens import compounds, norm
from tests.search import site

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
ASSIGNED = st.characters(exclude_categories=["Cs", "Cn", "Co"])


def in_javascript(texts: list[str], built: Path | None = None) -> list[list[str]]:
    """The browser's terms, over an empty index or over that of a built site."""
    over = {"site": str(built)} if built else {"rules": for_browser().decode()}
    answers: list[list[str]] = site.node(Path(__file__).with_name("keys.mjs"), {**over, "texts": texts})
    return answers


def in_python(text: str, of: Callable[[str], tuple[str, ...]] = terms) -> list[str]:
    return list(dict.fromkeys(term for compound in compounds(norm(text)) for term in of(compound)))


def by_rules(text: str) -> list[str]:
    """The terms of a text where no word is known."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "word_terms", lambda word: (key(word),))
        return in_python(text, terms.__wrapped__)


def made_words(number: int) -> list[str]:
    """Stems of random letters with every ending of the rules and a few joined, numbered and Latin words."""
    chance = random.Random(7)
    endings = [*rules().endings, ""]
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


@pytest.fixture(scope="module")
def lemmas() -> list[str]:
    """A few thousand lemmas of the dictionary, and words that are hard."""
    known = dictionary()
    found = {lemma for form in known.sample(seed=5, share=0.006) for lemma in known.lemmas(form)}
    return sorted(found | {"рада", "рік", "людина", "об'єкт", "здоров'я", "ходити", "великий", "п'ять", "дев'ятка"})


@pytest.fixture(scope="module")
def holding(lemmas: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which the lemmas stand, most of them in its base and some in its newest month."""
    made = [
        site.Item(date, Row(date, f"/{date}/", date, ("novyna", "", date[:4], ""), date), Text(body=" ".join(part)))
        for date, part in (("2018-01-01", lemmas[::2]), ("2018-02-02", lemmas[1::4]), ("2018-03-03", lemmas[3::4]))
    ]
    return site.write(site.index(made), tmp_path_factory.mktemp("holding"))


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("рішення", "рішення рішенню рішенням рішень рішеннях рішеннями"),
        ("рада", "рада ради раді раду радою рад радам радами радах"),
        ("депутат", "депутат депутата депутату депутатом депутати депутатів"),
        ("міський", "міський міського міському міським міська міської міську міською міське міські міських міськими"),
        ("рік", "рік року роком роки років рокам"),
        ("обєкт", "об'єкт об’єкта обєктів"),
        ("людина", "людина людей люди людьми"),
        ("йти", "йти йшов йшла йде"),
    ],
)
def test_a_lemma_is_among_the_terms_of_each_of_its_forms(lemma: str, forms: str) -> None:
    assert all(lemma in in_python(form) for form in forms.split())


def test_a_form_of_several_lemmas_has_them_all() -> None:
    assert word_terms("року") == ("рок", "рік")


def test_words_outside_the_dictionary_have_guesses_and_the_first_is_the_key() -> None:
    forms = ("кіберцнап", "кіберцнапу", "кіберцнапом", "кіберцнапи", "кіберцнапів", "кіберцнапами")
    assert {key(form) for form in forms} == {"кіберцнап"}
    assert word_terms("кіберцнапами")[0] == "кіберцнап"


def test_exceptions_say_what_the_dictionary_says_and_the_rules_do_not(lemmas: list[str]) -> None:
    for lemma in lemmas:
        for form, its in exceptions(lemma.replace("'", "")).items():
            assert its == word_terms(form) != (key(form),)


def test_forms_without_an_exception_have_the_key_of_the_rules(lemmas: list[str]) -> None:
    for lemma in lemmas:
        excepted = exceptions(lemma.replace("'", ""))
        for form in dictionary().forms(lemma):
            assert form.replace("'", "") in excepted or word_terms(form) == (key(form),)


def test_a_key_without_endings_is_the_word_without_apostrophes(monkeypatch: pytest.MonkeyPatch) -> None:
    off: Rules = rules()._replace(endings={})
    monkeypatch.setattr(keys, "rules", lambda: off)
    assert key("об'єктами") == "обєктами"


@pytest.mark.parametrize("word", ["рік", "дім", "об", "на", "ями"])
def test_a_word_under_four_letters_is_its_own_key(word: str) -> None:
    assert key(word) == word


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
    assert terms("науково-технічного") == ("науково-технічний", "науково", "технічний")


def test_a_term_is_never_longer_than_the_rules_allow() -> None:
    assert all(len(term) <= rules().longest_term for term in [*terms("я" * 500), *terms("9" * 500)])


def test_python_and_javascript_give_the_same_terms_for_100000_words(lemmas: list[str], holding: Path) -> None:
    forms = list(dict.fromkeys(form for lemma in lemmas for form in dictionary().forms(lemma) if "-" not in form))
    assert in_javascript(forms, holding) == [in_python(form) for form in forms]
    words = made_words(100_000 - len(forms))
    assert len(forms) + len(words) >= 100_000
    assert in_javascript(words) == [by_rules(word) for word in words]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(ASSIGNED, max_size=40), max_size=200))
def test_python_and_javascript_cut_any_text_into_the_same_terms(texts: list[str]) -> None:
    assert in_javascript(texts) == [by_rules(text) for text in texts]


@given(st.text())
def test_no_term_is_empty_or_holds_white_space(text: str) -> None:
    assert all(term and not any(map(str.isspace, term)) for term in in_python(text))
