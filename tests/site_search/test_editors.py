"""The synonyms of a site: the settings' lines and the editors' file, built, checked and asked."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from plugins.records.check import main as check
from plugins.site_search.editors import FILE, LARGEST
from tests.search.site import ask
from tests.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.act("1", "1", "1. Затвердити тарифи виконавчого комітету.\n")
    site.act("2", "2", "1. Перейменувати вулицю.\n")
    return site


def checked(site: Site) -> list[dict[str, Any]]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        check(site.content, None, [], as_json=True, as_of="2025-03-01", settings=site.settings)
    found: list[dict[str, Any]] = json.loads(printed.getvalue())
    return found


def numbers(site: Site, query: str) -> list[str]:
    return [result["id"].rpartition("/")[2] for result in ask(site.output, [(query, {})])[0]["results"]]


def test_the_editors_file_widens_a_query_and_is_no_unclaimed_file(site: Site) -> None:
    site.write(FILE, "# як кажуть люди\nплата за послуги = тарифи\n")
    assert site.build()["problems"] == []
    assert checked(site) == []
    assert numbers(site, "платою за послугу") == ["1"]
    assert numbers(site, "виконкому") == ["1"]
    assert not (site.output / FILE).exists()


def test_an_edit_of_the_file_reaches_the_index_and_rewrites_nothing_else(site: Site) -> None:
    site.write(FILE, "плата = тарифи\n")
    site.build()
    before = {path.name for path in (site.output / "poshuk/index").iterdir()}
    site.write(FILE, "мито = тарифи\n")
    report = site.build()
    after = {path.name for path in (site.output / "poshuk/index").iterdir()}
    assert (report["read"], report["written"]) == (0, 2)
    assert {name.partition("-")[0] for name in before ^ after} == {"synonyms"}
    assert (numbers(site, "мита"), numbers(site, "плата")) == (["1"], [])


def test_without_synonyms_the_browser_has_no_file_of_them(site: Site) -> None:
    site.configure(SEARCH_SYNONYMS=())
    site.build()
    assert not list((site.output / "poshuk/index").glob("synonyms*"))
    assert numbers(site, "виконком") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("рада = сесія\n\nвиконком\n", 3, "немає знака «=»"),
        ("рада = сесія, —\r\n", 1, "«—» — самі знаки"),
        ("рада = сесія\n".encode("cp1251"), 1, "це не UTF-8"),
        ("рада = сесія\n".encode("utf-16"), 1, "файл не в UTF-8"),
        ("рада = се\u202eсія\n", 1, "U+202E"),
        ("#" * (LARGEST + 1), None, f"файл завеликий: понад {LARGEST} байтів"),
    ],
)
def test_a_fault_stops_the_build_and_is_named_by_file_and_line(
    site: Site, text: str | bytes, line: int | None, words: str
) -> None:
    site.write(FILE, text)
    report = site.build()
    assert report["code"] == 1
    for [problem] in (report["problems"], checked(site)):
        assert (problem["path"], problem["line"], problem["level"]) == (FILE, line, "error")
        assert words in problem["message"]


def test_a_fault_of_the_setting_names_the_setting(site: Site) -> None:
    site.configure(SEARCH_SYNONYMS=("виконком",))
    [problem] = site.build()["problems"]
    assert problem["message"].startswith("pelicanconf.py: SEARCH_SYNONYMS: у рядку «виконком» немає знака «=»")


def test_a_link_in_the_place_of_the_file_is_not_followed(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("таємниця", "utf-8")
    (site.content / FILE).symlink_to(outside)
    report = site.build()
    assert [problem["message"] for problem in report["problems"]] == ["це символічне посилання"]
