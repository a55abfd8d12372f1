"""News: pages and archives by month."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..records.corpus import picture
from ..site import Site, card, links, words


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_an_item_shows_its_kind_date_picture_and_event(site: Site) -> None:
    site.write("news/park.png", picture(40))
    event = {"start": "2025-03-10 10:00", "end": "2025-03-10 12:00", "place": "Графський парк"}
    site.news("toloka", type="anons", image="park.png", image_alt="Парк навесні", event=event, updated="2025-02-05")
    assert site.build()["problems"] == []
    page = site.soup("/novyny/2025/02/toloka/")
    image = page.select_one("figure img")
    assert image is not None
    assert words(page.select_one(".label")) == "Анонс"
    assert words(page.select_one("header .muted")) == "3 лютого 2025 року"
    assert (image["src"], image["alt"]) == ("/novyny/2025/02/toloka/park-5a786272-40.png", "Парк навесні")
    told = {words(term): words(term.find_next("dd")) for term in page.select(".main .facts dt")}
    assert told == {
        "Початок": "10 березня 2025 року, 10:00",
        "Завершення": "10 березня 2025 року, 12:00",
        "Місце": "Графський парк",
    }
    assert card(page) == {"Оновлено": "5 лютого 2025 року"}


def test_a_month_holds_its_news_with_their_leads_the_newest_first(site: Site) -> None:
    site.news("a", "Перша новина місяця.\n", date="2025-02-01")
    site.news("b", "Друга новина місяця.\n", date="2025-02-20")
    site.news("c", date="2025-01-20")
    site.build()
    page = site.soup("/novyny/2025/02/")
    assert words(page.h1) == "Новини: лютий 2025 року"
    assert links(page.select_one(".entries")) == ["/novyny/2025/02/b/", "/novyny/2025/02/a/"]
    assert [words(lead) for lead in page.select(".entries .lead")] == ["Друга новина місяця.", "Перша новина місяця."]


def test_months_lead_to_the_older_and_the_newer_one_past_empty_ones(site: Site) -> None:
    for date in ("2024-11-05", "2025-01-05", "2025-02-05"):
        site.news(f"n{date}", date=date)
    site.build()
    assert links(site.soup("/novyny/2025/01/").select_one(".pager")) == ["/novyny/2024/11/", "/novyny/2025/02/"]
    assert links(site.soup("/novyny/2024/11/").select_one(".pager")) == ["/novyny/2025/01/"]
    assert not (site.output / "novyny/2024/12").exists()


def test_the_front_page_leads_to_every_month_with_its_count(site: Site) -> None:
    for number, date in enumerate(("2024-11-05", "2025-02-05", "2025-02-06")):
        site.news(f"n{number}", date=date)
    site.build()
    page = site.soup("/novyny/")
    assert {"/novyny/2024/11/", "/novyny/2025/02/", "/feeds/novyny.atom.xml"} <= set(links(page))
    assert words(page.select_one("[href='/novyny/2025/02/']")) == "Лютий 2025 року (2)"


def test_an_item_under_embargo_is_nowhere_in_the_output(site: Site) -> None:
    site.write("news/tayemna.csv", "таємно")
    site.news("tayemna", "Таємниця.\n", title="Прихована подія", embargo="2025-04-01", files="tayemna.csv")
    site.news("vidoma")
    assert site.build()["code"] == 0
    told = [
        path for path in site.output.rglob("*") if path.is_file() and "рихован" in path.read_text("utf-8", "ignore")
    ]
    assert told == []
    assert list(site.output.rglob("*tayemna*")) == []


def test_an_item_appears_when_its_embargo_ends(site: Site) -> None:
    site.news("tayemna", embargo="2025-03-01 09:00")
    site.build()
    assert (site.output / "novyny/2025/02/tayemna/index.html").is_file()
