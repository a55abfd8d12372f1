from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from plugins.serve.server import Server
from plugins.serve.state import State


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    server = Server(root, State(), 0)
    server.start()
    try:
        yield server
    finally:
        server.close()


def site(folder: Path) -> Path:
    (folder / "akty").mkdir()
    (folder / "index.html").write_text("<html><body><p>Рада</p></body></html>", encoding="utf-8")
    (folder / "akty/index.html").write_text("<p>Акти", encoding="utf-8")
    (folder / "404.html").write_text("<html><body>Немає</body></html>", encoding="utf-8")
    (folder / "video.mp4").write_bytes(b"0123456789")
    (folder / "a.txt").write_text("</body>", encoding="utf-8")
    return folder


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@contextmanager
def listening(server: Server) -> Iterator[Iterator[dict[str, Any]]]:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=10)
    connection.request("GET", "/.serve/events")
    answer = connection.getresponse()
    try:
        yield (json.loads(line[5:]) for line in answer if line.startswith(b"data:"))
    finally:
        answer.close()
        connection.close()


def test_it_listens_on_the_loopback_address_only(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"
        assert server.url == f"http://127.0.0.1:{server.server_address[1]}"


def test_a_page_comes_with_the_script_and_the_output_is_without(tmp_path: Path) -> None:
    root = site(tmp_path)
    with serving(root) as server:
        status, headers, body = ask(server, "/")
        version = server.state.news.version
    script = f'<script src="/.serve/reload.js" data-version="{version}" defer></script>'
    assert status == 200
    assert body.decode() == f"<html><body><p>Рада</p>{script}</body></html>"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert "script" not in (root / "index.html").read_text(encoding="utf-8")


def test_a_page_without_the_end_of_its_body_gets_the_script_too(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        assert ask(server, "/akty/")[2].startswith("<p>Акти<script".encode())


def test_other_files_come_as_they_are(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        status, headers, body = ask(server, "/a.txt")
    assert (status, headers["content-type"], body) == (200, "text/plain; charset=utf-8", b"</body>")


def test_a_folder_without_its_slash_moves_for_good(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        status, headers, _ = ask(server, "/akty?x=1")
    assert (status, headers["location"]) == (301, "/akty/?x=1")


def test_what_is_missing_is_told_by_the_page_of_the_site_with_status_404(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        status, headers, body = ask(server, "/nema/")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert body.startswith("<html><body>Немає<script".encode())


def test_before_the_first_good_build_there_is_a_page_that_waits_for_it(tmp_path: Path) -> None:
    with serving(tmp_path / "output") as server:
        status, _, body = ask(server, "/")
    assert status == 404
    assert b"/.serve/reload.js" in body


@pytest.mark.parametrize("target", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/.serve/../server.py"])
def test_a_path_outside_the_output_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "output").mkdir()
    with (
        serving(site(tmp_path / "output")) as server,
        socket.create_connection(server.server_address, timeout=10) as raw,
    ):
        raw.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = raw.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"secret" not in answer


@pytest.mark.parametrize("path", ["/", "/.serve/events", "/.serve/reload.js", "/a.txt"])
def test_a_request_under_another_name_of_the_host_is_refused(tmp_path: Path, path: str) -> None:
    with serving(site(tmp_path)) as server:
        status, _, body = ask(server, path, Host="rada.evil.example")
    assert status == 403
    assert body.decode() == "Перегляд відкривають лише за адресою 127.0.0.1\n"


def test_head_says_what_get_would_and_sends_no_body(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        for path in ("/", "/a.txt", "/nema", "/akty"):
            got, asked = ask(server, path), ask(server, path, "HEAD")
            assert asked[0] == got[0]
            assert asked[1]["content-length"] == got[1]["content-length"]
            assert asked[2] == b""


def test_a_player_gets_the_part_of_a_video_it_asks_for(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        status, headers, body = ask(server, "/video.mp4", Range="bytes=2-5")
        assert (status, headers["content-range"], body) == (206, "bytes 2-5/10", b"2345")
        assert ask(server, "/video.mp4", Range="bytes=20-")[::2] == (200, b"0123456789")


def test_a_service_worker_gets_no_script(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        assert ask(server, "/a.txt", Service_Worker="script")[0] == 404


def test_the_stream_tells_what_stands_and_then_every_change(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server, listening(server) as news:
        first = next(news)
        assert first["problems"] == []
        server.state.stopped(["acts/a.md:2: дата: <script>alert(1)</script>"])
        assert next(news) == {**first, "problems": ["acts/a.md:2: дата: <script>alert(1)</script>"]}
        server.state.built(anew=False)
        assert next(news) == first
        server.state.built(anew=True)
        assert next(news)["version"] != first["version"]


def test_who_comes_later_hears_of_the_problems_at_once(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server:
        server.state.stopped(["вада"])
        with listening(server) as news:
            assert next(news)["problems"] == ["вада"]


def test_the_stream_ends_with_the_preview_and_the_port_is_free_again(tmp_path: Path) -> None:
    with serving(site(tmp_path)) as server, listening(server) as news:
        next(news)
        server.close()
        assert list(news) == []
        Server(tmp_path, State(), server.server_address[1]).close()


def test_a_withdrawn_documents_page_is_gone_for_good(tmp_path: Path) -> None:
    (site(tmp_path) / "akty/vylucheno.txt").touch()
    with serving(tmp_path) as server:
        status, _, body = ask(server, "/akty/")
        assert (status, body.startswith("<p>Акти".encode())) == (410, True)
        assert ask(server, "/")[0] == 200
