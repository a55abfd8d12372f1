"""What media wrote: the list, the lists of outlets, the archived copy, the feed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ..site import Site, header, links, tree, words

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def mention(site: Site, name: str, text: str = "", **fields: object) -> None:
    values = {"title": f"Про {name}", "date": "2025-02-05", "outlet": "Газета", **fields}
    site.write(f"mentions/{name}.md", header(**values) + text)


def test_a_mention_leads_to_its_publication_and_follows_a_new_address(site: Site) -> None:
    for link in ("https://gazeta.example.ua/1", "https://gazeta.example.ua/2"):
        mention(site, "a", link=link)
        site.build()
        page = site.soup("/zhadky/")
        assert links(page.select_one(".entries")) == [link]
        assert "Згадка, Газета" in words(page.select_one(".entries"))


def test_mentions_stand_by_month_with_first_words_and_an_archived_copy(site: Site) -> None:
    copy = "https://web.archive.org/web/2025/https://gazeta.example.ua/1"
    mention(site, "a", "Про що йшлося.\n", link="https://gazeta.example.ua/1", archive=copy)
    mention(site, "b", date="2024-12-30")
    site.build()
    page = site.soup("/zhadky/")
    assert [words(title) for title in page.find_all("h2")] == ["Лютий 2025 року", "Грудень 2024 року"]
    assert copy in links(page)
    assert "Про що йшлося." in words(page)
    mention(site, "a", "Про що йшлося.\n", link="https://gazeta.example.ua/1")
    site.build()
    assert copy not in links(site.soup("/zhadky/"))


def test_each_outlet_has_a_list_and_one_outlet_needs_none(site: Site) -> None:
    mention(site, "a", outlet="Газета «Вісті»")
    site.build()
    assert not (site.output / "zhadky/vydannia").exists()
    mention(site, "b", outlet="Радіо", title="<b>Ефір</b>")
    site.build()
    assert links(site.soup("/zhadky/").select_one(".filters")) == [
        "/zhadky/",
        "/zhadky/vydannia/hazeta-visti/",
        "/zhadky/vydannia/radio/",
    ]
    radio = site.soup("/zhadky/vydannia/radio/")
    assert "<b>Ефір</b>" in words(radio)
    assert "Про a" not in words(radio)
    mention(site, "b", outlet="Телебачення")
    site.build()
    incremental = tree(site.output)
    assert "zhadky/vydannia/radio/index.html" not in incremental
    site.build(clean=True)
    assert tree(site.output) == incremental


def test_the_feed_names_the_outlet_and_the_newest_first(site: Site) -> None:
    mention(site, "a", date="2025-02-01")
    mention(site, "b", date="2025-02-03")
    site.build()
    root = ElementTree.parse(site.output / "feeds/zhadky.atom.xml").getroot()
    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == [
        "Газета: Про b",
        "Газета: Про a",
    ]


def test_a_new_topic_of_a_mention_is_in_the_feed_at_once(site: Site) -> None:
    mention(site, "a")
    site.build()
    mention(site, "a", topics=["парки"])
    site.build()
    assert 'term="парки"' in (site.output / "feeds/zhadky.atom.xml").read_text("utf-8")
