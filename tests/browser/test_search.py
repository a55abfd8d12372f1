"""A search in the showcase, as a visitor makes it: typed, chosen from the list, opened, come back from; by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import Surfer

ACT = "/akty/rishennia-rady/2024/1-48-2024/"
FOUND = "громадський бюджет"
MARKED = "CSS.highlights.get('found')?.size ?? 0"
WORDS = """[...CSS.highlights.get('found')].map(
  ({startContainer, startOffset, endOffset}) => startContainer.data.slice(startOffset, endOffset))"""


LATE = """() => {
  const own = window.fetch;
  const released = new Promise((done) => { window.release = done; });
  window.asked = new Promise((done) => {
    window.fetch = async (address) => {
      done();
      await released;
      return own(address);
    };
  });
}"""


def typed(page: Page, text: str) -> None:
    """Words in the search field, by its key, with the list that they open."""
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(text)
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_word_in_another_form_finds_the_act(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    page.get_by_role("combobox").fill("громадським бюджетом")
    page.keyboard.press("Enter")
    page.wait_for_url("**/poshuk/?q=*")
    results = page.locator("#search-results")
    expect(results.get_by_role("link").first).to_be_visible()
    links = results.get_by_role("link").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    assert any("hromadsk" in link or "/1-48-2024/" in link for link in links)


def test_a_search_for_nothing_known_says_so(surfer: Surfer) -> None:
    page = surfer.open("/poshuk/?q=йцукенгшщз")
    expect(page.locator("#search-status")).not_to_be_empty()
    assert page.locator("#search-results a").count() == 0
    assert surfer.asked == []


def test_the_list_is_a_combobox_moved_through_by_arrows(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    typed(page, "бюдж")
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert 2 <= options.count() <= 7
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^Знайдено \d+ документ"))
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        assert field.get_attribute("aria-activedescendant") == options.nth(place).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_have_value("бюдж")


def test_escape_closes_the_list_and_keeps_the_words(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    typed(page, "бюдж")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("бюдж")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Знайти")).to_be_focused()


def test_an_answer_to_fewer_letters_that_comes_late_takes_nothing_away(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    page.evaluate(LATE)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("щщ")
    page.evaluate("window.asked")
    page.evaluate("""() => {
      document.activeElement.value = "бюдж";
      document.activeElement.dispatchEvent(new Event("input"));
      window.release();
    }""")
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("url", ["/akty/", "/poshuk/"])
def test_words_typed_before_the_list_has_its_script_are_answered_too(surfer: Surfer, url: str) -> None:
    page = surfer.open(url)
    held: list[Route] = []
    page.route("**/combobox*.js", lambda route: held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("бюдж")
    while not held:
        page.wait_for_timeout(20)
    held.pop().continue_()
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_field_that_is_only_turned_to_opens_no_list_over_the_results(surfer: Surfer) -> None:
    page = surfer.open(f"/poshuk/?q={FOUND}")
    expect(page.locator("#search-status")).not_to_be_empty()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-controls", re.compile("."))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_ctrl_k_leads_to_the_field(surfer: Surfer) -> None:
    page = surfer.open(ACT)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("url", ["/", "/akty/", "/poshuk/", "/404.html"])
def test_by_keyboard_alone_a_document_is_typed_for_chosen_opened_and_left_again(surfer: Surfer, url: str) -> None:
    page = surfer.open(url)
    typed(page, "громадський бюдж")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true] span").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**#znaity=*")
    expect(page.get_by_role("heading", level=1)).to_have_text(chosen)
    page.go_back()
    expect(page.get_by_role("combobox")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_by_keyboard_alone_a_result_is_opened_and_come_back_to(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    typed(page, FOUND)
    page.keyboard.press("Enter")
    page.wait_for_url("**/poshuk/?q=*")
    third = page.locator("#search-results h2 a").nth(2)
    expect(third).to_be_visible()
    page.keyboard.press("/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if third.evaluate("link => link === document.activeElement"):
            break
    expect(third).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#znaity=*")
    page.go_back()
    expect(third).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value(FOUND)


def test_a_pointer_chooses_too(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    typed(page, "бюдж")
    page.get_by_role("option").first.click()
    page.wait_for_url("**#znaity=*")


def test_the_list_says_where_it_does_not_come(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    page.route("**/manifest.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("бюджет")
    expect(page.locator("[data-status]")).to_contain_text("Підказки не завантажилися")
    page.unroute("**/manifest.json")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text("Знайдено")


HOSTILE = [
    "Постанова: про землю",
    "10:00",
    "+",
    "~",
    '"',
    "🙂🙂",
    "\u202eрада\u200f",
    "__proto__",
    "constructor",
    "я" * 10_000,
]


def test_no_hostile_words_break_a_page(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    status = page.locator("[data-status]")
    for words in HOSTILE:
        status.evaluate("element => { element.textContent = ''; }")
        page.get_by_role("combobox").fill(words)
        if len(words) > 1:
            expect(status).not_to_be_empty()
    page.goto("/poshuk/")
    for words in (*HOSTILE[:-1], "я" * 1500):
        page.locator("#search-status").evaluate("element => { element.textContent = ''; }")
        page.get_by_role("combobox").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("#search-status")).not_to_be_empty()
    assert faults == []
    assert surfer.asked == []


@pytest.fixture
def come(surfer: Surfer) -> Page:
    """An act that a search led to, its words marked."""
    page = surfer.open(f"{ACT}#znaity=громадським+бюджетом")
    expect(page.locator(".marks")).to_be_visible()
    return page


def test_the_words_of_the_query_are_marked_in_all_their_forms(come: Page) -> None:
    words = {word.lower() for word in come.evaluate(WORDS)}
    assert {"громадський", "бюджет", "громадського", "бюджету"} <= words
    assert all(word.startswith(("громадськ", "бюджет", "участ")) for word in words), "and of its synonym"
    expect(come.get_by_role("region", name="Слова вашого пошуку")).to_be_visible()


def test_marks_change_neither_the_document_nor_what_is_copied_or_printed(come: Page, surfer: Surfer) -> None:
    copied = "getSelection().selectAllChildren(document.querySelector('main')), getSelection().toString()"
    plain = surfer.open(ACT)
    bar = "document.querySelector('.marks')?.remove()"
    html = "document.querySelector('main').innerHTML"
    assert come.evaluate(copied) == plain.evaluate(copied)
    come.emulate_media(media="print")
    expect(come.locator(".marks")).to_be_hidden()
    style = "getComputedStyle(document.querySelector('main p'), '::highlight(found)').backgroundColor"
    assert come.evaluate(style) == "rgba(0, 0, 0, 0)"
    come.evaluate(bar)
    assert come.evaluate(html) == plain.evaluate(html)


def test_escape_takes_the_marks_away(come: Page) -> None:
    come.keyboard.press("Escape")
    assert come.evaluate(MARKED) == 0
    expect(come.locator(".marks")).to_have_count(0)
    expect(come).to_have_url(re.compile(f"{ACT}$"))


def test_the_button_takes_the_marks_away_and_leaves_the_focus_in_the_page(come: Page) -> None:
    come.get_by_role("button", name="Прибрати позначки").click()
    assert come.evaluate(MARKED) == 0
    expect(come.get_by_role("main")).to_be_focused()


def test_the_reader_is_led_from_mark_to_mark(come: Page) -> None:
    come.set_viewport_size({"width": 360, "height": 500})
    onward = come.get_by_role("button", name="Далі")
    for _ in range(come.evaluate(MARKED)):
        onward.click()
    expect(come.locator(".marks [role=status]")).to_have_text(re.compile(r"^(\d+) з \1$"))
    assert come.evaluate("scrollY") > 0


def test_without_a_query_in_the_address_nothing_of_the_search_is_fetched(surfer: Surfer) -> None:
    page = surfer.open("/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(ACT)
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if re.search("engine|lunr|marks|combobox|/poshuk/", url)]


LOOKS = {
    "results": f"/poshuk/?q={FOUND}",
    "narrowed": f"/poshuk/?q={FOUND}&rik=2024",
    "nothing": "/poshuk/?q=йцукенгшщз",
    "meant": "/poshuk/?q=бюджжет",
    "list open": "/poshuk/",
    "list open in the header": "/akty/",
    "marks": f"{ACT}#znaity=бюджет",
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(surfer: Surfer, look: str) -> None:
    page = surfer.open(LOOKS[look])
    if "list" in look:
        typed(page, "бюдж")
        page.keyboard.press("ArrowDown")
    elif look == "marks":
        expect(page.locator(".marks")).to_be_visible()
    else:
        expect(page.locator("#search-status")).not_to_be_empty()
        page.wait_for_load_state("networkidle")
    for width in (1280, 360):
        assert violations(page, width) == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= width
