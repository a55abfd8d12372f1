"""The same counts in one index of lunr.py, made through its Builder's own dictionaries: what the shards must equal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.query import QueryPresence

from plugins.search.counts import FIELDS, LENGTHS, load
from tests.search.site import Build


def code_units(term: str) -> bytes:
    """Sort key of terms: the order of UTF-16 code units, which is the browser's."""
    return term.encode("utf-16-be")


def monolith(build: Build) -> Index:
    """An index of all documents; refs are the documents' numbers."""
    builder = Builder()
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    ordered = sorted(build.items, key=lambda item: (item.order, item.row.id))
    counted = [load(build.counts[item.row.id]) for item in ordered]
    terms = sorted({term for counts in counted for field in counts.fields for term in field}, key=code_units)
    for rank, term in enumerate(terms):
        builder.inverted_index[term] = {name: {} for name in FIELDS} | {"_index": rank}
    for number, counts in enumerate(counted):
        builder._documents[str(number)] = {}
        builder.document_count += 1
        for name, field in zip(FIELDS, counts.fields, strict=True):
            ref = f"{name}/{number}"
            builder.field_term_frequencies[ref] = dict(sorted(field.items(), key=lambda pair: code_units(pair[0])))
            builder.field_lengths[ref] = LENGTHS[counts.length] if name == "body" else 1
            for term in field:
                builder.inverted_index[term][name][str(number)] = {}
    return builder.build()


def scores(index: Index, build: Build, clauses: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Document id -> score of a query of clauses: {terms, presence: required | optional | prohibited, fields, boost}.

    A clause of several terms asks for any of them, as lunr does with what a pipeline makes of one word.
    """
    asked = list(clauses)
    index.pipeline = Pipeline([clause["terms"] for clause in asked])
    query = index.create_query()
    for number, clause in enumerate(asked):
        presence = QueryPresence[clause.get("presence", "required").upper()]
        query.clause(
            str(number), fields=clause.get("fields", list(FIELDS)), boost=clause.get("boost", 1), presence=presence
        )
    ordered = sorted(build.items, key=lambda item: (item.order, item.row.id))
    return {ordered[int(found["ref"])].row.id: found["score"] for found in index.query(query)}


class Pipeline:
    """Stands in for lunr's: the terms of clause n for the text "n"."""

    def __init__(self, terms: list[list[str]]) -> None:
        self.terms = terms

    def run_string(self, text: str, _: object = None) -> list[str]:
        return self.terms[int(text)]
