"""The workflow files as the forges' own schemas want them, and the script that puts a key in its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize(
    ("schema", "file"),
    [*(("vendor.github-workflows", file) for file in WORKFLOWS), ("vendor.gitlab-ci", ROOT / ".gitlab-ci.yml")],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_a_workflow_file_is_of_its_forges_form(schema: str, file: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    command += ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run([*command, str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def ssh_key(home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], **variables}
    return subprocess.run([ROOT / ".ci" / "ssh-key"], env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("as_file", [False, True])
def test_a_key_given_as_text_or_as_a_file_is_put_where_ssh_looks(tmp_path: Path, *, as_file: bool) -> None:
    key = tmp_path / "key"
    key.write_text("-----KEY-----\n", "utf-8")
    given = str(key) if as_file else key.read_text("utf-8").strip()
    assert ssh_key(tmp_path, SSH_KEY=given, KNOWN_HOSTS="rada.example ssh-ed25519 AAAA").returncode == 0
    written = tmp_path / ".ssh" / "id_ed25519"
    assert written.read_text("utf-8") == "-----KEY-----\n"
    assert written.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / ".ssh" / "known_hosts").read_text("utf-8") == "rada.example ssh-ed25519 AAAA\n"


def test_a_key_without_the_servers_fingerprints_is_refused(tmp_path: Path) -> None:
    done = ssh_key(tmp_path, SSH_KEY="x")
    assert done.returncode == 1
    assert "немає KNOWN_HOSTS" in done.stderr
    assert not (tmp_path / ".ssh").exists()


def test_a_target_without_ssh_needs_no_key(tmp_path: Path) -> None:
    assert ssh_key(tmp_path).returncode == 0
    assert not (tmp_path / ".ssh").exists()
