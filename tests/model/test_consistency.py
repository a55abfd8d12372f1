"""Faults that only the whole shows, with their words."""

from __future__ import annotations

import pytest

from plugins.model.consistency import Named, check_whole
from plugins.model.problems import Problem
from plugins.model.registry import Registry, visible
from plugins.model.row import Row

from .records import act, row

NOW = "2020-01-01 10:00"
NAMED = Named({"rada": "Рада", "vykonkom": "Виконком"}, {"biudzhet": "Комісія з бюджету"})


def problems(*rows: Row, now: str = NOW, named: Named = NAMED) -> list[Problem]:
    return check_whole(rows, Registry(each for each in rows if visible(each, now)), now, named)


def test_two_documents_with_one_address_are_both_named() -> None:
    one, other = (row("acts", stem, number="5") for stem in ("a", "b"))
    (found,) = problems(other, one)
    assert (found.path, found.field, found.level) == ("acts/b.md", "number", "error")
    assert found.message == "та сама адреса /akty/rishennia-rady/2019/5/, що й у файла acts/a.md"
    assert found.hint == "змініть номер в одному з них або задайте різні slug"


def test_an_act_and_its_namesake_under_embargo_still_collide() -> None:
    assert len(problems(row("acts", "a", number="5"), row("acts", "b", number="5", embargo="2030-01-01"))) == 1


def test_a_relation_to_nothing_names_the_likeliest_act() -> None:
    whole = act("33-65/2019"), act("34-65/2019", relations=[{"type": "repeals", "act": "rishennia-rady/2019/33-65"}])
    (found,) = problems(*whole)
    assert (found.path, found.field) == ("acts/rishennia-rady/2019/34-65-2019.md", "relations.1.act")
    assert found.message == "немає документа «rishennia-rady/2019/33-65»"
    assert found.hint == ("можливо, «rishennia-rady/2019/33-65-2019»? виправте ідентифікатор або додайте документ")


def test_a_reference_to_nothing_is_an_error_of_its_field() -> None:
    (found,) = problems(row("petitions", act="rishennia-rady/2019/1"))
    assert (found.field, found.message) == ("act", "немає документа «rishennia-rady/2019/1»")


def test_a_reference_may_be_written_as_an_address() -> None:
    assert problems(row("news", "a"), row("news", "b", related=["/novyny/2019/03/a/"])) == []


def test_a_document_under_embargo_may_be_referred_to() -> None:
    assert problems(act("1"), row("news", related=["rishennia-rady/2019/1"], embargo="2030-01-01")) == []
    assert problems(act("1", embargo="2030-01-01"), row("news", related=["rishennia-rady/2019/1"])) == []


def test_an_act_cannot_be_related_to_itself() -> None:
    (found,) = problems(act("1", relations=[{"type": "repeals", "act": "rishennia-rady/2019/1"}]))
    assert found.message == "акт посилається сам на себе"


@pytest.mark.parametrize(
    ("folder", "fields", "field"),
    [
        ("news", {"date": "2020-01-02"}, "date"),
        ("acts", {"number": "1", "date": "2020-01-02"}, "date"),
        ("acts", {"number": "1", "published": "2020-01-02"}, "published"),
    ],
)
def test_a_day_that_has_not_come_is_an_error(folder: str, fields: dict[str, str], field: str) -> None:
    (found,) = problems(row(folder, **fields))
    assert found.field == field
    assert (found.message, found.hint) == ("дата 2020-01-02 ще не настала", "виправте дату або задайте embargo")


@pytest.mark.parametrize(
    ("folder", "fields"),
    [
        ("news", {"date": "2020-01-02", "embargo": "2020-01-02"}),
        ("news", {"date": "2020-01-01 23:00"}),
        ("acts", {"number": "1", "kind": "poriadok-dennyi", "date": "2020-01-02"}),
        ("sessions", {"date": "2020-01-02"}),
        ("consultations", {"opens": "2020-01-02", "closes": "2020-01-03"}),
    ],
)
def test_a_day_ahead_is_no_fault_where_it_is_announced(folder: str, fields: dict[str, str]) -> None:
    assert problems(row(folder, **fields)) == []


def test_two_topics_with_one_address_are_an_error() -> None:
    (found,) = problems(row("news", "a", topics=["Бюджет"]), row("news", "b", topics=["бюджет"]))
    assert found.path == "news/b.md"
    assert found.message == "теми «Бюджет» і «бюджет» мають одну адресу /temy/biudzhet/"
    assert found.hint == "пишіть однаково: «Бюджет»"


def test_a_topic_without_letters_is_an_error() -> None:
    (found,) = problems(row("news", topics=["—"]))
    assert (found.message, found.hint) == ("тема «—» не має літер", "назвіть її словами")


def test_a_declared_status_that_relations_deny_is_an_error() -> None:
    declared = act("1-1", status="chynnyi")
    (found,) = problems(declared, act("2-1", relations=[{"type": "repeals", "act": declared.id}]))
    assert (found.path, found.field) == (declared.path, "status")
    assert found.message == (
        "стан «чинний» суперечить зв'язкам: за ними — «втратив чинність» (rishennia-rady/2019/2-1)"
    )


def test_a_declared_status_that_relations_confirm_is_no_fault() -> None:
    declared = act("1-1", status="vtratyv-chynnist")
    assert problems(declared, act("2-1", relations=[{"type": "repeals", "act": declared.id}])) == []


def test_a_body_unknown_to_the_settings_is_a_warning_once() -> None:
    (found,) = problems(act("1", body="uprava"), act("2", body="uprava"))
    assert (found.level, found.field) == ("warning", "body")
    assert found.message == "орган «uprava» не названо в налаштуваннях"


def test_commissions_are_asked_about_only_where_the_settings_name_some() -> None:
    minutes = row("acts", kind="protokol", number="1", commission="reglament")
    assert [found.field for found in problems(minutes)] == ["commission"]
    assert problems(minutes, named=Named(NAMED.bodies, {})) == []
