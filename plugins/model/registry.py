"""The whole of the records: immutable; relations both ways, status, neighbours, every reference resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from .addresses import topic_slug
from .problems import Problem, maybe
from .row import Row
from .vocabulary import DECISIONS, STATUSES

Inverse = tuple[str, str, str]
"""(relation type, id of the act that says so, clause)."""


class Registry:
    """All documents that may be shown, and what the whole says about each.

    rows: in the order of `Row.sort` (time, number, id). Nothing here changes after the constructor.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: tuple[Row, ...] = tuple(sorted(rows, key=attrgetter("sort")))
        self.by_id: Mapping[str, Row] = {row.id: row for row in self.rows}
        folders: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            folders[row.folder].append(row)
        self._folders = {folder: tuple(found) for folder, found in folders.items()}
        self._inverse = _inverse(self.rows)
        self._status = _statuses(self._inverse)
        self._referring = _referring(self.rows)
        self._previous, self._next = _neighbours(self.rows)
        self._numbers: dict[tuple[str, str], list[str]] | None = None
        self._paths: dict[str, Row] | None = None

    def of(self, folder: str) -> tuple[Row, ...]:
        """Records of one folder, oldest first."""
        return self._folders.get(folder, ())

    def status(self, row: Row) -> str:
        """Code of STATUSES for a decision or draft, "" for what has no status."""
        return self._status.get(row.id) or _own_status(row)

    def inverse(self, row: Row) -> tuple[Inverse, ...]:
        """What other acts do to this one, in the order of those acts."""
        return self._inverse.get(row.id, ())

    def referring(self, row: Row) -> tuple[Row, ...]:
        """Records whose headers name this one, relations apart: a sitting's agenda, a video, news."""
        return self._referring.get(row.id, ())

    def previous(self, row: Row) -> Row | None:
        """The document before in the same series (same folder, kind and body)."""
        return self._previous.get(row.id)

    def next(self, row: Row) -> Row | None:
        """The document after in the same series."""
        return self._next.get(row.id)

    def cited(self, number: str, date: str, kind: str) -> Row | None:
        """The one act that a citation means; None when none or several fit. date and kind may be "" (unknown)."""
        if self._numbers is None:
            self._numbers = defaultdict(list)
            for row in self.of("acts"):
                if row.number:
                    self._numbers[row.number.casefold(), row.date[:10]].append(row.id)
                    self._numbers[row.number.casefold(), ""].append(row.id)
        found = [self.by_id[id] for id in self._numbers.get((number.casefold(), date), ())]
        if kind:
            found = [row for row in found if row.kind == kind]
        return found[0] if len(found) == 1 else None

    def by_path(self, path: str) -> Row | None:
        """The document made from a source file."""
        if self._paths is None:
            self._paths = {row.path: row for row in self.rows}
        return self._paths.get(path)


def visible(row: Row, now: str) -> bool:
    """Is the document out of embargo at `now` (ISO, with minutes)? A bare date ends at its own midnight."""
    return not row.embargo or row.embargo <= now


def _own_status(row: Row) -> str:
    if row.folder != "acts":
        return ""
    if row.status:
        return row.status
    if row.kind in DECISIONS:
        return "chynnyi"
    if row.kind == "proiekt":
        return "na-rozghliadi" if row.span[1] else "proiekt"
    return ""


def _inverse(rows: Sequence[Row]) -> dict[str, tuple[Inverse, ...]]:
    found: dict[str, list[Inverse]] = defaultdict(list)
    for row in rows:
        for type, target, clause in row.relations:
            found[target].append((type, row.id, clause))
    return {target: tuple(relations) for target, relations in found.items()}


def _referring(rows: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        for _, target in row.refs:
            found[target.strip("/")][row.id] = row
    return {target: tuple(sources.values()) for target, sources in found.items()}


def _statuses(inverse: Mapping[str, tuple[Inverse, ...]]) -> dict[str, str]:
    """Status by relations: a whole repeal outweighs a suspension, a suspension a change (domain: acts)."""
    statuses: dict[str, str] = {}
    for target, relations in inverse.items():
        types = {type for type, _, clause in relations if not clause or type != "repeals"}
        partial = any(type == "repeals" and clause for type, _, clause in relations)
        if "adopts-draft" in types:
            statuses[target] = "pryiniatyi"
        elif "repeals" in types:
            statuses[target] = "vtratyv-chynnist"
        elif "suspends" in types:
            statuses[target] = "zupynenyi"
        elif partial or types & {"changes", "restates"}:
            statuses[target] = "zminenyi"
    return statuses


def _neighbours(rows: Sequence[Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    previous: dict[str, Row] = {}
    following: dict[str, Row] = {}
    last: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        if not row.date:
            continue
        series = (row.folder, row.kind, row.body) if row.folder == "acts" else (row.folder, "", "")
        before = last.get(series)
        if before is not None:
            previous[row.id] = before
            following[before.id] = row
        last[series] = row
    return previous, following


class Named(NamedTuple):
    """Codes that the settings name: code -> Ukrainian words."""

    bodies: Mapping[str, str]
    commissions: Mapping[str, str]


def check_whole(rows: Sequence[Row], registry: Registry, now: str, named: Named) -> list[Problem]:
    """Faults that only the whole shows: one id twice, relations to nothing, dates ahead, unknown bodies, topics.

    rows: all documents, hidden ones too; registry: the visible ones; now: ISO with minutes.
    """
    problems = _doubles(rows)
    known = {row.id for row in rows}
    acts = [row.id for row in rows if row.folder == "acts"]
    today = now[:10]
    bodies = {**named.bodies, **named.commissions}
    topics: dict[str, str] = {}
    strangers: dict[tuple[str, str], Row] = {}
    for row in rows:
        for type, target, _ in row.relations:
            if target not in known:
                problems.append(_no_target(row, "relations" if type != "adopts-draft" else "draft", target, acts))
            elif target == row.id:
                problems.append(
                    Problem(row.path, None, "relations", "акт посилається сам на себе", "приберіть зв'язок")
                )
        for field, target in row.refs:
            if target.strip("/") not in known:
                problems.append(_no_target(row, field, target, known))
        if not row.embargo and row.folder in ("news", "acts"):
            problems += _ahead(row, today)
        if row.body and row.body not in bodies:
            strangers.setdefault(("body", row.body), row)
        if row.commission and row.commission not in bodies:
            strangers.setdefault(("commission", row.commission), row)
        for topic in row.topics:
            slug = topics.setdefault(topic, "") or topics.update({topic: topic_slug(topic)}) or topics[topic]
            if not slug:
                problems.append(Problem(row.path, None, "topics", f"тема «{topic}» не має літер", "назвіть її словами"))
    problems += _strangers(strangers, named)
    problems += _topic_doubles(topics, rows)
    problems += _contradictions(registry)
    return problems


def _doubles(rows: Sequence[Row]) -> list[Problem]:
    first: dict[str, Row] = {}
    problems = []
    for row in sorted(rows, key=attrgetter("path")):
        other = first.setdefault(row.id, row)
        if other is not row:
            remedy = "змініть номер в одному з них або задайте різні slug"
            problems.append(
                Problem(row.path, None, "slug", f"та сама адреса {row.url}, що й у файла {other.path}", remedy)
            )
    return problems


def _no_target(row: Row, field: str, target: str, known: Iterable[str]) -> Problem:
    guess = maybe(target, known)
    hint = f"{guess} " if guess else ""
    return Problem(
        row.path, None, field, f"немає документа «{target}»", f"{hint}виправте ідентифікатор або додайте документ"
    )


def _strangers(found: Mapping[tuple[str, str], Row], named: Named) -> Iterator[Problem]:
    """Codes that the settings do not name, each once. A council that named no commissions is not asked about them."""
    for (field, code), row in found.items():
        if not named.commissions and code == row.commission:
            continue
        known, setting = (named.bodies, "BODIES") if field == "body" else (named.commissions, "COMMISSIONS")
        words = "орган" if field == "body" else "комісія"
        guess = maybe(code, known) or f"відомі: {', '.join(known)}"
        hint = f"{guess}; новий код додайте до {setting} у pelicanconf.py"
        yield Problem(row.path, None, field, f"{words} «{code}» не названо в налаштуваннях", hint, level="warning")


def _ahead(row: Row, today: str) -> list[Problem]:
    dates = [("date", row.date), ("published", row.published)]
    if row.kind == "poriadok-dennyi":
        dates = []
    return [
        Problem(row.path, None, field, f"дата {value} ще не настала", "виправте дату або задайте embargo")
        for field, value in dates
        if value[:10] > today
    ]


def _topic_doubles(topics: Mapping[str, str], rows: Sequence[Row]) -> list[Problem]:
    by_slug: dict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics):
        by_slug[topics[topic]].append(topic)
    problems = []
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
        computed = registry._status.get(row.id)
        if row.status and computed and row.status != computed:
            others = ", ".join(source for _, source, _ in registry.inverse(row))
            message = f"стан «{STATUSES[row.status]}» суперечить зв'язкам: за ними — «{STATUSES[computed]}» ({others})"
            problems.append(Problem(row.path, None, "status", message, "приберіть поле status або виправте зв'язок"))
    return problems
