from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from plugins.records.check import main

from ..site import DAY, Site

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A branch `own` that adds a document with a warning to `main`, where an error and a warning stood before."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path)
    git = ["git", "-c", "user.name=А", "-c", "user.email=a@example.org"]
    made.news("a", date="2025-02-30")
    made.news("b", sumary="давнє")
    for step in (["init", "-qb", "main"], ["add", "content"], ["commit", "-qm", "1"], ["switch", "-qc", "own"]):
        subprocess.run([*git, *step], check=True)
    made.news("новина", sumary="нове")
    subprocess.run([*git, "add", "content"], check=True)
    subprocess.run([*git, "commit", "-qm", "2"], check=True)
    return made


def checked(site: Site, since: str, annotate: str = "github") -> int:
    return main(site.content, site.memory, [], as_json=False, as_of=DAY, annotate=annotate, since=since)


def test_a_branchs_own_findings_come_first_and_then_errors_of_others(site: Site, capsys: Capture) -> None:
    assert checked(site, "main") == 1
    found = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in found] == [
        "::warning file=content/news/новина.md", "::error file=content/news/a.md"
    ]  # fmt: skip


def test_what_is_not_committed_yet_counts_too(site: Site, capsys: Capture) -> None:
    site.news("b", sumary="змінене")
    site.news("c", sumary="ще нове")
    assert checked(site, "main", "") == 1
    out = capsys.readouterr().out
    assert all(name in out for name in ("news/b.md", "news/c.md", "news/новина.md"))


def test_a_warning_about_a_file_that_a_changed_document_names_is_its_own(site: Site, capsys: Capture) -> None:
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "blue")]
    frames[0].save(site.content / "news/ruh.gif", save_all=True, append_images=frames[1:])
    site.news("c")
    for step in (["add", "content"], ["-c", "user.name=А", "-c", "user.email=a@example.org", "commit", "-qm", "3"]):
        subprocess.run(["git", *step], check=True)
    site.news("c", image="ruh.gif")
    assert checked(site, "HEAD", "") == 1
    assert "news/ruh.gif" in capsys.readouterr().out


@pytest.mark.parametrize("since", ["nemaie", "--output=x"])
def test_an_unknown_branch_is_told(site: Site, capsys: Capture, since: str) -> None:
    assert checked(site, since) == 1
    assert f"git не знає «{since}»" in capsys.readouterr().out
