"""Links of a text: where they lead once the whole site is known, and which of them lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.records.links import page_source

from ..site import Site
from .corpus import picture


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def text_of(site: Site, url: str) -> Tag:
    """The text of a document's page, after a build without errors."""
    report = site.build()
    assert report["code"] == 0, report["problems"]
    found = BeautifulSoup(site.page(url), "html.parser").select_one("article .text")
    assert found
    return found


def fault(site: Site) -> dict[str, str]:
    """The one error for which a build stops."""
    report = site.build()
    (found,) = [problem for problem in report["problems"] if problem["level"] == "error"]
    assert report["code"] == 1
    return found


def test_a_link_to_a_source_leads_to_its_page_and_clause(site: Site) -> None:
    site.act("a", "1-1/2025")
    site.news("b", "Див. [рішення](../acts/a.md#p-1) і [новину]({filename}/news/b.md).\n")
    links = text_of(site, "/novyny/2025/02/b/").find_all("a")
    assert [link["href"] for link in links] == ["/akty/rishennia-rady/2025/1-1-2025/#p-1", "/novyny/2025/02/b/"]


def test_a_link_follows_a_page_that_moved(site: Site) -> None:
    site.act("a", "1-1/2025")
    site.news("b", "Див. [рішення](../acts/a.md).\n")
    site.build()
    site.act("a", "2-1/2025")
    (link,) = text_of(site, "/novyny/2025/02/b/").find_all("a")
    assert link["href"] == "/akty/rishennia-rady/2025/2-1-2025/"


def test_a_link_to_a_source_that_is_not_there_stops_the_build(site: Site) -> None:
    site.act("rishennia", "1-1/2025")
    site.news("b", "Перший рядок.\n\nДив. [рішення](../acts/rishenia.md).\n")
    found = fault(site)
    assert (found["path"], found["line"]) == ("news/b.md", 7)
    assert found["message"] == "посилання веде до файла, якого немає: «../acts/rishenia.md»"
    assert found["hint"] == "можливо, «../acts/rishennia.md»? виправте шлях або приберіть посилання"


def test_a_link_to_a_document_under_embargo_is_left_as_words(site: Site) -> None:
    site.news("tayemna", embargo="2030-01-01")
    site.news("b", "Див. [таємну новину](tayemna.md).\n")
    text = text_of(site, "/novyny/2025/02/b/")
    assert text.find("a") is None
    assert "таємну новину" in text.get_text()


def test_a_citation_of_an_own_act_leads_to_it_and_shows_its_title(site: Site) -> None:
    site.act("a", "1-1/2025", title="Про бюджет")
    site.news("b", "Рада ухвалила рішення № 1-1/2025 від 16.01.2025.\n")
    (link,) = text_of(site, "/novyny/2025/02/b/").find_all("a")
    assert (link["href"], link["title"]) == ("/akty/rishennia-rady/2025/1-1-2025/", "Про бюджет")


def test_an_act_that_cites_itself_does_not_link_to_itself(site: Site) -> None:
    site.act("a", "1-1/2025", "1. Оприлюднити рішення № 1-1/2025 від 16.01.2025.\n")
    text = text_of(site, "/akty/rishennia-rady/2025/1-1-2025/")
    assert [link["href"] for link in text.find_all("a") if not link["href"].startswith("#")] == []


def test_a_citation_that_no_act_answers_stays_words(site: Site) -> None:
    site.news("b", "Рада ухвалила рішення № 9-9/2025 від 16.01.2025.\n")
    assert text_of(site, "/novyny/2025/02/b/").find("a") is None


def test_a_file_and_a_picture_stand_beside_the_page(site: Site) -> None:
    site.write("news/План 1.PDF", b"%PDF-1.4")
    site.write("news/klen.png", picture(20))
    site.news("b", "Див. [план](<План 1.PDF>).\n\n![Клен](klen.png)\n")
    text = text_of(site, "/novyny/2025/02/b/")
    image = text.find("img")
    assert isinstance(image, Tag)
    assert text.find("a")["href"] == "/novyny/2025/02/b/plan-1.pdf"  # type: ignore[index]
    assert (image["src"], image["alt"]) == ("/novyny/2025/02/b/klen.png", "Клен")
    assert (image["width"], image["height"]) == ("20", "9")
    assert (site.output / "novyny/2025/02/b/plan-1.pdf").read_bytes() == b"%PDF-1.4"
    assert (site.output / "novyny/2025/02/b/klen.png").read_bytes() == picture(20)


def test_words_of_a_picture_cannot_break_out_of_their_attribute(site: Site) -> None:
    site.write("news/a.png", picture(20))
    site.news("b", '![" onerror="alert(1)](a.png)\n')
    image = text_of(site, "/novyny/2025/02/b/").find("img")
    assert isinstance(image, Tag)
    assert image["alt"] == '" onerror="alert(1)'
    assert "onerror" not in image.attrs


def test_a_video_of_the_site_and_one_of_youtube_are_links(site: Site) -> None:
    site.write("videos/siuzhet.md", "---\ntitle: Сюжет\ndate: 2025-02-01\nsource: dQw4w9WgXcQ\n---\n")
    site.news("b", "Дивіться.\n\n{video} video/2025/siuzhet\n\n{video} https://youtu.be/aaaaaaaaaaa?t=90\n")
    links = [link["href"] for link in text_of(site, "/novyny/2025/02/b/").find_all("a")]
    youtube = "https://www.youtube.com/watch?v="
    assert links == [f"{youtube}dQw4w9WgXcQ", "/video/2025/siuzhet/", f"{youtube}aaaaaaaaaaa&t=90"]


def test_a_video_that_nothing_plays_stops_the_build(site: Site) -> None:
    site.news("b", "Дивіться.\n\n{video} https://[video\n")
    found = fault(site)
    assert (found["line"], found["message"]) == (7, "невідоме відео «https://[video»")


@pytest.mark.parametrize(
    ("document", "value", "path"),
    [
        ("news/2025/a.md", "b.md", "news/2025/b.md"),
        ("news/2025/a.md", "../../acts/b.md#p-1", "acts/b.md"),
        ("news/a.md", "/acts/b.md", "acts/b.md"),
        ("news/a.md", "../../secret.md", "../secret.md"),
    ],
)
def test_a_link_to_a_page_names_a_source_below_the_content(document: str, value: str, path: str) -> None:
    assert page_source(document, value) == path


@pytest.mark.parametrize("value", ["../../secret.csv", "/../secret.csv", "..\\secret.csv", "{static}../../secret.csv"])
def test_no_file_outside_the_content_is_published(site: Site, value: str) -> None:
    (site.folder / "secret.csv").write_text("таємно")
    site.news("b", files=[{"path": value}])
    assert fault(site)["field"] == "files"
    assert not site.output.exists()
