"""Sittings: the agenda with its drafts, acts, moments and votes, who was there, the session's acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from ..council import KOVAL, LYPA, NAMES, SITTING, SOVA, URL, deputies, sitting
from ..site import Site, card, header, links, tree, words

ACT = "rishennia-rady/2025/1-1-2025"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def rows(table: Tag | None) -> list[list[str]]:
    assert table is not None
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tr")]


def table(page: Tag, caption: str) -> Tag:
    return next(found for found in page.find_all("table") if words(found.caption).startswith(caption))


def test_an_item_of_the_agenda_leads_to_its_draft_and_its_act(site: Site) -> None:
    site.act("a", "1-1/2025")
    site.act("d", "7", kind="proiekt")
    agenda = [
        {"title": "Про бюджет", "draft": "proiekt/2025/7", "act": f"/{ACT}/"},
        {"n": "1.1", "title": "Про школи", "draft": "proiekt/2025/7"},
        {"title": "Різне"},
    ]
    sitting(site, agenda=agenda)
    assert site.build()["problems"] == []
    items = site.soup(URL).select(".agenda > li")
    assert [item["id"] for item in items] == ["pytannia-1", "pytannia-1-1", "pytannia-3"]
    assert [words(item.p) for item in items] == ["1. Про бюджет", "1.1. Про школи", "3. Різне"]
    assert [links(item) for item in items] == [
        ["/akty/proiekt/2025/7/", f"/akty/{ACT}/"],
        ["/akty/proiekt/2025/7/"],
        [],
    ]


def test_an_item_leads_to_its_moment_in_the_recording_and_the_moment_back(site: Site) -> None:
    site.act("a", "1-1/2025", video={"id": "video/2024/zapys", "t": "6:10"})
    chapters = [{"t": "0:00", "title": "Початок"}, {"t": "21:40", "title": "Школи", "item": "2"}]
    video = {"title": "Запис", "date": "2024-01-17", "source": "dQw4w9WgXcQ", "slug": "zapys", "session": SITTING}
    site.write("videos/a.md", header(**video, chapters=chapters))
    sitting(site, agenda=[{"title": "Про бюджет", "act": ACT}, {"title": "Про школи"}])
    assert site.build()["problems"] == []
    first, second = site.soup(URL).select(".agenda > li")
    assert "/video/2024/zapys/#t=370" in links(first)
    assert links(second) == ["/video/2024/zapys/#t=1300"]
    moments = site.soup("/video/2024/zapys/").select(".chapters > li")
    assert [moment["id"] for moment in moments] == ["t=0", "t=370", "t=1300"]
    assert [links(moment)[1:] for moment in moments] == [[], [f"/akty/{ACT}/"], [f"{URL}#pytannia-2"]]
    assert "/video/2024/zapys/#t=370" in links(site.soup(f"/akty/{ACT}/").select_one(".facts"))


def test_a_moment_moved_in_the_recording_moves_in_the_sitting_and_in_the_act(site: Site) -> None:
    video = {"title": "Запис", "date": "2024-01-17", "source": "dQw4w9WgXcQ", "slug": "zapys", "session": SITTING}
    site.write("videos/a.md", header(**video, chapters=[{"t": "1:00", "title": "Бюджет", "item": "1"}]))
    site.act("a", "1-1/2025")
    sitting(site, agenda=[{"title": "Про бюджет", "act": ACT}])
    site.build()
    site.write("videos/a.md", header(**video, chapters=[{"t": "2:00", "title": "Бюджет", "item": "1"}]))
    site.build()
    for url in (URL, f"/akty/{ACT}/"):
        assert "/video/2024/zapys/#t=120" in links(site.soup(url))
    assert tree(site.output) == tree(site.clean_build())


def test_a_motion_shows_its_totals_by_faction_and_by_name(site: Site) -> None:
    deputies(site)
    site.act("a", "1-1/2025")
    sitting(site, {"1": "+0-", "2": "++."}, agenda=[{"title": "Про бюджет", "act": ACT}, {"title": "Різне"}])
    assert site.build()["problems"] == []
    first, second = site.soup(URL).select(".vote")
    assert (words(first.h3), first.h3["id"]) == ("Про справу 1", "holosuvannia-2024-01-16-1")  # type: ignore[index]
    assert words(first.strong) == "Не прийнято"
    assert words(first.desc) == "За: 1; Проти: 1; Утрималися: 1"
    assert rows(table(first, "За фракціями")) == [
        ["Фракція", "За", "Проти", "Утрималися"],
        ["Берег", "1", "0", "1"],
        ["Стежка", "0", "1", "0"],
        ["Усього", "1", "1", "1"],
    ]
    assert rows(table(first, "Поіменно")) == [
        ["Голос", "Хто"],
        ["За: 1", KOVAL],
        ["Проти: 1", SOVA],
        ["Утрималися: 1", LYPA],
    ]
    assert rows(table(second, "Поіменно"))[1:] == [["За: 2", f"{KOVAL} , {LYPA}"], ["Відсутні: 1", SOVA]]
    assert "/deputaty/viii/koval/" in links(first)
    assert [f"/akty/{ACT}/", "#pytannia-1"] == links(first.ul)


def test_items_and_their_motions_lead_to_each_other(site: Site) -> None:
    sitting(site, {"0": "+++", "2": "++-"}, agenda=["Про бюджет", "Про школи"])
    site.build()
    page = site.soup(URL)
    first, second = page.select(".agenda > li")
    assert (links(first), links(second)) == ([], ["#holosuvannia-2024-01-16-2"])
    assert [links(vote.ul) if vote.ul else [] for vote in page.select(".vote")] == [[], ["#pytannia-2"]]


def test_the_lists_of_a_long_session_are_folded(site: Site) -> None:
    sitting(site, {str(number): "+0-" for number in range(1, 6)})
    site.build()
    assert all(part.has_attr("open") for part in site.soup(URL).select(".vote details"))
    sitting(site, {str(number): "+0-" for number in range(1, 7)})
    site.build()
    parts = site.soup(URL).select(".vote details")
    assert (len(parts), [part for part in parts if part.has_attr("open")]) == (6, [])


def test_without_factions_there_is_no_table_of_them(site: Site) -> None:
    sitting(site, {"1": "+0-"})
    site.build()
    captions = [words(found.caption) for found in site.soup(URL).find_all("table")]
    assert captions == ["Поіменно : Про справу 1"]
    assert all(name in words(site.soup(URL)) for name in NAMES)


def test_totals_are_those_of_the_file_and_names_those_of_the_list(site: Site) -> None:
    sitting(site, {"1": "+0-"})
    path = site.content / "sessions/m-a.csv"
    path.write_bytes(path.read_bytes().replace(b",1,1,1,0,0,", b",5,1,1,0,0,"))
    site.build()
    page = site.soup(URL)
    assert words(page.desc) == "За: 5; Проти: 1; Утрималися: 1"
    assert rows(table(page, "Поіменно"))[1] == ["За: 1", KOVAL]


def test_attendance_says_who_was_there_and_why_not(site: Site) -> None:
    deputies(site)
    sitting(site, attendance=[KOVAL, {"name": "Гість", "present": "ні", "note": "хвороба"}])
    site.build()
    found = table(site.soup(URL), "Присутність")
    assert rows(found)[1:] == [[KOVAL, "так", ""], ["Гість", "ні", "хвороба"]]
    assert links(found) == ["/deputaty/viii/koval/"]


def test_the_acts_of_the_session_appear_with_the_first_of_them(site: Site) -> None:
    sitting(site)
    site.build()
    assert "Акти" not in card(site.soup(URL))
    site.act("a", "1-1/2025", session="1", convocation="VIII")
    site.build()
    page = site.soup(URL)
    assert card(page)["Акти"] == "Акти цієї сесії"
    assert "/akty/sesiia/viii-1/" in links(page)
    assert (site.output / "akty/sesiia/viii-1/index.html").is_file()


def test_the_newest_sittings_are_listed_and_each_is_named_by_those_it_names(site: Site) -> None:
    sitting(site, minutes="protokol/2025/3")
    site.act("p", "3", kind="protokol", sitting=SITTING)
    site.build()
    assert links(site.soup("/zasidannia/").select_one(".entries")) == [URL]
    assert URL in links(site.soup("/akty/protokol/2025/3/"))
    assert "/akty/protokol/2025/3/" in links(site.soup(URL))
