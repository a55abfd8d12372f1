"""The results page in a browser, on the markup that README.md asks of its template."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.records.npm import npm_file
from tests.search.site import CLIENT, Item, index, items, write

MARKUP = """<!doctype html><html lang="uk"><meta charset="utf-8"><title>Пошук</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<script type="module" src="/page.js"></script>
<div id="search" data-index="/poshuk/index/" data-many="tema"
  data-filters='{"vyd": "Вид", "orhan": "Орган", "rik": "Рік", "tema": "Тема", "stan": "Стан"}'>
<h1>Пошук</h1>
<form action="/poshuk/" data-lunr="/lunr.min.js"><label>Слово<input type="search" name="q"></label>
<button>Знайти</button></form>
<p id="search-status" role="status"></p><div id="search-facets" hidden></div><div id="search-results"></div>
<section id="search-registers"><a href="/akty/">Реєстр</a></section></div></html>"""
TEXT = """<!doctype html><html lang="uk"><meta charset="utf-8"><title>{n}</title><main>
<nav>незвичайнеслово в меню</nav><div class="text"><script>document.title = "ran"</script>
<p>{before}</p><p>{body}</p><p>Кінець.</p></div></main></html>""".replace("{before}", "Вступ до документа. " * 60)
HOSTILE = "<img src=x onerror=alert(1)> & «рада»"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a small site."""
    made = list(items(60))
    order, row, text = made[30]
    made[30] = Item(order, row._replace(title=HOSTILE), text._replace(title=HOSTILE, body="незвичайнеслово"))
    folder = write(index(made), tmp_path_factory.mktemp("site"))
    (folder / "poshuk/index.html").write_text(MARKUP, encoding="utf-8")
    for script in (*CLIENT.glob("*.js"), npm_file("lunr/lunr.min.js")):
        shutil.copy(script, folder)
    for n, item in enumerate(made):
        document = folder / item.row.url.strip("/") / "index.html"
        document.parent.mkdir(parents=True)
        document.write_text(TEXT.format(n=n, body=escape(item.text.body)), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, site: tuple[str, Path]) -> Iterator[Page]:
    opened = browser.new_page(base_url=site[0], reduced_motion="reduce")
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert faults == []


def test_the_query_of_the_address_is_answered(page: Page) -> None:
    page.goto("/poshuk/?q=рішення")
    expect(page.locator("#search-results li .words")).to_have_count(10)
    expect(page.get_by_role("status")).to_contain_text("Знайдено")
    expect(page.locator("mark").first).to_be_visible()
    assert page.locator("input[name=q]").input_value() == "рішення"
    assert not page.locator("#search-registers").is_visible()


def test_a_query_is_sent_without_leaving_the_page_and_back_returns(page: Page) -> None:
    page.goto("/poshuk/?q=рішення")
    expect(page.locator("#search-results li .words")).to_have_count(10)
    page.fill("input[name=q]", "незвичайнеслово")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Знайдено 1 документ.")
    page.go_back()
    expect(page.locator("#search-results li .words")).to_have_count(10)
    assert page.locator("input[name=q]").input_value() == "рішення"


def test_typing_finds_words_that_begin_so(page: Page) -> None:
    page.goto("/poshuk/")
    page.locator("input[name=q]").press_sequentially("незвич")
    expect(page.get_by_role("status")).to_have_text("Знайдено 1 документ.")


def test_a_facet_narrows_the_list_and_can_be_taken_away(page: Page) -> None:
    page.goto("/poshuk/?q=рішення")
    link = page.locator("#search-facets a", has_text="Розпорядження")
    link.click()
    expect(page.locator("#search-facets a[aria-current]")).to_contain_text("Розпорядження")
    expect(page).to_have_url(re.compile("vyd=rozporiadzhennia"))
    labels = page.locator("#search-results .meta b").all_text_contents()
    assert set(labels) == {"Розпорядження"}
    page.locator("#search-facets a[aria-current]").click()
    expect(page.locator("#search-facets a[aria-current]")).to_have_count(0)


def test_topics_are_fetched_when_they_are_opened(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/poshuk/?q=рішення")
    expect(page.locator("#search-results li .words")).to_have_count(10)
    assert not [address for address in fetched if "-topics-" in address]
    page.locator("summary").click()
    page.locator("#search-facets a", has_text="Освіта").click()
    expect(page.locator("#search-facets a[aria-current]")).to_contain_text("Освіта")
    expect(page).to_have_url(re.compile("tema=osvita"))


def test_pages_follow_one_another(page: Page) -> None:
    page.goto("/poshuk/?q=рішення&poriadok=data")
    first = page.locator("#search-results .words a").first.text_content()
    page.get_by_text("Наступні").click()
    expect(page.get_by_text("Сторінка 2 з")).to_be_visible()
    assert page.locator("#search-results .words a").first.text_content() != first
    expect(page).to_have_url(re.compile("poriadok=data&storinka=2"))


def test_hostile_words_are_shown_as_they_are(page: Page) -> None:
    page.goto("/poshuk/?q=незвичайнеслово")
    expect(page.locator("#search-results .words a")).to_have_text(HOSTILE)
    assert page.locator("#search-results img").count() == 0


@pytest.mark.parametrize("query", ["<b>", "%22%27", "%2B", "%F0%9F%99%82", "-", "*"])
def test_any_typed_text_leaves_the_page_whole(page: Page, query: str) -> None:
    page.goto(f"/poshuk/?q={query}")
    expect(page.get_by_role("status")).to_contain_text("Нічого не знайдено")
    expect(page.locator("#search-registers")).to_be_visible()


def test_another_spelling_is_offered_and_leads_to_its_results(page: Page) -> None:
    page.goto("/poshuk/?q=ytpdbxfqytckjdj")
    page.get_by_role("link", name="незвичайнеслово", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Знайдено 1 документ.")


def test_without_a_query_nothing_is_fetched(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/poshuk/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in fetched if "index/" in address or "lunr" in address]


def test_a_failing_index_says_so_leads_to_the_registers_and_is_tried_again(page: Page) -> None:
    page.route("**/manifest.json", lambda route: route.abort())
    page.goto("/poshuk/?q=рішення")
    expect(page.get_by_role("status")).to_contain_text("Не вдалося завантажити пошук")
    expect(page.locator("#search-registers")).to_be_visible()
    page.unroute("**/manifest.json")
    page.locator("button").click()
    expect(page.get_by_role("status")).to_contain_text("Знайдено")


def test_an_excerpt_comes_from_the_results_own_page_with_the_words_marked(page: Page) -> None:
    page.goto("/poshuk/?q=незвичайнеслово рада")
    lines = page.locator("#search-results .lead").first
    expect(lines.locator("mark")).to_have_text("незвичайнеслово")
    expect(lines).to_have_text(re.compile("^… .*документа. незвичайнеслово Кінець.$"))
    assert page.title() == "Пошук"


def test_only_results_in_sight_fetch_their_pages(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto("/poshuk/?q=рада&poriadok=data")
    rows = page.locator("#search-results li:has(.words)")
    expect(rows).to_have_count(10)
    pages = rows.locator("h2 a").evaluate_all("links => links.map(({pathname}) => location.origin + pathname)")
    rows.first.scroll_into_view_if_needed()
    with page.expect_request(lambda request: request.url in pages[5:]):
        page.wait_for_timeout(300)
        early = {address for address in fetched if address in pages}
        rows.last.scroll_into_view_if_needed()
    assert early < set(pages[:5])


def test_the_lead_stays_where_the_page_does_not_come(page: Page) -> None:
    page.goto("/poshuk/?q=рада&poriadok=data")
    lines = page.locator("#search-results .lead", has_text="… ").first
    expect(lines.locator("mark").first).to_be_visible()
    page.route(re.compile("/20\\d\\d/"), lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.reload()
    expect(page.locator("#search-results li .words")).to_have_count(10)
    expect(lines).to_have_count(0)
    assert all(page.locator("#search-results .lead").all_text_contents())


def test_a_result_leads_to_its_page_with_the_query_and_back_returns_to_it(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    page.goto("/poshuk/?q=рішення&storinka=2")
    link = page.locator("#search-results h2 a").nth(7)
    chosen = link.get_attribute("href") or ""
    assert chosen.endswith("#znaity=%D1%80%D1%96%D1%88%D0%B5%D0%BD%D0%BD%D1%8F")
    link.focus()
    top = page.evaluate("scrollY")
    assert top > 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/akty/**")
    page.go_back()
    expect(page.locator(f'#search-results a[href="{chosen}"]')).to_be_focused()
    expect(page.locator(f'#search-results a[href="{chosen}"]')).to_be_in_viewport()
    expect(page.get_by_text("Сторінка 2 з")).to_have_count(1)


def test_one_file_that_fails_once_is_asked_for_again(page: Page) -> None:
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        if route.request.url in failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.abort()

    page.route("**/*.bin", fail_once)
    page.goto("/poshuk/?q=рішення")
    expect(page.get_by_role("status")).to_contain_text("Знайдено")
    assert failed


def test_a_shard_that_never_comes_is_said_with_the_way_to_the_registers(page: Page) -> None:
    page.route("**/*.bin", lambda route: route.fulfill(status=503))
    page.goto("/poshuk/?q=рішення")
    expect(page.get_by_role("status")).to_contain_text("Не вдалося завантажити пошук")
    expect(page.locator("#search-registers a")).to_be_visible()


def test_a_chosen_filter_and_order_keep_the_focus(page: Page) -> None:
    page.goto("/poshuk/?q=рішення")
    for words in ("Розпорядження", "Спершу нові"):
        page.locator("#search .chips a", has_text=words).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#search .chips a[aria-current]", has_text=words)).to_be_focused()


def test_a_page_after_the_last_is_the_last(page: Page) -> None:
    page.goto("/poshuk/?q=рішення&storinka=99")
    expect(page.locator("#search-results .words").first).to_be_visible()
    expect(page).not_to_have_url(re.compile("storinka=99"))
    expect(page.locator("#search-results nav")).not_to_contain_text("Наступні")


def test_an_answer_that_takes_long_is_announced(page: Page) -> None:
    held: list[Route] = []
    page.route("**/*.bin", lambda route: held.append(route))
    page.goto("/poshuk/?q=рішення")
    expect(page.get_by_role("status")).to_have_text("Шукаю…")
    page.unroute("**/*.bin")  # lets go what is held
    expect(page.get_by_role("status")).to_contain_text("Знайдено")
