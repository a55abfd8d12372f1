"""The whole of the records: immutable; relations both ways, status, neighbours, every citation resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from .row import Row
from .ukrainian import slugify
from .vocabulary import DECISIONS, WITHDRAWN

Inverse = tuple[str, str, str]
"""(relation type, id of the act that says so, clause)."""
Neighbours = tuple[Mapping[str, Row], Mapping[str, Row]]
"""Records before and after others in their series, by the ids of these."""


class Registry:
    """All documents that may be shown, and what the whole says about each.

    rows: in the order of `Row.sort` (time, number, id). sessions: those at which acts were adopted.
    related: the status of acts, by id, of which other acts' relations say anything.
    withdrawn: documents whose text was taken down, in the same order. They are in no list: `rows`, `of` and all that
    is made of these know nothing of them. What names one still finds it, by id, path or number.
    Nothing here changes after the constructor.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        known = sorted(rows, key=attrgetter("sort"))
        self.withdrawn: tuple[Row, ...] = tuple([row for row in known if row.withdrawn])
        self.rows: tuple[Row, ...] = tuple([row for row in known if not row.withdrawn] if self.withdrawn else known)
        self.by_id: Mapping[str, Row] = dict(zip(map(attrgetter("id"), known), known, strict=True))
        folders: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            folders[row.folder].append(row)
        self._folders = {folder: tuple(found) for folder, found in folders.items()}
        self._inverse = _inverse(known)
        self.related = _statuses(self._inverse)
        self._status = {row.id: self.related.get(row.id) or own_status(row) for row in self.of("acts")}
        self._status |= {row.id: WITHDRAWN for row in self.withdrawn}
        self._referring = _referring(known)
        self._beside: dict[str, Neighbours] = {}
        self._numbers: dict[str, list[Row]] | None = None
        self._paths: dict[str, Row] | None = None
        self.sessions = frozenset(row.session for row in self.listed("acts") if row.session)

    def of(self, folder: str) -> tuple[Row, ...]:
        """Records of one folder, oldest first."""
        return self._folders.get(folder, ())

    def listed(self, folder: str) -> tuple[Row, ...]:
        """Records of one folder, oldest first, with the withdrawn ones."""
        gone = [row for row in self.withdrawn if row.folder == folder]
        return tuple(sorted((*self.of(folder), *gone), key=attrgetter("sort"))) if gone else self.of(folder)

    def registered(self, folder: str) -> tuple[Row, ...]:
        """Records of one folder as registers show them, in which no number may lack: `listed` without addresses that
        may tell what a withdrawn document was about."""
        found = self.listed(folder)
        return (
            tuple([row for row in found if not row.withdrawn or tells_number_alone(row)]) if self.withdrawn else found
        )

    def open_on(self, day: str, folder: str) -> list[Row]:
        """Drafts not yet adopted ("acts") or consultations ("consultations") open on a day (ISO), soonest end first."""
        drafts = self.kinds.get("proiekt", ()) if folder == "acts" else self.of(folder)
        found = [
            row for row in drafts if row.span[0][:10] <= day <= row.span[1][:10] and self.status(row) != "pryiniatyi"
        ]
        return sorted(found, key=lambda row: (row.span[1], row.sort))

    def surroundings(self, rows: Iterable[Row]) -> Iterator[tuple[Row, str, Row | None, Row | None, bool]]:
        """Records, each with (status, previous, next, does any other record name it)."""
        status, inverse, referring = self._status.get, self._inverse, self._referring
        for folder, same in groupby(rows, attrgetter("folder")):
            previous, following = self._neighbours(folder)
            for row in same:
                id = row.id
                yield row, status(id, ""), previous.get(id), following.get(id), id in inverse or id in referring

    @cached_property
    def topics(self) -> Mapping[str, Sequence[Row]]:
        """Topic -> its records, oldest first; topics in no particular order."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for topic in row.topics:
                found[topic].append(row)
        return found

    @cached_property
    def kinds(self) -> Mapping[str, Sequence[Row]]:
        """Act kind -> its acts, oldest first; a kind without acts is absent."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.of("acts"):
            found[row.kind].append(row)
        return dict(found)

    def status(self, row: Row) -> str:
        """Code of STATUSES for a decision or draft, WITHDRAWN for what was taken down, "" for what has no status."""
        return self._status.get(row.id, "")

    def statuses(self, rows: Iterable[Row]) -> Iterable[str]:
        """`status` of each: of all documents in every build."""
        status = self._status.get
        return [status(row.id, "") for row in rows]

    def inverse(self, row: Row) -> tuple[Inverse, ...]:
        """What other acts do to this one, in the order of those acts."""
        return self._inverse.get(row.id, ())

    def referring(self, row: Row) -> tuple[Row, ...]:
        """Records whose headers name this one, relations apart: a sitting's agenda, a video, news."""
        return self._referring.get(row.id, ())

    def previous(self, row: Row) -> Row | None:
        """The document before in the same series (same folder, kind and body)."""
        return self._neighbours(row.folder)[0].get(row.id)

    def next(self, row: Row) -> Row | None:
        """The document after in the same series."""
        return self._neighbours(row.folder)[1].get(row.id)

    def _neighbours(self, folder: str) -> Neighbours:
        """Found when first asked for: most builds ask of few folders."""
        if folder not in self._beside:
            self._beside[folder] = _neighbours(self.of(folder))
        return self._beside[folder]

    def around(self, row: Row) -> tuple[Row | None, Row | None]:
        """The documents between which a row stands, or would stand, in its series."""
        rows, series = self.of(row.folder), _series(row)
        place = bisect_left(rows, row.sort, key=attrgetter("sort"))

        def first(places: Iterable[int]) -> Row | None:
            same = (rows[at] for at in places if rows[at].date and _series(rows[at]) == series)
            return next((other for other in same if other.id != row.id), None)

        return first(range(place - 1, -1, -1)), first(range(place, len(rows)))

    def cited(self, number: str, date: str, kind: str) -> Row | None:
        """The one act that a citation means; None when none or several fit. date and kind may be "" (unknown)."""
        if self._numbers is None:
            self._numbers = defaultdict(list)
            for row in self.listed("acts"):
                if row.number:
                    self._numbers[row.number.casefold()].append(row)
        found = [
            row
            for row in self._numbers.get(number.casefold(), ())
            if (not date or row.date[:10] == date) and (not kind or row.kind == kind)
        ]
        return found[0] if len(found) == 1 else None

    def by_path(self, path: str) -> Row | None:
        """The document made from a source file."""
        if self._paths is None:
            self._paths = {row.path: row for row in (*self.rows, *self.withdrawn)}
        return self._paths.get(path)


def tells_number_alone(row: Row) -> bool:
    """Is the address made of the number and the date? Else it is made of words that may tell what it is about."""
    return bool(row.number) and row.url.endswith(f"{slugify(row.number)}/")


def visible(row: Row, now: str) -> bool:
    """Is the document out of embargo at `now` (ISO, with minutes)? A bare date ends at its own midnight."""
    return not row.embargo or row.embargo <= now


def own_status(row: Row) -> str:
    """The status of an act as long as no other act says anything of it; the stage of a petition; "" of others."""
    if row.withdrawn:
        return WITHDRAWN
    if row.folder != "acts":
        return row.status
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


def _neighbours(rows: Sequence[Row]) -> Neighbours:
    previous: dict[str, Row] = {}
    following: dict[str, Row] = {}
    last: dict[object, Row] = {}
    for row in rows:
        if not row.date:
            continue
        series = _series(row)
        before = last.get(series)
        if before is not None:
            previous[row.id] = before
            following[before.id] = row
        last[series] = row
    return previous, following


def _series(row: Row) -> object:
    """What has neighbours only among its like; a page leads to the one before and after."""
    return (row.kind, row.body) if row.folder == "acts" else row.folder
