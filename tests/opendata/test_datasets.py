"""Data sets of the department: passport and files."""

from __future__ import annotations

from pathlib import Path

from ..site import Site, card, header, links, words


def test_a_data_set_shows_its_passport_and_files(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("datasets/plan.csv", "a,b\n1,2\n")
    fields = {
        "id": "mistobudivna",
        "description": "Плани міста.",
        "frequency": "щокварталу",
        "keywords": ["план", "місто"],
        "resources": "plan.csv",
    }
    site.write("datasets/a.md", header(title="Містобудівна документація", **fields))
    assert site.build()["problems"] == []
    page = site.soup("/dani/mistobudivna/")
    found = card(page)
    assert (found["Ідентифікатор"], found["Ключові слова"]) == ("mistobudivna", "план, місто")
    assert found["Частота оновлення"] == "щокварталу"
    assert words(page.select_one("header .lead")) == "Плани міста."
    assert links(page.select_one(".files")) == ["/dani/mistobudivna/plan.csv"]
    assert links(site.soup("/dani/").select_one(".entries")) == ["/dani/mistobudivna/"]
