"""The table and the chart of made-up results; see plugins/bench/table.py and chart.py."""

from __future__ import annotations

from xml.etree import ElementTree

from plugins.bench.chart import Group, draw, svg
from plugins.bench.table import number, table, told
from tests.bench.results import results

SVG = "{http://www.w3.org/2000/svg}"


def cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


def test_a_build_is_a_row_with_its_medians() -> None:
    row = ["Hugo, з нуля", "4,00", "2,00", "100", "7 000", "90", "20"]
    assert row in cells(told(results()))


def test_ratios_and_the_cost_of_a_new_document_stand_under_the_builds() -> None:
    text = told(results())
    assert ["після правки: Hugo / ми", "8,00"] in cells(text)
    assert "поза пошуком записано файлів 15; файлів пошуку 5, разом 180 кБ." in text


def test_both_searches_stand_side_by_side_with_their_ratio() -> None:
    rows = cells(told(results()))
    assert ["перший запит, кБ, медіана", "50,0", "150,0", "3,00"] in rows
    assert ["перший запит, кБ, p95", "60,0", "150,0", "2,50"] in rows
    assert ["запитань без відповіді, із 3", "1", "0", ""] in rows


def test_what_the_figures_depend_on_stands_above_them() -> None:
    head = told(results()).partition("## ")[0]
    for fact in ("2026-11-01", "Кіл: 3", "ядер: 2", "0,50/0,25/0,10 і 1,00/0,50/0,20", "hugo 0.168.0"):
        assert fact in head


def test_half_a_run_makes_half_a_table() -> None:
    assert "Пошук" not in told({**results(), "search": {}})
    assert "Збірка" not in told({**results(), "build": {}})


def test_columns_align_as_plain_text() -> None:
    assert table(("", "с"), [("Hugo", "4,00"), ("ми", "12,00")]) == [
        "|      |     с |",
        "| ---- | ----: |",
        "| Hugo |  4,00 |",
        "| ми   | 12,00 |",
    ]


def test_numbers_are_written_as_in_ukrainian() -> None:
    assert (number(56640), number(1234.5, 1), number(0.25, 2)) == ("56 640", "1 234,5", "0,25")


def test_the_chart_is_sound_xml_with_a_bar_for_every_ratio() -> None:
    picture = ElementTree.fromstring(draw(results()))
    texts = [element.text for element in picture.iter(f"{SVG}text")]
    assert "5 664 документів" in texts
    assert "8,00" in texts
    assert len(list(picture.iter(f"{SVG}rect"))) == 1 + 5


def test_a_bar_below_one_points_left_and_the_longest_fills_its_half() -> None:
    picture = ElementTree.fromstring(svg([Group("<міра>", [("а", 0.5), ("б", 4.0)])], "нотатка"))
    [less, more] = [
        (float(bar.get("x", "")), float(bar.get("width", ""))) for bar in list(picture.iter(f"{SVG}rect"))[1:]
    ]
    [middle] = [float(line.get("x1", "")) for line in picture.iter(f"{SVG}line")]
    assert less == (middle - 80, 80)
    assert more == (middle, 160)
