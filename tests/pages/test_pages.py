"""Pages of the council's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ..site import Site, header, links, words


def test_a_page_of_the_menu_stands_in_the_footer_of_every_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("pages/statut.md", header(title="Статут", menu="так", order='"2"') + "Статут громади.\n")
    site.write("pages/zapyt.md", header(title="Як запитати", menu="так", order='"1"') + "Пишіть.\n")
    site.write("pages/inshe.md", header(title="Інше") + "Текст.\n")
    site.build()
    footer = BeautifulSoup(site.page("/novyny/"), "html.parser").footer
    assert [link for link in links(footer) if link in ("/statut/", "/zapyt/", "/inshe/")] == ["/zapyt/", "/statut/"]


@pytest.mark.parametrize("slug", ["akty", "poshuk", "theme", "feeds", "files"])
def test_a_page_cannot_take_a_sections_place(tmp_path: Path, slug: str) -> None:
    site = Site(tmp_path)
    site.write("pages/a.md", header(title="Сторінка", slug=slug) + "Текст.\n")
    (found,) = site.build()["problems"]
    assert (found["line"], found["field"], found["message"]) == (3, "slug", f"адреса /{slug}/ зайнята розділом сайту")


def test_a_statement_of_accessibility_takes_the_place_of_the_announced_one(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build()
    assert "ще не оприлюднено" in words(site.soup("/dostupnist/"))
    site.write("pages/dostupnist.md", header(title="Доступність") + "Сайт доступний.\n")
    assert site.build()["problems"] == []
    assert "Сайт доступний." in words(site.soup("/dostupnist/"))
