"""Pages of texts that nobody has saved yet, kept for the browser that asks for them next."""

from __future__ import annotations

import re
import secrets
import threading
from collections import OrderedDict

from ..records.attached import published_at
from ..records.openly import Inside
from ..records.pictures import is_picture, published
from ..records.single import Single
from .site import Site

PREFIX = "/preview/"
KEPT = 30
"""Pages and files of so many last documents stay."""
ABSENT = """<!DOCTYPE html><html lang="uk"><meta charset="utf-8"><title>Перегляд</title>
<link rel="stylesheet" href="/page/preview.css"><p>{}</p></html>"""

_SCRIPTS = re.compile(rb"<script[^>]*></script>")
"""The theme's scripts, which the preview's policy would only complain of."""


class Previews:
    """Shared by the threads that answer."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = threading.Lock()
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._files: OrderedDict[str, Inside] = OrderedDict()

    def put(self, single: Single) -> str:
        """Draw a document; gives the address of its page."""
        name = secrets.token_hex(8)
        page = self._drawn(single)
        row = single.reading.row
        with self._lock:
            self._pages[name] = page
            for path in single.files.values() if row else ():
                source, state = Inside(self._site.settings.content, path), single.states[path]
                self._files[published_at(path, row.url)] = source  # type: ignore[union-attr]
                for picture in [published(path, row.url, state, "")] if is_picture(path, state) else ():  # type: ignore[union-attr]
                    addresses = f"{picture.modern}, {picture.plain}".split(", ")
                    self._files |= dict.fromkeys((one.split(" ")[0] for one in addresses), source)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            while len(self._files) > KEPT * 10:
                self._files.popitem(last=False)
        return f"{PREFIX}{name}/"

    def _drawn(self, single: Single) -> bytes:
        if single.reading.row is None:
            return ABSENT.format("Тут буде сторінка, якою її побачать люди, щойно заповните потрібні поля.").encode()
        try:
            return _SCRIPTS.sub(b"", self._site.drawing.page(single, self._site.loaded))
        except LookupError:
            return ABSENT.format("Окремої сторінки в такого запису немає: він стоїть рядком у списку.").encode()

    def page(self, address: str) -> bytes | None:
        """The page at an address given by `put`."""
        with self._lock:
            return self._pages.get(address.removeprefix(PREFIX).rstrip("/"))

    def file(self, address: str) -> Inside | None:
        """The file that stands at an address of one of the pages."""
        with self._lock:
            return self._files.get(address)
