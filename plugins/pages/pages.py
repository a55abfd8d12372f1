"""Pages, units and mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.ukrainian import sort_key
from ..records.document import Document
from ..records.lists import List, Part, list_output, months
from ..records.output import Output
from ..records.view import DocumentView
from ..records.view_parts import Fact, Link
from ..records.whole import Whole


def page(document: Document) -> DocumentView:
    """A page of the council's own."""
    return DocumentView(**document.common())


def unit(document: Document) -> DocumentView:
    """A unit with the addresses of its official pages."""
    channels = document.fields.get("channels", ())
    links = tuple(Link(url, url.split("/")[2] or url) for url in channels if re.match("https?://", url))
    facts = (Fact("Сторінки", links=links),) if links else ()
    return DocumentView(**document.common(facts=facts))


def unit_list(whole: Whole) -> Iterator[Output]:
    """/pidrozdily/: by name."""
    rows = sorted(whole.registry.of("units"), key=lambda row: (sort_key(row.title), row.id))
    intro = "Виконавчі органи ради, комісії та служби."
    yield list_output(whole, "pages", List("/pidrozdily/", "Підрозділи", (Part("", rows),), intro=intro))


def mention_list(whole: Whole) -> Iterator[Output]:
    """/zhadky/: what media wrote, by month, newest first."""
    parts = months(whole.registry.of("mentions"))
    page_ = List("/zhadky/", "Згадки в ЗМІ", parts, intro="Що писали про раду в медіа.", show="lead")
    yield list_output(whole, "pages", page_)
