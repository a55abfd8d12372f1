"""The table and the chart of made-up results; see plugins/bench/table.py and chart.py."""

from __future__ import annotations

from xml.etree import ElementTree

from plugins.bench.chart import Group, draw, svg
from plugins.bench.growth import lines, plot
from plugins.bench.table import number, table, told
from tests.bench.results import built, results, shown

SVG = "{http://www.w3.org/2000/svg}"


def cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


def test_a_build_is_a_row_with_its_medians() -> None:
    rows = cells(told(results()))
    assert ["Hugo, з нуля", "4,00", "2,00", "100", "7 000", "90", "15", "220", "5", "180", ""] in rows
    assert ["Відкрита рада, сама пам'ять", "5,00", "2,50", "100", "7 000", "90", "15", "220", "5", "180", "0"] in rows


def test_ratios_stand_under_the_builds_and_goals_above() -> None:
    rows = cells(told(results()))
    assert ["після правки: Hugo / ми", "8,00"] in rows
    assert ["після правки, с процесора", "≤ 0,90", "0,50", "так"] in rows
    assert ["після правки: Hugo / ми, разів", "≥ 3,00", "8,00", "так"] in rows
    assert ["нові часи файлів, зроблено файлів", "≤ 0", "0", "так"] in rows
    slow = results()
    slow["live"]["12"]["samples"] = [shown("ours", 1.5)]
    assert ["serve: від збереження до сторінки, с", "≤ 1,00", "1,50", "ні"] in cells(told(slow))


def test_the_preview_is_a_row_with_its_median_and_its_longest() -> None:
    rows = cells(told(results()))
    assert ["serve", "0,62", "0,75", "0,31", "150"] in rows
    assert ["hugo server", "2,00", "2,00", "1,00", "150"] in rows


def test_who_was_not_measured_is_named_with_the_reason() -> None:
    scarce = results()
    scarce["build"]["12"]["left_out"] = {"pagefind": "мало пам'яті"}
    assert "Pagefind не виміряно: мало пам'яті." in told(scarce)


def test_both_searches_stand_side_by_side_with_their_ratio() -> None:
    rows = cells(told(results()))
    assert ["перший запит, кБ, медіана", "50,0", "150,0", "3,00"] in rows
    assert ["перший запит, кБ, p95", "60,0", "150,0", "2,50"] in rows
    assert ["запитань без відповіді, із 3", "1", "0", ""] in rows


def test_what_the_figures_depend_on_stands_above_them() -> None:
    head = told(results()).partition("відношення")[0]
    for fact in ("2026-11-01", "кіл: 3", "ядер: 2", "0,50/0,25/0,10 і 1,00/0,50/0,20", "hugo 0.168.0"):
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
    assert "5 664 документи" in texts
    assert "8,00" in texts
    assert len(list(picture.iter(f"{SVG}rect"))) == 1 + 5


def test_the_plot_has_a_line_for_all_measured_at_two_sizes() -> None:
    both = results()
    both["build"]["1"] = {**both["build"]["12"], "samples": [built("clean", "ours", 1), built("edit", "hugo", 0.4)]}
    drawn = plot(both)
    assert [(line.key, line.points) for line in lines(both, "clean")] == [("ours", [(472, 1), (5664, 12)])]
    assert len(list(ElementTree.fromstring(drawn).iter(f"{SVG}polyline"))) == 2
    assert "Відкрита рада: 12,0" in drawn
    assert "Hugo: 4,00" in drawn


def test_a_plot_of_one_size_has_no_lines() -> None:
    assert "polyline" not in plot(results())


def test_a_bar_below_one_points_left_and_the_longest_fills_its_half() -> None:
    picture = ElementTree.fromstring(svg([Group("<міра>", [("а", 0.5), ("б", 4.0)])], ["нотатка"]))
    [less, more] = [
        (float(bar.get("x", "")), float(bar.get("width", ""))) for bar in list(picture.iter(f"{SVG}rect"))[1:]
    ]
    [middle] = [float(line.get("x1", "")) for line in picture.iter(f"{SVG}line")]
    assert less == (middle - 80, 80)
    assert more == (middle, 160)
