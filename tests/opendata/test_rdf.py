"""Both forms of a graph, read by another library of RDF."""

from __future__ import annotations

import warnings
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opendata.rdf import Graph, Literal, iri, typed, words

PREFIXES = {"dct": "http://purl.org/dc/terms/"}
SITE = "https://rada.example/"


def read(graph: Graph) -> list[Any]:
    """The facts of the Turtle and of the JSON-LD, as rdflib has them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rdflib import Graph as Read

        forms = {"turtle": graph.turtle(), "json-ld": graph.json_ld()}
        return [{*Read().parse(data=data, format=form)} for form, data in forms.items()]


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    from rdflib import DCTERMS, URIRef
    from rdflib import Literal as Text

    graph = Graph(PREFIXES)
    graph.add(SITE, "dct:title", *(words(text, "uk") for text in texts))
    graph.add(SITE, "dct:identifier", *map(Literal, texts))
    subject = URIRef(SITE)
    told = {(subject, DCTERMS.title, Text(text, lang="uk")) for text in texts}
    told |= {(subject, DCTERMS.identifier, Text(text)) for text in texts}
    assert read(graph) == [told, told]


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="#")))
def test_any_address_is_one_thing_in_both_forms(name: str) -> None:
    graph = Graph(PREFIXES)
    graph.thing(f"{SITE}things/{name}", "dct:Agent")
    graph.add(SITE, "dct:publisher", iri(f"{SITE}things/{name}"))
    turtle, json_ld = read(graph)
    assert turtle == json_ld
    assert len(turtle) == 2
    assert len({str(term) for fact in turtle for term in fact if str(term).startswith(f"{SITE}things/")}) == 1


def test_a_fact_told_twice_is_written_once_and_things_stand_in_the_order_of_naming() -> None:
    graph = Graph(PREFIXES)
    for _ in range(2):
        graph.thing(f"{SITE}b", "dct:Agent", "dct:Agent")
        graph.add(f"{SITE}a", "dct:modified", typed("2025-03-01", "date"))
        graph.add(f"{SITE}b", "dct:title", Literal("Рада"), words("Рада", "uk"))
    graph.add(f"{SITE}b", "dct:subject")
    assert graph.turtle().decode().splitlines() == [
        "@prefix dct: <http://purl.org/dc/terms/> .",
        f"<{SITE}b> a dct:Agent ;",
        '\tdct:title "Рада" , "Рада"@uk .',
        f'<{SITE}a> dct:modified "2025-03-01"^^<http://www.w3.org/2001/XMLSchema#date> .',
    ]
