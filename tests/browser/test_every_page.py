"""Every page of the showcase on the narrowest phone."""

from __future__ import annotations

import pytest

from tests.browser.visit import Visit

FIELDS = {
    "complaints": "the browser complains of nothing",
    "failed": "all that a page asks for is there",
    "foreign": "no page asks another host for anything",
    "small": "no text is smaller than 16 px",
}


def test_no_page_is_wider_than_the_screen(visits: dict[str, Visit]) -> None:
    assert {url: seen.width for url, seen in visits.items() if seen.width > 320} == {}


@pytest.mark.parametrize("field", FIELDS, ids=[words.replace(" ", "_") for words in FIELDS.values()])
def test_on_every_page(visits: dict[str, Visit], field: str) -> None:
    found = {url: getattr(seen, field) for url, seen in visits.items()}
    assert {url: items for url, items in found.items() if items} == {}
