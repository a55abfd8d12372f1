"""The site by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Surfer

ACT = "/akty/rishennia-rady/2024/1-48-2024/"
MARKED = """() => {
  const element = document.activeElement;
  if (element === document.body) return "body";
  const style = getComputedStyle(element);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const {width, height, top, bottom} = element.getBoundingClientRect();
  const shown = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  return (outline || style.boxShadow !== "none") && shown ? "" : element.outerHTML.slice(0, 120);
}"""


def test_the_first_stop_skips_to_the_content(surfer: Surfer) -> None:
    page = surfer.open(ACT)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="До змісту сторінки")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("url", ["/", "/akty/", ACT, "/video/2025/sesiia-50/"])
def test_every_stop_is_marked_and_in_sight(surfer: Surfer, url: str, width: int) -> None:
    page = surfer.open(url, width=width)
    unmarked = []
    for stop in range(200):
        page.keyboard.press("Tab")
        seen = page.evaluate(MARKED)
        if seen == "body":
            assert stop > 15
            break
        unmarked += [seen] if seen else []
    assert unmarked == []


def test_clause_links_stay_out_of_the_way(surfer: Surfer) -> None:
    page = surfer.open(ACT)
    anchors = page.locator("a.anchor")
    assert anchors.count() > 2
    assert [anchors.nth(i).get_attribute("tabindex") for i in range(anchors.count())] == ["-1"] * anchors.count()


def opened_by_keyboard(page: Page) -> None:
    menu = page.locator(".menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Акти", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.menu').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_by_keyboard(surfer: Surfer) -> None:
    page = surfer.open(ACT, width=320)
    expect(page.locator(".menu").get_by_role("link").first).to_be_hidden()
    opened_by_keyboard(page)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(surfer.address + ACT)


def test_the_menu_of_a_desktop_stands_open(surfer: Surfer) -> None:
    page = surfer.open(ACT)
    expect(page.locator(".menu").get_by_role("link", name="Акти", exact=True)).to_be_visible()


def test_a_slash_leads_to_the_search_field(surfer: Surfer) -> None:
    page = surfer.open(ACT)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("")
