"""A deputy's votes and attendance by year: tables, and a page for each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..memory import fingerprint
from ..model.row import Row
from ..model.vocabulary import VOTES
from ..records.attendance import Mark
from ..records.lists import around, year_links
from ..records.output import Output
from ..records.roll_call_files import Voter
from ..records.roll_calls import Call
from ..records.view import ListView
from ..records.view_parts import Link, Table
from ..records.whole import Whole

Own = tuple[Call, tuple[Voter, ...]]
"""A roll call and the names that one deputy has in it."""


@dataclass
class Year:
    """What is known of a deputy in one year, oldest first."""

    calls: list[Own] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def years_of(whole: Whole, deputy: Row) -> Mapping[str, Year]:
    """By year, ascending; years of which nothing is known are absent."""
    found: dict[str, Year] = defaultdict(Year)
    for own in whole.roll_calls.votes_of(deputy):
        found[own[0].row.year].calls.append(own)
    for mark in whole.attendance.of(deputy):
        found[mark.sitting.year].marks.append(mark)
    return dict(sorted(found.items()))


def year_outputs(whole: Whole, deputy: Row) -> Iterator[Output]:
    """/deputaty/<convocation>/<slug>/<year>/."""
    years = years_of(whole, deputy)
    for year, own in years.items():
        shown = [votes_key(whole, own.calls), marks_key(own.marks), deputy.url, deputy.title, list(years)]
        facts = fingerprint.digest(shown)

        def make(year: str = year, own: Year = own) -> ListView:
            url, title = year_url(deputy, year), f"{deputy.title}: голосування, {year} рік"
            crumbs = (Link("/deputaty/", "Депутати"), Link(deputy.url, deputy.title))
            newer, older = around(list(years), year, lambda other: Link(year_url(deputy, other), other))
            tables = [votes_table(whole, own.calls[::-1], f"Голосування, {year} рік")] if own.calls else []
            tables += [attendance_table(own.marks, f"Присутність, {year} рік")] if own.marks else []
            return ListView(
                site=whole.site,
                head=whole.head(url, title, f"{title}. {whole.settings.council}", crumbs),
                title=title,
                filters=(year_links(years, lambda other: year_url(deputy, other), year),),
                newer=newer,
                older=older,
                tables=tuple(tables),
            )

        yield whole.page("deputies", ListView, year_url(deputy, year), facts, make, deputy.path)


def year_url(deputy: Row, year: str) -> str:
    """The page of a deputy's year."""
    return f"{deputy.url}{year}/"


def votes_key(whole: Whole, calls: Sequence[Own]) -> str:
    """What pages show of roll calls, for their keys."""
    url = whole.roll_calls.url
    homes = [url(call, brief) for call, _ in calls if call.row.folder == "acts" for brief in call.motions]
    votes = [(call.row.url, call.row.date[:10], [voter.digest for voter in voters]) for call, voters in calls]
    return fingerprint.digest([votes, homes])


def marks_key(marks: Sequence[Mark]) -> str:
    """What pages show of attendance, for their keys."""
    return fingerprint.digest(
        [(mark.sitting.url, mark.sitting.title, mark.sitting.date[:10], mark.present) for mark in marks]
    )


def votes_table(whole: Whole, calls: Sequence[Own], caption: str) -> Table:
    """Each motion with the deputy's vote, roll calls in the given order."""
    rows = []
    for call, voters in calls:
        names = {(voter.id, voter.name) for voter in voters}
        roll_call = whole.roll_calls.read(call)
        for brief, motion in zip(call.motions, roll_call.motions, strict=True):
            title = motion.title or f"Питання {motion.uid}"
            url = whole.roll_calls.url(call, brief)
            for voice in roll_call.by_motion[motion.uid]:
                if (voice.voter_id, voice.voter) in names:
                    question = Link(url, title) if url else title
                    rows.append((question, VOTES[voice.vote], _day(call.row), motion.result))
    return Table(caption, ("Питання", "Голос", "Дата", "Рішення"), tuple(rows), named=True)


def attendance_table(marks: Sequence[Mark], caption: str) -> Table:
    """Sittings, the newest first."""
    rows = (
        (Link(mark.sitting.url, mark.sitting.title), "так" if mark.present else "ні", _day(mark.sitting))
        for mark in reversed(marks)
    )
    return Table(caption, ("Засідання", "Присутність", "Дата"), tuple(rows), named=True)


def _day(row: Row) -> str:
    year, month, day = row.date[:10].split("-")
    return f"{day}.{month}.{year}"
