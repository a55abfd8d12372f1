"""Gaps and repeats in the numbers of acts."""

from __future__ import annotations

import pytest

from plugins.model.number_gaps import numbering

from .records import act, registry, row


def said(*rows: object) -> list[str]:
    return [str(problem) for problem in numbering(registry(*rows))]  # type: ignore[arg-type]


def order(number: str, **fields: str) -> object:
    stem = f"{fields.get('date', '2019')[:4]}-{number}".replace("/", "-")
    return row("acts", stem, **{"kind": "rozporiadzhennia", "number": number, **fields})


def test_numbers_one_after_another_are_fine() -> None:
    assert said(order("1-р"), order("2-р"), order("3р"), order("295 (о)"), order("296 (о)")) == []


def test_a_gap_is_told_at_the_act_after_it() -> None:
    assert said(order("1-р"), order("3-р")) == [
        "acts/2019-3-р.md: number: між № 1-р і № 3-р 2019 року бракує 1 акта: № 2-р — додайте їх або перевірте номер"
    ]


def test_a_long_gap_names_its_first_numbers() -> None:
    (line,) = said(act("2-65/2019"), act("40-65/2019"))
    assert "бракує 37 актів: № 3-65/2019, № 4-65/2019, " in line
    assert "№ 10-65/2019 … — " in line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2018-12-24"}, {"date": "2019-01-09"}),
        ({"kind": "protokol", "commission": "biudzhet"}, {"kind": "protokol", "commission": "zemlia"}),
        ({"kind": "proiekt"}, {"kind": "proiekt"}),
        ({"kind": "rozporiadzhennia"}, {"kind": "rishennia-vykonkomu"}),
    ],
)
def test_each_year_body_and_kind_has_its_own_numbers(one: dict[str, str], other: dict[str, str]) -> None:
    assert said(order("1", **one), order("9", **other)) == []


def test_each_session_has_its_own_numbers() -> None:
    assert said(act("1-65/2019"), act("1-66/2019"), act("2-66/2019")) == []
    assert said(act("2/3", session="2"), act("3/9", session="3")) == []


def test_numbers_of_unknown_form_are_not_judged() -> None:
    assert said(order("б/н"), order("X")) == []


def test_a_repeat_names_the_other_act() -> None:
    first, second = order("5", slug="perse"), row("acts", "b", kind="rozporiadzhennia", number="5", slug="druhe")
    assert said(first, second) == [
        "acts/2019-5.md: number: номер 5 уже має розпорядження голови того самого року: acts/b.md — "
        "виправте номер в одному з них"
    ]
