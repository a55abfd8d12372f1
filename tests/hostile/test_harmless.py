"""What the build lets through cannot run, leak or break a page: exact HTML, whole outputs, and a browser that tries."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from ..page import read
from ..site import Site
from .harmless import INPUTS, PLAIN, SEEN
from .site import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("harmless"))
    write(site.content, INPUTS)
    report = site.build()
    assert [each for each in report["problems"] if each["level"] == "error"] == []
    return site


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """Every page of the site by its file."""
    return {path.relative_to(site.output).as_posix(): path.read_text("utf-8") for path in site.output.rglob("*.html")}


BODIES = {
    "style-of-an-element": "<p>Так</p>",
    "id-of-the-site": "<p>Так</p>",
    "data-attributes": "<p>Так</p>",
    "new-window": '<p><a href="https://a.example/">Так</a></p>',
    "citation-address": "<blockquote>Так</blockquote>",
    "php": "<p>Так</p>",
    "closed-page": "<p>Так </p>",
    "unclosed-comment": "<p>Так &lt;!-- решту сховано</p>",
    "unclosed-quote": '<p>&lt;a href="https://example.com/ title=x&gt;Так</p>',
    "attribute-list": '<p>Так {: onclick="window.pwned=1" }</p>',
    "escaped": "<p>Так &lt;script&gt;window.pwned=1&lt;/script&gt;</p>",
    "template-in-a-text": "<p>{{ 7*7 }} {% include '/etc/passwd' %} {# так #}</p>",
    "mail-with-orders": '<p><a href="mailto:a@b.example?subject=%0d%0aBcc:x@y.example">Лист</a></p>',
}


@pytest.mark.parametrize("name", BODIES)
def test_what_remains_of_a_text_is_exactly_this(pages: dict[str, str], name: str) -> None:
    page = pages[f"novyny/2025/02/{name}/index.html"]
    assert BODIES[name] in re.sub(r"\n\s*", "", page)


def test_no_page_has_code_of_its_own_or_leads_to_a_script(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        page = read(html)
        assert page.inline == [], name
        assert [each for each in page.references if re.match(r"\s*(?:javascript|data|vbscript):", each.address)] == []
        assert [each for each in page.references if each.loads and "example" in each.address] == [], name


@pytest.mark.parametrize("name", PLAIN)
def test_a_title_is_shown_as_it_is_written(pages: dict[str, str], name: str) -> None:
    from bs4 import BeautifulSoup

    heading = BeautifulSoup(pages[f"novyny/2025/02/{name}/index.html"], "html.parser").h1
    assert heading is not None
    shown = PLAIN[name].replace("\\\\n", "\\n").replace("\\r\\n", " ")
    assert " ".join(heading.get_text().split()) == " ".join(shown.split())


def test_every_script_of_data_in_a_page_is_json_that_tells_the_values(pages: dict[str, str]) -> None:
    found = 0
    for html in pages.values():
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
            found += SEEN in json.dumps(json.loads(data), ensure_ascii=False).replace('\\"', '"')
    assert found > 5


def test_feeds_the_sitemap_the_calendar_and_tables_stay_whole(site: Site) -> None:
    for path in [*site.output.rglob("*.xml"), *site.output.rglob("*.akn")]:
        ElementTree.parse(path)
    for path in site.output.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    titles = [
        row["title"] for row in csv.DictReader(io.StringIO((site.output / "dani/novyny/data.csv").read_text("utf-8")))
    ]
    assert not [title for title in titles if title.startswith(("=", "@", "-"))]
    calendar = (site.output / "calendar.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("\nEND:VEVENT\n")
    assert calendar.count("\nEND:VCALENDAR\n") == 1


def test_nothing_runs_and_nobody_else_is_asked_in_a_browser_without_any_policy(site: Site, browser: Browser) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site.output)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        assert list(_ran(browser, address, _pages_of_documents(site))) == []
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _pages_of_documents(site: Site) -> list[str]:
    """The page of each input, and those that list them."""
    found = [path.parent.relative_to(site.output).as_posix() for path in site.output.rglob("index.html")]
    lists = (
        "novyny",
        "akty",
        "petytsii",
        "video",
        "zhadky",
        "dani",
        "konsultatsii",
        "pidrozdily",
        "kalendar",
        "poshuk",
    )
    documents = [
        name for name in found if name.count("/") > 2 or name.endswith("/a") or name in (*lists, "a", "dani/nabir")
    ]
    return ["/", *(f"/{name}/" for name in sorted(documents) if not name.startswith("akty/orhan"))]


def _ran(browser: Browser, address: str, urls: list[str]) -> Iterator[str]:
    context = browser.new_context(bypass_csp=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("dialog", lambda dialog: asked.append(dialog.message))
    page = context.new_page()
    for url in urls:
        page.goto(f"{address}{url}", wait_until="load")
        page.evaluate(
            "document.querySelectorAll('*').forEach(e => ['mouseover', 'focus', 'error', 'toggle', 'load'].forEach("
            "kind => e.dispatchEvent(new Event(kind))))"
        )
        if page.evaluate("window.pwned"):
            yield url
    yield from (each for each in asked if not each.startswith((address, "data:")))
    context.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests read no log."""


HIDDEN = (("77-71", "rishennia-rady"), ("77-72", "proiekt"), ("77-73", "protokol"))


def test_a_withheld_document_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    site = Site(tmp_path)
    secret, embargo = "zatriasova", "embargo: 2025-03-02\n"
    head = f"---\ntitle: Затрясова\ndate: 2025-02-03\n{embargo}"
    site.write(f"news/{secret}.md", f"{head}topics: [Затрясова]\nfiles: {secret}.pdf\n---\nЗатрясова.\n")
    site.write(f"news/{secret}.pdf", f"%PDF-1.4 {secret}")
    site.write(f"videos/{secret}.md", f"{head}source: https://youtu.be/{secret}a\n---\n")
    site.write(f"pages/{secret}.md", f"---\ntitle: Затрясова\n{embargo}---\nЗатрясова.\n")
    site.write(f"units/{secret}.md", f"---\ntitle: Затрясова\n{embargo}---\nЗатрясова.\n")
    site.write(f"sessions/{secret}.md", f'{head}body: rada\nnumber: "777"\n---\n')
    for number, kind in HIDDEN:
        site.act(f"hidden-{number}", number, kind=kind, title="Затрясова", embargo="2025-03-02")
    act, draft, minutes = (f"{kind}/2025/{number}" for number, kind in HIDDEN)
    sitting, video = "zasidannia/rada/2025-02-03-777", f"video/2025/{secret}"
    site.news("open", f"Дивіться [це]({secret}.md).\n", related=json.dumps([f"novyny/2025/02/{secret}", act]))
    relations = [{"type": "changes", "act": act}]
    site.act("open", "78-7", relations=relations, draft=draft, sitting=sitting, video={"id": video})
    site.write("petitions/a.md", f"---\ntitle: Лави\nnumber: 5\ndate: 2025-01-10\nact: {act}\n---\nПрошу.\n")
    items = json.dumps([{"title": "Питання", "draft": draft, "act": act}], ensure_ascii=False)
    site.write(
        "sessions/a.md",
        "---\ntitle: Сесія\nbody: rada\ndate: 2025-01-16\nnumber: 1\n"
        f"minutes: {minutes}\nvideo: {video}\nagenda: {items}\n---\n",
    )
    site.write(
        "consultations/a.md",
        f"---\ntitle: Парк\nopens: 2025-01-10\ncloses: 2025-04-10\ndraft: {draft}\nact: {act}\n---\nТекст.\n",
    )
    report = site.build()
    assert [each for each in report["problems"] if each["level"] == "error"] == []
    traces = re.compile(rb"(?i)zatriasov|77-7\d|2025-02-03-777|\\u0442\\u0440\\u044f\\u0441|" + "атрясов".encode())
    found = [path for path in site.output.rglob("*") if traces.search(path.name.encode())]
    found += [path for path in site.output.rglob("*") if path.is_file() and traces.search(path.read_bytes())]
    assert [path.relative_to(site.output).as_posix() for path in found] == []
