"""The law in `check`: where findings stand, what they are made from, and that `build` does not ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.records.check import main
from plugins.records.session import opened

from ..site import DAY, ROOT, Site, header

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def found(site: Site, capsys: Capture, as_of: str = DAY) -> list[dict]:
    main(site.content, site.memory, [], as_json=True, as_of=as_of, settings=site.settings)
    listed: list[dict] = json.loads(capsys.readouterr().out)
    return listed


def test_a_finding_has_the_rule_the_line_and_is_a_warning(site: Site, capsys: Capture) -> None:
    site.act("a", "1-1/2025", published="2025-01-24")
    assert found(site, capsys) == [
        {
            "path": "acts/a.md",
            "line": 5,
            "field": "published",
            "message": "рішення ради від 2025-01-16 оприлюднено 2025-01-24, а строк був до 2025-01-23: пізніше на "
            "1 робочий день (2939-VI ст. 15 ч. 2, не звірено з текстом закону)",
            "hint": "перевірте поля date і published",
            "rule": "R01",
            "level": "warning",
        }
    ]
    assert main(site.content, site.memory, [], as_json=False, as_of=DAY) == 0


def test_a_build_does_not_ask_the_law(site: Site) -> None:
    site.act("a", "1-1/2025", published="2025-02-24")
    report = site.build()
    assert (report["code"], report["problems"]) == (0, [])


def test_the_day_that_is_asked_about_stands_for_today(site: Site, capsys: Capture) -> None:
    fields = {"title": "Про лавки", "number": "7", "date": "2025-01-10", "considered_from": "2025-02-03"}
    site.write("petitions/a.md", header(**fields) + "Просимо лавки.\n")
    assert found(site, capsys, "2025-02-11") == []
    (coming,) = found(site, capsys, "2025-02-14")
    assert coming["message"].endswith("а строк — до 2025-02-17: лишилося 3 дні (393/96-ВР ст. 23-1)")
    (missed,) = found(site, capsys, "2025-02-18")
    assert missed["message"].startswith("відповідь на петицію досі не оприлюднено, а строк минув 2025-02-17")
    assert (missed["line"], missed["rule"]) == (1, "R15")


def test_figures_come_from_the_settings(site: Site, capsys: Capture) -> None:
    site.act("a", "1-1/2025", date="2024-08-20", published="2024-08-28")
    assert [problem["rule"] for problem in found(site, capsys)] == ["R01"]
    site.configure(MARTIAL_LAW={})
    assert found(site, capsys) == []  # 24 August moves to Monday the 26th


def test_a_roll_call_is_read_from_the_files_beside(site: Site, capsys: Capture) -> None:
    fields = {
        "title": "Сесія",
        "body": "rada",
        "date": "2020-01-16",
        "number": "1",
        "announced": "2020-01-01",
        "votes": {"motions": "m.csv", "votings": "v.csv"},
    }
    site.write("sessions/a.md", header(**fields))
    columns = "uid,votingFor,votingAgainst,votingAbstain,notVoting,absent"
    site.write("sessions/m.csv", f"\ufeff{columns}\n1,2,0,0,0,0\n")
    site.write("sessions/v.csv", "motionUid,voterName,result\n1,Коваль,За\n1,Липа,Проти\n")
    assert [problem["message"].split(" (")[0] for problem in found(site, capsys)] == [
        "питання 1: «За» у підсумку 2, а у списку 1",
        "питання 1: «Проти» у підсумку 0, а у списку 1",
    ]


def test_the_showcase_keeps_the_law(tmp_path: Path, capsys: Capture) -> None:
    here = ROOT / "tests/sites/showcase"
    settings, content = here / "pelicanconf.py", here / "content"
    assert main(content, tmp_path, [], as_json=False, as_of="", settings=settings) == 0
    assert capsys.readouterr().out == ""


def test_the_projects_own_content_lacks_only_what_nobody_knows(tmp_path: Path) -> None:
    from plugins.records.law import breaches

    with opened(ROOT / "content", tmp_path, None, "2026-11-22") as session:
        lacking = [(problem.rule, problem.path, problem.field) for problem in breaches(session)]
    own = "datasets/mistobudivna-dokumentatsiia.md"
    assert sorted(lacking) == [
        ("R23", own, "frequency"),
        ("R23", own, "resources"),
    ]
