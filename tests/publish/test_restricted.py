"""A key that can do nothing but publish: agent.sh stands on the server as its one command, rrsync takes the files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publish.session import AGENT
from plugins.publish.ssh import Ssh
from plugins.publish.store import PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .servers import key
from .sites import write_site

Server = tuple[str, list[str]]


def restriction(root: Path) -> str:
    """As docs/developers/publishing.md gives it."""
    return f'restrict,command="sh {AGENT} {root}"'


@pytest.fixture
def way(server: Server, tmp_path: Path) -> Callable[[str], list[str]]:
    """The command line of ssh with the restricted key, and a command."""
    host, options = server
    restricted = key(tmp_path, options, restriction(tmp_path / "server"))
    return lambda command: ["ssh", *restricted, "-o", "BatchMode=yes", host, command]


def test_a_restricted_key_publishes_rolls_back_and_verifies(server: Server, tmp_path: Path) -> None:
    host, options = server
    root = tmp_path / "server"
    target = Target("там", Ssh("там", host, str(root), key(tmp_path, options, restriction(root))))
    first, _ = publish(write_site(tmp_path / "output", "перша"), target)
    second, _ = publish(write_site(tmp_path / "output", "друга"), target)
    assert first is not None
    assert second is not None
    with target.store.locked():
        assert target.store.releases() == [first.id, second.id]
        assert target.store.faults(second.id) == []
        target.store.switch(first.id, second.id)
    assert (root / "current").readlink().name == first.id
    assert (root / "current/theme").is_dir()


def test_a_restricted_key_is_for_one_folder_and_says_so(server: Server, tmp_path: Path) -> None:
    host, options = server
    restricted = key(tmp_path, options, restriction(tmp_path / "server"))
    target = Target("там", Ssh("там", host, str(tmp_path / "elsewhere"), restricted))
    with pytest.raises(PublishError, match=f"цей ключ публікує в {tmp_path}/server, а не в {tmp_path}/elsewhere"):
        publish(write_site(tmp_path / "output", "перша"), target)


def test_an_agent_of_another_version_on_the_server_is_told(server: Server, tmp_path: Path) -> None:
    host, options = server
    old = key(tmp_path, options, 'restrict,command="echo ready 1 /srv; cat"')
    with pytest.raises(PublishError, match=r"оновіть на сервері agent.sh"):
        publish(write_site(tmp_path / "output", "перша"), Target("там", Ssh("там", host, "/srv", old)))


@pytest.mark.parametrize(
    "command",
    [
        "id",
        "cat /etc/passwd",
        "",
        "sh -c id",
        "rsync --server --sender . /etc/passwd",
        "scp -t /x",
        "internal-sftp",
    ],
)
def test_a_restricted_key_runs_nothing_else(way: Callable[[str], list[str]], command: str) -> None:
    done = subprocess.run(way(command), capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (1, "error !key\n")


@pytest.mark.parametrize(
    "lines",
    [
        "show 000001-20190331T101500Z ../../../secret",
        "show ../000001-x secret",
        "show . ../secret",
        "begin 000002-20190331T101500Z ../../etc",
        "begin ../x 000001-20190331T101500Z",
        "prune ../../x",
        "remove 000001-20190331T101500Z 1\n../../../secret",
        "naming 000001-20190331T101500Z 1\nsecret\n1\n../../../secret",
        "$(cat secret)",
    ],
)
def test_no_line_leads_the_agent_out_of_its_folder(way: Callable[[str], list[str]], tmp_path: Path, lines: str) -> None:
    publishing = tmp_path / "server/releases/000001-20190331T101500Z.part"
    secret = tmp_path / "secret"
    secret.write_text("secret")
    started = subprocess.Popen(
        way("sh -c x agent x write"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert started.stdout is not None
    assert started.stdout.readline().startswith("ready")
    publishing.mkdir()
    said, _ = started.communicate(f"{lines}\n")
    assert "secret" not in said.replace(str(secret), "")
    assert secret.read_text() == "secret"
    assert not (tmp_path / "server/x").exists()


def test_rsync_with_a_restricted_key_neither_reads_nor_leaves_its_folder(
    server: Server, way: Callable[[str], list[str]], tmp_path: Path
) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "server/secret").write_text("secret")
    (tmp_path / "own").write_text("own")
    host, program = server[0], " ".join(way("")[:-2])
    rsync = ["rsync", "-e", program, "--rsync-path=cd x && rsync"]
    read = subprocess.run([*rsync, f"{host}:secret", tmp_path / "got"], capture_output=True)
    assert read.returncode
    assert not (tmp_path / "got").exists()
    for place in ("../escaped", f"{tmp_path}/escaped", "a/../../escaped"):
        subprocess.run([*rsync, tmp_path / "own", f"{host}:{place}"], capture_output=True)
    assert not (tmp_path / "escaped").exists()
    assert subprocess.run([*rsync, tmp_path / "own", f"{host}:./taken"], capture_output=True).returncode == 0
    assert (tmp_path / "server/taken").read_text() == "own"
