from __future__ import annotations

import random

import pytest

from plugins.search.dictionary import dictionary

pymorphy3 = pytest.importorskip("pymorphy3")


def test_lemmas_are_those_of_pymorphy3() -> None:
    morph = pymorphy3.MorphAnalyzer(lang="uk", char_substitutes={})
    forms = sorted(dictionary().sample(seed=3, share=0.01))
    for form in random.Random(3).sample(forms, 2_000):
        assert dictionary().lemmas(form) == {reading.normal_form for reading in morph.parse(form)}


def test_every_form_of_a_lemma_is_named_with_all_its_lemmas() -> None:
    known = dictionary()
    for lemma in sorted(known.lemmas("людей") | known.lemmas("року") | known.lemmas("найкращого")):
        forms = known.forms(lemma)
        assert forms
        assert all(lemma in lemmas == known.lemmas(form) for form, lemmas in forms.items())


def test_a_word_that_is_not_there_has_no_lemma_and_no_forms() -> None:
    assert dictionary().lemmas("кіберцнапами") == set()
    assert dictionary().forms("кіберцнап") == {}
    assert dictionary().lemmas("") == set()


def test_a_sample_is_the_same_each_time() -> None:
    assert list(dictionary().sample(7, 0.001)) == list(dictionary().sample(7, 0.001))
