"""Videos inside texts, transcripts and archives, on one site."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.site_search.command import answer

from ..page import read
from ..records.corpus import picture
from ..site import Site, header, links, tree, words

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "v": "http://www.google.com/schemas/sitemap-video/1.1"}
SCHEMA = ["thumbnail_loc", "title", "description", "content_loc", "player_loc", "duration", "publication_date"]
PROVIDERS = {"PeerTube": {"page": "https://video.example/w/{id}", "player": "https://video.example/e/{id}?start={t}"}}
TEXT = """Дивіться.

{video} sesiia#t=1:10

{video} https://video.example/w/aB1

{video} kino.webm
"""
VTT = "WEBVTT\n\n00:02.000 --> 00:05.000\n<v Голова>Обговоримо <b>цегельню</b>.\n"
VTT += "\n01:10.000 --> 01:15.000\nДалі & <i>ще</i>.\n"
SRT = "1\n00:00:02,000 --> 00:00:05,000\nПро млин.\n"
URL = "/video/2025/sesiia/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A recording with all that a video may have, a film with subtitles, a clip of another provider, a news item."""
    made = Site(tmp_path_factory.mktemp("videos"))
    made.configure(VIDEO_PROVIDERS=PROVIDERS, SITEURL="https://rada.example")
    made.write("videos/kadr.png", picture(64))
    made.write("videos/sesiia.vtt", VTT)
    made.write("videos/kino.mp4", b"film")
    made.write("videos/kino.srt", SRT)
    made.write("news/kino.webm", b"film")
    sitting = header(title="Сесія", body="rada", date="2025-01-16", number="1", agenda=[{"title": "Про млин"}])
    made.write("sessions/a.md", sitting)
    recording = header(
        title="Запис <i>сесії</i>",
        date="2025-01-17",
        source="dQw4w9WgXcQ",
        poster="kadr.png",
        duration="12:05",
        broadcaster="ТРК «Наша»",
        session="zasidannia/rada/2025-01-16-1",
        transcript="sesiia.vtt",
        chapters=[{"t": "0:00", "title": "Початок"}, {"t": "1:10", "title": "Млин", "item": "1"}],
    )
    made.write("videos/sesiia.md", recording + "Запис.\n")
    film = header(title="Кіно", date="2024-05-05", source="kino.mp4", transcript="kino.srt", broadcaster="трк наша")
    made.write("videos/kino.md", film)
    made.write("videos/inshe.md", header(title="Інше", date="2025-02-01", source="https://video.example/w/aB1"))
    made.news("a", TEXT)
    assert made.build()["problems"] == []
    return made


def test_a_text_shows_a_video_of_the_site_with_its_picture_title_and_source(site: Site) -> None:
    screen, other = site.soup("/novyny/2025/02/a/").select("a.screen")
    assert screen["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=70"
    assert (screen["data-start"], screen["data-title"]) == ("70", "Запис <i>сесії</i>")
    assert words(screen) == "Дивитися відео : Запис <i>сесії</i> , 12:05"
    figure = screen.find_parent("figure")
    assert links(figure.figcaption) == [URL]
    assert words(figure.figcaption).startswith("Запис <i>сесії</i> . ТРК «Наша». До натискання")
    assert screen.img["src"].startswith(f"{URL}kadr")
    assert other["data-player"] == "https://video.example/e/aB1?start={t}"
    assert other.select_one("svg.still") is not None


def test_a_film_beside_a_text_is_played_in_it(site: Site) -> None:
    film = site.soup("/novyny/2025/02/a/").select_one("video")
    assert film is not None
    assert (film["src"], film["preload"]) == ("/novyny/2025/02/a/kino.webm", "none")
    assert (site.output / "novyny/2025/02/a/kino.webm").read_bytes() == b"film"


def test_nothing_of_a_page_with_videos_comes_from_elsewhere(site: Site) -> None:
    for url in ("/novyny/2025/02/a/", URL, "/video/2024/kino/", "/video/2025/inshe/"):
        loaded = [one.address for one in read(site.page(url)).references if one.loads]
        assert [address for address in loaded if not address.startswith("/") or address.startswith("//")] == []


def test_a_transcript_is_text_under_its_chapters_with_moments_to_play_from(site: Site) -> None:
    part = site.soup(URL).select_one("#tekst")
    assert part is not None
    assert [words(one) for one in part.select("h3, p")] == [
        "Початок",
        "0:02 Голова: Обговоримо цегельню.",
        "Млин",
        "1:10 Далі & ще.",
    ]
    assert links(part) == [f"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t={moment}" for moment in (2, 70)]


def test_subtitles_of_a_film_are_what_browsers_read(site: Site) -> None:
    track = site.soup("/video/2024/kino/").select_one("track")
    assert track is not None
    assert (track["kind"], track["src"]) == ("captions", "/video/2024/kino/subtytry.vtt")
    made = (site.output / "video/2024/kino/subtytry.vtt").read_text("utf-8")
    assert made == "WEBVTT\n\n00:00:02.000 --> 00:00:05.000\nПро млин.\n"


def test_archives_lead_by_year_broadcaster_and_body(site: Site) -> None:
    front = site.soup("/video/")
    found = [href for part in front.select(".filters") for href in links(part)]
    assert found == ["/video/2025/", "/video/2024/", "/video/movnyk/trk-nasha/", "/video/zasidannia/rada/"]
    assert [links(part) for part in site.soup("/video/movnyk/trk-nasha/").select(".entries")] == [
        [URL, "/video/2024/kino/"]
    ]
    assert links(site.soup("/video/movnyk/trk-nasha/2024/").select_one(".entries")) == ["/video/2024/kino/"]
    assert links(site.soup("/video/zasidannia/rada/").select_one(".entries")) == [URL]
    assert {"/video/movnyk/trk-nasha/", "/video/zasidannia/rada/"} <= set(links(site.soup(URL).select_one(".side")))
    assert "/video/zasidannia/rada/" in links(site.soup("/zasidannia/rada/"))


def test_the_sitemap_tells_of_a_video_in_the_order_of_googles_schema(site: Site) -> None:
    root = ElementTree.parse(site.output / "sitemap/video-2025.xml").getroot()
    (video,) = root.findall("s:url/v:video", SPACES)
    names = [one.tag.rpartition("}")[2] for one in video]
    assert names == [name for name in SCHEMA if name in names]
    told = {name: video.findtext(f"v:{name}", "", SPACES) for name in names}
    assert told.pop("thumbnail_loc").startswith(f"https://rada.example{URL}kadr")
    assert told == {
        "title": "Запис <i>сесії</i>",
        "description": "Запис.",
        "player_loc": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
        "duration": "725",
        "publication_date": "2025-01-17",
    }


def found(site: Site, query: str) -> list[str]:
    return [one["url"] for one in answer(query, site.output, 5)["results"]]


def test_what_is_said_in_a_video_is_found_and_a_changed_transcript_changes_it(site: Site) -> None:
    assert found(site, "цегельня") == [URL]
    assert found(site, "пилорама") == []
    site.write("videos/sesiia.vtt", VTT.replace("цегельню", "пилораму"))
    report = site.build()
    assert report["read"] == 1
    assert (found(site, "цегельня"), found(site, "пилорама")) == ([], [URL])
    assert "пилораму" in site.page(URL)
    assert tree(site.output) == tree(site.clean_build())
    assert site.build()["read"] == 0


def test_a_broken_transcript_is_told_with_its_own_path_and_line(tmp_path: Path) -> None:
    made = Site(tmp_path)
    made.write("videos/a.vtt", "WEBVTT\n\n00:09.000 --> 00:10.000\nБ\n\n00:01.000 --> 00:02.000\nА\n")
    made.write("videos/a.md", header(title="Х", date="2025-01-17", source="dQw4w9WgXcQ", transcript="a.vtt") + "Про.\n")
    (problem,) = made.build()["problems"]
    assert (problem["path"], problem["line"]) == ("videos/a.vtt", 6)
    assert problem["message"] == "репліка на 0:01 стоїть після репліки на 0:09"
    made.write("videos/a.vtt", "WEBVTT\n\n00:09.000 --> 00:10.000\nБ\n")
    assert made.build()["code"] == 0
