"""Atom feeds (RFC 4287): leads, times of the records themselves, one feed for each kind and topic."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ..site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(site: Site, name: str) -> ElementTree.Element:
    return ElementTree.parse(site.output / f"feeds/{name}.atom.xml").getroot()


def texts(root: ElementTree.Element, path: str) -> list[str]:
    return [found.text or "" for found in root.findall("/".join(f"{ATOM}{name}" for name in path.split("/")))]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    made.configure(SITEURL="https://rada.example", FEED_LENGTH=2, TIMEZONE="Europe/Kyiv")
    return made


def test_a_feed_has_what_the_standard_asks_for(site: Site) -> None:
    site.news("a", "Перше речення.\n\nДруге.\n", topics=["Школи"], date="2025-02-03 10:30", updated="2025-02-05")
    site.build()
    root = feed(site, "novyny")
    assert root.tag == f"{ATOM}feed"
    assert texts(root, "id") == ["https://rada.example/feeds/novyny.atom.xml"]
    assert texts(root, "updated") == ["2025-02-05T00:00:00+02:00"]
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": "https://rada.example/",
        "self": "https://rada.example/feeds/novyny.atom.xml",
    }
    (entry,) = root.findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["Новина a"]
    assert texts(entry, "id") == ["https://rada.example/novyny/2025/02/a/"]
    assert texts(entry, "published") == ["2025-02-03T10:30:00+02:00"]
    assert texts(entry, "updated") == ["2025-02-05T00:00:00+02:00"]
    assert texts(entry, "summary") == ["Перше речення. Друге."]
    assert [found.get("term") for found in entry.findall(f"{ATOM}category")] == ["Школи"]


def test_a_time_in_summer_has_the_summer_offset(site: Site) -> None:
    site.news("a", date="2024-07-03 10:30")
    site.build()
    assert texts(feed(site, "all"), "entry/published") == ["2024-07-03T10:30:00+03:00"]


def test_an_act_enters_its_feeds_with_the_day_of_its_publication(site: Site) -> None:
    site.act("a", "1-1/2025", title="Про бюджет", topics=["Бюджет"])
    site.build()
    for name in ("all", "akty", "akty-rishennia-rady", "tema-biudzhet"):
        root = feed(site, name)
        assert texts(root, "entry/title") == ["Рішення ради №\u00a01-1/2025: Про бюджет"], name
        assert texts(root, "entry/published") == ["2025-01-20T00:00:00+02:00"], name
    assert texts(feed(site, "novyny"), "entry/title") == []


def test_a_feed_holds_the_newest_of_its_length_the_newest_first(site: Site) -> None:
    for day in (3, 9, 6):
        site.news(f"n{day}", date=f"2025-02-0{day}")
    site.build()
    assert texts(feed(site, "novyny"), "entry/title") == ["Новина n9", "Новина n6"]


def test_a_changed_topic_reaches_the_feeds(site: Site) -> None:
    site.act("a", "1-1/2025", topics=["Бюджет"])
    site.build()
    site.act("a", "1-1/2025", topics=["Школи"])
    site.build()
    (entry,) = feed(site, "all").findall(f"{ATOM}entry")
    assert [found.get("term") for found in entry.findall(f"{ATOM}category")] == ["Школи"]
    assert not (site.output / "feeds/tema-biudzhet.atom.xml").exists()


@pytest.mark.parametrize("name", ["all", "novyny", "akty", "akty-proiekt", "akty-protokol"])
def test_every_feed_exists_and_is_the_same_each_time_without_any_record(site: Site, name: str) -> None:
    site.build()
    before = (site.output / f"feeds/{name}.atom.xml").read_bytes()
    assert feed(site, name).findall(f"{ATOM}entry") == []
    assert (site.clean_build() / f"feeds/{name}.atom.xml").read_bytes() == before


def test_hostile_words_stay_words(site: Site) -> None:
    site.news("a", "]]> &lt;b&gt; <b>Жирно</b>\n", title='"<script>&amp; ]]>"')
    site.build()
    root = feed(site, "all")
    assert texts(root, "entry/title") == ["<script>&amp; ]]>"]
    assert texts(root, "entry/summary") == ["]]> <b> Жирно"]
