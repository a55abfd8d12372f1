"""Videos: nothing is asked of a third party before a click."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..page import read
from ..records.corpus import picture
from ..site import Site, header, links, words

ID = "dQw4w9WgXcQ"
URL = "/video/2025/siuzhet/"


def site_of(folder: Path, **fields: object) -> Site:
    """A site with one video of these fields."""
    site = Site(folder)
    site.write("videos/kadr.png", picture(64))
    values = {"title": "Сюжет", "date": "2025-01-18", "source": ID, "poster": "kadr.png", **fields}
    site.write("videos/siuzhet.md", header(**values) + "Про що сюжет.\n")
    site.write("videos/siuzhet.mp4", b"film")
    return site


def test_the_page_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    site.build()
    loaded = [reference.address for reference in read(site.page(URL)).references if reference.loads]
    assert any(re.fullmatch(rf"{URL}kadr-[0-9a-f]{{8}}-64\.webp", address) for address in loaded)
    assert [address for address in loaded if not address.startswith("/") or address.startswith("//")] == []


def test_the_player_is_only_data_until_a_click(tmp_path: Path) -> None:
    site = site_of(tmp_path, duration="12:05", broadcaster="ТРК")
    site.build()
    page = site.soup(URL)
    screen = page.select_one("a.screen")
    assert screen is not None
    assert screen["href"] == f"https://www.youtube.com/watch?v={ID}"
    assert screen["data-player"] == f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&start={{t}}"
    assert page.find("iframe") is None
    assert words(screen) == "Дивитися відео, 12:05"


@pytest.mark.parametrize("source", [ID, f"https://youtu.be/{ID}?t=30"])
def test_a_chapter_leads_to_its_own_moment(tmp_path: Path, source: str) -> None:
    site = site_of(
        tmp_path, source=source, chapters=[{"t": "0:10", "title": "Початок"}, {"t": "1:02:30", "title": "Кінець"}]
    )
    site.build()
    page = site.soup(URL)
    watch = f"https://www.youtube.com/watch?v={ID}"
    assert links(page.select_one(".chapters")) == [f"{watch}&t=10", f"{watch}&t=3750"]
    assert [words(item) for item in page.select(".chapters li")] == ["0:10 Початок", "1:02:30 Кінець"]


def test_a_file_of_the_site_is_played_by_the_browser_itself(tmp_path: Path) -> None:
    site = site_of(tmp_path, source="siuzhet.mp4", chapters=[{"t": "0:10", "title": "Початок"}])
    assert site.build()["problems"] == []
    page = site.soup(URL)
    film = page.select_one("video")
    assert film is not None
    assert (film["src"], film["preload"]) == (f"{URL}siuzhet.mp4", "none")
    assert links(page.select_one(".chapters")) == [f"{URL}siuzhet.mp4#t=10"]
    assert (site.output / URL.strip("/") / "siuzhet.mp4").read_bytes() == b"film"


def test_a_source_that_nothing_plays_stops_the_build(tmp_path: Path) -> None:
    site = site_of(tmp_path, source="https://vimeo.com/1")
    report = site.build()
    (found,) = [problem for problem in report["problems"] if problem["level"] == "error"]
    assert (found["line"], found["field"]) == (4, "source")
    assert found["message"] == "невідоме джерело відео «https://vimeo.com/1»"


@pytest.mark.parametrize("written", [r'"\\\\evil\\x.mp4"', r"\\evil\x.mp4"])
def test_a_file_that_cannot_be_the_sites_is_told_at_its_field_however_it_is_quoted(
    tmp_path: Path, written: str
) -> None:
    site = Site(tmp_path)
    site.write("videos/a.md", f"---\ntitle: Сюжет\ndate: 2025-01-18\nsource: {written}\n---\nПро що.\n")
    (found,) = [problem for problem in site.build()["problems"] if problem["level"] == "error"]
    assert (found["line"], found["field"]) == (4, "source")


def test_videos_are_listed_by_year(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    site.write("videos/old.md", header(title="Старе", date="2024-05-05", source=ID))
    site.build()
    assert links(site.soup("/video/2025/").select_one(".entries")) == [URL]
    assert links(site.soup("/video/2025/").select_one(".pager")) == ["/video/2024/"]
    assert [href for part in site.soup("/video/").select(".entries") for href in links(part)] == [
        URL,
        "/video/2024/old/",
    ]
