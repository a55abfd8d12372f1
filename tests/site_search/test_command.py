from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.site_search import command
from plugins.site_search.command import main
from tests import parts
from tests.search.site import ask, index, items, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    parts.need("node")
    parts.need("lunr")
    return write(index(items(40)), tmp_path / "output")


def test_json_is_what_the_browser_finds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("рішення", site, True, 5) == 0
    expected = ask(site, [("рішення", {"limit": 5})])[0]
    assert json.loads(capsys.readouterr().out) == {"total": expected["total"], "results": expected["results"]}


def test_json_is_one_line_of_words_as_they_are(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main("рішення", site, True, 5)
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "\\u" not in out


def test_a_list_shows_dates_titles_and_addresses(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("рішення", site, False, 1) == 0
    shown = capsys.readouterr()
    [result] = ask(site, [("рішення", {"limit": 1})])[0]["results"]
    assert shown.out == f"{result['date']}  {result['title']}\n            {result['url']}\n"
    assert shown.err.startswith("Знайдено: ")


def test_nothing_found_is_no_failure(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("нечувановбачене", site, True, 5) == 0
    assert json.loads(capsys.readouterr().out) == {"total": 0, "results": []}


def test_a_query_may_begin_with_a_hyphen(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("-рішення", site, True, 5) == 0
    assert json.loads(capsys.readouterr().out)["total"] > 0


def test_a_site_that_was_not_built_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("рада", tmp_path, True, 5) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "спершу запустіть ./invoke build" in shown.err


def test_an_index_of_another_version_asks_for_a_build(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = site / "poshuk/index" / command.MANIFEST
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "form": 1}), encoding="utf-8")
    assert main("рада", site, True, 5) == 1
    assert "зібрала інша версія програми: запустіть ./invoke build" in capsys.readouterr().err


def test_what_node_complains_of_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (site / "poshuk/index").glob("rules-*.json"):
        file.unlink()
    assert main("рада", site, True, 5) == 1
    said = capsys.readouterr().err
    assert said.startswith("Пошук не вдався: ")
    assert "Error" in said


def test_a_broken_index_is_one_line(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "poshuk/index" / command.MANIFEST).write_text("{", encoding="utf-8")
    assert main("рада", site, True, 5) == 1
    assert capsys.readouterr().err.startswith("Пошук не вдався: ")
