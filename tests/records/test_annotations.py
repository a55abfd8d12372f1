from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.records.check import main

from ..site import DAY, Site

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose folder is the repository's root: one error on line 3 of a file, one warning about another."""
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path)
    made.news("a", date="2025-02-30")
    made.news("b", sumary="100 %, коротко")
    return made


def annotated(site: Site, host: str) -> int:
    return main(site.content, site.memory, [], as_json=False, as_of=DAY, annotate=host)


def test_github_is_told_the_file_from_the_root_the_line_and_the_words(site: Site, capsys: Capture) -> None:
    assert annotated(site, "github") == 1
    error, warning = sorted(capsys.readouterr().out.splitlines())
    place = "file=content/news/a.md,line=3"
    assert error == f"::error {place}::date: дати «2025-02-30» немає в календарі — перевірте місяць, день і час"
    assert warning.startswith("::warning file=content/news/b.md,line=4::sumary: ")


def test_gitlab_gets_a_report_whose_fingerprints_outlive_a_moved_line(site: Site, capsys: Capture) -> None:
    assert annotated(site, "gitlab") == 1
    before = json.loads(capsys.readouterr().out)
    file = site.content / "news/a.md"
    file.write_text(file.read_text("utf-8").replace("---\n", "---\n# зразок\n", 1), "utf-8")
    annotated(site, "gitlab")
    after = json.loads(capsys.readouterr().out)
    assert [finding["fingerprint"] for finding in after] == [finding["fingerprint"] for finding in before]
    assert [(finding["severity"], finding["location"]) for finding in before if "a.md" in str(finding)] == [
        ("critical", {"path": "content/news/a.md", "lines": {"begin": 3}})
    ]
    assert after[0]["location"]["lines"] != before[0]["location"]["lines"]


def test_what_a_host_reads_as_orders_is_escaped(site: Site, capsys: Capture) -> None:
    (site.content / "news/b.md").rename(site.content / "news/b,1.md")
    annotated(site, "github")
    assert "file=content/news/b%2C1.md" in capsys.readouterr().out


def test_clean_content_gives_nothing_to_show(site: Site, capsys: Capture) -> None:
    for name in ("a", "b"):
        (site.content / f"news/{name}.md").unlink()
    site.news("c")
    assert annotated(site, "github") == 0
    assert capsys.readouterr().out.strip() == ""
    annotated(site, "gitlab")
    assert json.loads(capsys.readouterr().out) == []


def test_another_host_is_refused_with_the_known_ones(site: Site, capsys: Capture) -> None:
    assert annotated(site, "bitbucket") == 1
    assert capsys.readouterr().err == "--annotate: «bitbucket» — може бути github або gitlab\n"
