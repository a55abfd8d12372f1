"""The printed configurations for the open net, with TLS, by the rules of Mozilla's HTTP Observatory."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from plugins.publish.servers.command import configuration
from plugins.records.policy import headers
from plugins.records.session import pelican_settings
from plugins.records.settings import from_pelican
from tests.site import Site

from .observatory import Seen, points, score
from .servers import Secured, secured

HOST = "rada.example"


@dataclass(frozen=True)
class Visitor:
    """A browser that knows the certificate and takes 127.0.0.1 for rada.example."""

    server: Secured

    def ask(self, target: str, secure: bool = True) -> tuple[int, dict[str, str], bytes]:
        """Status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.plain, timeout=20)
        if secure:
            context = ssl.create_default_context(cafile=str(self.server.certificate))
            connection = http.client.HTTPConnection("127.0.0.1", self.server.secure, timeout=20)
            connection.connect()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=HOST)
        try:
            connection.request("GET", target, headers={"Host": HOST})
            answer = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in answer.getheaders():
                found[name.lower()] = f"{found[name.lower()]}, {value}" if name.lower() in found else value
            return answer.status, found, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("secured"))
    site.act("a", "1-1/2025")
    assert site.build()["code"] == 0
    return site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def visitor(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with secured(request.param, tmp_path_factory.mktemp("tls") / "own", site) as server:
        yield Visitor(server)


@pytest.mark.parametrize("target", ["/", "/akty/", "/akty/rishennia-rady/2025/1-1-2025/", "/nema/"])
def test_every_rule_of_the_observatory_is_kept_and_the_score_is_the_best_grade(visitor: Visitor, target: str) -> None:
    _, moved, _ = visitor.ask(target, secure=False)
    _, found, body = visitor.ask(target)
    cookies = tuple(filter(None, (found.get("set-cookie"), moved.get("set-cookie"))))
    given = points(Seen(HOST, moved.get("location", ""), found, cookies, body.decode()))
    assert {name: number for name, number in given.items() if number < 0} == {}
    assert score(given) == 130, given


def test_plain_http_leads_to_https_on_the_same_host_with_path_and_query(visitor: Visitor) -> None:
    status, found, _ = visitor.ask("/akty/?q=1", secure=False)
    assert status in (301, 308)
    assert found["location"] == f"https://{HOST}/akty/?q=1"


@pytest.mark.parametrize(("target", "status"), [("/", 200), ("/nema/", 404), ("/akty", 301)])
def test_https_asks_browsers_to_stay_with_it_on_every_status(visitor: Visitor, target: str, status: int) -> None:
    answered, found, _ = visitor.ask(target)
    assert answered in ((301, 308) if status == 301 else (status,))
    assert found["strict-transport-security"] == "max-age=63072000"
    assert {name: found[name.lower()] for name in headers()} == headers()


GOOD = {
    **{name.lower(): value for name, value in headers().items()},
    "strict-transport-security": "max-age=63072000",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("change", "test", "lost"),
    [
        ({"content-security-policy": ""}, "content_security_policy", -25),
        ({"content-security-policy": "default-src 'self' 'unsafe-inline'"}, "content_security_policy", -20),
        ({"content-security-policy": "default-src 'none'; img-src http://x"}, "content_security_policy", -10),
        ({"content-security-policy": "script-src 'self'"}, "content_security_policy", -20),
        ({"access-control-allow-origin": "*", "access-control-allow-credentials": "true"}, "cross_origin", -50),
        ({"referrer-policy": "unsafe-url"}, "referrer_policy", -5),
        ({"strict-transport-security": "max-age=86400"}, "strict_transport_security", -10),
        ({"strict-transport-security": ""}, "strict_transport_security", -20),
        ({"x-content-type-options": ""}, "x_content_type_options", -5),
        ({"content-security-policy": "default-src 'none'", "x-frame-options": ""}, "x_frame_options", -20),
        ({"cross-origin-resource-policy": "всім"}, "cross_origin_resource_policy", -5),
    ],
)
def test_a_header_that_is_lacking_or_loose_costs_its_points(change: dict[str, str], test: str, lost: int) -> None:
    given = points(Seen(HOST, f"https://{HOST}/", {**GOOD, **change}, (), ""))
    assert [number for name, number in given.items() if name.startswith(test) and number < 0] == [lost]


@pytest.mark.parametrize(
    ("moved", "cookies", "html", "whole"),
    [
        ("", (), "", 80),
        (f"http://{HOST}/akty/", (), "", 80),
        ("https://www.rada.example/", (), "", 125),
        (f"https://{HOST}/", ("id=1",), "", 80),
        (f"https://{HOST}/", (), '<script src="//cdn.example/x.js"></script>', 50),
        (f"https://{HOST}/", (), '<script src="https://cdn.example/x.js"></script>', 125),
        (f"https://{HOST}/", (), '<script src="/theme/x.js"></script>', 130),
    ],
)
def test_what_stands_around_the_headers_counts_too(moved: str, cookies: tuple[str, ...], html: str, whole: int) -> None:
    assert score(points(Seen(HOST, moved, GOOD, cookies, html))) == whole


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("https://rada.example:8443", "rada.example", 8443),
        ("https://рада.укр", "xn--80aal0c.xn--j1amh", 443),
    ],
)
def test_a_port_and_a_cyrillic_name_stand_where_servers_look_for_them(address: str, host: str, port: int) -> None:
    settings = replace(from_pelican(pelican_settings()), site_url=address)
    where = f"{host}:{port}" if port != 443 else host
    text = configuration("nginx", settings, [], "/srv/site/current", "", True)
    assert text.count(f"server_name {host};") == 2
    assert f"listen {port} ssl http2;" in text
    assert f"return 301 https://{where}$request_uri;" in text
    assert f"/etc/letsencrypt/live/{host}/fullchain.pem" in text
    assert f"\n{where} {{\n" in configuration("caddy", settings, [], "/srv/site/current", "", True)
