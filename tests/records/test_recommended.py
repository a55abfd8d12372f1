"""Tables that КМУ № 835 recommends, laid beside a new data set."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from plugins.records.recommended import STRUCTURES

from .test_new import Capture, Desk

ROWS = {"date": "2027-06-30", "uri": "https://rada.example/akt/", "string": "719-2027-01-30"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_filled_recommended_table_becomes_a_set_with_its_columns_explained(desk: Desk, name: str) -> None:
    assert desk.new("datasets", "План на 2027 рік", name) == 0
    structure, folder = STRUCTURES[name], desk.site.content / "datasets"
    table = folder / "plan-na-2027-rik.csv"
    with table.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([ROWS[column.type] for column in structure.columns])
    assert (desk.site.build()["code"], desk.site.build()["problems"]) == (0, [])
    package = json.loads((desk.site.output / "dani/plan-na-2027-rik/datapackage.json").read_text("utf-8"))
    schema = package["resources"][0]["schema"]
    assert [field["name"] for field in schema["fields"]] == [column.name for column in structure.columns]
    assert all(field["title"] and field["description"] for field in schema["fields"])


def test_a_wrong_cell_of_a_recommended_table_is_told_with_its_line(desk: Desk) -> None:
    desk.new("datasets", "План", "rehuliatornyi-plan")
    table = desk.site.content / "datasets/plan.csv"
    cells = [ROWS[column.type] for column in STRUCTURES["rehuliatornyi-plan"].columns]
    cells[-3] = "30.06.2027"
    with table.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(cells)
    problem = desk.site.build()["problems"][0]
    assert (problem["path"], problem["line"], problem["field"]) == ("datasets/plan.csv", 2, "submissionDate")
    assert problem["message"] == "має бути дата, а тут «30.06.2027»"


def test_a_table_without_rows_is_a_warning(desk: Desk) -> None:
    desk.new("datasets", "План", "rehuliatornyi-plan")
    assert [(flaw["path"], flaw["message"], flaw["level"]) for flaw in desk.site.build()["problems"]] == [
        ("datasets/plan.csv", "у таблиці немає рядків", "warning")
    ]


def test_a_second_set_of_one_title_gets_files_of_its_own(desk: Desk, capsys: Capture) -> None:
    for _ in range(2):
        assert desk.new("datasets", "План", "rehuliatornyi-plan") == 0
    assert "Заповніть таблицю" in capsys.readouterr().err
    names = {"plan", "plan-2"}
    assert {path.name for path in (desk.site.content / "datasets").iterdir()} == {
        f"{name}{suffix}" for name in names for suffix in (".md", ".csv", ".schema.json")
    }
    assert "path: plan-2.csv" in (desk.site.content / "datasets/plan-2.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("acts", "rehuliatornyi-plan", "лише для наборів даних: new datasets «Назва» --structure rehuliatornyi-plan"),
        ("datasets", "rehuliatorny-plan", "немає рекомендованої таблиці «rehuliatorny-plan». можливо, «rehuliatornyi"),
    ],
)
def test_a_table_that_is_not_there_is_refused_and_nothing_is_written(
    desk: Desk, capsys: Capture, kind: str, name: str, words: str
) -> None:
    assert desk.new(kind, "План", name) == 1
    told = capsys.readouterr().err
    assert words in told
    assert "rehuliatornyi-perelik" in told
    assert not (desk.site.content / kind).exists() or not list((desk.site.content / kind).iterdir())
