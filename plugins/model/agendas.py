"""What sittings considered: an act or draft, the item of the agenda, the moment in the recording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from .registry import Registry
from .row import Row
from .ukrainian import slugify


class Item(NamedTuple):
    """An item of a sitting's agenda by its place (from 0).

    number: as written, else counted. anchor: id of the item in the sitting's page.
    """

    sitting: Row
    place: int
    number: str
    anchor: str

    @property
    def url(self) -> str:
        """The item in the sitting's page."""
        return f"{self.sitting.url}#{self.anchor}"


Recorded = tuple[tuple[Row, ...], Mapping[str, tuple[Row, str]]]
"""Videos of a sitting, and by number of an item the video and the moment that is about it."""


class Agendas:
    """Sittings seen from what they considered. Nothing is computed before it is asked for."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._recordings: dict[str, Recorded] = {}

    def items(self, sitting: Row) -> tuple[Item, ...]:
        """The agenda in its order."""
        numbers = sitting.own("agenda")
        return tuple(_items(sitting, numbers.split("\n"))) if numbers else ()

    def considered(self, id: str) -> tuple[Item, ...]:
        """Where an act or draft stood on an agenda, oldest sitting first."""
        return tuple(self._considered.get(id, ()))

    def named(self, sitting: Row) -> Iterator[tuple[int, str]]:
        """(place of the item, id) of every act and draft that the agenda names."""
        for field, target in sitting.refs:
            if field.startswith("agenda."):
                yield int(field.split(".")[1]) - 1, target.strip("/")

    def recordings(self, sitting: Row) -> tuple[Row, ...]:
        """Videos of the sitting: the one it names, then those that name it."""
        return self._recorded(sitting)[0]

    def moment(self, item: Item) -> tuple[Row, str] | None:
        """(video, moment as written) at which a recording comes to the item."""
        return self._recorded(item.sitting)[1].get(item.number)

    def _recorded(self, sitting: Row) -> Recorded:
        """Asked for every act of a sitting, so found once."""
        known = self._recordings.get(sitting.path)
        if known is None:
            named = (self._registry.by_id.get(id.strip("/")) for field, id in sitting.refs if field == "video.id")
            videos = [video for video in named if video is not None]
            videos += [row for row in self._registry.referring(sitting) if row.folder == "videos"]
            moments: dict[str, tuple[Row, str]] = {}
            for video in videos:
                for chapter in video.all_own("chapter"):
                    number, _, moment = chapter.partition("\t")
                    moments.setdefault(number, (video, moment))
            known = self._recordings[sitting.path] = tuple(videos), moments
        return known

    def item(self, sitting: Row, number: str) -> Item | None:
        """The item of a number as a chapter or a motion gives it."""
        return next((item for item in self.items(sitting) if item.number == number), None)

    @cached_property
    def _considered(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for sitting in self._registry.of("sessions"):
            items = self.items(sitting)
            for place, id in self.named(sitting):
                found[id].append(items[place])
        return found


def _items(sitting: Row, numbers: Sequence[str]) -> Iterator[Item]:
    taken: set[str] = set()
    for place, number in enumerate(numbers):
        own = slugify(number)
        slug = own or str(place + 1)
        anchor = f"pytannia-{slug}-{place + 1}" if slug in taken else f"pytannia-{slug}"
        taken.add(own)
        yield Item(sitting, place, number, anchor)
