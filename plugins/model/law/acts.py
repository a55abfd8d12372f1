"""Duties about acts that are adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from ..row import Row
from ..vocabulary import ACT_KINDS, DECISIONS, TITLE_LIMIT
from .rule import Books, Verdict, day, rule
from .terms import Words, done_by, lacking

IN_FORCE = "2011-05-09"
"""2939-VI came into force (K)."""

MACHINE_READABLE = frozenset({".csv", ".tsv", ".json", ".geojson", ".xml", ".xlsx", ".xls", ".ods"})

_PLAN = re.compile(r"план\w* діяльності.*підготовк\w+ .*регуляторних актів.* (?P<year>20\d\d)", re.IGNORECASE)
_BUDGET = re.compile(r"про (затвердження )?(\w+ )?бюджет\b.* на 20\d\d рік", re.IGNORECASE)
_CHANGE = re.compile(r"\b(змін|доповнен|уточнен|скасуван)", re.IGNORECASE)


@rule("R01", "acts", "2939-VI ст. 15 ч. 2", "P", since=IN_FORCE, kinds=DECISIONS)
def published_in_time(row: Row, books: Books) -> Iterator[Verdict]:
    """A decision or order is published within 5 working days of its adoption (2939-VI ст. 15 ч. 2; since 2011-05-09).

    A later `published` is a finding; without one, the end of the term is announced and then left to R02. Acts without
    it whose text the site does not have (`no_text`) are not judged. The term is ACT_DAYS.
    """
    if row.published or not books.header(row).get("no_text"):
        due = books.calendar.shifted(day(row.date), books.figures.act_days)
        yield from done_by(books, due, row.published, "wd", _published(row), overdue=False)


@rule("R02", "acts", "2939-VI ст. 15 ч. 2", "K", since=IN_FORCE)
def day_of_publication_shown(row: Row, books: Books) -> Iterator[Verdict]:
    """A document shows the day on which it was published (2939-VI ст. 15 ч. 2; since 2011-05-09).

    A decision, order, minutes or conclusion without `published` is a finding once the term of R01 is over. Acts whose
    text the site does not have (`no_text`) are not judged.
    """
    if row.kind in ("proiekt", "poriadok-dennyi"):
        return
    if row.published:
        yield Verdict("kept", "published", done=row.published[:10])
        return
    due = books.calendar.shifted(day(row.date), books.figures.act_days).isoformat()
    if not books.header(row).get("no_text") and due < books.today:
        yield lacking("published", "не вказано, коли документ оприлюднено", "впишіть день: «published: 2019-12-24»")


def _plan_year(row: Row) -> int:
    """The year of a plan of regulatory work; 0 of other acts."""
    if "регуляторн" not in row.title.casefold() or _CHANGE.search(row.title):  # regular expressions cost more
        return 0
    found = _PLAN.search(row.title[:TITLE_LIMIT])
    return int(found["year"]) if found else 0


@rule(
    "R18",
    "acts",
    "1160-IV ст. 7",
    "S",
    kinds=DECISIONS,
    concerns=lambda row: bool(_plan_year(row)),
    duty="план регуляторної діяльності затверджують до 15 грудня й оприлюднюють за 10 днів",
)
def regulatory_plan_in_time(row: Row, books: Books) -> Iterator[Verdict]:
    """A plan of regulatory work is approved by 15 December of the year before and published in 10 days (1160-IV ст. 7).

    Judges decisions whose title says «план діяльності … з підготовки … регуляторних актів на … рік»; changes of a plan
    are not judged.
    """
    year = _plan_year(row)
    words = Words("date", f"план на {year} рік", "ухвалено", "перевірте дату й рік плану в назві")
    yield from done_by(books, day(f"{year - 1}-12-15"), row.date, "cd", words)
    yield from done_by(books, day(row.date) + timedelta(10), row.published, "cd", _published(row), overdue=False)


@rule("R21", "acts", "1160-IV ст. 12", "P", kinds=DECISIONS)
def regulatory_act_published(row: Row, books: Books) -> Iterator[Verdict]:
    """A regulatory act is officially published within 10 days of its adoption and signing (1160-IV ст. 12).

    Judges decisions with `regulatory: так`; the day of signing is taken for that of adoption. The term is
    REGULATORY_ACT_DAYS.
    """
    if books.header(row).get("regulatory"):
        due = day(row.date) + timedelta(books.figures.regulatory_act_days)
        yield from done_by(books, due, row.published, "cd", _published(row), overdue=False)


@rule("R27", "acts", "Бюджетний кодекс ст. 28", "K", kinds=frozenset({"rishennia-rady"}))
def budget_published(row: Row, books: Books) -> Iterator[Verdict]:
    """A decision on the budget is published within 10 days, as data too (Бюджетний кодекс ст. 28).

    Judges the council's decisions called «Про … бюджет … на … рік»: `published` against BUDGET_DAYS, and that one of
    `files` is a table or data file.
    """
    if not _BUDGET.match(row.title) or _CHANGE.search(row.title):
        return
    if books.header(row).get("no_text"):
        return
    due = day(row.date) + timedelta(books.figures.budget_days)
    yield from done_by(books, due, row.published, "cd", _published(row), overdue=False)
    if not any(is_data(path) for path, _, _ in row.files):
        hint = "додайте до files таблицю CSV, XLSX або ODS"
        yield lacking("files", "рішення про бюджет не має машиночитаного файла", hint)


@rule("R31", "acts", "280/97-ВР ст. 59 ч. 4", "K", kinds=frozenset({"rozporiadzhennia"}))
def stopped_in_time(row: Row, books: Books) -> Iterator[Verdict]:
    """The head stops a council's decision within 5 days, and it votes again within 2 weeks (280/97-ВР ст. 59 ч. 4).

    Judges orders with a relation `suspends` to a council's decision, by STOP_DAYS and REPEAT_VOTE_DAYS; a later act of
    the council about the same decision is the second vote.
    """
    for number, (type, target, _) in enumerate(row.relations, 1):
        stopped = books.registry.by_id.get(target)
        if type != "suspends" or stopped is None or stopped.kind != "rishennia-rady":
            continue
        field = f"relations.{number}"
        due = day(stopped.date) + timedelta(books.figures.stop_days)
        what = f"рішення № {stopped.number or stopped.id}"
        yield from done_by(books, due, row.date, "cd", Words(field, what, "зупинено", "перевірте дати обох актів"))
        votes = [books.registry.by_id[id] for _, id, _ in books.registry.inverse(stopped) if id in books.registry.by_id]
        again = min((act.date for act in votes if act.kind == stopped.kind and act.date >= row.date), default="")
        due = day(row.date) + timedelta(books.figures.repeat_vote_days)
        hint = "додайте акт повторного розгляду зі зв'язком із цим рішенням"
        yield from done_by(books, due, again, "cd", Words(field, what, "розглянуто повторно", hint))


def is_data(path: str) -> bool:
    """Can programs read the file as a table or as data?"""
    return PurePosixPath(path).suffix.casefold() in MACHINE_READABLE


def _published(row: Row) -> Words:
    what = f"{ACT_KINDS[row.kind]} від {row.date[:10]}"
    return Words("published", what, "оприлюднено", "перевірте поля date і published")
