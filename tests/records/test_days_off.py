"""Days off are asked of the library once, then of the memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.memory.store import Memory
from plugins.model.law.calendar import Calendar, days_off
from plugins.records import days_off as kept
from plugins.records.days_off import DaysOff


def test_a_year_is_asked_of_the_library_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(year: int) -> frozenset[date]:
        asked.append(year)
        return days_off(year)

    monkeypatch.setattr(kept, "days_off", counted)
    for _ in range(2):
        with Memory(tmp_path / "memory.sqlite") as memory:
            found = DaysOff(memory)
            assert [found(2019), found(2021), found(2019)] == [days_off(2019), days_off(2021), days_off(2019)]
    assert asked == [2019, 2021]


def test_a_term_counted_with_remembered_days_is_the_same(tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.sqlite") as memory:
        remembered = Calendar({}, DaysOff(memory))
        for day in (date(2018, 12, 20), date(2019, 4, 19), date(2021, 6, 18)):
            assert remembered.shifted(day, 10) == Calendar({}).shifted(day, 10)
