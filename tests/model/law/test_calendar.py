"""Working days: the vectors of the law's own days, what must hold of any days, and another hand's calendar."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as package
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.law.calendar import Calendar, days_off, holidays

LAW = Calendar({"2022-02-24": ""})
PEACE = Calendar({})
DAYS = st.dates(date(1999, 5, 1), date(2035, 12, 31))
COUNTS = st.integers(1, 40)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("adopted", "due"),
    [("2019-03-05", "2019-03-13"), ("2019-12-24", "2020-01-02"), ("2025-12-23", "2025-12-30")],
)
def test_five_working_days_after_adoption(adopted: str, due: str) -> None:
    assert LAW.shifted(day(adopted), 5) == day(due)


@pytest.mark.parametrize(
    ("considered", "count", "due"), [("2019-03-28", 20, "2019-02-27"), ("2021-01-28", 10, "2021-01-14")]
)
def test_working_days_before_consideration(considered: str, count: int, due: str) -> None:
    assert LAW.shifted(day(considered), -count) == day(due)


@pytest.mark.parametrize(
    ("iso", "working"),
    [
        ("2019-03-08", False),
        ("2019-04-29", False),  # Easter moved from Sunday
        ("2019-04-30", True),  # the Cabinet's swap does not count
        ("2019-05-11", False),  # nor does the Saturday given for it
        ("2021-05-03", False),  # 1 May on a Saturday before Easter Sunday: two transfers in a row
        ("2021-05-04", False),
        ("2022-03-08", False),  # martial law already, 2136-IX not yet
        ("2022-05-02", True),
        ("2023-08-24", True),
        ("2023-08-26", False),
    ],
)
def test_a_day_is_judged_by_the_law_of_the_day(iso: str, working: bool) -> None:
    assert LAW.working(day(iso)) is working


def test_holidays_come_back_after_martial_law() -> None:
    ended = Calendar({"2022-02-24": "2027-02-28"})
    assert ended.working(day("2026-08-24"))
    assert not ended.working(day("2027-03-08"))
    assert not ended.working(day("2027-06-28"))
    assert (ended.martial(day("2027-02-28")), ended.martial(day("2027-03-01"))) == (True, False)


def test_holidays_have_names_and_no_swaps() -> None:
    assert holidays(2019)[day("2019-06-28")] == "День Конституції України"
    assert len(holidays(2019)) == 11
    assert len(holidays(2025)) == 11


@pytest.mark.parametrize("year", range(2000, 2022))
def test_transfers_are_those_that_the_package_observes(year: int) -> None:
    found = package.country_holidays("UA", years=year, language="en_US")
    assert days_off(year) == {on for on, name in found.items() if "substituted" not in name}


@given(DAYS, COUNTS)
def test_what_is_added_to_a_working_day_can_be_taken_away(start: date, count: int) -> None:
    start = LAW.shifted(start, 1)
    assert LAW.shifted(LAW.shifted(start, count), -count) == start
    assert LAW.shifted(LAW.shifted(start, -count), count) == start


@given(DAYS, COUNTS)
def test_a_term_ends_on_a_working_day_that_the_count_finds_again(start: date, count: int) -> None:
    due = LAW.shifted(start, count)
    assert LAW.working(due)
    assert LAW.between(start, due) == count
    assert LAW.between(start, due - timedelta(1)) == count - 1


@given(DAYS, COUNTS, COUNTS)
def test_a_longer_term_and_a_later_start_never_end_sooner(start: date, count: int, later: int) -> None:
    assert LAW.shifted(start, count) < LAW.shifted(start, count + later)
    assert LAW.shifted(start, count) <= LAW.shifted(start + timedelta(later), count)
    assert LAW.shifted(start, -count - later) < LAW.shifted(start, -count)


@given(DAYS, COUNTS)
def test_terms_add_up(start: date, count: int) -> None:
    assert LAW.shifted(LAW.shifted(start, count), 3) == LAW.shifted(start, count + 3)


@given(DAYS)
def test_martial_law_only_adds_working_days(on: date) -> None:
    assert LAW.working(on) or not PEACE.working(on)


@pytest.mark.parametrize("iso", ["1990-01-01", "2100-12-30"])
def test_days_at_the_ends_of_what_a_header_may_hold_can_be_counted(iso: str) -> None:
    assert PEACE.between(day(iso), PEACE.shifted(day(iso), 20)) == 20
    assert PEACE.working(PEACE.shifted(day(iso), -20))


def test_no_term_moves_a_day_nowhere() -> None:
    assert LAW.shifted(day("2023-08-26"), 0) == day("2023-08-26")
    assert LAW.between(day("2023-08-26"), day("2023-08-20")) == 0
