"""The catalogue of all sets by DCAT-AP 3: one graph, as Turtle and as JSON-LD, without blank nodes.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/ says what is mandatory and recommended.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..records.settings import Settings
from ..records.view_parts import Distribution
from .tables import DataSet

if TYPE_CHECKING:
    from pyoxigraph import Literal

    from .rdf import Graph

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
FREQUENCY = {
    "bilshe-odnoho-razu-na-den": "CONT",
    "shchodnia": "DAILY",
    "shchotyzhnia": "WEEKLY",
    "shchomisiatsia": "MONTHLY",
    "shchokvartalu": "QUARTERLY",
    "shchopivroku": "ANNUAL_2",
    "shchoroku": "ANNUAL",
    "odrazu-pislia-zmin": "UPDATE_CONT",
    "vidsutnia": "NEVER",
}
"""Code of FREQUENCIES -> code of the European Union's list."""
_FILE_TYPES = frozenset({"CSV", "JSON", "GEOJSON", "TSV", "XLSX", "XLS", "ODS", "ZIP", "PDF", "DOCX", "TXT"})


class Listed(NamedTuple):
    """A set with its files."""

    data: DataSet
    files: tuple[Distribution, ...]


def facts(listed: Sequence[Listed]) -> list[Any]:
    """All that the catalogue shows, for its key."""
    return [
        [
            *(data.id, data.title, data.description, data.frequency, data.keywords, data.publisher, data.contact),
            *(data.temporal, data.modified, [[one.url, one.title, one.media_type, one.size] for one in files]),
        ]
        for data, files in listed
    ]


def turtle(listed: Sequence[Listed], settings: Settings) -> bytes:
    """catalog.ttl."""
    return _graph(listed, settings).turtle()


def json_ld(listed: Sequence[Listed], settings: Settings) -> bytes:
    """catalog.jsonld."""
    return _graph(listed, settings).json_ld()


_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _graph(listed: Sequence[Listed], settings: Settings) -> Graph:
    """Each thing with every class that the shapes ask for: they follow no subclasses."""
    from .rdf import Graph, Literal, iri, typed, words

    graph, site = Graph(_PREFIXES), settings.site_url
    thing = graph.thing

    def uk(text: str) -> Literal:
        return words(text, "uk")

    catalogue, rada, themes = f"{site}/dani/", f"{site}/#rada", f"{EU}data-theme"
    thing(catalogue, "dcat:Catalog")
    council = thing(rada, "foaf:Agent")
    graph.add(rada, "foaf:name", uk(settings.council))
    licence = thing(settings.licence_url, "dct:LicenseDocument")
    language = thing(f"{EU}language/UKR", "dct:LinguisticSystem")
    theme = thing(f"{themes}/GOVE", "skos:Concept")
    graph.add(f"{themes}/GOVE", "skos:prefLabel", words("Government and public sector", "en"))
    graph.add(catalogue, "dct:title", uk(f"Відкриті дані. {settings.council}"))
    graph.add(catalogue, "dct:description", uk(f"Набори відкритих даних: {settings.community}."))
    graph.add(catalogue, "dct:publisher", council)
    graph.add(catalogue, "dct:license", licence)
    graph.add(catalogue, "dct:language", language)
    graph.add(catalogue, "foaf:homepage", thing(f"{site}/", "foaf:Document"))
    graph.add(catalogue, "dcat:themeTaxonomy", thing(themes, "skos:ConceptScheme"))
    graph.add(themes, "dct:title", words("Data theme", "en"))
    if newest := max((data.modified for data, _ in listed), default=""):
        graph.add(catalogue, "dct:modified", typed(newest, "date"))

    for data, files in listed:
        address = site + data.url
        dataset = f"{address}#nabir"
        graph.add(catalogue, "dcat:dataset", thing(dataset, "dcat:Dataset"))
        page = thing(address, "foaf:Document", "rdfs:Resource")
        graph.add(dataset, "dct:identifier", Literal(data.id))
        graph.add(dataset, "dct:title", uk(data.title))
        graph.add(dataset, "dct:description", uk(data.description))
        publisher = council
        if data.publisher != settings.council:
            publisher = thing(f"{address}#rozporiadnyk", "foaf:Agent")
            graph.add(f"{address}#rozporiadnyk", "foaf:name", uk(data.publisher))
        graph.add(dataset, "dct:publisher", publisher)
        graph.add(dataset, "dcat:contactPoint", thing(f"{address}#kontakt", "vcard:Organization", "vcard:Kind"))
        graph.add(f"{address}#kontakt", "vcard:fn", uk(data.contact or data.publisher))
        if settings.email:
            graph.add(f"{address}#kontakt", "vcard:hasEmail", iri(f"mailto:{settings.email}"))
        graph.add(dataset, "dcat:theme", theme)
        graph.add(dataset, "dct:language", language)
        graph.add(dataset, "dcat:landingPage", page)
        graph.add(dataset, "dcat:keyword", *map(uk, data.keywords))
        if data.frequency:
            often = thing(f"{EU}frequency/{FREQUENCY[data.frequency]}", "dct:Frequency")
            graph.add(dataset, "dct:accrualPeriodicity", often)
        if data.modified:
            graph.add(dataset, "dct:modified", typed(data.modified, "date"))
        if data.temporal[0]:
            graph.add(dataset, "dct:temporal", thing(f"{address}#period", "dct:PeriodOfTime"))
            for term, day in zip(("dcat:startDate", "dcat:endDate"), data.temporal, strict=True):
                graph.add(f"{address}#period", term, typed(day, "date"))
        for file in files:
            download = site + file.url
            graph.add(dataset, "dcat:distribution", thing(f"{download}#fail", "dcat:Distribution"))
            graph.add(f"{download}#fail", "dct:title", uk(f"{file.title} ({file.format})"))
            graph.add(f"{download}#fail", "dcat:accessURL", page)
            graph.add(f"{download}#fail", "dcat:downloadURL", thing(download, "rdfs:Resource"))
            graph.add(f"{download}#fail", "dct:license", licence)
            graph.add(f"{download}#fail", "dct:language", language)
            graph.add(f"{download}#fail", "dcat:byteSize", typed(file.size, "nonNegativeInteger"))
            graph.add(f"{download}#fail", "dcat:mediaType", thing(IANA + file.media_type, "dct:MediaType"))
            if file.format in _FILE_TYPES:
                form = thing(f"{EU}file-type/{file.format}", "dct:MediaTypeOrExtent")
                graph.add(f"{download}#fail", "dct:format", form)
    return graph
