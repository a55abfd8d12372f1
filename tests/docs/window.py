"""A window of the web editor, worked by labels as its user does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .camera import Camera


class Window:
    """The editor in a browser. `page` is its window."""

    def __init__(self, camera: Camera, url: str, height: int = 760) -> None:
        self._url = url
        self._opened = 0
        self.page: Page = camera.open(width=1200, height=height)

    def open(self, route: str) -> None:
        """A place of the editor: `/collections/news`."""
        self._opened += 1
        self.page.goto(f"{self._url}/?period=2025&at={self._opened}#{route}")

    def new(self, kind: str) -> None:
        """The empty form of a kind."""
        self.open(f"/collections/{kind}/new")
        expect(self.field("Назва")).to_be_visible()

    def document(self, kind: str, name: str) -> None:
        """The form of a document. name: its path below the kind's folder, without suffix."""
        self.open(f"/collections/{kind}/entries/{name.replace('/', '~2f')}")
        expect(self.field("Назва")).not_to_have_value("")

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """An input by its label, without the words in brackets after it."""
        return (within or self.page).get_by_label(re.compile(rf"^{label}( \(|$)")).first

    def fill(self, values: Mapping[str, str], within: Locator | None = None) -> None:
        """Type into fields by their labels, or choose in those that are choices."""
        for label, value in values.items():
            found = self.field(label, within)
            if found.evaluate("node => node.tagName") == "SELECT":
                found.select_option(label=value)
            else:
                found.fill(value)

    def add(self, label: str, values: Mapping[str, str]) -> None:
        """One more item of a list, filled in."""
        self.page.get_by_role("button", name=f"Додати: {label}").click()
        items = self.page.locator("fieldset", has_text=re.compile(f"^{label}: ", re.IGNORECASE))
        self.fill(values, items.last)

    def choose(self, label: str, file: Path) -> None:
        """Pick a file for a field."""
        self.page.locator(f"label:has-text('{label}') input[type=file]").last.set_input_files(file)
        expect(self.page.get_by_text(f"Додано: {file.name}")).to_be_visible()

    def press_save(self) -> None:
        """Ask to save."""
        self.page.get_by_role("button", name=re.compile("^Зберегти$")).click()
        self.page.get_by_role("menuitem", name=re.compile("^Зберегти$")).click()

    def save(self) -> None:
        """Save, and see that it is saved."""
        self.press_save()
        expect(self.page.get_by_text("Зміни збережено")).to_be_visible()

    def drawn(self, words: str) -> None:
        """Wait until the page beside the form shows these words."""
        page = self.page.frame_locator("#preview-pane").frame_locator("iframe").locator("main")
        expect(page).to_contain_text(words)

    def quiet(self) -> None:
        """Wait until Decap's note of a save is gone, its bar of progress too, and the page beside the form is drawn."""
        expect(self.page.locator(".Toastify__toast")).to_have_count(0)
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(1_500)
