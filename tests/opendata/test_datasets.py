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


def own_set(site: Site, id: str = "zupynky", **resource: str) -> None:
    passport = {"description": "Опис.", "frequency": "щокварталу", "keywords": ["план"]}
    site.write("datasets/a.md", header(title="Набір", id=id, **passport, resources=[resource]))


def said(site: Site) -> list[str]:
    return [f"{one['level']} {one['path']}:{one['line']} {one['message']}" for one in site.build()["problems"]]


def test_a_name_or_an_address_that_the_site_takes_itself_is_an_error(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("datasets/t.csv", "a\n1\n")
    site.write("datasets/datapackage.json", '{"fields": [{"name": "a"}]}')
    own_set(site, path="t.csv", structure="datapackage.json")
    words = "файл «datapackage.json»: ім'я datapackage.json у наборі зайняте, такий файл складає сам сайт"
    assert said(site) == [f"error datasets/a.md:7 {words}"]
    own_set(site, "deputaty", path="t.csv")
    taken = "адреса /dani/deputaty/ зайнята набором, який складає сам сайт"
    assert f"error datasets/a.md:3 {taken}" in said(site)


def test_a_file_without_a_description_that_others_cannot_read_is_told_each_time(tmp_path: Path) -> None:
    site = Site(tmp_path)
    own_set(site, path="t.csv")
    for data, message in (
        (b"a,b\n1,=1+1\n2,-5\n3,+380 44\n", "2 клітинку «=1+1» табличний редактор виконає як формулу"),
        (b'a\n"b\n', "2 рядок не читається: лапки не закриті чи стоять не на місці, або клітинка завелика"),
        (b"", "1 у таблиці немає рядків"),
    ):
        site.write("datasets/t.csv", data)
        assert said(site) == said(site) == [f"warning datasets/t.csv:{message}"]
    site.write("datasets/t.json", b'{"a": NaN}')
    (site.content / "datasets/t.csv").unlink()
    own_set(site, path="t.json")
    assert said(site) == ["warning datasets/t.json:1 файл не читається як JSON: «NaN» не є числом"]


def test_a_file_of_a_set_over_fifty_megabytes_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path)
    own_set(site, path="t.xlsx")
    with site.write("datasets/t.xlsx", b"").open("r+b") as file:
        file.truncate((50 << 20) + 1)
    assert "warning datasets/t.xlsx:None файл набору завеликий: 50\u00a0МБ, а радимо до 50\u00a0МБ" in said(site)


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
