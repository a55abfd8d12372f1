"""Moments of a video: its chapters, and those that acts name, each with what is spoken of then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.agendas import Item
from ..model.clock import seconds
from ..model.row import Row
from ..records.document import Document
from ..records.life import sitting_life
from ..records.moments import moment_id
from ..records.view_parts import Link, Moment, Step
from ..records.whole import Whole


def beside(whole: Whole, row: Row) -> str:
    """Numbers of the sittings' agendas and moments that acts name; see `Feature.beside`."""
    parts = [repr(life(whole, row)), *(sitting.own("agenda") for sitting in _sittings(whole, row))]
    return "\n".join([*parts, *(act.own("moment") for act in _acts(whole, row))])


def life(whole: Whole, row: Row) -> tuple[Step, ...]:
    """The steps of the sitting that the video recorded."""
    sitting = next(iter(_sittings(whole, row)), None)
    return sitting_life(whole, sitting, row) if sitting else ()


def moments(video: Document, at: Callable[[int], str]) -> tuple[Moment, ...]:
    """Every moment once in the order of time, each up to the next one. at: where the video plays from a second."""
    whole, row = video.whole, video.row
    named: dict[int, list[Row]] = {}
    for act in _acts(whole, row):
        named.setdefault(seconds(act.own("moment")), []).append(act)
    lines = [
        (seconds(one["t"]), one["t"], one["title"], one.get("item", "")) for one in video.fields.get("chapters", ())
    ]
    chapters = {second for second, *_ in lines}
    lines += [(second, acts[0].own("moment"), "", "") for second, acts in named.items() if second not in chapters]
    lines.sort(key=lambda line: line[0])
    starts = sorted({second for second, *_ in lines})
    ends = dict(zip(starts, [*starts[1:], seconds(row.own("duration"))], strict=True)) if starts else {}
    found: list[Moment] = []
    seen: set[int] = set()
    for second, moment, title, number in lines:
        first = second not in seen
        seen.add(second)
        about = [Link(item.url, f"питання {item.number}") for item in _items(whole, row, number)]
        acts = named.get(second, []) if first else []
        about += [Link(act.url, whole.label(act)) for act in acts]
        title = title or acts[0].title
        link, end = Link(at(second), f"{moment} {title}"), ends[second]
        id = moment_id(moment) if first else ""
        found.append(Moment(id, link, tuple(about), second, end if end > second else 0, title))
    return tuple(found)


def _acts(whole: Whole, row: Row) -> list[Row]:
    return [other for other in whole.registry.referring(row) if other.folder == "acts" and other.own("moment")]


def _sittings(whole: Whole, row: Row) -> list[Row]:
    """Sittings of which this is a recording."""
    named = (whole.registry.by_id.get(id.strip("/")) for field, id in row.refs if field == "session")
    found = [sitting for sitting in named if sitting is not None]
    return found + [
        other for other in whole.registry.referring(row) if other.folder == "sessions" and other not in found
    ]


def _items(whole: Whole, row: Row, number: str) -> Iterator[Item]:
    """The item of the agenda that a chapter is about."""
    if number:
        for sitting in _sittings(whole, row):
            if item := whole.roll_calls.agendas.item(sitting, number):
                yield item
                return
