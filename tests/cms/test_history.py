from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.cms.history import History
from plugins.cms.refusal import Refusal
from tests.cms.editing import NAME, TODAY, api_of, checkout, entry, git, refused, save, saves
from tests.site import Site as Files
from tests.site import at_day

ACT = "acts.rishennia-rady.2025/2025~2f2-50.md"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("BUILD_DATE", TODAY)
    return checkout(tmp_path)


def test_the_last_save_is_taken_back_and_then_the_one_before_it(files: Files) -> None:
    api = api_of(files)
    before = (files.content / "acts/2025/2-50.md").read_bytes()
    for title in ("Перша", "Друга"):
        save(api, ACT, {**entry(api, ACT), "title": title})
    for title in ("Друга", "Перша"):
        found = api.answer("undo", {"commit": api.answer("saves", {})["last"]})
        assert found["subject"] == f"Змінено: {title} (acts/2025/2-50.md)"
    assert (files.content / "acts/2025/2-50.md").read_bytes() == before
    assert [save["undone"] for save in api.answer("saves", {})["saves"]] == [False, False, True, True]
    assert refused(api, "undo", {"commit": ""}) == "скасовувати нічого: збережень у редакторі ще не було"
    assert len(saves(files)) == 5
    assert git(files.folder, "status", "--porcelain") == ""


def test_a_new_document_goes_when_its_save_is_taken_back(files: Files) -> None:
    api = api_of(files)
    save(api, "pages/statut.md", {"title": "Статут", "~text": "Текст."})
    assert (files.content / "pages/statut.md").is_file()
    api.answer("undo", {"commit": api.answer("saves", {})["last"]})
    assert not (files.content / "pages/statut.md").exists()


def test_a_file_that_changed_since_its_save_is_not_touched(files: Files) -> None:
    api = api_of(files)
    save(api, ACT, {**entry(api, ACT), "title": "Перша"})
    last = api.answer("saves", {})["last"]
    text = (files.content / "acts/2025/2-50.md").read_text("utf-8") + "\nДописано рукою.\n"
    files.write("acts/2025/2-50.md", text)
    assert "ці файли відтоді змінили" in refused(api, "undo", {"commit": last})
    assert (files.content / "acts/2025/2-50.md").read_text("utf-8") == text


def test_an_undo_asked_from_an_old_page_is_refused(files: Files) -> None:
    api = api_of(files)
    save(api, ACT, {**entry(api, ACT), "title": "Перша"})
    seen = api.answer("saves", {})["last"]
    save(api, ACT, {**entry(api, ACT), "title": "Друга"})
    assert "новіше збереження" in refused(api, "undo", {"commit": seen})


def test_commits_of_others_are_neither_listed_nor_taken_back(files: Files) -> None:
    api = api_of(files)
    assert api.answer("saves", {}) == {"saves": [], "last": "", "kept": True, "name": NAME}


def test_without_a_name_nothing_is_saved_until_it_is_given_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    files = checkout(tmp_path, named=False)
    with at_day(TODAY):
        api = api_of(files)
        values = {**entry(api, ACT), "title": "Перша"}
        before = (files.content / "acts/2025/2-50.md").read_bytes()
        with pytest.raises(Refusal, match="назвіться, щоб було видно, хто зберіг"):
            save(api, ACT, values)
        assert (files.content / "acts/2025/2-50.md").read_bytes() == before
        assert api.answer("introduce", {"name": " Ірина  Нова ", "email": ""})["name"] == "Ірина Нова"
        save(api, ACT, values)
    assert git(files.folder, "log", "-1", "--format=%an") == "Ірина Нова"
    assert git(files.folder, "config", "--local", "user.name") == "Ірина Нова"


@pytest.mark.parametrize("name", ["", "  ", "A <a@b.c>", "A\nB\x00"])
def test_a_name_that_cannot_stand_in_a_commit_is_refused(files: Files, name: str) -> None:
    told = refused(api_of(files), "introduce", {"name": name, "email": ""})
    assert told == "напишіть ім'я та прізвище, без знаків < і >"


def test_a_wrong_address_is_refused(files: Files) -> None:
    told = refused(api_of(files), "introduce", {"name": "А", "email": "не пошта"})
    assert told == "«не пошта» не є поштовою адресою"


def test_a_name_given_with_the_command_is_in_the_commit_and_not_in_the_settings(files: Files) -> None:
    api = api_of(files, name="Гість Редактор", email="h@example.org")
    save(api, ACT, {**entry(api, ACT), "title": "Перша"})
    assert git(files.folder, "log", "-1", "--format=%an <%ae>") == "Гість Редактор <h@example.org>"
    assert git(files.folder, "config", "user.name") == NAME


def test_outside_git_files_are_saved_and_the_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    files = Files(tmp_path)
    files.act("2025/2-50", "2-50/2025")
    with at_day(TODAY):
        api = api_of(files)
        save(api, ACT, {**entry(api, ACT), "title": "Перша"})
        assert api.answer("saves", {}) == {"saves": [], "last": "", "kept": False, "name": ""}
    assert "title: Перша\n" in (files.content / "acts/2025/2-50.md").read_text("utf-8")


def test_hooks_and_staged_work_of_the_checkout_do_not_come_into_a_save(files: Files) -> None:
    hook = files.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    api = api_of(files)
    save(api, ACT, {**entry(api, ACT), "title": "Перша"})
    assert saves(files)[0].startswith("Змінено: Перша")


def test_a_content_folder_that_git_ignores_is_not_kept(files: Files) -> None:
    (files.folder / ".gitignore").write_text("/content/\n", "utf-8")
    subprocess.run(["git", "rm", "-rq", "--cached", "content"], cwd=files.folder, check=True)
    assert not History(files.content).kept
