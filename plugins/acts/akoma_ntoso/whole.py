"""An act as one document of Akoma Ntoso: meta, preface, preamble, body, signature, annexes and files."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from ...model.ukrainian import capital, date_words
from ...model.vocabulary import ACT_KINDS
from ...records.document import Document
from .inline import NAMESPACE, add, tag
from .metadata import XLINK, identification, metadata
from .parts import Body, Parsed, Writer, parse
from .uris import document_type, uri

NO_TEXT = "Тексту на сайті немає, він у доданих файлах."


def whole_document(act: Document) -> bytes:
    """The document as XML in UTF-8 with a declaration."""
    row, site = act.row, act.whole.site
    address = uri(row, act.whole.settings)
    page = f"{site.url}{row.url}"
    root = etree.Element(tag("akomaNtoso"), nsmap={None: NAMESPACE, "xlink": XLINK})
    document = add(root, document_type(row.kind), name=row.kind)
    writer = Writer(site.url, page)
    parsed = parse(act.body)
    meta = metadata(document, act, address)
    writer.notes(meta, parsed.notes)
    _preface(document, act)
    _text(document, act, parsed.body, writer)
    if signed := act.get("signed_by"):
        add(add(add(document, "conclusions"), "p"), "signature", signed)
    _attachments(document, act, parsed, writer)
    writer.inline.finish(writer.places)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _preface(document: _Element, act: Document) -> None:
    row = act.row
    preface = add(document, "preface")
    line = add(preface, "p")
    kind = add(line, "docType", capital(ACT_KINDS[row.kind]))
    if row.number:
        kind.tail = " № "
        number = add(line, "docNumber", row.number)
        number.tail = " від "
    else:
        kind.tail = " від "
    add(line, "docDate", date_words(row.date[:10]), date=row.date[:10])
    add(add(add(preface, "longTitle"), "p"), "docTitle", row.title)


def _text(document: _Element, act: Document, body: Body, writer: Writer) -> None:
    """Acts and drafts have a body of clauses alone, with a preamble above it; other documents anything."""
    if document_type(act.row.kind) == "doc":
        _main(document, body, writer, act.get("no_text") or NO_TEXT)
        return
    if body.blocks and body.parts:
        preamble = add(document, "preamble")
        writer.blocks.add(preamble, body.blocks)
        if not len(preamble):
            document.remove(preamble)
    inside = add(document, "body")
    if body.parts:
        writer.parts(inside, body.parts)
        return
    content = add(add(inside, "hcontainer", name="tekst", eId=writer.name("hcontainer", "1")), "content")
    writer.blocks.add(content, body.blocks)
    if not len(content) or not body.blocks:
        add(content, "p", act.get("no_text") or NO_TEXT)


def _main(document: _Element, body: Body, writer: Writer, otherwise: str) -> None:
    main = add(document, "mainBody")
    writer.blocks.add(main, body.blocks)
    writer.parts(main, body.parts)
    if not len(main):
        add(main, "p", otherwise)


def _attachments(document: _Element, act: Document, parsed: Parsed, writer: Writer) -> None:
    """Annexes as documents of their own; attached files by their addresses."""
    if not parsed.annexes and not act.files:
        return
    whole = add(document, "attachments")
    for place, annex in enumerate(parsed.annexes, 1):
        attachment = add(whole, "attachment", eId=writer.name("att", str(place), annex.place))
        if annex.title is not None:
            writer.inline.fill(add(attachment, "heading"), annex.title)
        inside = add(attachment, "doc", name="dodatok")
        component = uri(act.row, act.whole.settings)
        component.work_component = f"annex_{place}"
        identification(add(inside, "meta"), act, component)
        _main(inside, annex, writer, NO_TEXT)
    for file in act.files:
        attachment = add(whole, "attachment", eId=writer.name("att"))
        add(attachment, "documentRef", href=f"{act.whole.site.url}{file.url}", showAs=file.title)
