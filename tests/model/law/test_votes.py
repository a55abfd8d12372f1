"""Roll calls: totals, names, composition, majority. How files are read: tests/model/test_roll_call.py."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import decision, said, sitting, states

UNREAD = "не звірено з текстом закону"
VOTES = {"votes": {"motions": "m.csv", "votings": "v.csv"}, "convocation": "VIII"}
COLUMNS = "uid,votingFor,votingAgainst,votingAbstain,notVoting,absent"


def tables(results: str = "За За За Проти Відсутній", motion: str = "1,3,1,0,0,1", more: str = "") -> dict[str, Any]:
    """A motion «1» of five, and its list; more: further lines of both files, `motion/voice voice`."""
    motions, voices = [COLUMNS, motion], ["motionUid,voterName,result"]
    voices += [f"1,Депутат {place},{result.replace('_', ' ')}" for place, result in enumerate(results.split())]
    if more:
        line, _, results = more.partition("/")
        motions.append(line)
        voices += [f"{line[0]},Депутат {place},{result}" for place, result in enumerate(results.split())]
    return {"tables": {"m.csv": "\n".join(motions), "v.csv": "\n".join(voices)}}


def test_a_roll_call_that_adds_up_is_fine() -> None:
    assert said(sitting(**VOTES), **tables()) == []
    assert said(sitting(**VOTES), composition={"VIII": "5", "VII": "9"}, **tables()) == []
    assert said(sitting(**VOTES), **tables("за ПРОТИ За за відсутня")) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            tables("За За За Проти"),
            "питання 1: «Відсутній» у підсумку 1, а у списку 0 (280/97-ВР ст. 59, {}) — "
            "звірте стовпчик absent у motions зі списком у votings",
        ),
        (
            {"composition": {"VIII": "6"}, **tables()},
            "питання 1: у списку 5, а склад ради — 6 (280/97-ВР ст. 59, {}) — "
            "додайте тих, кого бракує, також відсутніх, або виправте COMPOSITION",
        ),
    ],
)
def test_a_roll_call_that_does_not_add_up_is_named(given: dict[str, Any], words: str) -> None:
    assert said(sitting(**VOTES), **given) == [f"R06 sessions/a.md: votes: {words.format(UNREAD)}"]


def test_a_list_without_motions_has_no_totals_to_disagree_with() -> None:
    assert said(sitting(votes={"votings": "v.csv"}), **tables()) == []


def test_a_decision_has_more_than_half_of_the_composition() -> None:
    assert states("R07", decision(**VOTES), **tables()) == ["kept"]
    assert said(decision(**VOTES), composition={"VIII": "6"}, **tables()) == [
        "R07 acts/a.md: votes: за рішення 3 з 6 голосів, а треба щонайменше 4 "
        f"(280/97-ВР ст. 59 ч. 2, {UNREAD}) — перевірте підсумок голосування та uid питання"
    ]


def test_of_several_motions_the_decision_names_its_own() -> None:
    given = tables(more="2,1,1,0,0,0/За Проти")
    assert states("R07", decision(**VOTES), **given) == []
    named = {**VOTES, "votes": {**VOTES["votes"], "uid": "2"}}  # type: ignore[dict-item]
    assert states("R07", decision(**named), **given) == ["missed"]
