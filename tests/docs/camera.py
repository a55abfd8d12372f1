"""Pictures for the docs: a place on a page as Chromium draws it, as a small PNG."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from .checkout import CLOCK

COLOURS = 128
TABLE = """\
<!DOCTYPE html><style>
body {{ display: flex; gap: 32px; align-items: center; justify-content: center; }}
body {{ height: 100vh; margin: 0; background: #dde4ec; }}
img {{ border: 1px solid #9aa7b8; border-radius: 14px; }}
</style>{}"""


class Camera:
    """Takes pictures into a folder; every page sees the clock of the checkout."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._contexts: list[BrowserContext] = []

    def open(self, url: str = "about:blank", width: int = 1200, height: int = 760) -> Page:
        """A page in a window of its own."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale="uk-UA",
            timezone_id="Europe/Kyiv",
            color_scheme="light",
            reduced_motion="reduce",
        )
        self._contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(CLOCK))
        page.goto(url)
        return page

    def take(self, name: str, page: Page, part: Locator | None = None, height: int = 0) -> None:
        """What the page's window shows, or this part of it (its upper CSS px), as NAME.png.

        In a palette of its own colours a picture takes a third of the bytes.
        """
        with Image.open(BytesIO(_shot(page, part))) as picture:
            shown = picture.crop((0, 0, picture.width, min(height or picture.height, picture.height)))
            small = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(self._folder / f"{name}.png", optimize=True)

    def pair(self, name: str, *pages: Page) -> None:
        """Several windows side by side."""
        inside = "".join(f'<img src="data:image/png;base64,{b64encode(_shot(page)).decode()}">' for page in pages)
        together = self.open(width=1450, height=924)
        together.set_content(TABLE.format(inside), wait_until="load")
        self.take(name, together)

    def close(self) -> None:
        """Shut every window."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()


def _shot(page: Page, part: Locator | None = None) -> bytes:
    page.evaluate("document.fonts.ready")
    return (part or page).screenshot(animations="disabled", caret="hide")
