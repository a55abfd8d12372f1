"""A Word act becomes a page that says the same, with all numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.session import opened
from tests.site import DAY, Site, at_day, card, words

from .acts import SAMPLES, Sample
from .importing import Answer, by_libreoffice, document, fields, imported, read
from .word import TITLE, decision


def page_of(site: Site) -> str:
    """The address of the only act."""
    with at_day(DAY), opened(site.content, site.memory) as session:
        (row,) = session.loaded.registry.of("acts")
    return row.url


def built(site: Site, name: str, data: bytes) -> Answer:
    """The answer of the import of one document into an empty content, whose site is built."""
    answer = imported(site, {name: data})
    assert answer.code == 0, answer
    report = site.build()
    assert [problem for problem in report["problems"] if problem["level"] == "error"] == []
    return answer


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_says_what_the_word_document_says(name: str, tmp_path: Path) -> None:
    sample, site = SAMPLES[name], Site(tmp_path)
    word = sample.make()
    built(site, f"{name}.docx", word.data())
    assert {key: fields(site).get(key) for key in sample.fields} == sample.fields
    assert read(site.soup(page_of(site))) == word.said


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("decision", ".docx"),
        ("decision", ".odt"),
        ("decision", ".doc"),
        ("decision", ".rtf"),
        ("two_annexes", ".odt"),
        ("lettered_numbers", ".doc"),
        ("executive", ".rtf"),
        ("order", ".docx"),
    ],
)
def test_the_page_says_what_a_document_saved_by_libreoffice_says(name: str, suffix: str, tmp_path: Path) -> None:
    sample: Sample = SAMPLES[name]
    word, site = sample.make(), Site(tmp_path / "site")
    built(site, f"{name}{suffix}", by_libreoffice(word.data(), suffix, tmp_path))
    assert {key: fields(site).get(key) for key in sample.fields} == sample.fields
    assert read(site.soup(page_of(site))) == word.said
    assert document(site).with_suffix(suffix).is_file()


def test_the_page_of_an_act_has_its_facts_clauses_cells_note_picture_and_word_file(tmp_path: Path) -> None:
    site, word = Site(tmp_path), decision()
    data = word.data()
    built(site, "Рішення 33.docx", data)
    page = site.soup("/akty/rishennia-rady/2019/33-65-2019/")
    assert words(page.h1) == TITLE
    facts = card(page)
    assert facts["Номер"] == "33-65/2019"
    assert facts["Дата прийняття"] == "24 грудня 2019 року"
    assert facts["Сесія"] == "65, VII скликання"
    assert facts["Підписав"] == "Міський голова А.В. Лінник"
    clauses = ["p-1", "p-2", "p-2-1", "p-2-1-1", "p-2-1-2", "p-2-2", "p-3", "p-4"]
    assert [clause["id"] for clause in page.select(".clause")] == clauses
    cells = [(words(cell), cell.get("colspan"), cell.get("rowspan")) for cell in page.select("td")]
    assert ("Освіта", None, "2") in cells
    assert ("Разом", "2", None) in cells
    assert [words(cell) for cell in page.select("th")] == ["Напрям", "Строк", "Хто"]
    assert [image["alt"] for image in page.select(".text img")] == ["Схема меж округу"]
    assert words(page.select_one(".footnote li p")) == "За особистою заявою. ↩"
    (link,) = page.select(".files a")
    assert (site.output / str(link["href"]).lstrip("/")).read_bytes() == data


def test_lines_in_the_middle_and_at_the_right_stay_there(tmp_path: Path) -> None:
    site = Site(tmp_path)
    built(site, "a.docx", SAMPLES["aligned"].make().data())
    page = site.soup(page_of(site))
    assert words(page.select_one("p.center")) == "(у редакції, що діє)"
    assert words(page.select_one("p.right")) == "Праворуч"
    assert words(page.select_one(".text h2, .text h3")) == "Розділ I. Загальне"
    assert words(page.select_one("#p-1")) == "1. Пункт посередині."
