"""A month of the report with everything it tells, before it is put into words."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.dataclass import dataclass
from ..model.law.calendar import Calendar
from ..model.registry import Registry
from ..model.row import Row
from ..records.judged import Judged
from .figures import Counts, deadlines, due_on, month_before, months, newest_day, updated_sets


class Answer(NamedTuple):
    """A petition of the month. due: the last day for its answer (ISO), "" where it has no such term."""

    row: Row
    due: str

    @property
    def late(self) -> bool:
        """Did the answer come after its term?"""
        return bool(self.due) and self.row.own("answered")[:10] > self.due


@dataclass(frozen=True)
class Month:
    """One month. month: `2019-03`. before: counts of the month before, None where that one has no records at all.

    duties: outcome -> how many of the law's duties had their last day in it; None where they are not to be told.
    sets: names of the data sets updated. texts: pages of content/ whose words belong to the report. until: the day to
    which the records reach where the month may still run, else "".
    """

    month: str
    now: Counts
    before: Counts | None
    duties: Counts | None
    petitions: tuple[Answer, ...] = ()
    sittings: tuple[Row, ...] = ()
    consultations: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()
    enterprises: tuple[Row, ...] = ()
    sets: tuple[str, ...] = ()
    texts: tuple[Row, ...] = ()
    until: str = ""


class Months:
    """All months of a registry: the few records that reports name, found once for all of them.

    judged: what the law says of documents; None where it is not to be told.
    """

    def __init__(self, registry: Registry, calendar: Calendar, judged: Iterable[Judged] | None) -> None:
        self._calendar, self._until = calendar, newest_day(registry)
        self._duties = None if judged is None else deadlines(judged, self._until)
        self.counts = months(registry, calendar, self._until)
        self._sets = updated_sets(registry, self.counts, self._until)
        self._named: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for folder in ("sessions", "mentions"):
            for row in registry.of(folder):
                self._add(folder, row, row.date)
        for row in registry.of("petitions"):
            self._add("petitions", row, row.date, row.own("answered"))
        for row in registry.of("consultations"):
            self._add("consultations", row, *row.span)
        for row in registry.of("enterprises"):
            self._add("enterprises", row, *row.all_own("loaded"))
        for row in registry.of("pages"):
            self._add("pages", row, row.own("report"))

    def _add(self, folder: str, row: Row, *days: str) -> None:
        for month in dict.fromkeys(day[:7] for day in days if day and day[:10] <= self._until):
            self._named[folder, month].append(row)

    @property
    def known(self) -> list[str]:
        """Months of which there is anything to tell, ascending."""
        told = {month for folder, month in self._named if folder == "pages"}
        return sorted({*self.counts, *told})

    def month(self, month: str) -> Month:
        """One of them, or one in which nothing was done."""
        rows = self._rows
        year, number = int(month[:4]), int(month[5:])
        ended = self._until >= f"{month}-{monthrange(year, number)[1]}"
        return Month(
            month,
            self.counts.get(month, {}),
            self.counts.get(month_before(month)),
            None if self._duties is None else self._duties.get(month, {}),
            tuple(Answer(row, due_on(row, self._calendar)) for row in rows("petitions", month)),
            tuple(rows("sessions", month)),
            tuple(rows("consultations", month)),
            tuple(rows("mentions", month)),
            tuple(rows("enterprises", month)),
            tuple(self._sets.get(month, ())),
            tuple(rows("pages", month)),
            "" if ended or self._until[:7] != month else self._until,
        )

    def _rows(self, folder: str, month: str) -> Sequence[Row]:
        return self._named.get((folder, month), ())
