"""What was done in a month, counted from the light rows of the records.

To which month a thing belongs, and why:

- a news item, video, mention: its `date`, the day it was made public;
- an act: its own `date`. A decision of the 28th that is on the site on the 2nd is work of the month that adopted it:
  the figure is the one that the register of that month shows and does not move when a late text arrives. How soon acts
  are made public, the deadlines tell. A draft's `date` is the day it was made public, so drafts opened are drafts of
  that date;
- a draft is closed when the time for remarks ends (`comments_until`, else `considered`), else when an act adopts it;
- a petition is registered on its `date` and answered on `answered`, in time by the term of 393/96-ВР ст. 23-1;
- a sitting: the day it was held; a consultation: the day it opened, and again the day it closed;
- a data set: `updated` of the council's own; those made from the site's records whenever a record of theirs is dated;
- statements of an enterprise: `published` of each; a year without it is counted nowhere;
- a unit: `as_of`, the day on which somebody made sure of what is said of it and of its official pages;
- a duty of the law: its last day, as on /dotrymannia/.

Nothing later than the newest record is counted (`newest_day`): sittings are announced and discussions end ahead of
time, and a page asks no clock. So a month that still runs says by which day its records reach.

Withdrawn acts and petitions stay counted: the work was done, and their numbers stay in the register.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.channels import FACEBOOK, network
from ..model.law.calendar import Calendar
from ..model.law.outcomes import OUTCOMES, month_of, outcome
from ..model.law.petitions import answer_due
from ..model.registry import Registry
from ..model.row import Row
from ..model.vocabulary import ACT_KINDS, DATA_SETS, NEWS_TYPES
from ..records.judged import Judged

Counts = Mapping[str, int]
"""Name -> how many; `news.anons` and `acts.protokol` are parts of `news` and `acts`."""

WHOLES = (
    *("news", "acts", "drafts_opened", "drafts_closed", "petitions_registered", "petitions_answered"),
    *("petitions_in_time", "petitions_late", "videos", "sittings", "consultations", "consultations_closed"),
    *("datasets_updated", "statements", "mentions", "units_checked", "units_with_pages", "units_with_facebook"),
)
"""Names of all figures that are no parts, in the order of reports."""
PARTED = {"news": NEWS_TYPES, "acts": ACT_KINDS}
SETS = {
    **{f"akty-{kind}": (f"acts.{kind}",) for kind in ACT_KINDS},
    "novyny": ("news",),
    "petytsii": ("petitions_registered", "petitions_answered"),
    "zasidannia": ("sittings",),
    "pidpryiemstva": ("statements",),
}
"""Data sets of the site's own records (DATA_SETS) beside that of votes -> figures that say there is something new."""
CLOSED = ("zvernennia", "vidmova")
"""Petitions that are answered as ordinary appeals, or not at all, have no such term."""


def newest_day(registry: Registry) -> str:
    """The day of the newest record that only exists once it has happened (ISO); "" where there is none."""
    dated = [rows[-1].date for folder in ("news", "petitions", "videos", "mentions") if (rows := registry.of(folder))]
    dated += [rows[-1].date for kind, rows in registry.kinds.items() if kind != "poriadok-dennyi"]
    return max(dated, default="")[:10]


def months(registry: Registry, calendar: Calendar, until: str) -> dict[str, Counter[str]]:
    """Month (`2019-03`) -> its counts by a day; months in which anything was done, ascending."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (month, name), count in _counted(registry, calendar, until).items():
        if month:
            found[month][name] += count
            whole, dot, _ = name.partition(".")
            if dot:
                found[month][whole] += count
    for month, names in updated_sets(registry, found, until).items():
        found[month]["datasets_updated"] = len(names)
    return dict(sorted(found.items()))


def _counted(registry: Registry, calendar: Calendar, until: str) -> Counter[tuple[str, str]]:
    """(month, name) of everything; two wide comprehensions do for most of the records."""
    found = Counter([(row.date[:7], f"news.{row.kind}") for row in registry.of("news")])
    acts = registry.listed("acts")
    found.update([(row.date[:7], f"acts.{row.kind}") for row in acts if row.date[:10] <= until])
    found.update((day[:7], name) for day, name in _others(registry, acts, calendar) if day[:10] <= until)
    return found


def _others(registry: Registry, acts: Iterable[Row], calendar: Calendar) -> Iterator[tuple[str, str]]:
    """(day, name) of what is few."""
    for row in acts:
        if row.kind == "proiekt":
            yield row.date, "drafts_opened"
            yield closed_on(registry, row), "drafts_closed"
    for folder, name in (("videos", "videos"), ("sessions", "sittings"), ("mentions", "mentions")):
        yield from ((row.date, name) for row in registry.of(folder))
    for row in registry.of("consultations"):
        yield from ((row.span[0], "consultations"), (row.span[1], "consultations_closed"))
    for row in registry.listed("petitions"):
        yield row.date, "petitions_registered"
        yield from ((row.own("answered"), name) for name in _answer(row, calendar))
    for row in registry.of("enterprises"):
        yield from ((day, "statements") for day in row.all_own("loaded"))
    for row in registry.of("units"):
        yield from ((row.own("as_of"), name) for name in _unit(row))


def closed_on(registry: Registry, draft: Row) -> str:
    """The day on which nobody could say anything to a draft any more; "" while none is known."""
    if draft.span[1]:
        return draft.span[1]
    adopted = [registry.by_id[id].date for type, id, _ in registry.inverse(draft) if type == "adopts-draft"]
    return min(adopted, default="")


def _answer(row: Row, calendar: Calendar) -> Iterator[str]:
    if not row.own("answered"):
        return
    yield "petitions_answered"
    if due := due_on(row, calendar):
        yield "petitions_in_time" if row.own("answered")[:10] <= due else "petitions_late"


def due_on(petition: Row, calendar: Calendar) -> str:
    """The last day for the answer (ISO); "" where the petition has no such term."""
    begun = petition.own("considered")
    return answer_due(calendar, begun).isoformat() if begun and petition.status not in CLOSED else ""


def _unit(row: Row) -> Iterator[str]:
    channels = row.all_own("channel")
    yield "units_checked"
    if channels:
        yield "units_with_pages"
    if any(network(address) == FACEBOOK for address in channels):
        yield "units_with_facebook"


def updated_sets(registry: Registry, counts: Mapping[str, Counts], until: str) -> dict[str, list[str]]:
    """Month -> names of the data sets that got something new, the council's own first."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in registry.of("datasets"):
        if row.updated and row.updated[:10] <= until:
            found[row.updated[:7]].append(row.title)
    voted = (row for folder in ("acts", "sessions") for row in registry.of(folder) if row.extra)
    rolls = {row.date[:7] for row in voted if row.own("votings")}
    for month, known in counts.items():
        renewed = [id for id, names in SETS.items() if any(known.get(name) for name in names)]
        renewed += ["holosuvannia"] if month in rolls else []
        found[month] += [DATA_SETS[id] for id in renewed]
    return {month: names for month, names in found.items() if names}


def deadlines(judged: Iterable[Judged], until: str) -> dict[str, Counter[str]]:
    """Month -> outcome -> how many duties of the law had their last day in it, before a day.

    On later days no clock changes them any more.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row, _, cases in judged:
        for case in cases:
            if (case.verdict.due or case.verdict.done or row.date)[:10] < until:
                found[month_of(row, case.verdict)][outcome(case.verdict)] += 1
    return found


def as_json(month: str, now: Counts, before: Counts | None, duties: Counts) -> dict[str, Any]:
    """The report for programs: integers by name, parts of news and acts by code, the change from the month before.

    The change is None where that month has no records.
    """
    found: dict[str, Any] = {"month": month}
    for name in WHOLES:
        found[name] = now.get(name, 0)
        if name in PARTED:
            suffix = "type" if name == "news" else "kind"
            found[f"{name}_by_{suffix}"] = {code: now.get(f"{name}.{code}", 0) for code in PARTED[name]}
    found["deadlines"] = {code: duties.get(code, 0) for code in OUTCOMES}
    found["change"] = None if before is None else {name: now.get(name, 0) - before.get(name, 0) for name in WHOLES}
    return found


def month_before(month: str) -> str:
    """«2019-01» -> «2018-12»."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02}"
