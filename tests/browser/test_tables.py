"""Tables on a phone: narrow numbers, a sign of what is cut, whole captions."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Surfer

CUT = """() => [...document.querySelectorAll(".table")].map(table => ({
  cut: table.scrollWidth - table.clientWidth,
  caption: table.querySelector("caption").getBoundingClientRect().right - table.getBoundingClientRect().right,
  sign: getComputedStyle(table).backgroundAttachment,
}))"""


def test_the_last_column_of_the_figures_of_a_month_is_seen_on_a_phone(surfer: Surfer) -> None:
    assert surfer.open("/zvity/2025-02/", width=360).evaluate(CUT)[0]["cut"] <= 0


@pytest.mark.parametrize("url", ["/pidpryiemstva/", "/pidpryiemstva/zorepilteplo/"])
def test_a_table_that_is_cut_has_a_sign_of_it_and_its_whole_caption(surfer: Surfer, url: str) -> None:
    page = surfer.open(url, width=360)
    found = [each for each in page.evaluate(CUT) if each["cut"] > 0]
    assert found
    assert max(each["caption"] for each in found) <= 1
    assert {each["sign"] for each in found} == {"local, scroll"}
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.table')).backgroundImage") == "none"


def test_an_address_in_a_card_is_not_broken_while_a_line_holds_it(surfer: Surfer) -> None:
    page = surfer.open("/dani/pidpryiemstva/")
    assert page.locator(".facts a[href^='mailto:']").evaluate_all(
        "found => found.map(a => a.getClientRects().length)"
    ) == [1]
