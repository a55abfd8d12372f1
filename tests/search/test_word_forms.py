"""Every form of a word finds the documents with any form of it, judged by pymorphy3 over a demo year of documents."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.demo import main as write_demo
from plugins.model.frontmatter import parse
from plugins.search import keys
from plugins.search.counts import Text
from plugins.search.dictionary import Dictionary, dictionary
from plugins.search.learn import SEED, SHARE
from plugins.search.pages import Row
from plugins.search.tokens import norm
from tests import parts
from tests.search.site import Item, ask, index, write

pymorphy3 = pytest.importorskip("pymorphy3")

LEMMAS = 300
PARTS = {"NOUN": "noun", "ADJF": "adjective", "VERB": "verb"}
WORD = re.compile(r"[а-щьюяєіїґ]+(?:'[а-щьюяєіїґ]+)*")
ALL = {"limit": 100_000, "facets": []}


class Corpus(NamedTuple):
    """Items, and what pymorphy3 says of them: lemma -> documents, lemma -> its part of speech."""

    items: tuple[Item, ...]
    documents: dict[str, set[str]]
    speech: dict[str, str]


class Found(NamedTuple):
    """Means over queries."""

    queries: int
    recall: float
    precision: float


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("demo")
    write_demo(12, folder)
    made = []
    documents: dict[str, set[str]] = defaultdict(set)
    speech: dict[str, str] = {}
    for number, path in enumerate(sorted((folder / "content").rglob("*.md"))):
        front = parse(path.read_text("utf-8"))
        title = str(front.values.get("title", ""))
        date = str(front.values.get("date", ""))[:10]
        made.append(
            Item(
                date,
                Row(str(number), f"/{number}/", title, ("novyna", "", date[:4], ""), date),
                Text(title, body=front.body),
            )
        )
        for word in set(WORD.findall(norm(f"{title} {front.body}"))):
            for lemma, part in read(word):
                documents[lemma].add(str(number))
                speech.setdefault(lemma, part)
    return Corpus(tuple(made), documents, speech)


MORPH = pymorphy3.MorphAnalyzer(lang="uk")
KNOWN: dict[str, frozenset[tuple[str, str]]] = {}


def read(word: str) -> frozenset[tuple[str, str]]:
    """Lemma and part of speech by each of pymorphy3's readings of a word that its dictionary has."""
    if word not in KNOWN:
        readings = MORPH.parse(word) if MORPH.word_is_known(word) else []
        KNOWN[word] = frozenset((reading.normal_form, str(reading.tag.POS)) for reading in readings)
    return KNOWN[word]


def chosen(corpus: Corpus, number: int, fits: Callable[[str], bool] = bool) -> list[str]:
    """As many lemmas of each part of speech, half of them from the frequent tenth, half from the rest."""
    chance = random.Random(11)
    found: list[str] = []
    for part in PARTS:
        of_part = [
            lemma for lemma, its in sorted(corpus.speech.items()) if its == part and len(lemma) > 2 and fits(lemma)
        ]
        of_part.sort(key=lambda lemma: (-len(corpus.documents[lemma]), lemma))
        frequent, rare = of_part[: len(of_part) // 10], of_part[len(of_part) // 10 :]
        half = number // len(PARTS) // 2
        found += chance.sample(frequent, min(half, len(frequent)))
        found += chance.sample(rare, min(2 * half - min(half, len(frequent)), len(rare)))
    return found


def forms_of(lemmas: Iterable[str]) -> list[str]:
    """All forms by pymorphy3, those of a single word."""
    found = set()
    for lemma in lemmas:
        for reading in MORPH.parse(lemma):
            if reading.normal_form == lemma:
                found |= {form.word for form in reading.lexeme if WORD.fullmatch(form.word)}
    return sorted(found)


def measured(corpus: Corpus, site: Path, forms: list[str]) -> Found:
    """How the engine answers each form, against the documents that hold a form of any of its lemmas."""
    answers = ask(site, [(form, ALL) for form in forms])
    recalls, precisions = [], []
    for form, answer in zip(forms, answers, strict=True):
        right = set().union(*(corpus.documents.get(lemma, set()) for lemma, _ in read(form)))
        if not right:
            continue
        found = {result["id"] for result in answer["results"]}
        recalls.append(len(found & right) / len(right))
        precisions.append(len(found & right) / len(found) if found else 1.0)
    return Found(len(recalls), sum(recalls) / len(recalls), sum(precisions) / len(precisions))


@pytest.mark.long
def test_every_form_finds_every_document_with_the_word_and_no_other(corpus: Corpus, tmp_path: Path) -> None:
    parts.need("node")
    lemmas = chosen(corpus, LEMMAS)
    assert len(lemmas) >= LEMMAS
    assert set(Counter(corpus.speech[lemma] for lemma in lemmas)) == set(PARTS)
    found = measured(corpus, write(index(corpus.items), tmp_path), forms_of(lemmas))
    assert min(found.recall, found.precision) >= 0.99, found


class Poorer(Dictionary):
    """The dictionary without some lemmas and all their forms."""

    def __init__(self, hidden: set[str], forms: set[str]) -> None:
        self.__dict__.update(dictionary().__dict__)
        self.hidden, self.hidden_forms = hidden, forms

    def lemmas(self, word: str) -> set[str]:
        return set() if word in self.hidden_forms else super().lemmas(word)

    def forms(self, lemma: str) -> dict[str, set[str]]:
        found = {} if lemma in self.hidden else super().forms(lemma)
        return {form: lemmas for form, lemmas in found.items() if form not in self.hidden_forms}


@pytest.fixture
def poorer(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Lemmas that the dictionary does not have for the while, and from which no rule was learnt."""
    learnt = {lemma for form in dictionary().sample(SEED, SHARE) for lemma in dictionary().lemmas(form)}
    lemmas = chosen(corpus, 150, lambda lemma: lemma not in learnt)
    less = Poorer(set(lemmas), set(forms_of(lemmas)))
    cached = (keys.word_terms, keys.exceptions, keys.terms)
    monkeypatch.setattr(keys, "dictionary", lambda: less)
    for cache in cached:
        cache.cache_clear()
    yield lemmas
    for cache in cached:
        cache.cache_clear()


@pytest.mark.long
def test_words_that_no_dictionary_has_are_found_in_most_of_their_forms(
    corpus: Corpus, poorer: list[str], tmp_path: Path
) -> None:
    parts.need("node")
    found = measured(corpus, write(index(corpus.items), tmp_path), forms_of(poorer))
    assert min(found.recall, found.precision) >= 0.80, found
