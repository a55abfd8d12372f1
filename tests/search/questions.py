"""Questions of every kind to an index, each with the clauses that lunr must make of it."""

from __future__ import annotations

import random
from typing import Any

from plugins.search.counts import load
from plugins.search.keys import key, lemma_terms, terms
from plugins.search.rules import stop_words
from plugins.search.tokens import compounds, norm
from tests.search.site import Build

Clauses = list[dict[str, Any]]
MONTHS = [
    "січень", "лютого", "березень", "квітні", "травень", "червня",
    "липень", "серпні", "вересень", "жовтня", "листопад", "грудень",
]  # fmt: skip


def words_of_one_document(build: Build, chance: random.Random, number: int) -> list[str]:
    """Different words of a document's body, none of them joined or a stop word."""
    while True:
        body = sorted({word for word in compounds(norm(chance.choice(build.items).text.body)) if word.isalpha()})
        telling = [word for word in body if word not in stop_words()]
        if len(telling) >= number:
            return chance.sample(telling, number)


def sought(word: str) -> list[str]:
    """What a query seeks a word by, if its lemmas are in the index."""
    return [*(lemma_terms(word) or (key(word),))]


def required_words(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    words = words_of_one_document(build, chance, chance.randint(1, 4))
    return " ".join(words), [{"terms": sought(word)} for word in words]


def any_words(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    words = [*words_of_one_document(build, chance, 2), "нечувановбачене"]
    return " ".join(words), [{"terms": sought(word), "presence": "optional"} for word in words]


def excluded_word(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    wanted, unwanted = words_of_one_document(build, chance, 2)
    clauses = [{"terms": sought(wanted)}, {"terms": sought(unwanted), "presence": "prohibited"}]
    return f"{wanted} -{unwanted}", clauses


def beginning(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    start = max(words_of_one_document(build, chance, 3), key=len)[:4]
    known = {term for counts in build.counts.values() for field in load(counts).fields for term in field}
    whole = {*lemma_terms(start)} & known or {key(start)} & known
    return f"{start}*", [{"terms": sorted(whole | {term for term in known if term.startswith(start)})}]


def number(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    item = chance.choice([item for item in build.items if "-" in item.text.number])
    return f"№ {item.text.number}", [{"terms": [terms(item.text.number)[0]]}]


def joined_word(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    word = words_of_one_document(build, chance, 1)[0]
    return f"науково-технічного {word}", [*clauses_of("науково-технічного"), *clauses_of(word)]


def clauses_of(word: str) -> Clauses:
    """A joined word asks for its parts, and for the whole if it is there."""
    parts = word.split("-")
    whole = [{"terms": sought(word), "presence": "optional"}] if len(parts) > 1 else []
    return [*whole, *({"terms": sought(part)} for part in parts)]


def month(build: Build, chance: random.Random) -> tuple[str, Clauses]:
    item = chance.choice([item for item in build.items if item.text.date])
    date = {"terms": [item.text.date[:7]], "fields": ["number"], "boost": 0}
    telling = [word for word in compounds(norm(item.text.title)) if word.isalpha() and word not in stop_words()]
    named = f"{MONTHS[int(item.text.date[5:7]) - 1]} {item.text.date[:4]}"
    return f"{telling[-1]} за {named} року", [*clauses_of(telling[-1]), date]


KINDS = [required_words, any_words, excluded_word, beginning, number, joined_word, month]
