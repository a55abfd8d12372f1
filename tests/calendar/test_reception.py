"""Hours of reception out of free words: read only where they can mean one thing."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.calendar.reception import CODES, read


@pytest.mark.parametrize(
    ("words", "rule", "begins", "ends", "place"),
    [
        ("щосереди, 14:00–16:00, кабінет 4", "WE", "14:00", "16:00", "кабінет 4"),
        ("Щочетверга 9.00-11.00", "TH", "09:00", "11:00", ""),
        ("щоп’ятниці з 10:00 до 12:00; пл. Ринок, 1", "FR", "10:00", "12:00", "пл. Ринок, 1"),
        ("кожного понеділка, 8:30 - 9:30.", "MO", "08:30", "09:30", ""),
        ("кожна субота: 10:00–11:00", "SA", "10:00", "11:00", ""),
        ("перший понеділок місяця, 10:00–13:00, кабінет 1", "1MO", "10:00", "13:00", "кабінет 1"),
        ("перша п'ятниця кожного місяця, 15:00–17:00", "1FR", "15:00", "17:00", ""),
        ("третього вівторка місяця, 16:00–18:00, школа № 2", "3TU", "16:00", "18:00", "школа № 2"),
        ("остання неділя місяця, 12:00–13:00", "-1SU", "12:00", "13:00", ""),
    ],
)
def test_plain_words_are_read(words: str, rule: str, begins: str, ends: str, place: str) -> None:
    found = read(words)
    assert found is not None
    assert found.rule["BYDAY"] == rule
    assert found.rule["FREQ"] == ("WEEKLY" if rule in CODES else "MONTHLY")
    assert (found.begins, found.ends, found.place) == (time.fromisoformat(begins), time.fromisoformat(ends), place)


@pytest.mark.parametrize(
    "words",
    [
        *("", "вівторок", "за попереднім записом", "щосереди", "14:00–16:00", "щосереди з 14:00"),
        *("щосереди і щоп'ятниці, 14:00–16:00", "щосереди, 14:00–16:00 та 17:00–18:00, кабінет 4"),
        *("щосереди, крім свят, 14:00–16:00", "щосереди, 16:00–14:00", "щосереди, 25:00–26:00"),
        *("п'ятий понеділок місяця, 10:00–11:00", "перший понеділок, 10:00–11:00", "через середу, 10:00–11:00"),
    ],
)
def test_what_may_mean_several_things_is_not_read(words: str) -> None:
    assert read(words) is None


def test_the_first_day_is_the_first_such_day_not_before() -> None:
    for words, since, first in (
        ("щосереди, 14:00–16:00", date(2025, 3, 5), date(2025, 3, 5)),
        ("щосереди, 14:00–16:00", date(2025, 3, 6), date(2025, 3, 12)),
        ("перший понеділок місяця, 10:00–13:00", date(2025, 3, 4), date(2025, 4, 7)),
        ("четверта середа місяця, 15:00–17:00", date(2025, 3, 1), date(2025, 3, 26)),
        ("остання неділя місяця, 12:00–13:00", date(2025, 3, 30), date(2025, 3, 30)),
        ("остання неділя місяця, 12:00–13:00", date(2025, 2, 24), date(2025, 3, 30)),
    ):
        found = read(words)
        assert found is not None
        assert found.first(since) == first


ALPHABET = "щосеридвтпнькажлмця'’0123456789:.–-, "


@given(st.text(ALPHABET, max_size=60) | st.text(max_size=60))
def test_any_words_can_be_asked(words: str) -> None:
    found = read(words)
    if found is not None:
        assert found.begins < found.ends
        assert found.first(date(2025, 1, 1)) >= date(2025, 1, 1)
