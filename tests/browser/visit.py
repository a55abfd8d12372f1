"""One look at a page: how wide it is, how small its text, what the browser complained of, what it asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page, Response


class Asked(Protocol):
    asked: list[str]


class Visit(NamedTuple):
    """width: of all that can be scrolled to, in CSS px. small: text under 16 px. failed: answers that are errors."""

    width: int
    small: list[str]
    complaints: list[str]
    failed: list[str]
    foreign: list[str]


SMALL = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const parent = walker.currentNode.parentElement;
    if (text && parent.checkVisibility() && parseFloat(getComputedStyle(parent).fontSize) < 15.99
        && !parent.closest("sup, sub, svg, script")) found.push(text.slice(0, 40));
  }
  return found;
}"""


def visit(page: Page, surfer: Asked, url: str) -> Visit:
    """Open an address and look."""
    complaints: list[str] = []
    failed: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def broke(error: Error) -> None:
        complaints.append(str(error))

    def answered(response: Response) -> None:
        if response.status >= 400:
            failed.append(response.url)

    before = len(surfer.asked)
    listeners = (("console", said), ("pageerror", broke), ("response", answered))
    for event, listener in listeners:
        page.on(event, listener)
    page.goto(url)
    width, small = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(SMALL)
    for event, listener in listeners:
        page.remove_listener(event, listener)
    return Visit(width, small, complaints, failed, surfer.asked[before:])
