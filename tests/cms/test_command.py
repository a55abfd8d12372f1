from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import parts
from tests.cms.editing import checkout
from tests.site import ROOT

COMMAND = [sys.executable, "-P", "-m", "invoke", "--search-root", str(ROOT), "editor"]


@contextmanager
def start(content: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    memory = ["--memory", str(content.parent / "memory")]
    command = [*COMMAND, "--content", str(content), *memory, *options]
    out = subprocess.PIPE
    with subprocess.Popen(command, cwd=content.parent, stdout=out, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(content: Path, *options: str) -> tuple[int, str]:
    with start(content, *options) as process:
        output, _ = process.communicate(timeout=60)
    return process.returncode, output


def test_the_editor_says_its_address_answers_and_ends_without_a_trace(tmp_path: Path) -> None:
    parts.need("decap")
    files = checkout(tmp_path)
    with start(files.content, "--port", "0") as process:
        assert process.stdout
        address = process.stdout.readline().split()
        assert address[0] == "Редактор:"
        with urllib.request.urlopen(address[1], timeout=20) as answer:
            assert '<html lang="uk">' in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "Редактор закрито\n"
        assert process.wait(20) == 0
    assert sorted(path.name for path in files.content.iterdir()) == ["acts", "news"]


def test_a_port_that_is_taken_is_named_with_a_way_out(tmp_path: Path) -> None:
    parts.need("decap")
    files = checkout(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = said(files.content, "--port", str(port))
    assert found == (1, f"Порт {port} зайнятий іншою програмою: візьміть інший, як-от --port 0\n")


def test_a_name_that_cannot_stand_in_a_commit_ends_the_command(tmp_path: Path) -> None:
    parts.need("decap")
    files = checkout(tmp_path)
    assert said(files.content, "--name", "<>") == (1, "напишіть ім'я та прізвище, без знаків < і >\n")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    parts.need("decap")
    code, output = said(tmp_path / "nema")
    assert code == 1
    assert str(tmp_path / "nema") in output


def test_outside_git_the_editor_says_that_nothing_can_be_taken_back(tmp_path: Path) -> None:
    parts.need("decap")
    files = checkout(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "not-git")
    with start(files.content, "--port", "0") as process:
        assert process.stdout
        assert process.stdout.readline().startswith("Тека документів не має історії (git)")
        assert process.stdout.readline().startswith("Редактор: ")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
