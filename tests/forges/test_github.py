"""The workflows of GitHub, their steps run in order in bare clones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forges.forge import AUTHOR, Done, Forge, git

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
REVIEWER = "Ірина Погоджувач"
PAGE = "novyny/2026/02/zrazok"
DOCUMENT = "content/news/2026-02-03-zrazok.md"
TEXT = "---\ntitle: Зразок новини\ndate: 2026-02-03\n---\nЗразок: [тут](https://rada.example/).\n"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    forge = Forge(tmp_path)
    forge.program("gh", REVIEWER)
    return forge


def workflow(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return found


def job(forge: Forge, clone: Path, file: str, name: str, facts: Mapping[str, str]) -> Done:
    """Run a job's steps. facts: what the expressions in variables stand for; each must be told."""
    whole = workflow(file)
    found = whole["jobs"][name]

    def told(values: Mapping[str, str] | None) -> dict[str, str]:
        return {
            key: re.sub(r"\$\{\{ (.*?) \}\}", lambda at: facts[at[1]], value) for key, value in (values or {}).items()
        }

    scripts = [(step["run"], told(step.get("env"))) for step in found["steps"] if "run" in step]
    return forge.run(clone, scripts, told(whole.get("env")) | told(found.get("env")))


BASE = {"github.base_ref || github.event.repository.default_branch": "main"}


def reviewed(forge: Forge, branch: str, name: str, turn: int = 1) -> Done:
    return job(forge, forge.clone(f"{name}-{branch}-{turn}", branch), "review", name, BASE)


def approve(forge: Forge, clone: Path, branch: str) -> Done:
    user = "github.event.review.user"
    facts = BASE | {
        "github.token": "t",
        "github.event.pull_request.head.ref": branch,
        f"{user}.login": "iryna",
        f"{user}.id": "7",
    }
    return job(forge, clone, "approval", "record", facts)


def test_a_document_goes_from_its_author_over_a_reviewer_to_the_citizen(forge: Forge) -> None:
    forge.propose("zrazok", DOCUMENT, TEXT)
    checked = reviewed(forge, "zrazok", "documents")
    assert checked.code == 0
    (told,) = re.findall("^::.*", checked.printed, re.MULTILINE)  # nothing of documents that stood there before
    assert told.startswith(f"::warning file={DOCUMENT},line=5::")
    assert "Зразок новини" in (forge.folder / "documents-zrazok-1/output" / PAGE / "index.html").read_text("utf-8")
    refused = reviewed(forge, "zrazok", "approval")
    assert refused.code == 1
    assert "ніхто ще не погодив змін: news/2026-02-03-zrazok.md" in refused.printed

    assert approve(forge, forge.clone("record", "zrazok"), "zrazok").code == 0
    assert f"approved_by: {REVIEWER}" in forge.text("zrazok", DOCUMENT)
    who = git(forge.remote, "log", "-1", "--format=%an <%ae>", "zrazok")
    assert who == f"{REVIEWER} <7+iryna@users.noreply.github.com>"
    assert forge.calls == ["gh api users/iryna --jq .name // .login", "gh workflow run review.yml --ref zrazok"]
    assert reviewed(forge, "zrazok", "approval", 2).code == 0

    forge.merge("zrazok")
    merged = forge.clone("published")
    secrets = {"secrets.PUBLISH_SSH_KEY": "", "vars.PUBLISH_KNOWN_HOSTS": ""}
    assert job(forge, merged, "publish", "target", secrets).code == 0
    assert (merged / ".published/current" / PAGE / "index.html").is_file()


def test_pages_are_built_only_of_what_has_no_errors(forge: Forge) -> None:
    clone = forge.clone("pages")
    assert job(forge, clone, "publish", "pages", {}).code == 0
    (clone / "output/index.html").unlink()
    (clone / DOCUMENT).write_text("---\ntitle: Зламано\n---\nТекст.\n", "utf-8")
    assert job(forge, clone, "publish", "pages", {}).code == 1
    assert not (clone / "output/index.html").exists()


def test_an_error_stands_at_its_line_and_stops_the_preview(forge: Forge) -> None:
    forge.propose("zlamane", DOCUMENT, TEXT.replace("2026-02-03", "03.02.2026"))
    checked = reviewed(forge, "zlamane", "documents")
    assert checked.code == 1
    assert f"::error file={DOCUMENT},line=3::date: «03.02.2026»" in checked.printed
    assert not (forge.folder / "documents-zlamane-1/output").exists()


def test_an_author_cannot_approve_with_another_login(forge: Forge) -> None:
    forge.program("gh", AUTHOR)
    forge.propose("sam", DOCUMENT, TEXT)
    assert approve(forge, forge.clone("record", "sam"), "sam").code == 1
    assert "approved_by" not in forge.text("sam", DOCUMENT)


def test_what_was_pushed_after_the_review_is_not_approved(forge: Forge) -> None:
    forge.propose("zrazok", DOCUMENT, TEXT)
    read = forge.clone("record", "zrazok")
    later = forge.clone("later", "zrazok")
    (later / DOCUMENT).write_text(TEXT + "Потай.\n", "utf-8")
    git(later, "-c", "user.name=Хтось", "-c", "user.email=x@example.org", "commit", "--quiet", "-am", "Потай")
    git(later, "push", "--quiet", "origin", "HEAD:refs/heads/zrazok")
    pushed = approve(forge, read, "zrazok")
    assert pushed.code == 1
    assert "rejected" in pushed.printed
    assert "approved_by" not in forge.text("zrazok", DOCUMENT)


@pytest.mark.parametrize("name", ["review", "approval", "publish"])
def test_foreign_code_is_pinned_and_foreign_words_reach_no_shell(name: str) -> None:
    steps = [step for found in workflow(name)["jobs"].values() for step in found["steps"]]
    for step in steps:
        assert "uses" in step or "${{" not in step["run"]
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", f"actions/x@{'0' * 40}"))
    assert workflow(name)["permissions"]
