"""One line of steps on the pages of a draft, its act, the sitting and its recording, each with its date and link."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from ..council import SITTING, URL, deputies, sitting
from ..site import Site, header, links, words

ACT = "rishennia-rady/2025/1-1-2025"
DRAFT = "proiekt/2025/7"
VIDEO = "/video/2024/zapys/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = Site(tmp_path)
    found.configure(COMMISSIONS={"biudzhet": "Комісія з питань бюджету"})
    return found


def council(site: Site, **act: Any) -> None:
    """A decision with all that led to it: draft, conclusion, sitting, roll call, recording, minutes."""
    deputies(site)
    site.act("d", "7", kind="proiekt", date="2025-01-02", considered="2025-01-16")
    conclusion = {"kind": "vysnovok", "date": "2025-01-10", "commission": "biudzhet"}
    site.act("v", "3", **conclusion, relations=[{"type": "related", "act": DRAFT}])
    site.act("a", "1-1/2025", draft=DRAFT, sitting=SITTING, **act)
    site.act("p", "1", kind="protokol", date="2024-01-16", published="2024-01-20", body="rada")
    video = {"title": "Запис", "date": "2024-01-17", "source": "dQw4w9WgXcQ", "slug": "zapys", "session": SITTING}
    site.write("videos/a.md", header(**video))
    sitting(site, {"1": "++-"}, agenda=[{"title": "Про бюджет", "draft": DRAFT, "act": ACT}], minutes="protokol/2024/1")


def line(page: Tag) -> list[tuple[str, str, str]]:
    """(step, ISO date, link) of the first line of steps."""
    steps = page.select_one(".steps")
    assert steps is not None
    found = []
    for step in steps.select("li"):
        time = step.find("time")
        day = str(time["datetime"])[:10] if isinstance(time, Tag) else ""
        found.append((words(step.b), day, next(iter(links(step)), "")))
    return found


def test_the_line_of_a_decision_leads_from_its_draft_to_its_change(site: Site) -> None:
    council(site)
    site.act("b", "2-1/2025", date="2025-02-13", relations=[{"type": "changes", "act": ACT}])
    assert [each for each in site.build()["problems"] if each["level"] == "error"] == []
    steps = [
        ("Проєкт", "2025-01-02", f"/akty/{DRAFT}/"),
        ("Комісія", "2025-01-10", "/akty/vysnovok/2025/biudzhet-3/"),
        ("Засідання", "2024-01-16", f"{URL}#pytannia-1"),
        ("Голосування", "2025-01-16", f"/akty/{ACT}/#{(anchor := _anchor(site))}"),
        ("Прийнято", "2025-01-16", f"/akty/{ACT}/"),
        ("Оприлюднено", "2025-01-20", ""),
        ("Змінено", "2025-02-13", "/akty/rishennia-rady/2025/2-1-2025/"),
    ]
    own = [(title, day, f"#{anchor}" if title == "Голосування" else link) for title, day, link in steps]
    assert line(site.soup(f"/akty/{ACT}/")) == [(t, d, "" if link == f"/akty/{ACT}/" else link) for t, d, link in own]
    assert line(site.soup(f"/akty/{DRAFT}/")) == [(t, d, "" if t == "Проєкт" else link) for t, d, link in steps]


def _anchor(site: Site) -> str:
    vote = site.soup(f"/akty/{ACT}/").select_one(".vote [id]")
    assert vote is not None
    return str(vote["id"])


def test_the_line_of_a_sitting_stands_on_its_page_and_on_its_recording(site: Site) -> None:
    council(site)
    site.build()
    steps = [
        ("Оголошено", "2024-01-02", ""),
        ("Засідання", "2024-01-16", URL),
        ("Голосування", "2024-01-16", f"{URL}#holosuvannia"),
        ("Запис", "2024-01-17", VIDEO),
        ("Протокол", "2024-01-20", "/akty/protokol/2024/1/"),
    ]
    assert line(site.soup(VIDEO)) == [(t, d, "" if link == VIDEO else link) for t, d, link in steps]
    own = [(t, d, "" if link == URL else link.removeprefix(URL) if "#" in link else link) for t, d, link in steps]
    assert line(site.soup(URL)) == own


def test_a_draft_that_is_no_act_yet_shows_what_is_ahead(site: Site) -> None:
    site.act("d", "7", kind="proiekt", date="2025-01-02", considered="2025-01-16")
    site.build()
    assert line(site.soup(f"/akty/{DRAFT}/")) == [
        ("Проєкт", "2025-01-02", ""),
        ("Обговорення і розгляд", "2025-01-16", ""),
    ]
    sitting(site, agenda=[{"title": "Про бюджет", "draft": DRAFT}])
    site.build()
    assert line(site.soup(f"/akty/{DRAFT}/"))[1:] == [("Засідання", "2024-01-16", f"{URL}#pytannia-1")]


def test_a_commission_without_a_conclusion_is_shown_by_its_sitting(site: Site) -> None:
    site.act("d", "7", kind="proiekt", date="2025-01-02")
    sitting(site, body="biudzhet", number="5", agenda=[{"title": "Про бюджет", "draft": DRAFT}])
    site.build()
    assert line(site.soup(f"/akty/{DRAFT}/"))[1] == (
        "Комісія",
        "2024-01-16",
        "/zasidannia/biudzhet/2024-01-16-5/#pytannia-1",
    )


def test_of_many_changes_the_newest_are_shown_and_the_others_counted(site: Site) -> None:
    site.act("a", "1-1/2025")
    for number in range(2, 8):
        relations = [{"type": "changes", "act": ACT}]
        site.act(f"b{number}", f"{number}-1/2025", date=f"2025-02-{number:02}", relations=relations)
    site.build()
    page = site.soup(f"/akty/{ACT}/")
    assert line(page)[2:] == [
        ("Змінено раніше", "", "#zviazky"),
        *(("Змінено", f"2025-02-0{n}", f"/akty/rishennia-rady/2025/{n}-1-2025/") for n in (5, 6, 7)),
    ]
    assert page.select_one("#zviazky") is not None


def test_a_petition_leads_to_the_act_that_came_of_it(site: Site) -> None:
    site.act("a", "1-1/2025")
    petition = {"title": "Перехід", "number": "12", "date": "2024-11-04", "answered": "2024-12-30", "act": ACT}
    site.write("petitions/a.md", f"{header(**petition)}Просимо перехід.\n")
    site.build()
    assert line(site.soup("/petytsii/12/"))[-1] == ("Рішення", "2025-01-16", f"/akty/{ACT}/")


def test_a_change_far_along_the_line_reaches_every_page_of_it(site: Site) -> None:
    council(site)
    site.build()
    site.act(
        "v",
        "3",
        kind="vysnovok",
        date="2025-01-11",
        commission="biudzhet",
        relations=[{"type": "related", "act": DRAFT}],
    )
    site.build()
    assert ("Комісія", "2025-01-11", "/akty/vysnovok/2025/biudzhet-3/") in line(site.soup(f"/akty/{ACT}/"))
    site.act("b", "2-1/2025", date="2025-02-13", relations=[{"type": "repeals", "act": ACT}])
    site.build()
    assert line(site.soup(f"/akty/{DRAFT}/"))[-1][0] == "Скасовано"
