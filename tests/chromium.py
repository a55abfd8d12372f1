"""The one Chromium of a test run: Debian's, started once, with nothing of its own going out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect

from plugins.bench import chromium
from tests import parts

PATIENCE = 20_000
"""ms that a test waits for what it expects to see: on a busy machine a page takes its time."""


@contextmanager
def started() -> Iterator[Browser]:
    """A running browser; the asking test is left out where there is none."""
    program = parts.need("chromium")
    expect.set_options(timeout=PATIENCE)
    with chromium.started(program) as browser:
        yield browser
