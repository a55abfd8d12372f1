"""The journal of the old site as an editor keeps it, and the map by which nginx leads old addresses on."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import old_site
from plugins.model.old_site import Entry, normal
from plugins.publish.servers.command import redirects_main as main
from plugins.records.check import main as check
from tests.page import read
from tests.publish.servers import nginx
from tests.site import Site

OLD = "https://old.rada.example"


def site_of(folder: Path, *lines: str) -> Site:
    """A site with one news item and a journal of these lines."""
    site = Site(folder)
    site.configure(OLD_HOSTS=("old.rada.example",), SITEURL="https://rada.example")
    site.news("n0")
    site.write(old_site.FILE, "\n".join(("address,leads", *lines)))
    return site


def test_a_line_of_an_editor_leads_on(tmp_path: Path) -> None:
    site = site_of(tmp_path, f"{OLD}/uploads/plan.pdf,/novyny/", f"{OLD}/n0,/novyny/2025/02/n0/", f"{OLD}/none,")
    assert site.build()["problems"] == []
    assert read(site.page("/uploads/plan.pdf/")).meta["refresh"] == "0; url=/novyny/"
    assert read(site.page("/n0/")).meta["refresh"] == "0; url=/novyny/2025/02/n0/"
    assert not (site.output / "none").exists()


def test_without_a_line_its_redirect_goes(tmp_path: Path) -> None:
    site = site_of(tmp_path, f"{OLD}/n0,/novyny/")
    site.build()
    site.write(old_site.FILE, "address,leads\n")
    site.build()
    assert not (site.output / "n0").exists()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("address,leads\nстара,/novyny/\n", 2, "«стара» не є веб-адресою"),
        (f"address,leads\n{OLD}/a,https://evil.example/\n", 2, "«https://evil.example/» не веде на цей сайт"),
        (f"address,leads\n{OLD}/a,//evil.example/\n", 2, "«//evil.example/» не веде на цей сайт"),
        (f'address,leads\n{OLD}/a,"/novyny/ ""x"\n', 2, '«/novyny/ "x» не веде на цей сайт'),
        ("adress,leads\n", 1, "немає стовпчика «address»"),
        (f'address,leads\n{OLD}/a,"/novyny/\n', 2, "рядок не читається як CSV (unexpected end of data)"),
        ("address,leads\n\u202e,/a/\n", 2, "недозволений знак U+202E (знак, що перевертає напрям письма)"),
    ],
)
def test_a_faulty_journal_stops_the_build_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    site = site_of(tmp_path)
    site.write(old_site.FILE, text)
    (found,) = site.build()["problems"]
    assert (found["path"], found["line"], found["message"], found["level"]) == (old_site.FILE, line, message, "error")


def test_a_journal_in_another_encoding_is_refused_with_the_byte(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    site.write(old_site.FILE, "address,leads,note\n,,так\n".encode("cp1251"))
    (found,) = site.build()["problems"]
    assert (found["line"], found["message"]) == (2, "байт 0xF2 на зсуві 21 від початку файлу: це не UTF-8")


def test_check_names_a_line_that_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_of(tmp_path, f"{OLD}/a,/novyny/", f"{OLD}/b,/novyny/2025/02/n9/")
    assert check(site.content, site.memory, [], as_json=True, as_of="2025-03-01", settings=site.settings) == 0
    (found,) = [each for each in json.loads(capsys.readouterr().out) if each["path"] == old_site.FILE]
    assert (found["line"], found["field"], found["level"]) == (3, "leads", "warning")
    assert found["message"] == f"стара адреса «{OLD}/b» веде на «/novyny/2025/02/n9/», а такої на сайті немає"
    assert found["hint"] == "можливо, «/novyny/2025/02/n0/»? виправте leads або приберіть рядок"


CELL = st.text("аb9 ,;\"'/-\u00a0ї№", max_size=12)


@given(st.lists(st.builds(Entry, st.just(""), CELL, st.just("/a/"), CELL, CELL, CELL, CELL), max_size=5))
def test_a_journal_is_read_as_it_was_written(entries: list[Entry]) -> None:
    entries = [Entry(*(value.strip() for value in each))._replace(leads="/a/") for each in entries]
    found, flaws = old_site.read(old_site.write(entries))
    assert flaws or sorted(found.values()) == sorted(entries)


@given(st.text(max_size=60))
def test_a_normal_address_is_its_own_normal_form(text: str) -> None:
    for address in (text, f"{OLD}/{text}", f"http://OLD.rada.example/a?{text}"):
        found = normal(address)
        assert found == "" or (found.startswith("https://") and found.isascii() and normal(found) == found)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("HTTP://Old.Rada.Example:80/a/", f"{OLD}/a"),
        (f"{OLD}/a/index.php", f"{OLD}/a"),
        (f"{OLD}/index.php?id=5#x", f"{OLD}/index.php?id=5"),
        (f"{OLD}/a?utm_source=x&id=5&fbclid=1", f"{OLD}/a?id=5"),
        (f"{OLD}/Новини", f"{OLD}/%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"),
        (f"{OLD}//a///b", f"{OLD}/a/b"),
        (f"{OLD}/%cd%EE.html?t=%cd", f"{OLD}/%CD%EE.html?t=%CD"),
        (f"{OLD}/a'b", f"{OLD}/a%27b"),
        (OLD, f"{OLD}/"),
        ("mailto:a@b", ""),
        ("https://", ""),
        ("https://[", ""),
        ("/a", ""),
    ],
)
def test_spellings_of_an_address_have_one_form(address: str, form: str) -> None:
    assert normal(address) == form


def test_nginx_leads_every_old_address_on_those_with_a_query_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [f"{OLD}/article.php?id={number},/novyny/" for number in range(20_000)]
    old = ("/index.php?id=5&p=2", "/article/714", "/Новини/Толока", "/a b", '/a"b', "/" + "x" * 300, "/dollar$x")
    site = site_of(tmp_path / "site", *(f'"{OLD}{path.replace(chr(34), chr(34) * 2)}",/novyny/' for path in old), *many)
    site.build()
    assert main(site.content, site.memory, site.settings) == 0
    (tmp_path / "old.conf").write_text(capsys.readouterr().out, "utf-8")
    lines = {"http": f"include {tmp_path}/old.conf;", "server": "if ($old_address) { return 301 $old_address; }"}
    with nginx(tmp_path / "nginx", site.output, **lines) as address:
        place = urlsplit(address).netloc
        answers = {
            path: _asked(place, quote(path, safe="/?&=")) for path in (*old, "/article/714/", "/article.php?id=19999")
        }
        assert _asked(place, "/novyny/") == (200, "")
        assert _asked(place, "/index.php?id=6") == (404, "")
    assert answers.pop("/dollar$x") == (404, "")
    assert {status for status, _ in answers.values()} == {301}
    assert {urlsplit(where).path for _, where in answers.values()} == {"/novyny/"}


def test_nginx_knows_every_spelling_of_an_address(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    old = {
        "/Docs/A.html": "a",
        "/docs/a.html": "b",
        "/%CD%EE.html": "c",
        "/t/index.php": "d",
        "/i.php?id=5:x&q=а б": "e",
    }
    site = site_of(tmp_path / "site", *(f'"{OLD}{path}",/{leads}/' for path, leads in old.items()))
    assert main(site.content, site.memory, site.settings) == 0
    (tmp_path / "old.conf").write_bytes(capfdbinary.readouterr().out)
    lines = {"http": f"include {tmp_path}/old.conf;", "server": "if ($old_address) { return 301 $old_address; }"}
    asked = {
        "/Docs/A.html": "a",
        "/docs/a.html": "b",
        "/%CD%EE.html": "c",
        "/t/": "d",
        "/t": "d",
        "/t/index.php": "d",
        "/t/INDEX.html": "d",
        "/i.php?id=5:x&q=%D0%B0%20%D0%B1": "e",
        "/i.php?id=5%3Ax&q=%d0%b0+%d0%b1": "e",
    }
    with nginx(tmp_path / "nginx", site.content, **lines) as address:
        place = urlsplit(address).netloc
        assert {path: urlsplit(_asked(place, path)[1]).path.strip("/") for path in asked} == asked


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_journal_with_semicolons_is_read(tmp_path: Path, mark: str) -> None:
    site = site_of(tmp_path)
    site.write(old_site.FILE, f"{mark}address;leads;note\r\n{OLD}/n0;/novyny/2025/02/n0/;раз, два\r\n")
    assert site.build()["problems"] == []
    assert read(site.page("/n0/")).meta["refresh"] == "0; url=/novyny/2025/02/n0/"


def _asked(place: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("location") or ""
