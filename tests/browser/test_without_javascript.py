"""Everything but search-as-you-type works without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Surfer
from tests.browser.test_accessibility import PAGES

WORDS = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()"


@pytest.mark.parametrize(
    "url", [urls[0] for template, urls in PAGES.items() if template not in ("search", "petition", "home")]
)
def test_nothing_of_a_page_waits_for_a_script(surfer: Surfer, url: str) -> None:
    without = surfer.open(url, java_script_enabled=False).evaluate(WORDS)
    page = surfer.open(url)
    # What scripts add: buttons that copy, and how many days are left.
    page.evaluate("document.querySelectorAll('[data-copy], .left').forEach((element) => element.remove())")
    with_script = page.evaluate(WORDS).replace(" ()", "")
    assert len(without) > 60
    assert without == with_script


def test_the_search_form_leads_to_the_registers(surfer: Surfer) -> None:
    page = surfer.open("/akty/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("бюджет")
    page.get_by_role("button", name="Знайти").click()
    page.wait_for_url("**/poshuk/?q=*")
    expect(page.get_by_role("heading", name="Реєстри")).to_be_visible()
    assert "<noscript>" in page.content()
    page.locator("#search-registers a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_menu_of_a_phone_opens(surfer: Surfer) -> None:
    page = surfer.open("/", width=320, java_script_enabled=False)
    page.locator(".menu summary").click()
    page.locator(".menu").get_by_role("link", name="Новини").click()
    expect(page.get_by_role("heading", level=1, name="Новини")).to_be_visible()


def test_a_video_is_a_link_to_where_it_stands(surfer: Surfer) -> None:
    page = surfer.open("/video/2025/sesiia-50/", java_script_enabled=False)
    link = page.get_by_role("link", name="Дивитися відео").get_attribute("href") or ""
    assert link.startswith("https://www.youtube.com/watch?v=")


def test_nothing_is_offered_that_only_a_script_can_do(surfer: Surfer) -> None:
    page = surfer.open("/akty/rishennia-rady/2024/1-48-2024/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Копіювати")).to_have_count(0)
    expect(page.locator(".display")).to_be_hidden()
