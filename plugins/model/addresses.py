"""Identifiers and permanent addresses of records (transliterated by КМУ №55 of 27.01.2010).

An address comes from here only: from the kind, dates, numbers and a slug, never from a title or a header's wish.
"""

from __future__ import annotations

from typing import NamedTuple

from .kinds import Act, Consultation, Dataset, Mention, News, Person, Petition, Record, Sitting, Video
from .sections import SECTIONS
from .ukrainian import file_slug, slugify

COMMISSION_KINDS = frozenset({"protokol", "vysnovok", "poriadok-dennyi"})
"""Kinds of acts that a commission numbers for itself."""


class Address(NamedTuple):
    """id: how other records name this one. url: root-relative, with both slashes; "" when it cannot be made."""

    id: str
    url: str


def address(record: Record, stem: str) -> Address:
    """The id and address of a record in a file named `stem`.md; both are "" when a part is lacking."""
    if lacking_part(record, stem):
        return Address("", "")
    last = last_part(record, stem)
    match record:
        case Act():
            tail = f"{record.kind}/{record.date[:4]}/{last}"
            return Address(tail, f"/akty/{tail}/")
        case News():
            tail = f"novyny/{record.date[:4]}/{record.date[5:7]}/{last}"
        case Video():
            tail = f"video/{record.date[:4]}/{last}"
        case Sitting():
            tail = f"zasidannia/{slugify(record.body)}/{last}"
        case Person():
            tail = f"deputaty/{slugify(record.convocation)}/{last}"
        case Mention():
            # The prefix keeps it from being another id of the page, as `main`.
            return Address(f"zhadky/{last}", f"/zhadky/#z-{last}")
        case _:
            section = SECTIONS.get(record.folder)
            tail = f"{section}/{last}" if section else last
    return Address(tail, f"/{tail}/")


def last_part(record: Record, stem: str) -> str:
    """The last part of the address; "" for an act with neither a slug nor a number."""
    if isinstance(record, Dataset):
        return record.id
    if record.slug:
        return record.slug
    match record:
        case Act():
            number = slugify(record.number)
            commission = slugify(record.commission) if record.kind in COMMISSION_KINDS else ""
            return f"{commission}-{number}" if number and commission else number
        case Petition():
            return slugify(record.number)
        case Sitting():
            return slugify(f"{record.date[:10]}-{record.number}")
        case News() | Video() | Consultation() | _:
            return file_slug(stem)


def lacking_part(record: Record, stem: str) -> str:
    """The field without whose letters and digits the record has no address; "" when nothing is lacking."""
    match record:
        case Person() if not slugify(record.convocation):
            return "convocation"
        case Sitting() if not slugify(record.body):
            return "body"
        case Sitting() if not record.slug and not slugify(record.number):
            return "number"
    if last_part(record, stem):
        return ""
    return "number" if isinstance(record, (Act, Petition)) else "slug"
