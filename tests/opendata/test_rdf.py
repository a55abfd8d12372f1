"""Both forms of a graph, read by a library of RDF."""

from __future__ import annotations

import warnings
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opendata.rdf import Graph, iri, typed, words

PREFIXES = {"dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#"}


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
    from rdflib import DCTERMS, Literal, URIRef

    graph = Graph(PREFIXES)
    graph.add("https://rada.example/", "dct:title", *(words(text, "uk") for text in texts))
    graph.add("https://rada.example/", "dct:identifier", *texts)
    subject = URIRef("https://rada.example/")
    told = {(subject, DCTERMS.title, Literal(text, lang="uk")) for text in texts}
    told |= {(subject, DCTERMS.identifier, Literal(text)) for text in texts}
    assert read(graph) == [told, told]


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="#")))
def test_any_address_is_one_thing_in_both_forms(name: str) -> None:
    graph = Graph(PREFIXES)
    graph.add(f"https://rada.example/{name}", "@type", "dct:Agent")
    graph.add("https://rada.example/", "dct:publisher", iri(f"https://rada.example/{name}"))
    turtle, json_ld = read(graph)
    assert turtle == json_ld
    assert len(turtle) == 2
    assert len({str(term) for fact in turtle for term in fact if str(term).startswith("https://rada.example/")}) <= 2


def test_a_fact_told_twice_is_written_once_and_things_stand_in_the_order_of_naming() -> None:
    graph = Graph(PREFIXES)
    for _ in range(2):
        graph.add("https://rada.example/b", "@type", "dct:Agent", "dct:Agent")
        graph.add("https://rada.example/a", "dct:modified", typed("2025-03-01", "xsd:date"))
        graph.add("https://rada.example/b", "dct:title", "Рада", words("Рада", "uk"))
    graph.add("https://rada.example/b", "dct:subject")
    paragraphs = graph.turtle().decode().split("\n\n")
    assert paragraphs[1:] == [
        '<https://rada.example/b> a dct:Agent ;\n    dct:title "Рада",\n        "Рада"@uk .',
        '<https://rada.example/a> dct:modified "2025-03-01"^^xsd:date .\n',
    ]
