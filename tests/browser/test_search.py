"""A search in the showcase, as a visitor makes it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Surfer


def test_a_word_in_another_form_finds_the_act(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    page.get_by_role("searchbox").fill("громадським бюджетом")
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
