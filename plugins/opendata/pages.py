"""The page of a data set with its passport, and the catalogue's front page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ukrainian import sort_key
from ..records.document import Document
from ..records.lists import List, Part, list_output
from ..records.output import Output
from ..records.view import DocumentView
from ..records.view_parts import Fact
from ..records.whole import Whole


def document(dataset: Document) -> DocumentView:
    """The view of a data set: passport fields of КМУ 835 as facts."""
    facts = [Fact("Ідентифікатор", dataset.get("id"))]
    keywords = dataset.fields.get("keywords", ())
    if keywords:
        facts.append(Fact("Ключові слова", ", ".join(keywords)))
    if dataset.get("source"):
        facts.append(Fact("Складено з", dataset.get("source")))
    common = dataset.common(facts=tuple(facts))
    common["lead"] = common["lead"] or dataset.get("description")
    return DocumentView(**common)


def catalogue(whole: Whole) -> Iterator[Output]:
    """/dani/: data sets by title."""
    rows = sorted(whole.registry.of("datasets"), key=lambda row: (sort_key(row.title), row.id))
    intro = "Набори даних ради у відкритих форматах."
    yield list_output(whole, "opendata", List("/dani/", "Відкриті дані", (Part("", rows),), intro=intro))
