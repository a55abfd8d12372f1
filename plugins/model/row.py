"""The light row: what every build knows of every document without opening it."""

from __future__ import annotations

import re
from typing import NamedTuple

DEFAULT_BODIES = {"rishennia-rady": "rada", "rishennia-vykonkomu": "vykonkom", "rozporiadzhennia": "holova"}
"""The body that adopts acts of a kind where the header names none."""


COUNCIL = DEFAULT_BODIES["rishennia-rady"]


class Row(NamedTuple):
    """One document as lists, relations and keys see it. All values are text or tuples of text.

    path: file relative to content/. folder: kind of record. kind: act kind or news type ("" otherwise).
    session: "<convocation>-<number>" or "". span: first and last day it is open or happens.
    refs: (field, id) of other records the header names. files: (path, title, kind) as written.
    targets: (kind, value, label) of links in the text that the whole site must resolve.
    withdrawn: day on which the text was taken down, "" where it was not.
    extra: (name, value) of the kind's own fields that pages of others show, see row_of.py.
    sort: orders documents in time, then naturally by number, then by id; total.
    face: digest of what other pages show of this document, lead and picture apart.
    header: digest of what data sets show of the document, the status by other acts' relations apart.
    lead: digest of the document's first words, "" where it has none; the memory keeps the words themselves.
    digest: of everything its own source gives to its page.
    """

    path: str
    folder: str
    id: str
    url: str
    title: str
    kind: str
    number: str
    date: str
    published: str
    updated: str
    body: str
    session: str
    commission: str
    status: str
    lead: str
    topics: tuple[str, ...]
    relations: tuple[tuple[str, str, str], ...]
    refs: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, str], ...]
    targets: tuple[tuple[str, str, str], ...]
    picture: tuple[str, str] | None
    span: tuple[str, str]
    pinned: str
    embargo: str
    lang: str
    source_url: str
    withdrawn: str
    extra: tuple[tuple[str, str], ...]
    sort: str
    face: str
    header: str
    digest: str

    @property
    def day(self) -> str:
        """The day by which the document stands in archives: published, else its own date."""
        return (self.published or self.date)[:10]

    @property
    def year(self) -> str:
        """The year of the document's own date, as in its address."""
        return self.date[:4]

    def own(self, name: str) -> str:
        """The first value of this name in `extra`, or ""."""
        return next((value for key, value in self.extra if key == name), "")

    def all_own(self, name: str) -> tuple[str, ...]:
        """Every value of this name in `extra`."""
        return tuple(value for key, value in self.extra if key == name)


def is_file(value: str) -> bool:
    """Does the value name a file beside the document rather than an address or words?"""
    return bool(re.fullmatch(r"[^\s:?#]+\.[A-Za-z0-9]{2,5}", value))
