"""Roll calls as CSV: totals, names, composition, majority."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import decision, said, sitting, states

UNREAD = "не звірено з текстом закону"
VOTES = {"votes": {"motions": "m.csv", "votings": "v.csv"}, "convocation": "VIII"}


def tables(results: str = "За За За Проти Відсутній", **totals: str) -> dict[str, Any]:
    """A motion «1» of five, and its list."""
    motion = {"uid": "1", "votingFor": "3", "votingAgainst": "1", "votingAbstain": "0", "notVoting": "0", "absent": "1"}
    voices = [{"motionUid": "1", "result": result.replace("_", " ")} for result in results.split()]
    return {"tables": {"m.csv": [{**motion, **totals}], "v.csv": voices}}


def test_a_roll_call_that_adds_up_is_fine() -> None:
    assert said(sitting(**VOTES), **tables()) == []
    assert said(sitting(**VOTES), composition={"VIII": "5", "VII": "9"}, **tables()) == []
    assert said(sitting(**VOTES), **tables("за ПРОТИ За за відсутній")) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            tables("За За За Проти"),
            "питання 1: «Відсутній» у підсумку 1, а у списку 0 (280/97-ВР ст. 59, {}) — "
            "звірте стовпчик absent у motions зі списком у votings",
        ),
        (
            tables(votingFor="три"),
            "питання 1: votingFor «три» не є числом (280/97-ВР ст. 59, {}) — запишіть у motions число голосів цифрами",
        ),
        (
            {"composition": {"VIII": "6"}, **tables()},
            "питання 1: у списку 5, а склад ради — 6 (280/97-ВР ст. 59, {}) — "
            "додайте тих, кого бракує, також відсутніх, або виправте COMPOSITION",
        ),
        (
            {},
            "у файлі «m.csv» немає жодного питання (280/97-ВР ст. 59, {}) — "
            "потрібен CSV з комами; стовпчики — як у наборі motions постанови КМУ № 835",
        ),
        (
            {"tables": {"m.csv": [{"uid;votingFor;absent": "1;3;1"}]}},
            "у файлі «m.csv» бракує стовпчиків: uid, votingFor, votingAgainst, votingAbstain, notVoting, absent "
            "(280/97-ВР ст. 59, {}) — потрібен CSV з комами; стовпчики — як у наборі motions постанови КМУ № 835",
        ),
    ],
)
def test_a_roll_call_that_does_not_add_up_is_named(given: dict[str, Any], words: str) -> None:
    assert said(sitting(**VOTES), **given) == [f"R06 sessions/a.md: votes: {words.format(UNREAD)}"]


def test_a_list_of_an_unknown_motion_is_named_and_no_motions_are_no_fault() -> None:
    given = tables()
    given["tables"]["v.csv"].append({"motionUid": "9", "result": "За"})
    assert said(sitting(**VOTES), **given) == [
        f"R06 sessions/a.md: votes: у списку є питання «9», якого немає серед motions (280/97-ВР ст. 59, {UNREAD}) — "
        "виправте motionUid або додайте питання"
    ]
    assert said(sitting(votes={"votings": "v.csv"}), **given) == []


def test_a_decision_has_more_than_half_of_the_composition() -> None:
    assert states("R07", decision(**VOTES), **tables()) == ["kept"]
    assert said(decision(**VOTES), composition={"VIII": "6"}, **tables()) == [
        "R07 acts/a.md: votes: за рішення 3 з 6 голосів, а треба щонайменше 4 "
        f"(280/97-ВР ст. 59 ч. 2, {UNREAD}) — перевірте підсумок голосування та uid питання"
    ]


def test_of_several_motions_the_decision_names_its_own() -> None:
    given = tables()
    given["tables"]["m.csv"].append({"uid": "2", "votingFor": "1"})
    given["tables"]["v.csv"] += [{"motionUid": "2", "result": "За"}, {"motionUid": "2", "result": "Проти"}]
    assert states("R07", decision(**VOTES), **given) == []
    named = {**VOTES, "votes": {**VOTES["votes"], "uid": "2"}}
    assert states("R07", decision(**named), **given) == ["missed"]
