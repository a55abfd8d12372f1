"""The addresses that a build of this content would make, found without rendering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from ..model.problems import maybe
from ..model.row import Row
from .generator import page_outputs
from .output import page_path
from .session import Session
from .undrawn import undrawn

_ID = re.compile(r' id="([a-z][a-z0-9-]*)"')


class Published:
    """Addresses of the site-to-be. Features are asked for their files only as far as a question needs it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known = {page_path(row.url) for row in session.loaded.registry.rows if "#" not in row.url}
        self._rest = self._outputs()

    def _outputs(self) -> Iterator[str]:
        for output in page_outputs(undrawn(self._session), self._session.features):
            yield output.path

    def path_of(self, address: str) -> str | None:
        """The path below output/ that an address on this site means; None for an address elsewhere."""
        own = self._session.settings.site_url
        if address == own or address.startswith((f"{own}/", f"{own}#", f"{own}?")):
            address = address[len(own) :] or "/"
        if not address.startswith("/"):
            return None
        return page_path(unquote(urlsplit(address).path) or "/")

    def __contains__(self, path: str) -> bool:
        while path not in self._known:
            following = next(self._rest, None)
            if following is None:
                return False
            self._known.add(following)
        return True

    def near(self, path: str) -> str:
        """«можливо, «/akty/»?» for the nearest address of a page, or ""."""
        self._known.update(self._rest)
        if f"{path}/index.html" in self._known:
            return f"можливо, «/{path}/»?"
        pages = sorted(f"/{known[: -len('index.html')]}" for known in self._known if known.endswith("index.html"))
        return maybe(f"/{path.removesuffix('index.html')}", pages)

    def record_at(self, path: str) -> Row | None:
        """The document whose page stands at a path below output/."""
        return self._pages.get(path)

    def record_of(self, source: str) -> Row | None:
        """The document made from a source file."""
        return self._session.loaded.registry.by_path(source)

    @cached_property
    def _pages(self) -> dict[str, Row]:
        return {page_path(row.url): row for row in self._session.loaded.registry.rows if "#" not in row.url}

    def anchors(self, row: Row) -> set[str]:
        """Ids that a link may lead to on a document's page: those of its text, and those the templates write."""
        from .text.headings import anchors

        return anchors(self._session.memory.text(row.path).html) | self._template_anchors

    @cached_property
    def _template_anchors(self) -> set[str]:
        templates = sorted((self._session.settings.theme / "templates").rglob("*.html"))
        return {found for file in templates for found in _ID.findall(file.read_text("utf-8"))}
