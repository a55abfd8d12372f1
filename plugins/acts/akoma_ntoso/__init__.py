"""An act in Akoma Ntoso 3.0 (OASIS LegalDocML): `akt.xml` beside its page.

    uris      a row -> its address by the naming convention (FRBR), made by cobalt
    inline    the words of HTML -> the words of Akoma Ntoso
    blocks    paragraphs, lists and tables of HTML -> those of Akoma Ntoso
    parts     the text of an act -> what stands before its clauses, the tree of clauses, annexes, notes
    metadata  a document -> <meta>: identification, publication, life, relations
    whole     all that together

Decisions and orders are `act`, drafts `bill`, minutes, conclusions and agendas `doc`. lxml and cobalt are imported
only where a file is written.
"""

from __future__ import annotations

from ...records.document import Document


def akt_xml(act: Document) -> bytes:
    """The document as XML in UTF-8, valid by the schema of the standard."""
    from .whole import whole_document

    return whole_document(act)
