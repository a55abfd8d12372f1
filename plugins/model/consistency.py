"""Faults that only the whole of the records shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from .problems import Problem, maybe, nearest
from .registry import Registry
from .relation_faults import circles
from .row import Row
from .sections import topic_slug
from .units import unit_faults
from .vocabulary import STATUSES
from .wrong import shown

FEW = 5000
"""Documents among which any may have been meant by a wrong id."""


class Named(NamedTuple):
    """Codes that the settings name: code -> Ukrainian words."""

    bodies: Mapping[str, str]
    commissions: Mapping[str, str]


def check_whole(
    rows: Sequence[Row], registry: Registry, now: str, named: Named, faulty: Sequence[Row] = ()
) -> list[Problem]:
    """Faults that only the whole shows: one id twice, relations to nothing, dates ahead, unknown bodies, topics.

    rows: all documents, hidden ones too; registry: the visible ones; now: ISO with minutes. faulty: documents with
    errors of their own; what they name is checked, and a document that may be one of them is not missed.
    """
    problems = _doubles(rows)
    known = {row.id for row in rows}
    perhaps = {_last(row.id) for row in faulty} - {""}
    today = now[:10]
    bodies = {"": "", **named.bodies, **named.commissions}
    topics: set[str] = set()
    strangers: dict[tuple[str, str], Row] = {}
    every = (*rows, *faulty)
    for row in every:  # all documents in every build, so it is short
        if row.relations or row.refs:
            problems += _dead_names(row, known, perhaps, rows)
        if row.date > today or row.published > today:
            problems += _ahead(row, today)
        if row.body not in bodies:
            _note(strangers, ("body", row.body), row)
        if row.commission not in bodies:
            _note(strangers, ("commission", row.commission), row)
        topics.update(row.topics)
    problems += _strangers(strangers, named)
    problems += unit_faults([row for row in rows if row.folder == "units"], bodies)
    problems += _topic_faults({topic: topic_slug(topic) for topic in topics}, every)
    problems += _contradictions(registry)
    problems += circles(registry)
    return problems


def _dead_names(row: Row, known: Set[str], perhaps: Collection[str], rows: Sequence[Row]) -> Iterator[Problem]:
    """Relations and references to nothing. known: ids of `rows`."""
    for number, (type, target, _) in enumerate(row.relations, 1):
        field = "draft" if type == "adopts-draft" else f"relations.{number}.act"
        if target not in known and _last(target) not in perhaps:
            yield _no_target(row, field, target, [other.id for other in rows if other.folder == "acts"])
        elif target == row.id:
            yield Problem(row.path, None, field, "акт посилається сам на себе", "приберіть зв'язок")
    for field, target in row.refs:
        if target.strip("/") not in known and _last(target) not in perhaps:
            yield _no_target(row, field, target, known - {row.id})


def _note(strangers: dict[tuple[str, str], Row], stranger: tuple[str, str], row: Row) -> None:
    """The first document by its path, for rows come in any order."""
    if row.path <= strangers.setdefault(stranger, row).path:
        strangers[stranger] = row


def _last(id: str) -> str:
    """The last part of an id, which a wrong date does not change."""
    return id.strip("/").rpartition("/")[2]


def _doubles(rows: Sequence[Row]) -> list[Problem]:
    if len({row.id for row in rows}) == len(rows):
        return []
    first: dict[str, Row] = {}
    problems = []
    for row in sorted(rows, key=attrgetter("path")):
        other = first.setdefault(row.id, row)
        if other is not row:
            field = "number" if row.number else "slug"
            remedy = (
                "змініть номер в одному з них або задайте різні slug"
                if row.number
                else "задайте одному з них інший slug"
            )
            problems.append(
                Problem(row.path, None, field, f"та сама адреса {row.url}, що й у файла {other.path}", remedy)
            )
    return problems


def _no_target(row: Row, field: str, target: str, known: Collection[str]) -> Problem:
    stem, _, last = target.strip("/").rpartition("/")
    akin = [id for id in known if id.startswith(f"{stem}/") or id.endswith(f"/{last}")]  # all would take seconds
    guess = maybe(target, akin) or (maybe(target, known) if len(known) <= FEW else "")
    hint = f"{guess} " if guess else ""
    message = f"немає документа «{shown(target)}»"
    return Problem(row.path, None, field, message, f"{hint}виправте ідентифікатор або додайте документ")


def _strangers(found: Mapping[tuple[str, str], Row], named: Named) -> Iterator[Problem]:
    """Codes that the settings do not name, each once. A council that named no commissions is not asked about them."""
    for (field, code), row in found.items():
        if not named.commissions and code == row.commission:
            continue
        known, setting = (named.bodies, "BODIES") if field == "body" else (named.commissions, "COMMISSIONS")
        words = "орган" if field == "body" else "комісія"
        by_name = {topic_slug(name): known_code for known_code, name in known.items()}
        near = nearest(code, [*known, *by_name])
        guess = f"можливо, «{by_name.get(near, near)}»?" if near else f"відомі: {', '.join(known)}"
        hint = f"{guess}; новий код додайте до {setting} у pelicanconf.py"
        yield Problem(row.path, None, field, f"{words} «{code}» не названо в налаштуваннях", hint, level="warning")


def _ahead(row: Row, today: str) -> list[Problem]:
    dates = [("date", row.date), ("published", row.published)]
    if row.folder not in ("news", "acts") or row.embargo or row.kind == "poriadok-dennyi":
        dates = []
    return [
        Problem(row.path, None, field, f"дата {value} ще не настала", "виправте дату або задайте embargo")
        for field, value in dates
        if value[:10] > today
    ]


def _topic_faults(topics: Mapping[str, str], rows: Sequence[Row]) -> list[Problem]:
    """Topics without letters, and those of one address. topics: with their slugs."""
    problems = []
    if "" in topics.values():
        problems = [
            Problem(row.path, None, "topics", f"тема «{topic}» не має літер", "назвіть її словами")
            for row in rows
            for topic in row.topics
            if not topics[topic]
        ]
    by_slug: dict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics):
        by_slug[topics[topic]].append(topic)
    for slug, same in sorted(by_slug.items()):
        for topic in same[1:] if slug else ():
            path = min(row.path for row in rows if topic in row.topics)
            message = f"теми «{same[0]}» і «{topic}» мають одну адресу /temy/{slug}/"
            problems.append(Problem(path, None, "topics", message, f"пишіть однаково: «{same[0]}»"))
    return problems


def _contradictions(registry: Registry) -> list[Problem]:
    """A status typed in the header that relations deny."""
    problems = []
    for row in registry.of("acts"):
        computed = registry.related.get(row.id, "")
        if row.status and computed and row.status != computed:
            others = ", ".join(source for _, source, _ in registry.inverse(row))
            message = f"стан «{STATUSES[row.status]}» суперечить зв'язкам: за ними — «{STATUSES[computed]}» ({others})"
            problems.append(Problem(row.path, None, "status", message, "приберіть поле status або виправте зв'язок"))
    return problems
