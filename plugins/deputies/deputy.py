"""The page of a deputy: how often in which way the deputy voted, the latest votes, attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from ..memory import fingerprint
from ..model.row import COUNCIL, Row
from ..model.ukrainian import number_words
from ..model.vocabulary import VOTES, VOTES_MANY
from ..records import charts
from ..records.bodies import body_link
from ..records.document import Document
from ..records.view import DeputyView
from ..records.view_parts import Fact, Link, Table
from ..records.whole import Whole
from .years import Own, Year, attendance_table, marks_key, votes_key, votes_table, year_url, years_of

LATEST = 60
"""Votes on a deputy's own page, at most, but all of the latest sitting; the others stand in pages of their years."""
SITTINGS = 12
"""Sittings in the attendance of a deputy's own page."""


def beside(whole: Whole, row: Row) -> str:
    """Votes and attendance; see `Feature.beside`."""
    years = years_of(whole, row)
    return fingerprint.digest([[votes_key(whole, year.calls), marks_key(year.marks)] for year in years.values()])


def document(deputy: Document) -> DeputyView:
    """The view of a deputy."""
    row, whole = deputy.row, deputy.whole
    facts = [Fact("Орган", whole.body(row.body))] if row.body else []
    if commissions := row.all_own("commission"):
        facts.append(Fact("Комісії", links=tuple(body_link(whole, code) for code in commissions)))
    common = deputy.common(facts=tuple(facts))
    years = years_of(whole, row)
    votes = {year: _counted(own.calls) for year, own in years.items()}
    common["tables"] = tuple(_tables(whole, row, years, votes))
    member_of = [whole.body(row.body or COUNCIL), *map(whole.body, row.all_own("commission")), row.own("faction")]
    return DeputyView(**common, member_of=tuple(filter(None, member_of)), chart=_chart(row, votes))


Counts = Mapping[str, Counter[str]]
"""Year -> votes by code of VOTES."""


def _counted(calls: Sequence[Own]) -> Counter[str]:
    found: Counter[str] = Counter()
    for _, voters in calls:
        for voter in voters:
            found.update(dict(zip(VOTES, voter.counts, strict=True)))
    return found


def _chart(row: Row, votes: Counts) -> Markup:
    rows = [charts.Row(f"{year} рік", [counts[vote] for vote in VOTES]) for year, counts in votes.items() if counts]
    title = f"{row.title}: голоси за роками"
    return charts.stacked("holosy", title, tuple(VOTES_MANY.values()), rows) if rows else Markup("")


def _tables(whole: Whole, row: Row, years: Mapping[str, Year], votes: Counts) -> Iterator[Table]:
    calls = [own for year in years.values() for own in year.calls][::-1]
    marks = [mark for year in years.values() for mark in year.marks]
    if years:
        yield _summary(row, votes)
    if calls:
        yield votes_table(whole, _latest(calls), "Останні голосування")
    if marks:
        was = number_words(sum(mark.present for mark in marks))
        caption = f"Присутність: {was} із {number_words(len(marks))}"
        yield attendance_table(marks[-SITTINGS:], caption)


def _summary(row: Row, votes: Counts) -> Table:
    rows = []
    for year in reversed(votes):
        counts = votes[year]
        numbers = (number_words(counts[vote]) for vote in VOTES)
        rows.append((Link(year_url(row, year), year), number_words(sum(counts.values())), *numbers))
    columns = ("Рік", "Голосувань", *VOTES.values())
    return Table("Голосування за роками", columns, tuple(rows), tuple(range(1, len(columns))), named=True)


def _latest(calls: Sequence[Own]) -> Sequence[Own]:
    """The newest roll calls with LATEST votes together, or the newest alone."""
    votes = 0
    for place, (_, voters) in enumerate(calls):
        votes += sum(sum(voter.counts) for voter in voters)
        if votes > LATEST:
            return calls[: max(place, 1)]
    return calls
