"""A save is whole or not at all: git that refuses, a disk that does, a server killed in the middle."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.cms import git as asked
from plugins.cms.api import Api
from plugins.cms.refusal import Refusal
from tests.cms.editing import NAME, TODAY, api_of, checkout, entry, git, picture, save, saves
from tests.site import ROOT
from tests.site import Site as Files

ACT = "acts.rishennia-rady.2025/2025~2f2-50.md"
NEWS = "news.2025/2025-02-03-mist.md"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("BUILD_DATE", TODAY)
    monkeypatch.setattr(asked, "PATIENCE", 0.0)
    return checkout(tmp_path)


def changed(api: Api) -> Any:
    return save(api, ACT, {**entry(api, ACT), "title": "Про інше"})


def created(api: Api) -> Any:
    values = {"title": "Толока", "date": "2025-02-05", "~text": "Текст."}
    made = api.answer("prepare", {"folder": "news.2025", "data": values})
    return save(api, f"news.2025/{made['~file']}.md", {**values, **made})


def deleted(api: Api) -> Any:
    return api.answer("deleteFiles", {"paths": [NEWS]})


def shared(api: Api) -> Any:
    asset = {"path": "files/foto.jpg", "content": base64.b64encode(picture()).decode(), "encoding": "base64"}
    return api.answer("persistMedia", {"asset": asset})


def undone(api: Api) -> Any:
    return api.answer("undo", {"commit": api.answer("saves", {})["last"]})


def lock(files: Files) -> Path:
    made = files.folder / ".git/index.lock"
    made.touch()
    return made


@pytest.mark.parametrize("change", [changed, created, deleted, shared, undone])
def test_what_git_refuses_is_not_done_and_can_be_tried_again(files: Files, change: Callable[[Api], Any]) -> None:
    api = api_of(files)
    created(api)
    undone(api)
    save(api, NEWS, {**entry(api, NEWS), "title": "Перша"})
    before, listed = saves(files), api.answer("entriesByFolder", {"folder": "news.2025"})
    lock(files)
    with pytest.raises(Refusal, match=r"сховище зайняла інша програма.*вилучіть файл /.*/\.git/index\.lock$"):
        change(api)
    (files.folder / ".git/index.lock").unlink()
    assert (git(files.folder, "status", "--porcelain"), saves(files)) == ("", before)
    assert api.answer("entriesByFolder", {"folder": "news.2025"}) == listed
    change(api)
    assert (git(files.folder, "status", "--porcelain"), len(saves(files))) == ("", len(before) + 1)


def test_a_picture_waits_for_the_save_that_succeeds(files: Files) -> None:
    api = api_of(files)
    params = {"folder": "news.2025", "path": NEWS, "name": "Берег.jpg", "holds": "picture"}
    name = api.answer("upload", {**params, "content": base64.b64encode(picture()).decode()})["name"]
    values = {**entry(api, NEWS), "image": name, "image_alt": "Берег"}
    lock(files)
    with pytest.raises(Refusal):
        save(api, NEWS, values)
    (files.folder / ".git/index.lock").unlink()
    assert git(files.folder, "status", "--porcelain") == "?? content/news/bereh.jpg"
    save(api, NEWS, values)
    assert git(files.folder, "status", "--porcelain") == ""


def test_a_short_work_of_another_program_is_waited_for(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "PATIENCE", 20.0)
    api = api_of(files)
    busy = subprocess.Popen(["sh", "-c", f"sleep 1; rm {lock(files)}"])
    changed(api)
    assert busy.wait() == 0
    assert saves(files)[0].startswith("Змінено: Про інше")


def test_a_save_that_no_branch_would_hold_is_refused_before_it_is_written(files: Files) -> None:
    git(files.folder, "checkout", "--quiet", "--detach")
    with pytest.raises(Refusal, match=r"git стоїть не на гілці.*git switch main"):
        changed(api_of(files))
    assert git(files.folder, "status", "--porcelain") == ""


def test_in_the_middle_of_a_merge_nothing_is_saved(files: Files) -> None:
    for branch, text in (("other", "1"), ("main", "2")):
        git(files.folder, "checkout", "--quiet", *(["-b"] if branch == "other" else []), branch)
        (files.folder / "note").write_text(text, "utf-8")
        git(files.folder, "add", "note")
        git(files.folder, "commit", "--quiet", "-m", branch)
    subprocess.run(["git", "merge", "--quiet", "other"], cwd=files.folder, capture_output=True)
    with pytest.raises(Refusal, match=r"не закінчено злиття.*git merge --abort"):
        changed(api_of(files))
    assert git(files.folder, "status", "--porcelain") == "AA note"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give up its rights")
@pytest.mark.parametrize("change", [changed, created, deleted])
def test_without_rights_to_write_nothing_changes(files: Files, change: Callable[[Api], Any]) -> None:
    api = api_of(files)
    files.folder.parent.chmod(0o755)
    os.seteuid(65534)
    try:
        with pytest.raises((PermissionError, Refusal)):
            change(api)
    finally:
        os.seteuid(0)
    assert (git(files.folder, "status", "--porcelain"), saves(files)) == ("", ["Початок"])


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from plugins.cms import files, history
from tests.cms.test_whole_saves import changed
from tests.cms.editing import api_of
from tests.site import Site

site = Site(Path({folder!r}))
api = api_of(site)
def die(*_, **__):
    os.kill(os.getpid(), 9)
setattr({where}, {name!r}, die)
changed(api)
"""


@pytest.mark.parametrize(("where", "name", "written"), [("Path", "replace", False), ("history.History", "keep", True)])
def test_a_server_killed_in_a_save_leaves_a_whole_file(
    files: Files, monkeypatch: pytest.MonkeyPatch, where: str, name: str, *, written: bool
) -> None:
    file = files.content / "acts/2025/2-50.md"
    before = file.read_bytes()
    program = KILLED.format(root=str(ROOT), folder=str(files.folder), where=where, name=name)
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == -signal.SIGKILL
    assert (b"title: \xd0\x9f\xd1\x80\xd0\xbe \xd1\x96\xd0\xbd\xd1\x88\xd0\xb5\n" in file.read_bytes()) is written
    assert written or file.read_bytes() == before
    for left in files.content.rglob(".*.tmp"):
        os.utime(left, (0, 0))
    api = api_of(files)
    assert [path.name for path in files.content.rglob(".*")] == []
    save(api, ACT, {**entry(api, ACT), "title": "Про третє"})
    assert (git(files.folder, "status", "--porcelain"), git(files.folder, "log", "-1", "--format=%an")) == ("", NAME)
