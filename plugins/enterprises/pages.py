"""The page of a communal enterprise and their list."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ukrainian import sort_key
from ..records.document import Document
from ..records.lists import List, Part, list_output
from ..records.output import Output
from ..records.view import DocumentView
from ..records.view_parts import Fact
from ..records.whole import Whole


def document(enterprise: Document) -> DocumentView:
    """The view of an enterprise: its full name, code, head and the statements as files."""
    name = enterprise.get("name_")
    facts = (Fact("Повна назва", name),) if name != enterprise.row.title else ()
    return DocumentView(**enterprise.common(facts=facts))


def outputs(whole: Whole) -> Iterator[Output]:
    """/pidpryiemstva/: by name."""
    rows = sorted(whole.registry.of("enterprises"), key=lambda row: (sort_key(row.title), row.id))
    intro = "Підприємства громади та їхня звітність."
    page = List("/pidpryiemstva/", "Комунальні підприємства", (Part("", rows),), intro=intro)
    yield list_output(whole, "enterprises", page)
