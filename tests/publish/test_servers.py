"""nginx and Caddy themselves, each by the configuration that `server-config` prints."""

from __future__ import annotations

import gzip
import os
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import quote

import pytest

from plugins.publish.canary import faults_at
from plugins.publish.manifest import manifest_of
from plugins.records.policy import headers
from plugins.records.withdrawn import MARK
from tests.site import Site

from .servers import configured

OLD = "https://old.rada.example"
MANY = 20_000


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """One running server; `ask` sends one request as it is given."""

    def __init__(self, kind: str, site: Site, host: str, port: int) -> None:
        self.kind, self.site, self.host, self.port = kind, site, host, port

    def ask(self, target: str, method: str = "GET", **sent: str) -> Answer:
        connection = HTTPConnection(self.host, self.port, timeout=20)
        try:
            connection.request(method, target, headers={name.replace("_", "-"): text for name, text in sent.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def leads(self, target: str) -> str:
        """Where a redirect leads, below this server."""
        answer = self.ask(target)
        assert answer.status in (301, 308), answer
        return (
            answer.headers["location"]
            .removeprefix(f"http://{self.host}:{self.port}")
            .removeprefix("http://rada.example")
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("served"))
    site.configure(OLD_HOSTS=("old.rada.example",))
    site.act("a", "1-1/2025")
    site.act("gone", "2-1/2025", text="", withdrawn={"date": "2025-02-01", "basis": "рішення суду"})
    path = site.content / "acts/gone.md"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith("title")) + "\n")
    lines = [f"{OLD}/index.php?id={number},/akty/" for number in range(MANY)]
    lines += [f"{OLD}/Новини/стаття,/novyny/", f"{OLD}/braces%7Bx%7D,/video/"]
    site.write("old-site.csv", "address,leads\n" + "".join(f"{line}\n" for line in lines))
    assert site.build()["code"] == 0
    sheet = next((site.output / "theme").rglob("*.css"))
    sheet.with_name(f"{sheet.name}.gz").write_bytes(gzip.compress(sheet.read_bytes()))
    sheet.with_name(f"{sheet.name}.br").write_bytes(b"packed by brotli")
    (site.output / ".env").write_text("secret")
    (site.output / "akty/.hidden").mkdir()
    (site.output / "akty/.hidden/x.txt").write_text("secret")
    return site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with configured(request.param, tmp_path_factory.mktemp("server") / "own", site) as (host, port):
        yield Server(request.param, site, host, port)


@pytest.mark.parametrize(
    ("target", "method", "status"),
    [
        ("/", "GET", 200),
        ("/akty/", "HEAD", 200),
        ("/akty/rishennia-rady/2025/1-1-2025/", "GET", 200),
        ("/akty", "GET", 301),
        ("/nema/", "GET", 404),
        ("/akty/rishennia-rady/2025/2-1-2025/", "GET", 410),
        ("/", "POST", 405),
        ("/theme/", "GET", 404),
    ],
)
def test_every_status_has_its_headers(server: Server, target: str, method: str, status: int) -> None:
    answer = server.ask(target, method)
    assert answer.status in ((301, 308) if status == 301 else (status,))
    assert {name: answer.headers.get(name.lower()) for name in headers()} == headers()
    assert "last-modified" not in answer.headers
    assert answer.headers.get("server", "nginx") in ("nginx", "Caddy")


def test_a_missing_address_gets_the_sites_own_page(server: Server) -> None:
    answer = server.ask("/nema-takoi.pdf")
    assert answer.body == server.site.output.joinpath("404.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_withdrawn_document_is_gone_and_its_page_says_why(server: Server) -> None:
    answer = server.ask("/akty/rishennia-rady/2025/2-1-2025/")
    assert answer.status == 410
    assert "рішення суду" in answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("/akty", "/akty/"),
        ("/akty?q=%D0%B0", "/akty/?q=%D0%B0"),
        ("/akty/index.html", "/akty/"),
        ("/index.html", "/"),
        ("/index.php?id=0", "/akty/"),
        (f"/index.php?id={MANY - 1}", "/akty/"),
        ("/%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F", "/novyny/"),
        ("/braces%7Bx%7D", "/video/"),
    ],
)
def test_every_address_but_the_right_one_leads_to_it(server: Server, target: str, leads: str) -> None:
    assert server.leads(target) == leads


@pytest.mark.parametrize(
    "target", ["/.env", "/akty/.hidden/x.txt", "/akty/../.env", "/%2eenv", "/..%2f..%2fetc/passwd"]
)
def test_nothing_hidden_and_nothing_outside_is_served(server: Server, target: str) -> None:
    answer = server.ask(target)
    assert answer.status in (301, 308, 400, 404)
    assert b"secret" not in answer.body
    assert b"root:" not in answer.body


def test_what_is_well_known_is_served(server: Server) -> None:
    assert server.ask("/.well-known/security.txt").body.startswith(b"Contact: https://rada.example/dostupnist/\n")


@pytest.mark.parametrize(
    "target", ["//evil.example/index.html", "/\\evil.example/index.html", "//evil.example/%2e%2e/akty"]
)
def test_no_redirect_leads_to_another_host(server: Server, target: str) -> None:
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        connection.sendall(f"GET {target} HTTP/1.0\r\nHost: rada.example\r\n\r\n".encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    location = [line for line in answer.split(b"\r\n") if line.lower().startswith(b"location:")]
    assert all(b"evil" not in line.split(b"/")[0:3] and not line.split(b" ")[1].startswith(b"//") for line in location)
    assert all(b"//evil.example" not in line.replace(b"http://rada.example", b"") for line in location)


def test_withdrawn_pages_and_old_addresses_verify_over_http_and_forged_ones_do_not(server: Server) -> None:
    withdrawn, old = "akty/rishennia-rady/2025/2-1-2025/index.html", "Новини/стаття/index.html"
    assert server.leads(f"/{quote(old.removesuffix('index.html'))}") == "/novyny/"
    paths = ["index.html", withdrawn, withdrawn.replace("index.html", MARK), old, ".well-known/security.txt"]
    manifest = manifest_of(server.site.output, paths, "")
    url = f"http://{server.host}:{server.port}"
    assert faults_at(url, manifest, 0, 1) == []
    forged = dict.fromkeys(paths, "0" * 64)
    assert {fault.path for fault in faults_at(url, forged, 0, 1)} == set(paths)
    del manifest[withdrawn.replace("index.html", MARK)]
    assert [fault.path for fault in faults_at(url, manifest, 0, 1)] == [withdrawn]


def test_a_line_break_in_an_address_brings_no_header(server: Server) -> None:
    for target in ("/akty%0d%0aX-Own:1", "/%0d%0aX-Own:1/index.html", "/akty/index.html?%0d%0aX-Own:1"):
        assert "x-own" not in server.ask(target).headers


def test_packed_copies_go_to_browsers_that_take_them(server: Server) -> None:
    sheet = "/" + next(path.relative_to(server.site.output) for path in server.site.output.rglob("*.css")).as_posix()
    plain, packed = server.ask(sheet), server.ask(sheet, Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert server.ask(sheet, Accept_Encoding="br, gzip").headers["content-encoding"] == "br"
    for answer in (plain, packed):
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_only_what_has_its_hash_in_its_name_is_kept_for_ever(server: Server) -> None:
    kept = {
        path.name: server.ask(f"/poshuk/index/{path.name}") for path in (server.site.output / "poshuk/index").iterdir()
    }
    assert {name for name, answer in kept.items() if "immutable" not in answer.headers["cache-control"]} == {
        "manifest.json"
    }


def test_a_page_is_asked_for_anew_and_sent_only_when_it_changed(server: Server) -> None:
    first = server.ask("/akty/")
    assert first.headers["cache-control"] == "no-cache"
    assert server.ask("/akty/", If_None_Match=first.headers["etag"]).status == 304
    page = server.site.output / "akty/index.html"
    before = page.stat()
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns + 10**9))
    assert server.ask("/akty/", If_None_Match=first.headers["etag"]).status == 200


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/feeds/all.atom.xml", "application/atom+xml; charset=utf-8"),
        ("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/alert.json", "application/json"),
        ("/dani/holosuvannia/motions.csv", "text/csv; charset=utf-8"),
    ],
)
def test_each_file_is_of_its_kind(server: Server, target: str, kind: str) -> None:
    assert server.ask(target).headers["content-type"] == kind


def test_open_data_may_be_read_by_pages_of_other_sites(server: Server) -> None:
    assert server.ask("/dani/holosuvannia/motions.csv").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in server.ask("/").headers
