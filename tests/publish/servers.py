"""A real sshd and a real nginx on 127.0.0.1 for the tests, each stopped by its own pid."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

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
    # A pipe that nobody reads would fill, and sshd stop at its log.
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def sshd(folder: Path, *configuration: str) -> Iterator[tuple[str, list[str]]]:
    """(host, options) by which ssh comes in without a question. configuration: further lines of sshd_config."""
    program = parts.need("sshd")
    parts.need("rsync")
    folder.mkdir(parents=True)
    for name in ("host", "own"):
        subprocess.run(
            [parts.need("ssh") + "-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
        )
    port = free_port()
    lines = [
        *configuration,
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'host'}",
        f"AuthorizedKeysFile {folder / 'authorized'}",
        f"PidFile {folder / 'pid'}",
        "SetEnv SHLVL=2",  # else bash reads the .bashrc of whoever runs the tests, whatever that does
        *("StrictModes no", "UsePAM no", "PasswordAuthentication no", "MaxStartups 100", "MaxSessions 100"),
    ]
    shutil.copyfile(folder / "own.pub", folder / "authorized")
    (folder / "config").write_text("\n".join(lines) + "\n")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    known = folder / "known"
    known.write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    options = ["-p", str(port), "-i", str(folder / "own"), "-F", "none"]
    options += ["-o", f"UserKnownHostsFile={known}", "-o", "IdentitiesOnly=yes"]
    with running([program, "-D", "-e", "-f", str(folder / "config")], port):
        yield f"{getpass.getuser()}@127.0.0.1", options


class Counted:
    """A way to a port of this machine that counts what goes to it and what comes back, in bytes."""

    def __init__(self, port: int) -> None:
        self.sent = self.received = 0
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, sent: bool) -> None:
        with suppress(OSError), source:
            while data := source.recv(65536):
                target.sendall(data)
                self.sent += len(data) * sent
                self.received += len(data) * (not sent)
            target.shutdown(socket.SHUT_WR)

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def key(folder: Path, options: list[str], restriction: str) -> list[str]:
    """Options by which ssh comes in with a new key of this restriction, as authorized_keys has it. folder: for it."""
    own = folder / f"key-{len(list(folder.glob('key-*')))}"
    subprocess.run([parts.need("ssh") + "-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own], check=True)
    old = options.index("-i") + 1
    with (Path(options[old]).parent / "authorized").open("a") as file:
        file.write(f"{restriction} {own.with_name(own.name + '.pub').read_text()}")
    return [*options[:old], str(own), *options[old + 1 :]]


def processes(root: str) -> list[int]:
    """Every process of a publication: client, ssh, rsync on both sides, the server's shell and what it runs.

    root: the target's folder, which stands in the command line of each or is where it works.
    """
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdigit() and int(folder.name) != os.getpid():
                words = (folder / "cmdline").read_bytes() + os.fsencode((folder / "cwd").readlink())
                if root.encode() in words:
                    found.append(int(folder.name))
    return sorted(found)


def printed(server: str, site: Site, *options: str) -> str:
    """The configuration that the command prints for a site's output."""
    folders = [f"--root={site.output}", f"--content={site.content}", f"--memory={site.memory}"]
    settings = [f"--settings={site.settings}"] if site.settings else []
    command = [sys.executable, "-m", "invoke", "server-config", f"--server={server}", *folders, *settings, *options]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.decode()


@contextmanager
def configured(server: str, folder: Path, site: Site) -> Iterator[tuple[str, int]]:
    """Host and port at which nginx or Caddy serves a site's output by the configuration that the command printed."""
    port = free_port()
    with _served(server, folder, printed(server, site, f"--listen=127.0.0.1:{port}"), port):
        yield "127.0.0.1", port


class Secured(NamedTuple):
    """A server of rada.example on 127.0.0.1 for the open net. certificate: the file of the one it shows."""

    plain: int
    secure: int
    certificate: Path


@contextmanager
def secured(server: str, folder: Path, site: Site) -> Iterator[Secured]:
    """The same with TLS: as printed but for the ports and the certificate, which the test signs itself."""
    plain, secure = free_port(), free_port()
    folder.mkdir(parents=True)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=rada.example", "-addext", "subjectAltName=DNS:rada.example"]
    command = [parts.need("openssl"), "req", "-x509", *curve, *named, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, stderr=subprocess.DEVNULL, check=True)
    own = "/etc/letsencrypt/live/rada.example"
    changes = {
        "nginx": {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen [::]:80;": "",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{secure} ssl http2;",
            "listen [::]:443 ssl http2;": "",
            f"{own}/fullchain.pem": str(certificate),
            f"{own}/privkey.pem": str(key),
        },
        "caddy": {
            "(answers) {": f"{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {secure}\n}}\n(answers) {{",
            "\nrada.example {": f"\nrada.example {{\n\ttls {certificate} {key}",
        },
    }
    text = printed(server, site)
    for before, after in changes[server].items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    with _served(server, folder / "server", text, secure):
        yield Secured(plain, secure, certificate)


@contextmanager
def _served(server: str, folder: Path, configuration: str, port: int) -> Iterator[None]:
    program = parts.need(server)
    folder.mkdir(parents=True)
    if server == "caddy":
        (folder / "Caddyfile").write_text(configuration)
        command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    else:
        (folder / "site.conf").write_text(configuration)
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
        yield


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
