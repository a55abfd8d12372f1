"""The catalogue of all sets by DCAT-AP 3: one graph, as Turtle and as JSON-LD, without blank nodes.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/ says what is mandatory and recommended. rdflib is loaded only when
the catalogue is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..records.settings import Settings
from ..records.view_parts import Distribution
from .tables import DataSet

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

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
    return _graph(listed, settings).serialize(format="turtle", encoding="utf-8")


def json_ld(listed: Sequence[Listed], settings: Settings) -> bytes:
    """catalog.jsonld: flat, its context inside."""
    graph = _graph(listed, settings)
    context = {prefix: str(base) for prefix, base in graph.namespaces() if prefix in _PREFIXES}
    found = json.loads(graph.serialize(format="json-ld", context=context))
    return f"{json.dumps(_ordered(found), ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _ordered(value: Any) -> Any:
    """Lists of a graph have no order of their own; bytes need one."""
    if isinstance(value, dict):
        return {key: _ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _graph(listed: Sequence[Listed], settings: Settings) -> Graph:
    from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, base in _PREFIXES.items():
        graph.bind(prefix, base)
    vcard, site = Namespace(_PREFIXES["vcard"]), settings.site_url

    def add(subject: URIRef, predicate: URIRef, value: Any) -> None:
        graph.add((subject, predicate, value))

    def uk(text: str) -> Literal:
        return Literal(text, lang="uk")

    def thing(address: str, *kinds: URIRef) -> URIRef:
        """With every class that the shapes ask for: they follow no subclasses."""
        found = URIRef(address)
        for kind in kinds:
            add(found, RDF.type, kind)
        return found

    catalogue = thing(f"{site}/dani/", DCAT.Catalog)
    council = thing(f"{site}/#rada", FOAF.Agent)
    add(council, FOAF.name, uk(settings.council))
    licence = thing(settings.licence_url, DCTERMS.LicenseDocument)
    language = thing(f"{EU}language/UKR", DCTERMS.LinguisticSystem)
    theme = thing(f"{EU}data-theme/GOVE", SKOS.Concept)
    add(theme, SKOS.prefLabel, Literal("Government and public sector", lang="en"))
    add(catalogue, DCTERMS.title, uk(f"Відкриті дані. {settings.council}"))
    add(catalogue, DCTERMS.description, uk(f"Набори відкритих даних: {settings.community}."))
    add(catalogue, DCTERMS.publisher, council)
    add(catalogue, DCTERMS.license, licence)
    add(catalogue, DCTERMS.language, language)
    add(catalogue, FOAF.homepage, thing(f"{site}/", FOAF.Document))
    add(catalogue, DCAT.themeTaxonomy, thing(f"{EU}data-theme", SKOS.ConceptScheme))
    add(URIRef(f"{EU}data-theme"), DCTERMS.title, Literal("Data theme", lang="en"))
    if newest := max((data.modified for data, _ in listed), default=""):
        add(catalogue, DCTERMS.modified, Literal(newest, datatype=XSD.date))

    for data, files in listed:
        dataset = thing(f"{site}{data.url}#nabir", DCAT.Dataset)
        page = thing(site + data.url, FOAF.Document, RDFS.Resource)
        add(catalogue, DCAT.dataset, dataset)
        add(dataset, DCTERMS.identifier, Literal(data.id))
        add(dataset, DCTERMS.title, uk(data.title))
        add(dataset, DCTERMS.description, uk(data.description))
        publisher = council
        if data.publisher != settings.council:
            publisher = thing(f"{site}{data.url}#rozporiadnyk", FOAF.Agent)
            add(publisher, FOAF.name, uk(data.publisher))
        add(dataset, DCTERMS.publisher, publisher)
        contact = thing(f"{site}{data.url}#kontakt", vcard.Organization, vcard.Kind)
        add(contact, vcard.fn, uk(data.contact or data.publisher))
        if settings.email:
            add(contact, vcard.hasEmail, URIRef(f"mailto:{settings.email}"))
        add(dataset, DCAT.contactPoint, contact)
        add(dataset, DCAT.theme, theme)
        add(dataset, DCTERMS.language, language)
        add(dataset, DCAT.landingPage, page)
        for keyword in data.keywords:
            add(dataset, DCAT.keyword, uk(keyword))
        if data.frequency:
            add(
                dataset,
                DCTERMS.accrualPeriodicity,
                thing(f"{EU}frequency/{FREQUENCY[data.frequency]}", DCTERMS.Frequency),
            )
        if data.modified:
            add(dataset, DCTERMS.modified, Literal(data.modified, datatype=XSD.date))
        if data.temporal[0]:
            period = thing(f"{site}{data.url}#period", DCTERMS.PeriodOfTime)
            for term, day in zip((DCAT.startDate, DCAT.endDate), data.temporal, strict=True):
                add(period, term, Literal(day, datatype=XSD.date))
            add(dataset, DCTERMS.temporal, period)
        for file in files:
            address = site + file.url
            distribution = thing(f"{address}#fail", DCAT.Distribution)
            add(dataset, DCAT.distribution, distribution)
            add(distribution, DCTERMS.title, uk(f"{file.title} ({file.format})"))
            add(distribution, DCAT.accessURL, page)
            add(distribution, DCAT.downloadURL, thing(address, RDFS.Resource))
            add(distribution, DCTERMS.license, licence)
            add(distribution, DCTERMS.language, language)
            add(distribution, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger))
            add(distribution, DCAT.mediaType, thing(IANA + file.media_type, DCTERMS.MediaType))
            if file.format in _FILE_TYPES:
                add(distribution, DCTERMS.format, thing(f"{EU}file-type/{file.format}", DCTERMS.MediaTypeOrExtent))
    return graph
