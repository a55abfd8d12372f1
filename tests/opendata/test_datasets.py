"""Data sets of the department: passport and files."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_package_names_what_parts_the_cells_of_a_table(tmp_path: Path, delimiter: str) -> None:
    site = Site(tmp_path)
    table = "\ufeffid;назва\n1;Ринок\n2;Парк\n".replace(";", delimiter)
    fields = [{"name": "id", "type": "integer"}, {"name": "назва", "type": "string"}]
    site.write("datasets/z.json", json.dumps({"fields": fields}))
    site.write("datasets/a.csv", table)
    site.write("datasets/b.csv", table)
    resources = [{"path": "a.csv", "title": "А", "structure": "z.json"}, {"path": "b.csv", "title": "Б"}]
    site.write("datasets/zupynky.md", header(title="Зупинки", id="zupynky", resources=resources))
    assert site.build()["problems"] == []
    folder = site.output / "dani/zupynky"
    assert (folder / "a.csv").read_bytes() == table.encode()
    found = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    told = {"mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": delimiter, "header": True}}
    assert [{name: one[name] for name in told} for one in found] == [told, told]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, of libraries it uses
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
        assert report.valid, report.flatten(["title", "message"])


def test_another_delimiter_of_a_table_of_the_same_size_makes_another_package(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("datasets/zupynky.md", header(title="Зупинки", id="zupynky", resources="a.csv"))
    for delimiter in ",;":
        site.write("datasets/a.csv", f"id{delimiter}name\n")
        site.build()
        found = json.loads((site.output / "dani/zupynky/datapackage.json").read_bytes())
        assert found["resources"][0]["dialect"]["delimiter"] == delimiter


def test_a_postal_address_answers_for_no_data(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("datasets/a.csv", "id\n1\n")
    for name, contact in (("a", ""), ("b", "відділ")):
        site.write(f"datasets/{name}.md", header(title="Набір", id=name, resources="a.csv", contact=contact))
    site.build()
    first, second = card(site.soup("/dani/a/")), card(site.soup("/dani/b/"))
    assert "Відповідальний" not in first
    assert first["Куди звертатися"] == "м. Ніжин, пл. Івана Франка, 1"
    assert second["Відповідальний"] == "відділ"
    assert "Куди звертатися" not in second
