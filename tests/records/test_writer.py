"""Whole files, one maker for each, and a whole output whatever became of the build before."""

from __future__ import annotations

import errno
import gc
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from plugins.memory.lock import Busy, held
from plugins.memory.store import Memory
from plugins.records import generator, writer
from plugins.records.build import build
from plugins.records.comparing import Past
from plugins.records.session import memory_path, pelican_settings
from plugins.records.settings import from_pelican
from plugins.records.standing import standing

from ..site import DAY, Site, at_day, tree

ROOT = Path(__file__).parents[2]
BUILD = (
    "import sys; from pathlib import Path; from plugins.records.build import build;"
    "sys.exit(build(*(Path(name) for name in sys.argv[1:])))"
)


def start(site: Site) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(site.content), str(site.output), str(site.memory)],
        cwd=ROOT,
        env={**os.environ, "BUILD_DATE": DAY},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def memory_of(site: Site) -> Path:
    return memory_path(from_pelican(pelican_settings(site.content, site.output, site.memory)))


def test_a_build_killed_at_any_moment_leaves_nothing_that_the_next_one_does_not_mend(tmp_path: Path) -> None:
    site, chance = Site(tmp_path), random.Random(5)
    for number in range(1, 60):
        site.act(f"a{number}", f"{number}-1/2025")
    killed = 0
    for attempt in range(6):
        for number in chance.sample(range(1, 60), 20):
            site.act(f"a{number}", f"{number}-1/2025", f"1. Спроба {attempt}.\n")
        (site.content / f"acts/a{attempt + 1}.md").unlink(missing_ok=True)
        process = start(site)
        stop_at = chance.random()
        began = time.monotonic()
        while process.poll() is None and not (site.output / writer.SCRATCH).exists() and time.monotonic() - began < 30:
            time.sleep(0.005)
        time.sleep(stop_at * 0.4)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        in_place = [page for page in site.output.rglob("*.html") if writer.SCRATCH not in page.parts]
        for page in in_place:
            assert page.read_text("utf-8").rstrip().endswith("</html>"), "a page is whole or not there"
    assert killed, "no build was caught at work"
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def built_then_changed(folder: Path) -> tuple[Site, dict[str, str]]:
    """A site whose one act was changed after the build, and what that build left."""
    site = Site(folder)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    site.act("a", "1-1/2025", "1. Інакше.\n")
    return site, before


def test_a_second_build_at_once_says_so_in_one_line_and_stops(tmp_path: Path) -> None:
    site, before = built_then_changed(tmp_path)
    with Memory(memory_of(site)):
        process = start(site)
        printed, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said == "тут уже триває інша збірка — зачекайте, доки вона закінчиться\n"
    assert printed.startswith("Збірку зупинено, сайт лишився, яким був: ")
    assert tree(site.output) == before


def test_a_build_with_another_memory_does_not_write_into_the_same_output(tmp_path: Path) -> None:
    site, before = built_then_changed(tmp_path)
    with held(site.output):
        report = site.build(memory=tmp_path / "another")
    assert (report["code"], [problem["message"] for problem in report["problems"]]) == (
        1,
        ["тут уже триває інша збірка"],
    )
    assert tree(site.output) == before
    assert site.build()["code"] == 0


def test_the_output_is_held_from_the_first_look_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, _ = built_then_changed(tmp_path)
    answers = []

    def looked_at(*args: Any) -> Past:
        with pytest.raises(Busy), held(site.output):
            pass
        answers.append("held")
        return standing(*args)

    monkeypatch.setattr(generator, "standing", looked_at)
    assert site.build()["code"] == 0
    assert answers == ["held"]
    with held(site.output):
        pass


def test_a_build_that_breaks_while_files_take_their_places_says_that_some_are_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    site.act("a", "1-1/2025", "1. Інакше.\n")
    replace, placed = os.replace, []

    def refused(source: str, target: str) -> None:
        if len(placed) > 1:
            raise PermissionError(errno.EACCES, "Permission denied", source, None, target)
        placed.append(target)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refused)
        with at_day(DAY):
            assert build(site.content, site.output, site.memory) == 1
    printed, said = capsys.readouterr()
    assert printed.startswith("Збірку зупинено, сайт оновлено не весь; ")
    first, second = said.splitlines()
    assert first.startswith(str(site.output))
    assert writer.SCRATCH not in first
    assert second == "частина сторінок уже нова, решта ще стара — усуньте причину й запустіть ще раз"
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_stopped_build_whose_change_is_taken_back_takes_no_page_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    file = site.news("b", slug="p")
    site.news("c", date="2025-02-04")
    site.build()
    renamed = file.rename(file.with_name("z.md"))
    with monkeypatch.context() as patch:
        patch.setattr(writer, "_make_all", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            site.build()
    gc.collect()  # the stopped build lets go of its memory
    renamed.rename(file)
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


@pytest.mark.parametrize("first", ["a file", "a redirect"])
def test_an_address_may_become_a_folder_or_a_file(tmp_path: Path, first: str) -> None:
    site = Site(tmp_path)
    site.news("r", date="2024-12-02", source_url="https://old.nizhynrada.gov.ua/novyny/2025/02/a/a.pdf")

    def with_file() -> None:
        site.write("news/a.pdf", b"%PDF-1.4 x")
        site.news("a", "[Файл](a.pdf)\n")

    def without_file() -> None:
        (site.content / "news/a.pdf").unlink(missing_ok=True)
        site.news("a")

    steps = [with_file, without_file] if first == "a file" else [without_file, with_file]
    for step in steps:
        step()
        assert site.build()["code"] == 0
        assert tree(site.output) == tree(site.clean_build())


def test_a_clean_build_does_not_sweep_away_what_another_build_is_making(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    with Memory(memory_of(site)) as memory:
        report = site.build(clean=True)
        assert report["code"] == 1
        assert memory.path.is_file()
    assert tree(site.output) == before


def test_two_documents_that_claim_one_file_are_both_named(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("acts/Додаток.csv", "1")
    site.write("acts/dodatok.csv", "2")
    site.act("a", "1-1/2025", files=[{"path": "Додаток.csv"}, {"path": "dodatok.csv"}])
    report = site.build()
    (found,) = report["problems"]
    assert report["code"] == 1
    assert {found["path"], found["message"].rpartition(" ")[2]} == {"acts/Додаток.csv", "acts/dodatok.csv"}
    assert "/akty/rishennia-rady/2025/1-1-2025/dodatok.csv" in found["message"]
    assert tree(site.output) == {}


def test_a_file_that_two_documents_share_is_written_once(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("files/mapa.csv", "1")
    for number in (1, 2):
        site.act(f"a{number}", f"{number}-1/2025", files=[{"path": "/files/mapa.csv"}])
    assert site.build()["problems"] == []
    assert (site.output / "files/mapa.csv").read_text() == "1"
    assert site.build()["written"] == 0


def test_a_folder_in_the_place_of_a_page_is_replaced(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    page = site.output / "akty/rishennia-rady/2025/1-1-2025/index.html"
    page.unlink()
    (page / "sub").mkdir(parents=True)
    assert site.build()["code"] == 0
    assert tree(site.output) == before


def test_a_link_in_the_place_of_a_page_is_replaced_and_not_followed(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    page = site.output / "akty/rishennia-rady/2025/1-1-2025/index.html"
    outside = tmp_path / "outside.html"
    outside.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(outside)
    outside.write_text("чуже")
    assert site.build()["code"] == 0
    assert outside.read_text() == "чуже"
    assert not page.is_symlink()
    assert tree(site.output) == before


def test_folders_that_became_empty_are_removed(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("b", "2-1/2025")
    site.act("a", "1-1/2019", date="2019-01-16", published="2019-01-20").rename(site.content / "acts/old.md")
    site.build()
    assert (site.output / "akty/rishennia-rady/2019").is_dir()
    (site.content / "acts/old.md").unlink()
    site.build()
    assert not (site.output / "akty/rishennia-rady/2019").exists()


def test_workers_write_the_same_files_as_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    for number in range(1, 20):
        site.act(f"a{number}", f"{number}-1/2025")
    site.build()
    monkeypatch.setattr(writer, "FEW", 2)
    monkeypatch.setattr(writer, "CHUNK", 7)
    monkeypatch.setattr(writer, "processes", lambda: 2)
    assert tree(site.clean_build()) == tree(site.output)


def test_the_output_may_stand_on_another_disk_than_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def across(source: Path, target: Path) -> None:
        memory = tmp_path / "clean-memory"
        if Path(source).is_relative_to(memory) != Path(target).is_relative_to(memory):
            raise OSError(18, "Invalid cross-device link")
        replace(source, target)

    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    monkeypatch.setattr(os, "replace", across)
    assert tree(site.clean_build()) == tree(site.output)


def test_a_disk_that_fills_up_is_said_in_one_line_and_leaves_nothing_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, before = built_then_changed(tmp_path)

    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        report = site.build()
    (problem,) = report["problems"]
    assert report["code"] == 1
    assert problem["message"].startswith(str(site.output))
    assert problem["message"].endswith(": на диску немає місця")
    assert problem["hint"] == "звільніть місце й запустіть ще раз"
    assert tree(site.output) == before
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_what_a_killed_build_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    (site.output / writer.SCRATCH).mkdir()
    (site.output / writer.SCRATCH / "page-1.tmp").write_text("пів сторінки")
    site.build()
    assert not (site.output / writer.SCRATCH).exists()


def test_a_clean_build_that_finds_errors_leaves_the_last_good_output(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    site.act("b", "1-1/2025")
    assert site.build(clean=True)["code"] == 1
    assert tree(site.output) == before


def test_a_clean_build_forgets_and_removes_what_is_not_of_the_site(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    before = tree(site.output)
    (site.output / "чуже.txt").write_text("чуже")
    report = site.build(clean=True)
    assert (report["code"], report["read"], report["written"]) == (0, 1, len(before))
    assert tree(site.output) == before


def test_somebody_elses_folder_is_refused_the_second_time_too(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.output.mkdir()
    (site.output / "diary.txt").write_text("моє")
    for _ in range(2):
        (problem,) = site.build()["problems"]
        assert "щось інше, не цей сайт" in problem["message"]
    assert tree(site.output).keys() == {"diary.txt"}
