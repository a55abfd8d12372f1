"""The list of deputies by convocation, and the pages of their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model.row import Row
from ..model.ukrainian import natural_key, sort_key
from ..records.lists import List, Part, list_output
from ..records.output import Output
from ..records.whole import Whole
from .years import year_outputs


def outputs(whole: Whole) -> Iterator[Output]:
    """/deputaty/: deputies of each convocation by name, by faction where factions are known; then years of each."""
    convocations: dict[str, list[Row]] = defaultdict(list)
    for row in whole.registry.of("deputies"):
        convocations[row.id.split("/")[1].upper()].append(row)
    parts = (
        part
        for name in sorted(convocations, key=natural_key, reverse=True)
        for part in _factions(name, sorted(convocations[name], key=lambda row: (sort_key(row.title), row.id)))
    )
    page = List("/deputaty/", "Депутати", tuple(parts), intro="Хто представляє громаду в раді.", data="deputaty")
    yield list_output(whole, "deputies", page)
    for row in whole.registry.of("deputies"):
        yield from year_outputs(whole, row)


def _factions(convocation: str, rows: list[Row]) -> Iterator[Part]:
    factions = sorted({row.own("faction") for row in rows}, key=lambda name: (not name, sort_key(name)))
    for place, faction in enumerate(factions):
        title = f"{convocation} скликання: {faction}" if faction else f"{convocation} скликання"
        id = f"s-{convocation.lower()}" + (f"-{place + 1}" if place else "")
        yield Part(title, [row for row in rows if row.own("faction") == faction], id)
