"""What `new` knows to propose for a header: only what the records and the calendar say, never a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.kinds import (
    Act,
    Consultation,
    Dataset,
    Enterprise,
    Mention,
    News,
    Page,
    Person,
    Record,
    Sitting,
    Unit,
    Video,
)
from ..model.numbering import first, following, session_of
from ..model.registry import Registry
from ..model.row import DEFAULT_BODIES, Row
from ..model.sections import RESERVED
from ..model.ukrainian import slugify
from ..model.vocabulary import DECISIONS
from .deadlines import deadlines
from .settings import Settings

NAMED_BY_SLUG = (News, Video, Person, Consultation, Enterprise, Mention, Unit, Page)
"""Kinds whose address ends in the slug."""


Values = Mapping[str, str]


def proposals(
    kind: type[Record],
    act_kind: str,
    title: str,
    registry: Registry,
    settings: Settings,
    unfinished: Sequence[Values] = (),
) -> dict[str, str]:
    """Field name -> value for a new record of today.

    unfinished: headers of the kind's files that are no documents yet or are hidden; their numbers and slugs are taken.
    A required field that nothing tells is absent: left empty, it keeps the file from being published unfinished.
    """
    values = {"title": title}
    if kind.dated and kind.model_fields[kind.dated].is_required():
        values[kind.dated] = settings.today
    if kind is Act:
        values |= {"kind": act_kind, **_of_act(act_kind, registry, settings, unfinished)}
    elif kind is Sitting:
        values |= _of_sitting(registry, settings)
    elif kind is Person:
        values |= {"convocation": _convocation(registry)}
    elif kind is Enterprise:
        values |= {"name_": title}
    elif kind is Dataset:
        values |= {"id": _free(kind, title, registry, unfinished)}
    values |= deadlines(kind, act_kind, registry, settings)
    if kind in NAMED_BY_SLUG or (kind is Act and act_kind not in DECISIONS):
        values["slug"] = _free(kind, title, registry, unfinished)
    return {name: value for name, value in values.items() if value}


def _of_act(kind: str, registry: Registry, settings: Settings, unfinished: Sequence[Values]) -> dict[str, str]:
    if kind not in DECISIONS:
        return {}
    body = DEFAULT_BODIES[kind]
    rows = [row for row in registry.listed("acts") if row.kind == kind and row.body == body and row.number]
    year = settings.today[:4]
    waiting = [item for item in unfinished if item.get("kind") == kind and item.get("date", "")[:4] == year]
    reserved = [item["number"] for item in waiting if item.get("number")]
    values = {"published": settings.today, "body": body}
    if kind == "rishennia-rady":
        sittings = [row for row in registry.of("sessions") if row.body == body]
        found = _of_session(rows, sittings, settings.today)
        return values | found | {"number": _after(found.get("number", ""), reserved)}
    this_year = [row.number for row in rows if row.year == year]
    return values | {"number": following([*this_year, *reserved]) or (first(rows[-1].number) if rows else "")}


def _of_session(acts: list[Row], sittings: list[Row], today: str) -> dict[str, str]:
    """The next item of the newest session, or the first one of a session that has no decision yet."""
    held = [row for row in sittings if row.date[:10] <= today]
    newest, sitting = (acts[-1] if acts else None), (held[-1] if held else None)
    if sitting and (newest is None or (session_of(newest.number) != sitting.number and newest.date < sitting.date)):
        numbered = newest is None or session_of(newest.number)
        number = f"1-{sitting.number}/{sitting.year}" if numbered and sitting.number.isdigit() else ""
        return {"number": number, **_session(sitting), "session": sitting.number, "sitting": sitting.id}
    if newest is None or newest.year != today[:4]:
        return {}
    same = next((row for row in reversed(sittings) if row.session and row.session == newest.session), None)
    number = following([row.number for row in acts])
    return {"number": number, **_session(newest), "sitting": same.id if same else ""}


def _of_sitting(registry: Registry, settings: Settings) -> dict[str, str]:
    body = next(iter(settings.bodies), "")
    rows = [row for row in registry.of("sessions") if row.body == body]
    if not rows:
        return {"body": body}
    return {
        "body": body,
        "number": following([row.number for row in rows]),
        "convocation": _session(rows[-1])["convocation"],
    }


def _session(row: Row) -> Mapping[str, str]:
    """session and convocation of a sitting or an act («VII-65»)."""
    convocation, _, number = row.session.rpartition("-")
    return {"session": number, "convocation": convocation}


def _convocation(registry: Registry) -> str:
    rows = [row for row in registry.of("sessions") if "-" in row.session]
    return _session(rows[-1])["convocation"] if rows else ""


def _after(number: str, reserved: Sequence[str]) -> str:
    """The number, or the next free one of its series."""
    while number and number in reserved:
        number = following([number])
    return number


def _free(kind: type[Record], title: str, registry: Registry, unfinished: Sequence[Values]) -> str:
    """A slug from the title that no record of the kind has."""
    taken = {row.id.rpartition("/")[2] for row in registry.of(kind.folder)}
    taken |= {item.get("slug") or item.get("id", "") for item in unfinished}
    taken |= RESERVED if kind is Page else frozenset()
    slug = slugify(title, 60)
    found, count = slug, 2
    while found in taken:
        found, count = f"{slug}-{count}", count + 1
    return found


def stem(kind: type[Record], values: Mapping[str, str]) -> str:
    """The file's path below content/, without its suffix: folder, year, date, number, words of the title."""
    date = values.get(kind.dated, "")[:10]
    words = values.get("slug") or values.get("id") or slugify(values["title"], 60)
    number = slugify(values.get("number", ""))
    name = "-".join(part for part in (date, number, words) if part) or "dokument"
    year = f"{date[:4]}/" if date else ""
    return f"{kind.folder}/{year}{name}"
