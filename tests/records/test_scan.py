from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plugins.records.scan import DEEPEST, Scan, scan

from ..site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def faults(found: Scan) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in found.problems]


def test_only_md_files_in_the_folders_of_kinds_are_sources(site: Site) -> None:
    for path in (
        "news/a.md",
        "acts/2024/b.md",
        "news/c.MD",
        "news/d.markdown",
        "readme.md",
        "files/e.md",
        "inshe/f.md",
    ):
        site.write(path, "")
    found = scan(site.content)
    assert list(found.sources) == ["acts/2024/b.md", "news/a.md"]
    assert sorted(found.files) == ["files/e.md", "inshe/f.md", "news/c.MD", "news/d.markdown", "readme.md"]


def test_the_order_is_that_of_names_whatever_the_disk_says(site: Site) -> None:
    for name in ("b", "ю", "a", "B", "10", "9"):
        site.write(f"news/{name}.md", "")
    assert list(scan(site.content).sources) == [f"news/{name}.md" for name in ("10", "9", "B", "a", "b", "ю")]


def test_a_state_is_time_and_size(site: Site) -> None:
    file = site.write("news/a.md", "Текст")
    os.utime(file, ns=(1, 2_000_000_001))
    assert scan(site.content).sources["news/a.md"] == (2_000_000_001, len("Текст".encode()))


def test_hidden_files_and_copies_of_editors_are_not_sources(site: Site) -> None:
    for name in (".a.md.swp", "a.md~", "#a.md#", ".git/config"):
        site.write(f"news/{name}", "")
    found = scan(site.content)
    assert not found.sources
    assert len(found.files) == 4


def test_links_are_named_and_neither_opened_nor_followed(site: Site) -> None:
    (site.content / "loop").symlink_to(site.content)
    (site.content / "broken.md").symlink_to("nowhere")
    found = scan(site.content)
    assert faults(found) == ["broken.md: це символічне посилання", "loop: це символічне посилання"]
    assert not found.sources
    assert not found.files


def test_a_folder_named_like_a_source_is_a_folder(site: Site) -> None:
    site.write("news/a.md/b.md", "")
    assert list(scan(site.content).sources) == ["news/a.md/b.md"]


def test_folders_without_end_are_named_instead_of_followed(site: Site) -> None:
    folder = site.content / "news" / "/".join(["a"] * (DEEPEST + 5))
    folder.mkdir(parents=True)
    (folder / "b.md").touch()
    found = scan(site.content)
    assert [problem.message for problem in found.problems] == [f"теки вкладено глибше за {DEEPEST} рівнів"]
    assert not found.sources


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_named(site: Site) -> None:
    folder = site.content / "news"
    folder.mkdir()
    folder.chmod(0)
    try:
        assert faults(scan(site.content)) == ["news/: теку не прочитати: Permission denied"]
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("name", ["Рішення № 5.md", "план (копія).pdf", "a+b,c.pdf", "зміни–2.md", "м’який.md"])
def test_ordinary_names_are_fine(site: Site, name: str) -> None:
    site.write(f"news/{name}", "")
    found = scan(site.content)
    assert faults(found) == []
    assert [*found.sources, *found.files] == [f"news/{name}"]


def test_no_folder_is_one_fault(tmp_path: Path) -> None:
    assert len(scan(tmp_path / "nema").problems) == 1
