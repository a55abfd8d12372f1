"""The demo keeps the law's terms, counted here from the holidays package alone (КЗпП ст. 73)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
import pytest

from plugins.demo import petitions, register
from plugins.demo.days import working
from plugins.demo.months import LONGEST, Month, corpus
from plugins.demo.papers import papers
from plugins.demo.write import documents


@cache
def days_off(year: int) -> frozenset[date]:
    """Holidays and what is observed for them, without the Cabinet's swaps."""
    found = holidays.country_holidays("UA", years=year, language="en_US")
    return frozenset(day for day, name in found.items() if "substituted" not in name)


@cache
def lawful(day: date) -> bool:
    return day.weekday() < 5 and day not in days_off(day.year)


def between(first: str, last: str) -> int:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return sum(lawful(start + timedelta(n)) for n in range(1, (end - start).days + 1))


@pytest.fixture(scope="module")
def found() -> list:
    return [document for _, month in documents(24, 0) for document in month]


def of_kind(found: list, *kinds: str) -> list[dict]:
    return [document.header for document in found if document.header.get("kind") in kinds]


def test_acts_are_published_on_a_working_day_within_five_of_adoption(found: list) -> None:
    headers = of_kind(found, "rishennia-rady", "rishennia-vykonkomu", "rozporiadzhennia", "protokol", "vysnovok")
    for header in headers:
        assert lawful(date.fromisoformat(header["published"])), header
        assert between(header["date"], header["published"]) <= 5, header
        assert (date.fromisoformat(header["published"]) - date.fromisoformat(header["date"])).days <= 10, header


def test_drafts_are_published_twenty_working_days_before_consideration() -> None:
    subjects = register.streams(3)
    for month in corpus(LONGEST):
        for draft in register.drafts(3, month, subjects):
            assert draft.considered is not None
            assert between(draft.day.isoformat(), draft.considered.isoformat()) >= 20, draft.id


def test_comments_to_regulatory_drafts_are_taken_for_a_month_before_consideration(found: list) -> None:
    headers = [header for header in of_kind(found, "proiekt") if header.get("regulatory")]
    assert headers
    for header in headers:
        start, end = date.fromisoformat(header["date"]), date.fromisoformat(header["comments_until"])
        assert 31 <= (end - start).days <= 92
        assert header["comments_until"] <= header["considered"]
        assert any(file["kind"] == "analiz" for file in header["files"])


def test_agendas_are_published_ten_days_before_the_sitting(found: list) -> None:
    for header in of_kind(found, "poriadok-dennyi"):
        assert (date.fromisoformat(header["date"]) - date.fromisoformat(header["published"])).days >= 10, header


def test_petitions_are_answered_in_ten_working_days_and_in_their_month() -> None:
    subjects = petitions.stream(1)
    for month in corpus(LONGEST):
        for document in petitions.documents(1, month, subjects):
            header = document.header
            assert str(header["date"])[:7] == str(header["answered"])[:7], header
            assert str(header["date"]) < str(header["considered_from"]) <= str(header["answered"])
            assert between(str(header["considered_from"]), str(header["answered"])) <= 10
            assert int(str(header["signatures"])) >= int(str(header["required"]))


def test_a_day_taken_for_working_is_working_by_law() -> None:
    for month in corpus(LONGEST):
        for day in month.days:
            assert lawful(day) or not working(day), day


def test_sittings_are_on_different_working_days() -> None:
    for month in corpus(LONGEST):
        assert len(set(month.sitting_days)) == 4
        assert all(lawful(day) and day.month == month.month for day in (*month.sitting_days, month.session_day))


def test_a_commission_sits_after_the_drafts_it_speaks_of() -> None:
    subjects = register.streams(0)
    month = Month(239)
    now = register.base(0, month, subjects)
    for paper in papers(now, []):
        if paper.kind == "vysnovok":
            assert all(item.day < paper.day for item in paper.items)
            assert paper.items
