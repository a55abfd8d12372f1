"""/dotrymannia/: the verdicts of `check` that rest on a source, for citizens; months; what an edit costs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import Tag

from plugins.records.check import main

from ..site import DAY, Site, header, links, tree, words

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    made.configure(COMPLIANCE=True)
    return made


def draft(site: Site, name: str, date: str, considered: str, **fields: object) -> None:
    site.act(name, "", kind="proiekt", slug=name, date=date, published="", considered=considered, **fields)


def petition(site: Site, name: str, begun: str, answered: str, **fields: object) -> None:
    given = {"considered_from": begun, "answered": answered, "supported": "tak", **fields}
    values = {"title": f"Про {name}", "number": name, "date": "2025-01-02", **given}
    text = header(**{key: value for key, value in values.items() if value})
    site.write(f"petitions/{name}.md", text + "Просимо.\n")


def rows(page: Tag, caption: str) -> list[list[str]]:
    """Cells of the table with this caption."""
    table = next(found for found in page.find_all("table") if words(found.find("caption")) == caption)
    return [[words(cell) for cell in line.find_all(["th", "td"])] for line in table.select("tbody tr")]


def test_a_site_says_that_its_council_has_not_switched_the_page_on(tmp_path: Path) -> None:
    site = Site(tmp_path)
    draft(site, "a", "2025-02-20", "2025-02-21")
    site.build()
    assert "Рада ще не ввімкнула сторінку" in words(site.soup("/dotrymannia/"))
    assert sorted(path.name for path in (site.output / "dotrymannia").iterdir()) == ["index.html"]
    assert not (site.output / "feeds/dotrymannia.atom.xml").exists()
    assert "/dotrymannia/" not in site.page("/").replace('rel="canonical" href="https://rada.example/dotrymannia/"', "")
    assert "/dotrymannia/" not in (site.output / "sitemap/rozdily.xml").read_text("utf-8")


def test_a_site_that_shows_it_links_to_it_and_lists_it(site: Site) -> None:
    site.build()
    assert "Документів, строки яких можна оцінити, на сайті ще немає." in words(site.soup("/dotrymannia/"))
    assert 'href="/dotrymannia/"' in site.page("/")
    assert "/dotrymannia/" in (site.output / "sitemap/rozdily.xml").read_text("utf-8")


def test_each_case_stands_in_the_month_of_its_term_with_how_it_came_out(site: Site) -> None:
    draft(site, "vchasno", "2025-01-02", "2025-01-16", body="rada")
    draft(site, "pizno", "2025-01-06", "2025-01-16", body="rada")
    draft(site, "skorocheno", "2025-01-10", "2025-01-16", body="vykonkom", waiver="аварія на мережі")
    petition(site, "7", "2025-02-03", "2025-02-19")
    petition(site, "8", "2025-02-10", "")
    site.build()
    january = [[line[0], line[1], line[5]] for line in rows(site.soup("/dotrymannia/2025-01/"), "Документи")]
    assert january == [
        ["Про справу", "Ніжинська міська рада", "Із запізненням на 2 робочі дні"],
        ["Про справу", "Виконавчий комітет Ніжинської міської ради", "Строк скорочено: аварія на мережі"],
        ["Про справу", "Ніжинська міська рада", "Виконано"],
    ]
    assert rows(site.soup("/dotrymannia/2025-01/"), "За правилами") == [
        [
            "Проєкт оприлюднюють за 10 робочих днів до розгляду (2939-VI ст. 15 ч. 3, 890-IX)",
            *("1", "1", "0", "1", "0", "50 %"),
        ]
    ]
    february = rows(site.soup("/dotrymannia/2025-02/"), "Документи")
    assert [[line[0], line[3], line[4], line[5]] for line in february] == [
        ["Петиція № 8: Про 8", "24 лютого 2025 року", "—", "Не виконано"],
        ["Петиція № 7: Про 7", "17 лютого 2025 року", "19 лютого 2025 року", "Із запізненням на 2 робочі дні"],
    ]


def test_the_front_page_counts_by_month_rule_and_body_and_shows_what_is_ahead(site: Site) -> None:
    draft(site, "vchasno", "2025-01-02", "2025-01-16", body="rada")
    petition(site, "8", "2025-02-18", "")
    site.build()
    page = site.soup("/dotrymannia/")
    assert [line[:2] + line[5:] for line in rows(page, "За місяцями")] == [["Січень 2025 року", "1", "0", "100 %"]]
    assert [line[0] for line in rows(page, "За органами")] == ["Ніжинська міська рада", "Орган не вказано"]
    assert [line[5] for line in rows(page, "Документи")] == ["Попереду"]
    assert "/dotrymannia/2025-01/" in links(page)


def test_the_chart_shows_the_numbers_of_the_table_beside_it(site: Site) -> None:
    draft(site, "a", "2025-01-02", "2025-01-16")
    draft(site, "b", "2025-01-06", "2025-01-16")
    draft(site, "c", "2025-02-03", "2025-02-17")
    site.build()
    page = site.soup("/dotrymannia/")
    chart = page.select_one("svg.chart")
    assert chart is not None
    assert [words(page.find(id=str(chart[name]))) for name in ("aria-labelledby", "aria-describedby")] == [
        "Як виконано обов’язки, строк яких минув",
        "Лютий 2025 року: 1 з 1: Виконано 1; Січень 2025 року: 1 з 2: Виконано 1, Із запізненням 1",
    ]
    table = {line[0]: line[1:3] for line in rows(page, "За місяцями")}
    assert table == {"Лютий 2025 року": ["1", "0"], "Січень 2025 року": ["1", "1"]}


def test_rules_that_nobody_checked_against_the_law_speak_to_editors_alone(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.act("a", "1-1/2025", published="2025-02-24")
    site.build()
    assert main(site.content, site.memory, [], as_json=True, as_of=DAY, settings=site.settings) == 0
    assert [found["rule"] for found in json.loads(capsys.readouterr().out)] == ["R01"]
    assert [path.name for path in (site.output / "dotrymannia").iterdir()] == ["index.html"]


def test_the_feed_tells_what_was_not_kept(site: Site) -> None:
    draft(site, "vchasno", "2025-01-02", "2025-01-16")
    draft(site, "pizno", "2025-01-06", "2025-01-16", title="Про пізнє")
    petition(site, "8", "2025-02-03", "")
    site.build()
    root = ElementTree.parse(site.output / "feeds/dotrymannia.atom.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Не виконано: Петиція №\u00a08: Про 8",
        "Із запізненням на 2 робочі дні: Про пізнє",
    ]
    assert [entry.findtext(f"{ATOM}published") for entry in entries] == [
        "2025-02-17T00:00:00+02:00",
        "2025-01-06T00:00:00+02:00",
    ]
    assert entries[1].findtext(f"{ATOM}id") == "tag:rada.example,2025-01-06:/akty/proiekt/2025/pizno/R03b"


def test_an_edit_rewrites_its_own_month_alone(site: Site) -> None:
    draft(site, "a", "2025-01-02", "2025-01-16")
    draft(site, "b", "2025-02-03", "2025-02-17")
    site.build()
    before = tree(site.output)
    draft(site, "b", "2025-02-04", "2025-02-17")
    site.build()
    now = tree(site.output)
    changed = {path for path in now if path.startswith("dotrymannia/") and now[path] != before.get(path)}
    assert changed == {"dotrymannia/index.html", "dotrymannia/2025-02/index.html"}
    assert now == tree(site.clean_build())


def test_another_day_judges_anew_what_depends_on_the_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    petition(site, "8", "2025-02-18", "")
    site.build()
    assert rows(site.soup("/dotrymannia/2025-03/"), "Документи")[0][5] == "Попереду"
    monkeypatch.setattr("tests.site.DAY", "2025-03-05")
    assert site.build()["read"] == 0
    assert rows(site.soup("/dotrymannia/2025-03/"), "Документи")[0][5] == "Не виконано"
    assert tree(site.output) == tree(site.clean_build())


def test_what_others_say_of_a_document_judges_it_anew(site: Site) -> None:
    draft(site, "a", "2025-01-10", "")
    site.build()
    assert not (site.output / "dotrymannia/2025-01").exists()
    agenda = [{"title": "Про справу", "draft": "proiekt/2025/a"}]
    values = {"title": "Сесія", "body": "rada", "date": "2025-01-16 10:00", "number": "1", "announced": "2025-01-02"}
    site.write("sessions/a.md", header(**values, agenda=agenda))
    site.build()
    found = rows(site.soup("/dotrymannia/2025-01/"), "Документи")
    assert [(line[1], line[5]) for line in found] == [
        ("Ніжинська міська рада", "Не виконано"),
        ("Ніжинська міська рада", "Із запізненням на 6 робочих днів"),
        ("Ніжинська міська рада", "Виконано"),
    ]
    assert tree(site.output) == tree(site.clean_build())
