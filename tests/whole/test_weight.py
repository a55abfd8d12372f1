"""What a page costs: HTML, style sheet and scripts as a server sends them (brotli, the best quality)."""

from __future__ import annotations

import re
import subprocess
import zlib
from functools import cache
from pathlib import Path

from tests import parts
from tests.built import Built
from tests.page import Page

DOCUMENT, LIST = 20_000, 60_000


def test_a_page_weighs_little(site: Built) -> None:
    heavy = {}
    for url, page in site.pages.items():
        limit = (DOCUMENT if page.is_document else LIST) - sum(
            squeezed(site.output / name) for name in linked(site, page)
        )
        file = site.output / (f"{url[1:]}index.html" if url.endswith("/") else url[1:])
        # What gzip makes small enough, brotli does too, and gzip is at hand.
        if len(zlib.compress(file.read_bytes(), 9)) > limit and squeezed(file) > limit:
            heavy[url] = squeezed(file) - limit
    assert heavy == {}


def linked(site: Built, page: Page) -> set[str]:
    """The style sheets and scripts of a page, with the scripts that these import."""
    scripts = [found.address for found in page.references if found.tag == "script"]
    found, left = set(page.rels.get("stylesheet", ())), scripts
    while left:
        address = left.pop()
        if address not in found:
            found.add(address)
            left += re.findall(r"""^import\b[^;]*?["'](/[^"']+)["']""", site.bytes(address[1:]).decode(), re.MULTILINE)
    return {address[1:] for address in found}


@cache
def squeezed(file: Path) -> int:
    """Bytes of a file after brotli."""
    return len(subprocess.run([parts.need("brotli"), "-c", str(file)], check=True, capture_output=True).stdout)
