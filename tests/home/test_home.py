"""The home page, 404 and the files that machines ask for first."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ..page import read
from ..site import Site, header, links, words


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def section(site: Site, title: str) -> list[str]:
    """Where the entries under one heading of the home page lead."""
    head = site.soup("/").find("h2", string=title)
    return links(head.find_next("ul")) if head else []


def test_an_empty_site_has_a_home_page_that_leads_on(site: Site) -> None:
    assert site.build()["problems"] == []
    page = site.soup("/")
    assert page.h1
    assert [head for head in page.find_all("h2") if words(head) in ("Новини", "Останні акти", "Петиції")] == []
    paths = [href.strip("/") for href in links(page)]
    assert [path for path in paths if not (site.output / path / "index.html").is_file()] == []


def test_the_home_page_shows_the_newest_and_drafts_only_as_open(site: Site) -> None:
    for number in range(1, 12):
        site.act(f"a{number}", f"{number}-1/2025")
    site.act("d", "7", kind="proiekt", date="2025-02-01", published="", considered="2025-03-20")
    site.build()
    latest = section(site, "Останні акти")
    assert latest[0] == "/akty/rishennia-rady/2025/11-1-2025/"
    assert len(latest) == 8
    assert section(site, "Зараз обговорюється") == ["/akty/proiekt/2025/7/"]


def test_a_pinned_item_stands_first_until_its_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.news("pinned", date="2025-01-05", pinned_until="2025-03-01")
    for day in range(1, 9):
        site.news(f"n{day}", date=f"2025-02-0{day}")
    site.build()
    newest = [f"/novyny/2025/02/n{day}/" for day in range(8, 2, -1)]
    assert section(site, "Новини") == ["/novyny/2025/01/pinned/", *newest[:5]]
    monkeypatch.setattr("tests.site.DAY", "2025-03-02")
    site.build()
    assert section(site, "Новини") == newest


def test_events_ahead_stand_in_their_order(site: Site) -> None:
    for name, start in (("late", "2025-03-20 10:00"), ("soon", "2025-03-02"), ("gone", "2025-02-20")):
        site.news(name, event={"start": start})
    site.build()
    assert section(site, "Незабаром") == ["/novyny/2025/02/soon/", "/novyny/2025/02/late/"]


@pytest.mark.parametrize(("official", "rule"), [(False, "Disallow: /"), (True, "Allow: /")])
def test_a_demonstration_is_not_to_be_indexed(site: Site, official: bool, rule: str) -> None:
    site.configure(OFFICIAL=official, SITEURL="https://rada.example")
    site.build()
    robots = (site.output / "robots.txt").read_text()
    assert robots == f"User-agent: *\n{rule}\n\nSitemap: https://rada.example/sitemap.xml\n"
    html = site.page("/")
    assert ("Демонстрація, не офіційний сайт ради" in html) == (not official)
    assert (read(html).meta.get("robots") == "noindex") == (not official)


def test_opensearch_leads_to_the_search_of_the_site(site: Site) -> None:
    site.configure(SITEURL="https://rada.example", SITENAME="Рада & «люди» <громади>")
    site.build()
    root = ElementTree.parse(site.output / "opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.get("template") == "https://rada.example/poshuk/?q={searchTerms}"
    assert len(root.findtext(f"{space}ShortName", "")) <= 16


def test_the_alert_can_be_published_alone(site: Site) -> None:
    site.configure(ALERT={"text": "Немає води", "url": "/novyny/", "until": "2025-03-02"})
    site.build()
    assert json.loads((site.output / "alert.json").read_text())["text"] == "Немає води"


def test_the_page_for_what_is_not_found_leads_on_and_is_not_indexed(site: Site) -> None:
    site.build()
    html = (site.output / "404.html").read_text("utf-8")
    page = read(html)
    assert page.h1 == 1
    assert page.meta["robots"] == "noindex"
    assert {"/akty/", "/poshuk/"} <= {reference.address.split("?")[0] for reference in page.references}


def test_counts_lead_to_their_lists(site: Site) -> None:
    site.news("n")
    site.write("petitions/a.md", header(title="Про парк", number='"12"', date="2025-01-05") + "Прошу.\n")
    site.build()
    assert links(site.soup("/").select_one(".counts")) == ["/novyny/", "/petytsii/"]
