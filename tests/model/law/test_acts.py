"""Duties about acts: for each rule what breaks it, with the words of `check`, and what keeps it."""

from __future__ import annotations

from .cases import decision, paper, said, states

UNREAD = "не звірено з текстом закону"
DATES = "перевірте поля date і published"


def test_an_act_published_on_the_sixth_working_day_is_late_by_one() -> None:
    assert said(decision(published="2020-01-03")) == [
        "R01 acts/a.md: published: рішення ради від 2019-12-24 оприлюднено 2020-01-03, а строк був до 2020-01-02: "
        f"пізніше на 1 робочий день (2939-VI ст. 15 ч. 2, {UNREAD}) — {DATES}"
    ]
    assert said(decision(published="2020-01-02")) == []


def test_an_act_published_on_the_weekend_after_the_term_is_late_by_no_working_day() -> None:
    assert said(decision(date="2019-11-15", published="2019-11-23")) == [
        "R01 acts/a.md: published: рішення ради від 2019-11-15 оприлюднено 2019-11-23, а строк був до 2019-11-22 "
        f"(2939-VI ст. 15 ч. 2, {UNREAD}) — {DATES}"
    ]


def test_an_act_is_judged_by_the_law_of_its_day() -> None:
    assert said(decision(date="2005-01-10", published="2019-03-01")) == []
    assert said(decision(date="2023-08-17", published="2023-08-24")) == []
    assert [line[:3] for line in said(decision(date="2023-08-17", published="2023-08-25"))] == ["R01"]


def test_the_end_of_a_term_is_announced_five_days_before() -> None:
    unpublished = decision(published="")
    assert said(unpublished, today="2019-12-27") == []
    assert said(unpublished, today="2019-12-31") == [
        "R01 acts/a.md: published: рішення ради від 2019-12-24 ще не оприлюднено, а строк — до 2020-01-02: "
        f"лишилося 2 дні (2939-VI ст. 15 ч. 2, {UNREAD}) — {DATES}"
    ]
    assert "а строк — до 2020-01-02: сьогодні останній день (" in said(unpublished, today="2020-01-02")[0]
    assert said(unpublished, today="2019-12-27", notice_days=6) != []


def test_after_its_term_an_act_without_a_day_of_publication_is_named() -> None:
    hint = "впишіть день: «published: 2019-12-24»"
    assert said(decision(published=""), today="2020-01-03") == [
        f"R02 acts/a.md: published: не вказано, коли документ оприлюднено (2939-VI ст. 15 ч. 2, {UNREAD}) — {hint}"
    ]
    minutes = paper("acts", kind="protokol", number="1")
    assert [line[:3] for line in said(minutes)] == ["R02"]
    assert states("R02", decision()) == ["kept"]


def test_an_act_whose_text_nobody_has_is_not_asked_when_it_was_published() -> None:
    assert said(decision(published="", no_text="текст не передано")) == []
    assert said(paper("acts", kind="poriadok-dennyi", number="1")) == []


PLAN = "Про затвердження плану діяльності ради з підготовки проєктів регуляторних актів на 2020 рік"


def test_a_regulatory_plan_is_approved_by_mid_december_and_published_in_ten_days() -> None:
    assert said(decision(title=PLAN, date="2019-12-12", published="2019-12-16")) == []
    assert said(decision(title=PLAN, date="2019-12-17", published="2019-12-18")) == [
        "R18 acts/a.md: date: план на 2020 рік ухвалено 2019-12-17, а строк був до 2019-12-15: пізніше на 2 дні "
        "(1160-IV ст. 7) — перевірте дату й рік плану в назві"
    ]
    late = said(decision(title=PLAN, date="2019-12-12", published="2019-12-24"))
    assert late[1] == (
        "R18 acts/a.md: published: рішення ради від 2019-12-12 оприлюднено 2019-12-24, а строк був до 2019-12-22: "
        f"пізніше на 2 дні (1160-IV ст. 7) — {DATES}"
    )


def test_changes_of_a_regulatory_plan_have_no_day() -> None:
    assert (
        said(decision(title=f"Про внесення змін до рішення «{PLAN}»", date="2020-02-03", published="2020-02-04")) == []
    )


def test_a_regulatory_act_is_published_in_ten_days() -> None:
    kept = decision(regulatory="так", date="2019-12-20", published="2019-12-28")
    assert said(kept) == []
    assert said(decision(regulatory="так", date="2019-12-20", published="2019-12-31"))[1:] == [
        "R21 acts/a.md: published: рішення ради від 2019-12-20 оприлюднено 2019-12-31, а строк був до 2019-12-30: "
        f"пізніше на 1 день (1160-IV ст. 12, {UNREAD}) — {DATES}"
    ]


BUDGET = "Про бюджет громади на 2020 рік"


def test_a_budget_has_its_figures_as_data_and_is_published_in_time() -> None:
    assert said(decision(title=BUDGET, files=["b.csv"])) == []
    assert said(decision(title=BUDGET, files=["b.pdf"])) == [
        f"R27 acts/a.md: files: рішення про бюджет не має машиночитаного файла (Бюджетний кодекс ст. 28, {UNREAD}) — "
        "додайте до files таблицю CSV, XLSX або ODS"
    ]
    late = said(decision(title=BUDGET, files=["b.csv"], published="2020-01-04"))
    assert late[1:] == [
        "R27 acts/a.md: published: рішення ради від 2019-12-24 оприлюднено 2020-01-04, а строк був до 2020-01-03: "
        f"пізніше на 1 день (Бюджетний кодекс ст. 28, {UNREAD}) — {DATES}"
    ]
    assert len(said(decision(title=BUDGET, files=["b.csv"], published="2020-01-02"), budget_days=5)) == 1


def test_changes_of_a_budget_and_a_budget_nobody_has_are_not_asked() -> None:
    assert said(decision(title="Про внесення змін до бюджету громади на 2020 рік")) == []
    assert said(decision(title=BUDGET, no_text="текст не передано")) == []


def stop(date: str) -> tuple:
    order = paper(
        "acts",
        "b",
        kind="rozporiadzhennia",
        number="7-р",
        date=date,
        published=date,
        relations=[{"type": "suspends", "act": "rishennia-rady/2019/33-65-2019"}],
    )
    return decision(), order


def again(date: str) -> tuple:
    relations = [{"type": "restates", "act": "rishennia-rady/2019/33-65-2019"}]
    return (decision("c", number="1-66/2020", date=date, published=date, relations=relations),)


def test_the_head_stops_a_decision_in_five_days_and_the_council_votes_again() -> None:
    assert said(*stop("2019-12-28"), *again("2020-01-10")) == []
    assert said(*stop("2019-12-30"), *again("2020-01-10")) == [
        "R31 acts/b.md: relations.1: рішення № 33-65/2019 зупинено 2019-12-30, а строк був до 2019-12-29: "
        f"пізніше на 1 день (280/97-ВР ст. 59 ч. 4, {UNREAD}) — перевірте дати обох актів"
    ]
    assert said(*stop("2019-12-28")) == [
        "R31 acts/b.md: relations.1: рішення № 33-65/2019 досі не розглянуто повторно, а строк минув 2020-01-11 "
        f"(280/97-ВР ст. 59 ч. 4, {UNREAD}) — додайте акт повторного розгляду зі зв'язком із цим рішенням"
    ]


def test_a_committee_that_stops_its_own_decision_is_not_the_head() -> None:
    own = decision(kind="rishennia-vykonkomu", number="2")
    relations = [{"type": "suspends", "act": own.row.id}]
    order = paper(
        "acts", "b", kind="rozporiadzhennia", number="3", date="2020-03-13", published="2020-03-13", relations=relations
    )
    assert said(own, order) == []
