"""The page of a deputy and the list by convocation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model.row import Row
from ..model.ukrainian import sort_key
from ..records.document import Document
from ..records.lists import List, Part, list_output
from ..records.output import Output
from ..records.view import DocumentView, Fact
from ..records.whole import Whole


def document(person: Document) -> DocumentView:
    """The view of a deputy."""
    whole = person.whole
    facts = []
    if person.row.body:
        facts.append(Fact("Орган", whole.body(person.row.body)))
    commissions = person.fields.get("commissions", ())
    if commissions:
        facts.append(Fact("Комісії", ", ".join(whole.body(code) for code in commissions)))
    return DocumentView(**person.common(facts=tuple(facts)))


def outputs(whole: Whole) -> Iterator[Output]:
    """/deputaty/: deputies of each convocation by name."""
    convocations: dict[str, list[Row]] = defaultdict(list)
    for row in whole.registry.of("deputies"):
        convocations[row.id.split("/")[1]].append(row)
    parts = tuple(
        Part(f"{slug.upper()} скликання", sorted(rows, key=lambda row: (sort_key(row.title), row.id)), f"s-{slug}")
        for slug, rows in sorted(convocations.items(), reverse=True)
    )
    yield list_output(whole, "deputies", List("/deputaty/", "Депутати", parts, intro="Хто представляє громаду в раді."))
