"""Sittings: the agenda with its drafts and acts, who was there, the session's acts."""

from __future__ import annotations

from pathlib import Path

from bs4 import Tag

from ..site import Site, card, header, links, words

URL = "/zasidannia/rada/2025-01-16-1/"


def sitting(site: Site, **fields: object) -> None:
    values = {"title": "Перша сесія", "body": "rada", "date": "2025-01-16 10:00", "number": '"1"', **fields}
    site.write("sessions/a.md", header(**values))


def rows(page: Tag) -> list[list[str]]:
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in page.select("table tr")]


def test_the_agenda_leads_to_the_act_or_else_to_the_draft(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.act("d", "7", kind="proiekt")
    agenda = [
        {"title": "Про бюджет", "draft": "proiekt/2025/7", "act": "/rishennia-rady/2025/1-1-2025/"},
        {"n": "1.1", "title": "Про школи", "draft": "proiekt/2025/7"},
        {"title": "Різне"},
    ]
    sitting(site, agenda=agenda)
    assert site.build()["problems"] == []
    page = site.soup(URL)
    assert rows(page) == [
        ["№", "Питання", "Документ"],
        ["1", "Про бюджет", "Рішення ради № 1-1/2025"],
        ["1.1", "Про школи", "Проєкт рішення № 7"],
        ["3", "Різне", ""],
    ]
    assert links(page.table) == ["/akty/rishennia-rady/2025/1-1-2025/", "/akty/proiekt/2025/7/"]


def test_attendance_says_who_was_there_and_why_not(tmp_path: Path) -> None:
    site = Site(tmp_path)
    sitting(site, attendance=["Коваль О. П.", {"name": "Сова І. І.", "present": "ні", "note": "хвороба"}])
    site.build()
    assert [row[1:] for row in rows(site.soup(URL))[1:]] == [["так", ""], ["ні", "хвороба"]]


def test_the_acts_of_the_session_appear_with_the_first_of_them(tmp_path: Path) -> None:
    site = Site(tmp_path)
    sitting(site, convocation="VIII")
    site.build()
    assert "Акти" not in card(site.soup(URL))
    site.act("a", "1-1/2025", session="1", convocation="VIII")
    site.build()
    page = site.soup(URL)
    assert card(page)["Акти"] == "Акти цієї сесії"
    assert "/akty/sesiia/viii-1/" in links(page)
    assert (site.output / "akty/sesiia/viii-1/index.html").is_file()


def test_sittings_are_listed_by_year_and_each_is_named_by_those_it_names(tmp_path: Path) -> None:
    site = Site(tmp_path)
    sitting(site, minutes="protokol/2025/3")
    site.act("p", "3", kind="protokol", sitting=URL.strip("/"))
    site.build()
    assert links(site.soup("/zasidannia/").select_one(".entries")) == [URL]
    assert URL in links(site.soup("/akty/protokol/2025/3/"))
    assert "/akty/protokol/2025/3/" in links(site.soup(URL))
