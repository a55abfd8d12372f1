"""Petitions: stages, signatures, and the answer in full apart from the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from ..site import Site, header, words

TEXT = "Просимо висадити дерева.\n"


def petition(folder: Path, text: str = TEXT, **fields: str) -> Tag:
    """The page of a petition of these fields."""
    site = Site(folder)
    site.write("petitions/a.md", header(title="Про парк", number='"12"', date="2025-01-05", **fields) + text)
    assert site.build()["problems"] == []
    return site.soup("/petytsii/12/")


def stages(page: Tag) -> list[tuple[str, str]]:
    return [(words(step.b), " ".join(step["class"])) for step in page.select(".steps li")]


@pytest.mark.parametrize(
    ("fields", "status", "states"),
    [
        ({}, "збір підписів", ["done", "current", "ahead", "ahead"]),
        ({"considered_from": "2025-02-01"}, "на розгляді", ["done", "done", "current", "ahead"]),
        (
            {"considered_from": "2025-02-01", "answered": "2025-02-10"},
            "є відповідь",
            ["done", "done", "done", "done"],
        ),
    ],
)
def test_a_petition_goes_through_its_stages(
    tmp_path: Path, fields: dict[str, str], status: str, states: list[str]
) -> None:
    page = petition(tmp_path, **fields)
    assert words(page.select_one(".badge")) == status
    names = ["Оприлюднено", "Збір підписів", "Розгляд", "Відповідь"]
    assert stages(page) == list(zip(names, states, strict=True))


def test_the_list_of_petitions_tells_the_stage_of_each(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for name, fields in (("a", {}), ("b", {"answered": "2025-02-10"}), ("c", {"status": "vidmova"})):
        site.write(f"petitions/{name}.md", header(title=name, number=f'"{name}1"', date="2025-01-05", **fields) + TEXT)
    site.build()
    badges = [words(badge) for badge in site.soup("/petytsii/").select(".entries .badge")]
    assert sorted(badges) == ["відмовлено в оприлюдненні", "збір підписів", "є відповідь"]


def test_a_petition_that_was_refused_gathers_no_signatures(tmp_path: Path) -> None:
    page = petition(tmp_path, status="відмовлено в оприлюдненні")
    assert stages(page) == [("Подано", "done"), ("Відмовлено в оприлюдненні", "done")]


def test_a_petition_without_enough_signatures_is_considered_as_an_appeal(tmp_path: Path) -> None:
    page = petition(tmp_path, until="2025-04-05", status="розглянуто як звернення громадян")
    assert stages(page)[1:3] == [("Збір підписів", "done"), ("Розгляд як звернення громадян", "current")]


def test_the_last_days_for_signatures_and_for_the_answer_are_told(tmp_path: Path) -> None:
    gathering = petition(tmp_path / "a", until="2025-02-19").select(".steps time[data-until]")
    assert [time["data-until"] for time in gathering] == ["2025-02-19"]
    considered = petition(tmp_path / "b", considered_from="2025-02-03").select(".steps time[data-until]")
    assert [time["data-until"] for time in considered] == ["2025-02-17"]
    answered = petition(tmp_path / "c", considered_from="2025-02-03", answered="2025-02-10")
    assert words(answered.select(".steps li")[3]).endswith("10 лютого 2025 року строк був до 17 лютого 2025 року")
    assert not answered.select(".steps time[data-until]")


def test_what_was_done_after_the_answer_is_the_last_stage(tmp_path: Path) -> None:
    page = petition(tmp_path, answered="2025-02-10", outcome="Висаджено 20 лип.")
    assert stages(page)[-1] == ("Що зроблено", "done")
    assert "Висаджено 20 лип." in words(page.select(".steps li")[-1])


def test_the_declared_status_stands_before_the_computed_one(tmp_path: Path) -> None:
    page = petition(tmp_path, answered="2025-02-10", status="розглянуто як звернення громадян")
    assert words(page.select_one(".badge")) == "розглянуто як звернення громадян"


@pytest.mark.parametrize("heading", ["## Відповідь", "## Відповідь міського голови"])
def test_the_answer_stands_apart_from_the_text(tmp_path: Path, heading: str) -> None:
    page = petition(tmp_path, f"{TEXT}\n{heading}\n\nДерева висадять.\n\n## Строки\n\nУ квітні.\n")
    text, answer = page.select_one("article .main > .text"), page.select_one("#vidpovid .text")
    assert words(text) == "Просимо висадити дерева."
    assert words(answer) == "Дерева висадять. Строки У квітні."
    assert len(page.find_all("h2", string="Відповідь")) == 1


@pytest.mark.parametrize("heading", ["## Відповідальність", "## Про відповідь"])
def test_another_heading_does_not_begin_the_answer(tmp_path: Path, heading: str) -> None:
    page = petition(tmp_path, f"{TEXT}\n{heading}\n\nТак.\n")
    assert page.select_one("#vidpovid") is None
    assert words(page.select_one("article .main > .text")).endswith("Так.")


def test_signatures_stand_against_the_number_required(tmp_path: Path) -> None:
    page = petition(tmp_path, signatures='"1200"', required='"1500"', platform_url="https://petition.example.ua/12")
    assert "1\u00a0200" in page.get_text() or "1\u202f200" in page.get_text()
    assert page.select_one("a.button")["href"] == "https://petition.example.ua/12"  # type: ignore[index]


def test_petitions_are_listed_by_year_the_newest_first(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for number, date in ((1, "2024-05-01"), (2, "2025-01-05"), (10, "2025-01-05")):
        site.write(f"petitions/{number}.md", header(title="Про парк", number=f'"{number}"', date=date) + TEXT)
    site.build()
    page = site.soup("/petytsii/")
    assert [words(head) for head in page.select(".section h2")] == ["2025 рік", "2024 рік"]
    assert [link["href"] for link in page.select(".entries a")] == [f"/petytsii/{number}/" for number in (10, 2, 1)]
