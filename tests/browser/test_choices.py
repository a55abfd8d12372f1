"""What a visitor chooses stays chosen: colours, size of text, contrast."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Surfer

BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def choose(page: Page, label: str) -> None:
    page.locator(".display summary").click()
    page.get_by_label(label, exact=True).check()


def test_dark_colours_stay_on_the_next_page_and_the_next_visit(surfer: Surfer) -> None:
    page = surfer.open("/")
    light = page.evaluate(BACKGROUND)
    choose(page, "темні")
    dark = page.evaluate(BACKGROUND)
    assert dark != light
    page.goto("/akty/")
    assert page.evaluate(BACKGROUND) == dark
    page.reload()
    page.locator(".display summary").click()
    expect(page.get_by_label("темні", exact=True)).to_be_checked()
    page.get_by_role("group", name="Кольори").get_by_label("як у системі").check()
    assert page.evaluate(BACKGROUND) == light
    page.reload()
    assert page.evaluate(BACKGROUND) == light


def test_the_choice_stands_over_the_system(surfer: Surfer) -> None:
    page = surfer.open("/", color_scheme="dark")
    dark = page.evaluate(BACKGROUND)
    choose(page, "світлі")
    page.reload()
    assert page.evaluate(BACKGROUND) != dark


@pytest.mark.parametrize("width", [320, 1280])
def test_large_text_is_larger_and_fits(surfer: Surfer, width: int) -> None:
    page = surfer.open("/akty/rishennia-rady/2024/1-48-2024/", width=width)
    size = "parseFloat(getComputedStyle(document.querySelector('.text p')).fontSize)"
    before = page.evaluate(size)
    choose(page, "великий")
    page.reload()
    assert page.evaluate(size) >= before * 1.15
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_high_contrast_is_seen(surfer: Surfer) -> None:
    page = surfer.open("/akty/")
    colours = (
        "JSON.stringify([...'a p h1'.split(' ')].map(n => getComputedStyle(document.querySelector('main ' + n)).color))"
    )
    before = page.evaluate(colours)
    choose(page, "високий")
    assert page.evaluate(colours) != before
