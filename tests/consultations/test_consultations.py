"""Consultations, and what is open for discussion on the day of the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from ..site import Site, header, links, words


def consultation(site: Site, name: str, opens: str, closes: str, **fields: object) -> None:
    values = {"title": f"Про {name}", "opens": opens, "closes": closes, **fields}
    site.write(f"consultations/{name}.md", header(**values) + "Що думаєте?\n")


def shown(site: Site) -> list[str]:
    return [href for part in site.soup("/obhovorennia/").select(".entries") for href in links(part)]


def test_only_what_is_open_today_is_open_for_discussion(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("d1", "7", kind="proiekt", date="2025-02-01", published="", considered="2025-03-20")
    site.act("d2", "8", kind="proiekt", date="2025-01-01", published="", considered="2025-02-20")
    site.act("d3", "9", kind="proiekt", date="2025-02-01", published="", considered="2025-03-20")
    site.act("a", "1-1/2025", date="2025-02-20", published="", draft="proiekt/2025/9")
    consultation(site, "open", "2025-03-01", "2025-03-05")
    consultation(site, "last", "2025-02-01", "2025-03-01")
    consultation(site, "closed", "2025-02-01", "2025-02-28")
    consultation(site, "ahead", "2025-03-02", "2025-03-30")
    assert site.build()["problems"] == []
    assert shown(site) == ["/akty/proiekt/2025/7/", "/konsultatsii/last/", "/konsultatsii/open/"]


def test_the_next_day_rewrites_only_what_shows_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    consultation(site, "last", "2025-02-01", "2025-03-01")
    site.build()
    assert shown(site) == ["/konsultatsii/last/"]
    monkeypatch.setattr("tests.site.DAY", "2025-03-02")
    report = site.build()
    assert (report["read"], report["written"]) == (0, 3)
    assert words(site.soup("/obhovorennia/")).endswith(
        "Зараз відкритих обговорень немає. Усі проєкти — в реєстрі актів."
    )


def test_proposals_stand_in_a_table_with_what_became_of_them(tmp_path: Path) -> None:
    site = Site(tmp_path)
    proposal = {"text": "Більше часу", "outcome": "ne-vrakhovano", "reason": "Строк установлено законом."}
    platform = "https://e-dem.example.ua/1"
    consultation(site, "statut", "2025-02-01", "2025-02-20", proposals=[proposal], platform_url=platform)
    site.build()
    page = site.soup("/konsultatsii/statut/")
    assert [words(cell) for cell in page.select("table td, table tbody th")] == [
        "Більше часу",
        "не враховано",
        "Строк установлено законом.",
    ]
    assert platform in links(page)


def stages(page: Tag) -> list[tuple[str, str]]:
    return [(words(step.b), " ".join(step["class"])) for step in page.select(".steps li")]


def test_a_consultation_goes_from_its_draft_to_what_was_decided(tmp_path: Path) -> None:
    site = Site(tmp_path)
    consultation(site, "statut", "2025-02-01", "2025-02-20")
    site.build()
    page = site.soup("/konsultatsii/statut/")
    assert stages(page) == [("Відкрито", "done"), ("Триває", "current")]
    assert [time["data-until"] for time in page.select(".steps time[data-until]")] == ["2025-02-20"]

    site.act("d", "7", kind="proiekt")
    site.act("a", "1-1/2025", draft="proiekt/2025/7")
    more = {"draft": "proiekt/2025/7", "act": "rishennia-rady/2025/1-1-2025", "report": "Враховано три з п’яти."}
    consultation(site, "statut", "2025-02-01", "2025-02-20", **more)
    site.build()
    page = site.soup("/konsultatsii/statut/")
    names = ["Проєкт", "Відкрито", "Завершено", "Звіт", "Рішення"]
    assert stages(page) == [(name, "done") for name in names]
    assert links(page.select_one(".steps")) == [
        "/akty/proiekt/2025/7/",
        "#pidsumok",
        "/akty/rishennia-rady/2025/1-1-2025/",
    ]
    assert words(page.select_one("#pidsumok")) == "Підсумок Враховано три з п’яти."


def test_a_report_that_is_a_file_is_linked_from_its_stage(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("consultations/zvit.pdf", b"%PDF-1.4")
    consultation(site, "statut", "2025-02-01", "2025-02-20", report="zvit.pdf")
    site.build()
    page = site.soup("/konsultatsii/statut/")
    assert "/konsultatsii/statut/zvit.pdf" in links(page.select_one(".steps"))
    assert page.select_one("#pidsumok") is None
