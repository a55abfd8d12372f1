"""Sets made from the records: what is in them, what touches them, what a hostile value becomes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.opendata.cells import cells_of, csv_bytes, json_bytes, safe
from plugins.opendata.columns import Column, Item

from ..site import Site, header, links, tree, words


def rows(site: Site, path: str) -> list[dict[str, str]]:
    with (site.output / "dani" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def data(site: Site) -> dict[str, str]:
    """Files of data with the digests of their bytes; pages apart."""
    return {path: digest for path, digest in tree(site.output / "dani").items() if not path.endswith("index.html")}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = Site(tmp_path)
    found.act("a", "1-1/2024", date="2024-12-24", published="2024-12-26", topics=["бюджет", "рада"])
    found.act(
        "b",
        "2-1/2025",
        date="2025-01-10",
        regulatory="так",
        relations=[{"type": "changes", "act": "rishennia-rady/2024/1-1-2024"}],
    )
    found.news("x", topics="парк")
    return found


def test_an_act_is_a_row_in_the_columns_of_the_resolution(site: Site) -> None:
    assert site.build()["problems"] == []
    first, second = rows(site, "akty-rishennia-rady/data.csv")
    recommended = ["identifier", "type", "title", "registrationDate", "issued", "url"]
    recommended += ["creatorName", "creatorIdentifier", "publisherName", "publisherIdentifier", "note"]
    assert list(first)[:11] == recommended
    assert (first["identifier"], first["registrationDate"], first["issued"]) == (
        "rishennia-rady/2024/1-1-2024",
        "2024-12-24",
        "2024-12-26",
    )
    assert first["url"] == "https://rada.example/akty/rishennia-rady/2024/1-1-2024/"
    assert (first["status"], first["topics"]) == ("zminenyi", "бюджет; рада")
    assert second["note"] == "changes rishennia-rady/2024/1-1-2024"
    assert rows(site, "akty-rishennia-rady/data-2025.csv") == [second]
    assert rows(site, "rehuliatorni-akty/data.csv") == [second]


def test_the_table_is_crlf_without_a_mark(site: Site) -> None:
    site.build()
    bytes_ = (site.output / "dani/novyny/data.csv").read_bytes()
    assert bytes_.startswith(b"identifier,")
    assert bytes_.count(b"\n") == bytes_.count(b"\r\n") == 2


def test_an_edit_of_a_text_touches_no_data(site: Site) -> None:
    site.build()
    before = data(site)
    site.act(
        "a", "1-1/2024", "Зовсім інший текст.\n", date="2024-12-24", published="2024-12-26", topics=["бюджет", "рада"]
    )
    report = site.build()
    assert report["written"] > 0
    assert data(site) == before


def test_a_new_title_touches_its_year_and_the_whole(site: Site) -> None:
    site.build()
    before = data(site)
    site.act("b", "2-1/2025", title="Нова назва", date="2025-01-10", regulatory="так")
    site.build()
    changed = {path for path, digest in data(site).items() if before.get(path) != digest}
    assert "akty-rishennia-rady/data-2025.csv" in changed
    assert "akty-rishennia-rady/data.csv" in changed
    assert not {path for path in changed if path.startswith(("novyny", "petytsii"))}


def test_an_incremental_build_gives_the_bytes_of_a_clean_one(site: Site) -> None:
    site.build()
    site.act("b", "2-1/2025", title="=cmd|' /C calc'!A0", date="2025-01-10")
    site.news("y", date="2024-05-05")
    site.write("datasets/d.md", header(title="Рішення ради", id="rishennia", source="akty-rishennia-rady"))
    site.build()
    assert tree(site.output) == tree(site.clean_build())


def test_what_is_withdrawn_or_under_embargo_is_in_no_set(site: Site) -> None:
    site.news("secret", embargo="2030-01-01", title="Таємна новина")
    site.write(
        "news/gone.md", header(date="2024-03-03", type="novyna", withdrawn={"date": "2024-04-04", "basis": "Закон"})
    )
    site.build()
    told = "".join(path.read_text("utf-8") for path in (site.output / "dani").rglob("*") if path.is_file())
    assert "Таємна" not in told
    assert "gone" not in told


def test_a_set_of_the_site_under_another_name_has_its_rows_and_its_own_passport(site: Site) -> None:
    fields = {"id": "rishennia", "description": "Усі рішення.", "frequency": "щодня", "keywords": "рішення, рада"}
    site.write("datasets/d.md", header(title="Рішення громади", source="akty-rishennia-rady", **fields))
    assert site.build()["problems"] == []
    assert rows(site, "rishennia/data.csv") == rows(site, "akty-rishennia-rady/data.csv")
    passport = json.loads((site.output / "dani/rishennia/passport.json").read_bytes())
    assert (passport["title"], passport["frequency"]) == ("Рішення громади", "щодня")
    assert "/dani/rishennia/data.csv" in links(site.soup("/dani/rishennia/"))


def test_what_is_not_known_has_no_field_in_the_passport(site: Site) -> None:
    site.build()
    passport = json.loads((site.output / "dani/novyny/passport.json").read_bytes())
    assert passport["publisher"] == {"name": "Ніжинська міська рада"}
    assert passport["contact"] == {"address": "м. Ніжин, пл. Івана Франка, 1"}
    assert passport["frequency"] == "одразу після внесення змін"


def test_the_page_of_a_set_shows_rows_downloads_and_what_columns_mean(site: Site) -> None:
    site.build()
    page = site.soup("/dani/akty-rishennia-rady/")
    assert {"/dani/akty-rishennia-rady/data.csv", "/dani/akty-rishennia-rady/data.json"} <= set(links(page))
    assert "/dani/akty-rishennia-rady/data-2024.csv" in links(page)
    captions = [words(caption) for caption in page.select("caption")]
    assert captions == ["Увесь набір: 2 з 2", "Стовпчики data.csv"]
    assert "registrationDate" in words(page)


def test_statements_of_enterprises_are_lines_of_a_second_table(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(
        "enterprises/r-2018.csv", "form,line,name,value\n1,1165,Гроші,12.5\n1,1195,Усього,12.5\n1,1300,Баланс,12.5\n"
    )
    site.write(
        "enterprises/rynok.md",
        header(title="Ринок", name="КП «Ринок»", statements=[{"path": "r-2018.csv", "year": "2018"}]),
    )
    assert site.build()["code"] == 0
    (first,) = rows(site, "pidpryiemstva/data.csv")
    assert (first["identifier"], first["name"], first["years"]) == ("pidpryiemstva/rynok", "КП «Ринок»", "2018")
    lines = rows(site, "pidpryiemstva/statements.csv")
    assert list(lines[0].values())[:5] == ["pidpryiemstva/rynok", "КП «Ринок»", "2018", "1", "1165"]
    assert lines[0]["value"] == "12.5"


# cells ---------------------------------------------------------------------------------------------------------------

TEXT = Column("a", "А", "А")
NUMBER = Column("n", "Н", "Н", "integer")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "x;=1+1", "x\n=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_told_as_text(cell: str) -> None:
    _, (read,) = csv.reader(io.StringIO(csv_bytes([TEXT], [(cell,)]).decode(), newline=""))
    assert read == safe(cell) != cell
    assert read.replace("'", "") == cell


def test_a_number_keeps_its_minus_and_json_keeps_the_cell() -> None:
    assert csv_bytes([NUMBER, TEXT], [("-5", "=1")]) == b"n,a\r\n-5,'=1\r\n"
    assert json.loads(json_bytes([("data", [NUMBER, TEXT], [("-5", "=1"), ("", "")])])) == [
        {"n": -5, "a": "=1"},
        {"n": None, "a": None},
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_no_text_begins_with_a_sign_that_runs_and_ordinary_text_comes_back(cells: list[str]) -> None:
    columns = [Column(str(place), "", "") for place in range(len(cells))]
    _, back = csv.reader(io.StringIO(csv_bytes(columns, [cells]).decode(), newline=""))
    assert not [cell for cell in back if cell.startswith(("=", "+", "-", "@"))]
    assert [cell.replace("'", "") for cell in back] == [cell.replace("'", "") for cell in cells]


def test_rows_of_unchanged_years_come_from_their_own_files(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.build()["code"] == 0
    asked: list[str] = []
    monkeypatch.setattr("plugins.opendata.columns.Item", lambda row, whole: asked.append(row.path) or Item(row, whole))
    site.act("c", "3-1/2025", date="2025-01-20", title="Про нове")
    assert site.build()["code"] == 0
    assert asked.count("acts/c.md") == 2  # for the page, and once for all files
    assert asked.count("acts/a.md") == 1  # for the page, which shows the newest rows
    assert [row["title"] for row in rows(site, "akty-rishennia-rady/data.csv")][2] == "Про нове"
    assert tree(site.output) == tree(site.clean_build())


@pytest.mark.parametrize("damage", ["", "щось інше"])
def test_a_year_whose_file_somebody_touched_is_made_of_its_documents(site: Site, damage: str) -> None:
    assert site.build()["code"] == 0
    year = site.output / "dani/akty-rishennia-rady/data-2024.csv"
    if damage:
        year.write_text(damage, encoding="utf-8")
    else:
        year.unlink()
    site.act("c", "3-1/2025", date="2025-01-20")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_cells_are_read_back_as_they_were_or_not_at_all(table: list[list[str]]) -> None:
    columns = [Column("a", "", "string"), Column("b", "", "string")]
    data = csv_bytes(columns, table)
    found = cells_of(data)
    assert found is None or found == table
    if not any("'" in cell or safe(cell) != cell for row in table for cell in row):
        assert found is not None
