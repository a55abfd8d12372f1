"""A file of content/ that is replaced while a build runs: nothing of what came into its place is published."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.records import attachments, readings, roll_call_files, writer
from plugins.records.openly import CHANGED, Changed, Inside, opened, read
from plugins.records.scan import State
from plugins.records.transcripts import reading_of

from ..photographs import photograph
from ..site import Site, tree

SECRET = b"%PDF-1.4 secret"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that is built, with a document whose file is new since."""
    site = Site(tmp_path)
    site.news("good")
    assert site.build()["code"] == 0
    site.write("news/plan.pdf", b"%PDF-1.4 public")
    site.news("plan", files="plan.pdf")
    return site


def _link(file: Path) -> None:
    """Another file of the same length and time, named by a link."""
    state, secret = file.stat(), file.parents[2] / "secret.pdf"
    secret.write_bytes(SECRET)
    os.utime(secret, ns=(state.st_atime_ns, state.st_mtime_ns))
    file.unlink()
    file.symlink_to(secret)


def _linked_folder(file: Path) -> None:
    """The folder above leads elsewhere, to a file of the same name, length and time."""
    elsewhere = file.parents[2] / "elsewhere"
    shutil.copytree(file.parent, elsewhere)
    (elsewhere / file.name).write_bytes(SECRET)
    state = file.stat()
    os.utime(elsewhere / file.name, ns=(state.st_atime_ns, state.st_mtime_ns))
    shutil.rmtree(file.parent)
    file.parent.symlink_to(elsewhere)


def _file_for_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_bytes(SECRET)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _rewrite(file: Path) -> None:
    file.write_bytes(SECRET)
    os.utime(file, ns=(1, 1))


def _before(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, then: Callable[[], None]) -> None:
    """Do this once, before the build comes to a function."""
    original, waiting = getattr(place, name), [then]

    def late(*given: Any, **named: Any) -> Any:
        if waiting:
            waiting.pop()()
        return original(*given, **named)

    monkeypatch.setattr(place, name, late)


@pytest.mark.parametrize("replaced", [_link, _linked_folder, _file_for_folder, _pipe, _rewrite, Path.unlink])
@pytest.mark.parametrize(("place", "name"), [(attachments, "state_of"), (writer, "_make_all")])
def test_a_file_replaced_before_it_is_hashed_or_copied_stops_the_build(
    site: Site, monkeypatch: pytest.MonkeyPatch, replaced: Callable[[Path], None], place: Any, name: str
) -> None:
    old, file = tree(site.output), site.content / "news/plan.pdf"
    _before(monkeypatch, place, name, lambda: replaced(file))
    report = site.build()
    assert report["code"] == 1
    assert [each["message"] for each in report["problems"]] == [f"{file}: {CHANGED.message} — {CHANGED.hint}"]
    assert tree(site.output) == old


def test_a_picture_replaced_before_it_is_made_smaller_stops_the_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site.write("news/a.jpg", photograph())
    site.news("a", image="a.jpg", image_alt="Площа")
    old = tree(site.output)
    _before(monkeypatch, writer, "develop_all", lambda: _link(file))
    report = site.build()
    assert report["code"] == 1
    assert [each["message"] for each in report["problems"]] == [f"{file}: {CHANGED.message} — {CHANGED.hint}"]
    assert tree(site.output) == old


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"a")
    state = file.stat()
    reading = opened(Inside.of(file), State(state.st_mtime_ns, state.st_size))
    assert reading.__enter__().read() == b"a"
    file.write_bytes(b"ab")
    with pytest.raises(Changed):
        reading.__exit__(None, None, None)


def test_a_transcript_that_is_a_link_by_now_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nТаємниця\n", "utf-8")
    (tmp_path / "a.vtt").symlink_to(tmp_path / "secret.txt")
    assert reading_of(tmp_path, "a.vtt").flaws == (CHANGED,)


def test_a_content_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real/news").mkdir(parents=True)
    (tmp_path / "real/news/a.pdf").write_bytes(b"a")
    (tmp_path / "content").symlink_to(tmp_path / "real")
    assert read(Inside(tmp_path / "content", "news/a.pdf")) == b"a"


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


def test_a_folder_that_leads_elsewhere_lends_no_file_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "secret/b").mkdir(parents=True)
    (tmp_path / "secret/b/c").write_bytes(SECRET)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a").symlink_to(tmp_path / "secret")
    before = _descriptors()
    with pytest.raises(Changed) as told:
        read(Inside(tmp_path / "content", "a/b/c"))
    assert str(told.value) == f"{tmp_path}/content/a/b/c: файл змінився, поки йшла збірка — запустіть ще раз"
    assert _descriptors() == before


TABLE = {
    "sessions": ("votes: {votings: t.csv}", "motionUid,voterName,result\nx,Іван,За\n"),
    "enterprises": (
        "name: КП «Ринок»\nstatements: [{path: t.csv, year: 2018}]",
        "form,line,name,value\n1,1300,Баланс,1\n",
    ),
    "datasets": ("id: nabir\ndescription: Опис\nresources: [{path: t.csv, title: Так}]", "a\n1\n"),
    "videos": (
        "date: 2025-02-03\nsource: https://youtu.be/aaaaaaaaaaa\ntranscript: t.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nТак\n",
    ),
}


@pytest.mark.parametrize("folder", TABLE)
@pytest.mark.parametrize("replaced", [_link, _linked_folder, _pipe])
def test_a_table_or_transcript_replaced_after_it_was_hashed_is_neither_read_nor_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, replaced: Callable[[Path], None]
) -> None:
    site = Site(tmp_path)
    lines, text = TABLE[folder]
    own = "body: rada\ndate: 2025-01-16\nnumber: 1\n" if folder == "sessions" else ""
    name = "t.vtt" if folder == "videos" else "t.csv"
    site.write(f"{folder}/a.md", f"---\ntitle: Назва\n{own}{lines}\n---\n")
    file = site.write(f"{folder}/{name}", text)
    place = (readings, "hear") if folder == "videos" else (roll_call_files, "learn")
    _before(monkeypatch, *place, lambda: replaced(file))
    report = site.build()
    assert report["code"] == 1
    assert CHANGED.message in " ".join(f"{each['path']}: {each['message']}" for each in report["problems"])
    assert not site.output.exists()
