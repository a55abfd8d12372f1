"""What the whole says about each document: relations both ways, status, neighbours, citations, what is hidden."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.registry import visible
from plugins.model.vocabulary import RELATIONS, STATUSES

from .records import act, registry, row

FIRST = "rishennia-rady/2019/1-1"


def relation(type: str, target: str = FIRST, clause: str = "") -> list[dict[str, str]]:
    return [{"type": type, "act": target, "clause": clause}]


@pytest.mark.parametrize("type", RELATIONS)
def test_a_relation_is_seen_from_both_acts(type: str) -> None:
    one, other = act("1-1"), act("2-1", relations=relation(type, clause="3"))
    whole = registry(one, other)
    assert other.relations == ((type, one.id, "3"),)
    assert whole.inverse(one) == ((type, other.id, "3"),)
    assert whole.inverse(other) == ()


def test_relations_to_one_act_stand_in_the_order_of_time() -> None:
    late, early = (act(f"{n}-1", date=f"2020-0{n}-01", relations=relation("changes")) for n in (5, 2))
    assert [id for _, id, _ in registry(late, act("1-1"), early).inverse(act("1-1"))] == [early.id, late.id]


@pytest.mark.parametrize(
    ("relations", "status"),
    [
        ([], "chynnyi"),
        ([("changes", "")], "zminenyi"),
        ([("restates", "")], "zminenyi"),
        ([("repeals", "")], "vtratyv-chynnist"),
        ([("repeals", "2")], "zminenyi"),
        ([("suspends", "")], "zupynenyi"),
        ([("changes", ""), ("suspends", ""), ("repeals", "")], "vtratyv-chynnist"),
        ([("changes", ""), ("suspends", "")], "zupynenyi"),
        ([("repeals", "2"), ("repeals", "")], "vtratyv-chynnist"),
        ([("approves", ""), ("implements", ""), ("related", "")], "chynnyi"),
    ],
)
def test_the_status_of_a_decision_follows_from_what_others_do_to_it(
    relations: list[tuple[str, str]], status: str
) -> None:
    others = [act(f"{n}-2", relations=relation(type, clause=clause)) for n, (type, clause) in enumerate(relations, 2)]
    assert registry(act("1-1"), *others).status(act("1-1")) == status


def test_a_draft_is_announced_then_considered_then_adopted() -> None:
    draft = row("acts", kind="proiekt", number="5")
    dated = row("acts", kind="proiekt", number="6", considered="2020-01-23")
    assert registry(draft).status(draft) == "proiekt"
    assert registry(dated).status(dated) == "na-rozghliadi"
    assert registry(dated, act("1-1", draft=dated.id)).status(dated) == "pryiniatyi"


def test_a_declared_status_stands_where_relations_say_nothing() -> None:
    declared = act("1-1", status="втратив чинність")
    assert registry(declared).status(declared) == "vtratyv-chynnist"
    assert registry(declared, act("2-1", relations=relation("suspends"))).status(declared) == "zupynenyi"


def test_minutes_and_news_have_no_status() -> None:
    minutes, news = row("acts", kind="protokol", number="1"), row("news")
    whole = registry(minutes, news)
    assert (whole.status(minutes), whole.status(news)) == ("", "")


def test_neighbours_follow_the_numbers_as_people_count_them() -> None:
    numbers = ["2-65/2019", "10-65/2019", "100-65/2019", "101-65/2019"]
    acts = [act(number) for number in numbers]
    whole = registry(*random.Random(1).sample(acts, 4))
    assert [one.number for one in whole.of("acts")] == numbers
    assert whole.previous(acts[1]) == acts[0]
    assert whole.next(acts[1]) == acts[2]
    assert (whole.previous(acts[0]), whole.next(acts[3])) == (None, None)


def test_neighbours_are_of_one_kind_and_body() -> None:
    first, third = act("1-1", date="2019-01-01"), act("3-1", date="2019-03-01")
    order = row("acts", kind="rozporiadzhennia", number="2", date="2019-02-01")
    news = row("news", date="2019-02-02")
    whole = registry(first, order, news, third)
    assert whole.next(first) == third
    assert (whole.previous(order), whole.next(order), whole.next(news)) == (None, None, None)


def test_a_record_without_a_date_has_no_neighbours() -> None:
    one, other = row("units", "a"), row("units", "b")
    whole = registry(one, other)
    assert [whole.next(one), whole.previous(other)] == [None, None]


@given(st.permutations(range(6)))
def test_the_order_of_reading_changes_nothing(order: list[int]) -> None:
    rows = [act(f"{n}-1", relations=relation("changes") if n > 3 else []) for n in range(1, 5)]
    rows += [row("news", "a", related=[FIRST]), row("news", "b", related=[FIRST])]
    one, other = registry(*rows), registry(*(rows[place] for place in order))
    assert one.rows == other.rows
    assert [one.inverse(each) for each in rows] == [other.inverse(each) for each in rows]
    assert [one.referring(each) for each in rows] == [other.referring(each) for each in rows]
    assert [one.next(each) for each in rows] == [other.next(each) for each in rows]


def test_a_document_knows_who_refers_to_it() -> None:
    one = act("1-1")
    news = row("news", related=["/rishennia-rady/2019/1-1/"])
    petition = row("petitions", act=one.id)
    assert set(registry(one, news, petition).referring(one)) == {news, petition}


def test_a_citation_means_the_act_of_its_number_date_and_kind() -> None:
    council = act("220", date="2016-08-11")
    committee = row("acts", kind="rishennia-vykonkomu", number="220", date="2016-08-11")
    later = act("220", date="2017-08-11")
    whole = registry(council, committee, later)
    assert whole.cited("220", "2016-08-11", "rishennia-rady") == council
    assert whole.cited("220", "2016-08-11", "rishennia-vykonkomu") == committee
    assert whole.cited("220", "", "rishennia-vykonkomu") == committee
    assert whole.cited("220", "2016-08-11", "") is None, "two acts fit"
    assert whole.cited("220", "", "rishennia-rady") is None, "two acts fit"
    assert whole.cited("220", "2018-08-11", "rishennia-rady") is None, "no act fits"
    assert whole.cited("221", "2016-08-11", "rishennia-rady") is None


def test_a_citation_ignores_the_case_of_letters_and_the_hour_of_adoption() -> None:
    order = row("acts", kind="rozporiadzhennia", number="142Р", date="2019-12-24 10:00")
    assert registry(order).cited("142р", "2019-12-24", "rozporiadzhennia") == order


def test_a_document_is_found_by_its_source() -> None:
    news = row("news", "2019/toloka")
    assert registry(news).by_path("news/2019/toloka.md") == news
    assert registry(news).by_path("news/toloka.md") is None


def test_sessions_are_those_at_which_acts_were_adopted() -> None:
    sitting = row("sessions", convocation="VII", number="66")
    assert registry(act("1", session="65", convocation="VII"), sitting).sessions == {"VII-65"}


@pytest.mark.parametrize(
    ("embargo", "now", "seen"),
    [
        ("", "2019-03-05 09:00", True),
        ("2019-03-05", "2019-03-04 23:59", False),
        ("2019-03-05", "2019-03-05 00:00", True),
        ("2019-03-05 10:00", "2019-03-05 09:59", False),
        ("2019-03-05 10:00", "2019-03-05 10:00", True),
    ],
)
def test_an_embargo_ends_at_its_minute(embargo: str, now: str, seen: bool) -> None:
    assert visible(row("news", embargo=embargo), now) == seen


TYPES = st.sampled_from([*RELATIONS])


@given(st.lists(st.tuples(TYPES, st.integers(0, 4), st.integers(0, 4), st.sampled_from(["", "2"])), max_size=12))
def test_any_relations_give_every_act_one_known_status(found: list[tuple[str, int, int, str]]) -> None:
    relations: dict[int, list[dict[str, str]]] = {n: [] for n in range(5)}
    for type, source, target, clause in found:
        relations[source].append({"type": type, "act": f"rishennia-rady/2019/{target}", "clause": clause})
    acts = [act(str(n), relations=relations[n]) for n in range(5)]
    whole = registry(*acts)
    assert {whole.status(each) for each in acts} <= STATUSES.keys()
    forward = sorted((type, each.id, target, clause) for each in acts for type, target, clause in each.relations)
    back = sorted((type, source, each.id, clause) for each in acts for type, source, clause in whole.inverse(each))
    assert forward == back
