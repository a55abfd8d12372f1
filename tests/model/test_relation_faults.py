"""Relations that cannot all be true, with their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.registry import Registry
from plugins.model.relation_faults import circles, doubts
from plugins.model.row import Row

from .records import act, row

FIRST, SECOND, THIRD = (f"rishennia-rady/2019/{number}" for number in (1, 2, 3))


def related(number: str, *named: str, type: str = "changes", **fields: str) -> Row:
    """Decision number N of the N-th of March that names these acts."""
    relations = [{"type": type, "act": id} for id in named]
    return act(number, relations=relations, **{"date": f"2019-03-{int(number):02}", **fields})


def told(*rows: Row) -> list[str]:
    registry = Registry(rows)
    return [str(each).replace("acts/rishennia-rady/2019/", "") for each in (*circles(registry), *doubts(registry))]


def test_relations_that_lead_back_in_time_are_fine() -> None:
    assert told(related("1"), related("2", FIRST), related("3", FIRST, SECOND)) == []


def test_a_circle_is_told_once_at_its_earliest_act() -> None:
    assert told(related("1", THIRD), related("2", FIRST), related("3", SECOND)) == [
        "1.md: relations.1.act: зв'язки замкнулися в коло: № 1 → № 3 → № 2 → № 1 — "
        "приберіть зв'язок раніше прийнятого акта з пізнішим"
    ]
    assert [problem.level for problem in circles(Registry((related("1", SECOND), related("2", FIRST))))] == ["error"]


def test_acts_may_be_related_to_each_other() -> None:
    assert told(related("1", SECOND, type="related"), related("2", FIRST, type="related")) == []


def test_an_act_that_changes_a_later_one_is_named() -> None:
    assert told(related("1", SECOND), related("2")) == [
        "1.md: relations.1.act: акт від 2019-03-01 змінює пізніший: № 2 від 2019-03-02 — перевірте дати й зв'язок"
    ]


@pytest.mark.parametrize("type", ["changes", "restates", "suspends", "repeals"])
def test_an_act_that_was_repealed_cannot_be_changed_any_more(type: str) -> None:
    (line,) = told(related("1"), related("2", FIRST, type="repeals"), related("3", FIRST, type=type))
    assert line.startswith("3.md: relations.1.act: № 1 втратив чинність 2019-03-02: його скасовує № 2 (2.md) — ")


def test_what_is_repealed_in_part_or_on_the_same_day_may_be_changed() -> None:
    part = act("2", date="2019-03-02", relations=[{"type": "repeals", "act": FIRST, "clause": "3"}])
    assert told(related("1"), part, related("3", FIRST)) == []
    same = related("2", FIRST, type="repeals"), related("3", FIRST, date="2019-03-02")
    assert told(related("1"), *same) == []


def test_a_draft_becomes_one_act() -> None:
    draft = row("acts", "d", kind="proiekt", slug="d", date="2019-02-01")
    one, other = (act(number, draft=draft.id) for number in ("1", "2"))
    (line,) = told(draft, one, other)
    assert line == ("2.md: draft: з проєкту «proiekt/2019/d» уже прийнято № 1 (1.md) — залиште проєкт в одному з них")
    assert told(draft, one) == []


def test_what_a_decision_is_made_from_is_a_draft() -> None:
    (line,) = told(related("1"), act("2", draft=FIRST))
    assert line.endswith("рішення ради, а не проєкт — назвіть проєкт рішення")


def test_a_status_belongs_to_its_kind() -> None:
    assert told(act("1", status="pryiniatyi")) != []
    assert told(row("acts", kind="proiekt", slug="d", status="chynnyi")) != []
    assert told(act("1", status="zupynenyi"), row("acts", kind="proiekt", slug="d", status="na-rozghliadi")) == []


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=25))
def test_a_circle_is_told_where_there_is_one_and_only_there(pairs: list[tuple[int, int]]) -> None:
    edges = {number: {b for a, b in pairs if a == number} - {number} for number in range(1, 10)}
    rows = [related(str(a), *(f"rishennia-rady/2019/{b}" for b in sorted(named))) for a, named in edges.items()]
    reached = {number: set(named) for number, named in edges.items()}
    for _ in reached:
        reached = {number: named.union(*(reached[one] for one in named)) for number, named in reached.items()}
    assert bool(list(circles(Registry(rows)))) == any(number in named for number, named in reached.items())
