"""Somebody else approves what the authors of a branch changed, and the documents say who."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cms.approval import main
from tests.cms.editing import EMAIL, NAME, checkout, git
from tests.site import Site as Files

ACT, NEWS = "acts/2025/2-50.md", "news/2025-02-03-mist.md"
APPROVER, ADDRESS = "Ірина Погоджувач", "iryna@example.org"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """A checkout on a branch beside main, nothing changed yet."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    files = checkout(tmp_path)
    git(files.folder, "switch", "--quiet", "--create", "zminy")
    return files


def change(files: Files, path: str = NEWS, words: str = "Дописано.") -> bytes:
    """A line more in a document, committed by its author; gives the document's bytes."""
    document = files.content / path
    document.write_bytes(document.read_bytes() + f"\n{words}\n".encode())
    commit(files, words)
    return document.read_bytes()


def commit(files: Files, subject: str, name: str = NAME, email: str = EMAIL) -> None:
    git(files.folder, "add", "--all")
    own = ["-c", f"user.name={name}", "-c", f"user.email={email}"]
    git(files.folder, *own, "commit", "--quiet", "--allow-empty", "-m", subject)


def approve(files: Files, name: str = APPROVER, email: str = ADDRESS, since: str = "main") -> int:
    return main(files.content, since, name=name, email=email, verify=False)


def verified(files: Files, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and words of the question whether the branch is approved."""
    capsys.readouterr()
    code = main(files.content, "main", name="", email="", verify=True)
    printed = capsys.readouterr()
    return code, (printed.out + printed.err).strip()


def test_an_approval_changes_only_the_line_of_the_approver(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    before = change(files)
    assert approve(files) == 0
    assert capsys.readouterr().out == f"Погоджено: {APPROVER}. {NEWS}\n"
    after = (files.content / NEWS).read_text("utf-8")
    assert f"\napproved_by: {APPROVER}\n" in after
    assert after.replace(f"approved_by: {APPROVER}\n", "").encode() == before
    assert "approved_by" not in (files.content / ACT).read_text("utf-8")
    assert (
        git(files.folder, "log", "-1", "--format=%an <%ae> %s") == f"{APPROVER} <{ADDRESS}> Погоджено: {APPROVER} (1)"
    )
    assert git(files.folder, "status", "--porcelain") == ""
    assert verified(files, capsys) == (0, f"Погоджено: {APPROVER}.")


def test_what_nobody_approved_is_not_approved(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    change(files, ACT)
    assert verified(files, capsys) == (1, f"ніхто ще не погодив змін: {ACT}, {NEWS}\nПогодити: ./invoke approve")


@pytest.mark.parametrize(("name", "email"), [(NAME, "insha@example.org"), ("О. Зразкова", EMAIL.upper())])
def test_an_author_does_not_approve(files: Files, capsys: pytest.CaptureFixture[str], name: str, email: str) -> None:
    before = change(files)
    assert approve(files, name, email) == 1
    told = f"«{name}» — серед тих, хто змінював ці документи: погодити має інша людина\n"
    assert capsys.readouterr().err == told
    assert (files.content / NEWS).read_bytes() == before


def test_a_change_after_the_approval_asks_for_another(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    approve(files)
    change(files, NEWS, "Потай.")
    words = f"після погодження ({APPROVER}) змінилося: {NEWS}\nПогодьте ще раз: ./invoke approve"
    assert verified(files, capsys) == (1, words)
    assert approve(files) == 0
    assert verified(files, capsys)[0] == 0


def test_an_approver_who_changes_the_text_becomes_an_author(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    approve(files)
    (files.content / NEWS).write_text((files.content / NEWS).read_text("utf-8") + "Моє.\n", "utf-8")
    commit(files, "Правки", APPROVER, ADDRESS)
    assert approve(files) == 1
    assert approve(files, "Третя Людина", "tretia@example.org") == 0
    assert verified(files, capsys) == (0, "Погоджено: Третя Людина.")


def test_a_commit_that_only_says_so_is_no_approval(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    (files.content / NEWS).write_text((files.content / NEWS).read_text("utf-8") + "Ще.\n", "utf-8")
    commit(files, "Погоджено\n\nApproves: HEAD", APPROVER, ADDRESS)
    assert verified(files, capsys)[0] == 1


def test_files_and_deleted_documents_are_approved_too(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    (files.content / ACT).unlink()
    (files.content / "news/plan.pdf").write_bytes(b"%PDF-1.4 \x00\xff")
    commit(files, "Файл")
    assert verified(files, capsys)[0] == 1
    assert approve(files) == 0
    assert verified(files, capsys) == (0, f"Погоджено: {APPROVER}.")


def test_what_came_from_the_base_is_nobodys_change_here(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    git(files.folder, "switch", "--quiet", "main")
    (files.content / ACT).write_text((files.content / ACT).read_text("utf-8") + "\nЗ main.\n", "utf-8")
    commit(files, "Інша гілка", APPROVER, ADDRESS)
    git(files.folder, "switch", "--quiet", "zminy")
    git(files.folder, "merge", "--quiet", "--no-edit", "main")
    assert approve(files) == 0
    assert "approved_by" not in (files.content / ACT).read_text("utf-8")
    assert verified(files, capsys) == (0, f"Погоджено: {APPROVER}.")


def test_nothing_changed_needs_no_approval(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    (files.folder / "README.md").write_text("Інше\n", "utf-8")
    commit(files, "Не документ")
    assert verified(files, capsys) == (0, "Відносно main документів не змінено: погоджувати нічого.")
    assert approve(files) == 0
    assert git(files.folder, "log", "-1", "--format=%s") == "Не документ"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_document_of_any_form_is_otherwise_as_it_was(
    files: Files, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["Назва: Міст", "Дата: 2025-02-03", "", "Текст  ", "без кінця рядка"]
    before = b"\xef\xbb\xbf" + ending.join(lines).encode()
    (files.content / NEWS).write_bytes(before)
    commit(files, "Інша форма")
    assert approve(files) == 0
    line = f"approved_by: {APPROVER}{ending}".encode()
    assert (files.content / NEWS).read_bytes().replace(line, b"") == before
    assert verified(files, capsys)[0] == 0


def test_all_that_cannot_say_who_approved_it_is_named(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    (files.content / NEWS).write_text("Без заголовка\n", "utf-8")
    (files.content / ACT).write_text("Теж\n", "utf-8")
    commit(files, "Зламане")
    assert approve(files) == 1
    words = f"заголовок не читається, тож нікуди записати, хто погодив: {ACT}, {NEWS}\nСпершу ./invoke check\n"
    assert capsys.readouterr().err == words


def test_unsaved_changes_are_not_approved_by_the_way(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    (files.content / ACT).write_text("Зламано\n", "utf-8")
    assert approve(files) == 1
    assert f"{ACT}\nЗбережіть або приберіть їх." in capsys.readouterr().err
    assert "approved_by" not in (files.content / NEWS).read_text("utf-8")


@pytest.mark.parametrize("since", ["nemaie", "--upload-pack=x", ""])
def test_an_unknown_base_is_named(files: Files, capsys: pytest.CaptureFixture[str], since: str) -> None:
    assert approve(files, since=since) == 1
    words = f"--since: git не знає «{since}» — назвіть гілку чи коміт, як-от origin/main\n"
    assert capsys.readouterr().err == words


def test_a_name_that_is_none_is_refused(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    change(files)
    assert approve(files, "<script>", "") == 1
    assert capsys.readouterr().err == "напишіть ім'я та прізвище, без знаків < і >\n"


def test_content_without_a_history_has_nothing_to_approve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    assert main(tmp_path / "content", "main", name=APPROVER, email="", verify=False) == 1
    assert "не має історії (git): погоджувати нічого" in capsys.readouterr().err
