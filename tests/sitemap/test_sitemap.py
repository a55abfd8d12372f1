"""Sitemaps: an index and parts that hold every page of a record once."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.sitemap import pages

from ..site import Site, header

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(site: Site, name: str) -> dict[str, str]:
    """Address -> day of the last change of everything in one file."""
    root = ElementTree.parse(site.output / name).getroot()
    return {item.findtext(f"{SPACE}loc", ""): item.findtext(f"{SPACE}lastmod", "") for item in root}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    made.configure(SITEURL="https://rada.example")
    return made


def test_the_index_names_a_part_for_each_kind_and_year(site: Site) -> None:
    site.act("a", "1-1/2025", updated="2025-02-02")
    site.news("n")
    site.news("old", date="2024-05-05")
    site.write("pages/statut.md", header(title="Статут") + "Текст.\n")
    site.write("mentions/a.md", header(title="Про раду", date="2025-02-05"))
    site.build()
    root = "https://rada.example/sitemap"
    names = ("rozdily", "akty-2025", "novyny-2024", "novyny-2025", "storinky")
    assert list(entries(site, "sitemap.xml")) == [f"{root}/{name}.xml" for name in names]
    assert entries(site, "sitemap/akty-2025.xml") == {
        "https://rada.example/akty/rishennia-rady/2025/1-1-2025/": "2025-02-02"
    }
    assert entries(site, "sitemap/storinky.xml") == {"https://rada.example/statut/": ""}


def test_every_address_in_it_is_a_page(site: Site) -> None:
    site.act("a", "1-1/2025", topics=["Бюджет"])
    site.build()
    found = [url for part in (site.output / "sitemap").iterdir() for url in entries(site, f"sitemap/{part.name}")]
    paths = [url.removeprefix("https://rada.example/") for url in found]
    assert [path for path in paths if not (site.output / path / "index.html").is_file()] == []
    assert len(found) == len(set(found))


def test_a_part_that_grows_too_long_is_divided(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LIMIT", 2)
    for number in range(5):
        site.news(f"n{number}")
    site.build()
    parts = [len(entries(site, f"sitemap/novyny-2025-{number}.xml")) for number in (1, 2, 3)]
    assert parts == [2, 2, 1]
    assert not (site.output / "sitemap/novyny-2025.xml").exists()


def test_an_edit_of_a_text_leaves_the_sitemap_alone(site: Site) -> None:
    site.news("n")
    site.build()
    before = {path: path.stat().st_mtime_ns for path in (site.output / "sitemap").iterdir()}
    site.news("n", "Інший текст.\n")
    site.build()
    assert {path: path.stat().st_mtime_ns for path in (site.output / "sitemap").iterdir()} == before
