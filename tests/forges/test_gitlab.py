"""The jobs of GitLab, run in order in bare clones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forges.forge import AUTHOR, Done, Forge, git
from tests.forges.test_github import DOCUMENT, PAGE, REVIEWER, TEXT

FILE = Path(__file__).parents[2] / ".gitlab-ci.yml"
HOST = "https://gitlab-ci-token:t@forge.example/rada/site.git"


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    forge = Forge(tmp_path)
    for name in ("curl", "apt-get"):
        forge.program(name)
    return forge


def job(forge: Forge, clone: Path, name: str, **variables: str) -> Done:
    """Run a job's script in a clone, whose pushes to the forge's address come to the repository."""
    whole: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    git(clone, "config", f"url.{forge.remote}.insteadOf", HOST)
    default = {"CI_DEFAULT_BRANCH": "main", "CI_JOB_TOKEN": "t", "CI_SERVER_HOST": "forge.example"}
    default |= {"CI_PROJECT_PATH": "rada/site", "CI_PROJECT_ID": "5", "CI_API_V4_URL": "https://forge.example/api/v4"}
    own = {key: default.get(value.removeprefix("$"), value) for key, value in whole["variables"].items()}
    return forge.run(clone, [("\n".join(whole[name]["script"]), {})], default | own | variables)


def approve(forge: Forge, clone: Path, name: str = REVIEWER) -> Done:
    who = {"GITLAB_USER_NAME": name, "GITLAB_USER_EMAIL": "iryna@example.org"}
    return job(forge, clone, "погодити", CI_MERGE_REQUEST_SOURCE_BRANCH_NAME="zrazok", **who)


def test_a_document_goes_from_its_author_over_a_reviewer_to_the_citizen(forge: Forge) -> None:
    forge.propose("zrazok", DOCUMENT, TEXT)
    clone = forge.clone("review", "zrazok")
    assert job(forge, clone, "документи").code == 0
    report = json.loads((clone / "gl-code-quality-report.json").read_text("utf-8"))
    assert {"path": DOCUMENT, "lines": {"begin": 5}} in [found["location"] for found in report]
    assert (clone / "output" / PAGE / "index.html").is_file()
    assert job(forge, clone, "погодження").code == 1

    assert approve(forge, forge.clone("approve", "zrazok")).code == 0
    assert f"approved_by: {REVIEWER}" in forge.text("zrazok", DOCUMENT)
    assert forge.calls == [
        "curl --silent --show-error --fail --form token=t --form ref=zrazok"
        " https://forge.example/api/v4/projects/5/trigger/pipeline"
    ]
    assert job(forge, forge.clone("approved", "zrazok"), "погодження").code == 0

    forge.merge("zrazok")
    merged = forge.clone("published")
    assert job(forge, merged, "звіт").code == 0
    base = json.loads((merged / "gl-code-quality-report.json").read_text("utf-8"))
    assert {found["fingerprint"] for found in base} == {found["fingerprint"] for found in report}
    assert job(forge, merged, "опублікувати").code == 0
    assert (merged / ".published/current" / PAGE / "index.html").is_file()
    assert job(forge, merged, "pages").code == 0
    assert (merged / "public" / PAGE / "index.html").is_file()


def test_an_error_stands_in_the_report_and_stops_the_preview(forge: Forge) -> None:
    forge.propose("zlamane", DOCUMENT, TEXT.replace("2026-02-03", "03.02.2026"))
    clone = forge.clone("review", "zlamane")
    assert job(forge, clone, "документи").code == 1
    report = json.loads((clone / "gl-code-quality-report.json").read_text("utf-8"))
    assert ("critical", {"path": DOCUMENT, "lines": {"begin": 3}}) in [
        (found["severity"], found["location"]) for found in report
    ]
    assert not (clone / "output").exists()


def test_an_author_who_presses_the_button_approves_nothing(forge: Forge) -> None:
    forge.propose("zrazok", DOCUMENT, TEXT)
    assert approve(forge, forge.clone("approve", "zrazok"), AUTHOR).code == 1
    assert "approved_by" not in forge.text("zrazok", DOCUMENT)
    assert forge.calls == []
