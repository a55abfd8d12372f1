"""The plan of regulatory work and reports on the effect of regulatory acts."""

from __future__ import annotations

import pytest

from .cases import Paper, decision, draft, paper, said, states

UNREAD = "не звірено з текстом закону"
PLAN_TITLE = "Про затвердження плану діяльності ради з підготовки проєктів регуляторних актів на 2025 рік"
PLAN = decision("plan", number="1-70/2024", date="2024-12-10", published="2024-12-11", title=PLAN_TITLE)
CHANGE = decision(
    "zmina",
    number="1-71/2025",
    date="2025-02-13",
    published="2025-02-14",
    title="Про внесення змін до плану діяльності ради з підготовки регуляторних актів на 2025 рік",
)


def regulatory(*named: str, **fields: str) -> Paper:
    """A regulatory draft of 21.02.2025 that names these acts."""
    whole = {
        "regulatory": "так",
        "date": "2025-02-21",
        "comments_until": "2025-03-24",
        "contact": "кабінет 1",
        "files": [{"path": "a.pdf", "kind": "analiz"}],
        "relations": [{"type": "implements", "act": act} for act in named],
    }
    return draft(**{**whole, **fields})


def test_a_regulatory_draft_names_the_plan_in_which_it_stands() -> None:
    assert states("R19", PLAN, regulatory(PLAN.row.id)) == ["kept"]
    assert said(PLAN, regulatory()) == [
        "R19 acts/a.md: relations: не сказано, чи є регуляторний проєкт у плані на 2025 рік (№ 1-70/2024) "
        "(1160-IV ст. 7) — додайте до relations зв'язок із планом або з його зміною, яка внесла цей проєкт"
    ]


def test_a_change_of_the_plan_comes_not_later_than_the_draft() -> None:
    assert states("R19", PLAN, CHANGE, regulatory(CHANGE.row.id)) == ["kept"]
    assert said(PLAN, CHANGE, regulatory(CHANGE.row.id, date="2025-02-12", comments_until="2025-03-14")) == [
        "R19 acts/a.md: relations: проєкт оприлюднено 2025-02-12, а план, у якому він є, ухвалено пізніше: 2025-02-13 "
        "(1160-IV ст. 7) — перевірте дати проєкту й плану"
    ]


def test_without_the_years_plan_on_the_site_nobody_is_asked() -> None:
    assert said(regulatory()) == []
    assert said(PLAN, regulatory(date="2024-02-21", comments_until="2024-03-22")) == []
    assert said(PLAN, draft(date="2025-02-21")) == []


ACT = decision(regulatory="так")


def report(date: str = "2021-02-01") -> Paper:
    return paper("news", title="Звіт про відстеження результативності", date=date, related=[ACT.row.id])


def test_after_a_report_the_next_one_is_due_in_three_years() -> None:
    assert said(ACT, report(), today="2024-01-20") == []
    words = "наступний після 2021-02-01 звіт про відстеження результативності"
    assert said(ACT, report(), today="2024-01-30") == [
        f"R22 acts/a.md: regulatory: {words} ще не оприлюднено, а строк — до 2024-02-01: лишилося 2 дні "
        f"(1160-IV ст. 10, {UNREAD}) — додайте звіт і пов'яжіть його з цим рішенням"
    ]
    assert "досі не оприлюднено, а строк минув 2024-02-01" in said(ACT, report(), today="2024-02-02")[0]
    assert said(ACT, report(), today="2024-02-02", tracking_years=5) == []
    assert said(ACT, report("2020-02-29"), today="2023-03-01") != []


def test_an_act_of_whose_tracking_nothing_is_said_is_not_asked() -> None:
    assert said(ACT, today="2030-01-01") == []
    assert said(decision(), report(), today="2030-01-01") == []


def test_an_act_that_lost_force_is_tracked_no_more() -> None:
    ends = decision(
        "b",
        number="9-9/2022",
        date="2022-01-10",
        published="2022-01-11",
        relations=[{"type": "repeals", "act": ACT.row.id}],
    )
    assert said(ACT, report(), ends) == []


@pytest.mark.parametrize(("published", "found"), [("2021-02-11", []), ("2021-02-12", ["missed"])])
def test_a_report_among_the_acts_is_published_in_ten_days(published: str, found: list[str]) -> None:
    own = paper(
        "acts",
        kind="rishennia-vykonkomu",
        number="5",
        title="Про звіт щодо відстеження результативності",
        date="2021-02-01",
        published=published,
    )
    assert [state for state in states("R22", own) if state != "kept"] == found
