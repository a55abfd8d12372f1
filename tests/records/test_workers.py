"""Reading in workers: in order, with the culprit named when a document kills its worker or takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.records import limits, readings, workers
from plugins.records.openly import CHANGED
from plugins.records.reading import Reading, read_source

from ..site import Site, header


@pytest.fixture
def content(tmp_path: Path) -> Path:
    site = Site(tmp_path)
    for number in range(12):
        site.news(f"novyna-{number:02}")
    return site.content


PATHS = [f"news/novyna-{number:02}.md" for number in range(12)]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents go to workers as many would, three at a time."""
    monkeypatch.setattr(readings, "FEW", 2)
    monkeypatch.setattr(readings, "CHUNK", 3)
    monkeypatch.setattr(readings, "processes", lambda: 2)


def test_workers_give_what_one_process_gives_in_the_same_order(content: Path, many: None) -> None:
    found = list(readings.read_all(content, PATHS, {}, ()))
    alone = [(path, digest, read_source(path, (content / path).read_bytes(), ())) for path, digest, _ in found]
    assert [path for path, _, _ in found] == PATHS
    assert found == alone


def test_bytes_that_are_known_are_not_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {path: digest for path, digest, _ in readings.read_all(content, PATHS, {}, ())}
    monkeypatch.setattr(limits, "read_source", lambda *_: pytest.fail("read again"))
    assert [reading for _, _, reading in readings.read_all(content, PATHS, known, ())] == [None] * 12


def test_a_document_that_kills_its_worker_is_named_and_the_others_are_read(
    content: Path, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = os.getpid()

    def deadly(path: str, data: bytes, readers: object, *_: object) -> Reading:
        if path in (PATHS[4], PATHS[7]):
            assert os.getpid() != parent
            os._exit(9)
        return read_source(path, data, ())

    monkeypatch.setattr(limits, "read_source", deadly)
    found = {path: reading for path, _, reading in readings.read_all(content, PATHS, {}, ())}
    assert list(found) == PATHS
    failed = {path: reading.flaws[0] for path, reading in found.items() if reading and reading.row is None}
    assert set(failed) == {PATHS[4], PATHS[7]}
    assert failed[PATHS[4]].message == "документ не вдалося прочитати: забракло пам'яті або часу"
    assert failed[PATHS[4]].level == "error"


def _spin(path: str, data: bytes, readers: object, *_: object) -> Reading:
    if path == PATHS[1]:
        began = time.process_time()
        while time.process_time() - began < 5:
            pass
    return read_source(path, data, ())


def test_a_document_that_takes_too_long_is_named_and_the_others_are_read(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CPU_SECONDS", 0.3)
    monkeypatch.setattr(limits, "read_source", _spin)
    found = {path: reading for path, _, reading in readings.read_all(content, PATHS[:3], {}, ())}
    slow = found[PATHS[1]]
    assert slow is not None
    assert [flaw.message for flaw in slow.flaws] == ["на документ пішло понад 0.3 с роботи процесора"]
    assert [path for path, reading in found.items() if reading and reading.row] == [PATHS[0], PATHS[2]]


def test_the_limit_is_of_one_document_not_of_all(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(path: str, data: bytes, readers: object, *_: object) -> Reading:
        began = time.process_time()
        while time.process_time() - began < 0.06:
            pass
        return read_source(path, data, ())

    monkeypatch.setattr(limits, "CPU_SECONDS", 0.3)
    monkeypatch.setattr(limits, "read_source", busy)
    found = [reading for _, _, reading in readings.read_all(content, PATHS, {}, ())]
    assert all(reading and reading.row for reading in found)


def test_the_build_stops_and_names_a_document_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    for number in range(3):
        site.news(f"novyna-{number:02}")
    monkeypatch.setattr(limits, "CPU_SECONDS", 0.3)
    monkeypatch.setattr(limits, "read_source", _spin)
    report = site.build()
    assert report["code"] == 1
    assert [problem["path"] for problem in report["problems"]] == [PATHS[1]]
    assert not site.output.exists()


def test_a_source_that_cannot_be_read_is_named(content: Path) -> None:
    (found,) = readings.read_all(content, [f"news/{'n' * 300}.md"], {}, ())
    assert found[2] is not None
    assert found[2].flaws[0].message.startswith("файл не прочитати: ")


def test_a_source_that_is_gone_or_a_link_by_now_is_told_as_changed(content: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Таємниця\n---\n", "utf-8")
    (content / "news").mkdir(parents=True, exist_ok=True)
    (content / "news/link.md").symlink_to(secret)
    os.mkfifo(content / "news/pipe.md")
    paths = ["news/none.md", "news/link.md", "news/pipe.md"]
    read = [(digest, reading) for _, digest, reading in readings.read_all(content, paths, {}, ())]
    assert [(digest, reading and reading.flaws) for digest, reading in read] == [("", (CHANGED,))] * 3


@pytest.mark.parametrize(
    "text",
    [
        "> " * 3000 + "глибоко\n",
        "".join(f"{'  ' * depth}- рівень\n" for depth in range(600)),
        "[" * 4000 + "\n",
        "*" * 20000 + "\n",
        "<div>" * 5000 + "\n",
    ],
)
def test_a_text_made_to_be_slow_is_refused_or_read_in_time(tmp_path: Path, text: str) -> None:
    site = Site(tmp_path)
    site.write("news/a.md", header(title="Назва", date="2025-02-03") + text)
    began = time.process_time()
    ((_, _, reading),) = readings.read_all(site.content, ["news/a.md"], {}, ())
    assert time.process_time() - began < limits.CPU_SECONDS / 2
    assert reading is not None
    assert (reading.row is None) == any(flaw.level == "error" for flaw in reading.flaws)


def test_workers_do_not_outlive_a_killed_build(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from plugins.records.workers import in_workers\n"
        "def work(n):\n    os.write(1, b'%d\\n' % os.getpid()); time.sleep(60)\n"
        "list(in_workers(work, [1, 2], count=2))\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        pids = [int(build.stdout.readline()) for _ in range(2)]
        build.kill()
        build.stdout.close()
    ends = time.monotonic() + 10
    while any(_alive(pid) for pid in pids) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not any(_alive(pid) for pid in pids)


@pytest.mark.skipif(sys.platform != "linux", reason="прохання про сигнал знає лише Linux")
def test_a_worker_born_while_its_build_dies_ends_too() -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    if (child := os.fork()) == 0:
        workers.die_with_parent(dead.pid)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
