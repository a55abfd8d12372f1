"""A real sshd and a real nginx on 127.0.0.1 for the tests, each stopped by its own pid."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import parts
from tests.site import ROOT, Site


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(port)


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()


@contextmanager
def sshd(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """(host, options) by which ssh comes in without a question."""
    program = parts.need("sshd")
    parts.need("rsync")
    folder.mkdir(parents=True)
    for name in ("host", "own"):
        subprocess.run(
            [parts.need("ssh") + "-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
        )
    port = free_port()
    lines = [
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'host'}",
        f"AuthorizedKeysFile {folder / 'own.pub'}",
        f"PidFile {folder / 'pid'}",
        *("StrictModes no", "UsePAM no", "PasswordAuthentication no", "MaxStartups 100", "MaxSessions 100"),
    ]
    (folder / "config").write_text("\n".join(lines) + "\n")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    known = folder / "known"
    known.write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    options = ["-p", str(port), "-i", str(folder / "own"), "-F", "none"]
    options += ["-o", f"UserKnownHostsFile={known}", "-o", "IdentitiesOnly=yes"]
    with running([program, "-D", "-e", "-f", str(folder / "config")], port):
        yield f"{getpass.getuser()}@127.0.0.1", options


@contextmanager
def configured(server: str, folder: Path, site: Site) -> Iterator[tuple[str, int]]:
    """Host and port at which nginx or Caddy serves a site's output by the configuration that the command printed."""
    program = parts.need(server)
    folder.mkdir(parents=True)
    port = free_port()
    asked = ["server-config", f"--server={server}", f"--listen=127.0.0.1:{port}", f"--root={site.output}"]
    given = [
        "--content",
        site.content,
        "--memory",
        site.memory,
        *(["--settings", site.settings] if site.settings else []),
    ]
    printed = subprocess.run(
        [sys.executable, "-m", "invoke", *asked, *given], cwd=ROOT, capture_output=True, check=True
    ).stdout
    if server == "caddy":
        (folder / "Caddyfile").write_bytes(printed)
        command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    else:
        (folder / "site.conf").write_bytes(printed)
        (folder / "nginx.conf").write_text(
            f"""
load_module {parts.need("nginx-brotli")};
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/errors; user {getpass.getuser()};
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
        )
        command = [program, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "errors")]
    with running(command, port):
        yield "127.0.0.1", port


@contextmanager
def nginx(folder: Path, root: Path, http: str = "", server: str = "") -> Iterator[str]:
    """The address at which nginx serves a folder that may be a link. http, server: further lines of these blocks."""
    program = parts.need("nginx")
    folder.mkdir(parents=True)
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"""
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 512; }}
http {{
    access_log off;
    types {{ text/html html; text/css css; text/javascript js; }}
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {http}
    server {{ listen 127.0.0.1:{port}; root {root}; index index.html; {server} }}
}}
"""
    )
    with running([program, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "errors")], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def s3(folder: Path, keys: tuple[str, str] | None = None, port: int = 0) -> Iterator[str]:
    """rclone's own S3 server whose buckets are the folders below one; gives its address. Without keys all may come."""
    port = port or free_port()
    program = str(Path(sys.executable).with_name("rclone"))
    command = [program, "serve", "s3", "--addr", f"127.0.0.1:{port}", "--vfs-cache-mode", "off"]
    with running(
        [*command, *(["--auth-key", ",".join(keys)] if keys else []), "--config", os.devnull, str(folder)], port
    ):
        yield f"http://127.0.0.1:{port}"
