"""The light row: what every build knows of a document without opening it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.row import is_file
from plugins.model.row_of import padded

from .records import row


@pytest.mark.parametrize(
    ("kind", "body"), [("rishennia-rady", "rada"), ("rishennia-vykonkomu", "vykonkom"), ("rozporiadzhennia", "holova")]
)
def test_a_decision_without_a_body_is_of_the_body_that_makes_such_decisions(kind: str, body: str) -> None:
    assert row("acts", kind=kind, number="1").body == body
    assert row("acts", kind=kind, number="1", body="Постійна комісія").body == "postiina-komisiia"
    assert row("acts", kind="protokol", number="1").body == ""


@pytest.mark.parametrize(
    ("fields", "session"),
    [
        ({"session": "65", "convocation": "VII"}, "VII-65"),
        ({"session": "65"}, "65"),
        ({"convocation": "VII"}, ""),
        ({"session": "—"}, ""),
    ],
)
def test_an_act_belongs_to_a_session_of_a_convocation(fields: dict[str, str], session: str) -> None:
    assert row("acts", number="1", **fields).session == session


def test_a_sitting_and_its_acts_name_the_session_alike() -> None:
    sitting = row("sessions", convocation="VII", number="65")
    assert sitting.session == row("acts", number="1", convocation="VII", session="65").session == "VII-65"


def test_the_draft_of_a_decision_is_a_relation_and_is_counted_once() -> None:
    draft = "proiekt/2019/5"
    named_twice = row("acts", number="1", draft=draft, relations=[{"type": "adopts-draft", "act": draft}])
    assert row("acts", number="1", draft=draft).relations == (("adopts-draft", draft, ""),)
    assert named_twice.relations == (("adopts-draft", draft, ""),)


def test_a_conclusion_on_a_draft_only_refers_to_it() -> None:
    conclusion = row("acts", kind="vysnovok", number="1", draft="proiekt/2019/5")
    assert conclusion.relations == ()
    assert conclusion.refs == (("draft", "proiekt/2019/5"),)


@pytest.mark.parametrize(
    ("folder", "fields", "refs"),
    [
        ("acts", {"number": "1", "sitting": "zasidannia/rada/x", "video": "video/2019/y"}, ["sitting", "video.id"]),
        ("petitions", {"act": "rishennia-rady/2019/1"}, ["act"]),
        ("news", {"related": ["a", "b"]}, ["related", "related"]),
        ("videos", {"session": "zasidannia/rada/x", "related": ["a"]}, ["session", "related"]),
        (
            "sessions",
            {"minutes": "protokol/2019/1", "agenda": [{"title": "А", "draft": "d"}, {"title": "Б", "act": "a"}]},
            ["minutes", "agenda.1.draft", "agenda.2.act"],
        ),
        ("consultations", {"draft": "proiekt/2019/1", "act": "rishennia-rady/2019/1"}, ["draft", "act"]),
    ],
)
def test_every_record_named_in_a_header_is_a_reference(folder: str, fields: dict[str, object], refs: list[str]) -> None:
    assert [field for field, _ in row(folder, **fields).refs] == refs


@pytest.mark.parametrize(
    ("folder", "fields", "files"),
    [
        ("acts", {"number": "1", "files": [{"path": "a.pdf"}], "votes": {"votings": "v.csv"}}, ["a.pdf", "v.csv"]),
        ("sessions", {"votes": {"motions": "m.csv", "votings": "v.csv"}}, ["m.csv", "v.csv"]),
        ("enterprises", {"statements": [{"path": "2018.csv", "year": "2018"}]}, ["2018.csv"]),
        ("datasets", {"resources": "a.csv"}, ["a.csv"]),
        ("videos", {"source": "siuzhet.mp4", "transcript": "siuzhet.vtt"}, ["siuzhet.vtt", "siuzhet.mp4"]),
        ("videos", {"source": "dQw4w9WgXcQ"}, []),
        ("consultations", {"report": "zvit.pdf"}, ["zvit.pdf"]),
        ("consultations", {"report": "Надійшло 5 пропозицій."}, []),
    ],
)
def test_every_file_named_in_a_header_is_attached(folder: str, fields: dict[str, object], files: list[str]) -> None:
    assert [path for path, _, _ in row(folder, **fields).files] == files


@pytest.mark.parametrize(
    ("folder", "fields", "span"),
    [
        ("news", {"event": {"start": "2019-03-18 10:00"}}, ("2019-03-18 10:00", "2019-03-18 10:00")),
        ("news", {}, ("", "")),
        (
            "acts",
            {"kind": "proiekt", "number": "1", "considered": "2020-01-23", "comments_until": "2020-01-20"},
            ("2019-12-24", "2020-01-20"),
        ),
        ("acts", {"kind": "proiekt", "number": "1", "considered": "2020-01-23"}, ("2019-12-24", "2020-01-23")),
        ("acts", {"number": "1", "considered": "2020-01-23"}, ("", "")),
        ("consultations", {}, ("2019-03-01", "2019-03-31")),
        ("petitions", {"until": "2019-06-03"}, ("2019-03-05", "2019-06-03")),
    ],
)
def test_a_document_is_open_from_its_first_to_its_last_day(
    folder: str, fields: dict[str, object], span: tuple[str, str]
) -> None:
    assert row(folder, **fields).span == span


def test_pages_of_the_menu_stand_in_their_order() -> None:
    pages = [row("pages", menu="так", order="10"), row("pages", menu="так", order="2"), row("pages", menu="так")]
    assert sorted(page.pinned for page in pages) == [pages[1].pinned, pages[0].pinned, pages[2].pinned]
    assert row("pages").pinned == ""


@given(st.lists(st.integers(0, 10**8), min_size=2, max_size=5))
def test_padded_numbers_sort_as_numbers(numbers: list[int]) -> None:
    assert sorted(numbers) == sorted(numbers, key=lambda number: padded(f"{number}-65/2019"))


@pytest.mark.parametrize(
    ("value", "answer"),
    [("a.pdf", True), ("folder/a.docx", True), ("https://x.ua/a.pdf", False), ("Див. звіт", False), ("звіт", False)],
)
def test_a_file_is_told_from_words_and_addresses(value: str, answer: bool) -> None:
    assert is_file(value) == answer
