"""Pelican, without what a build of records does not use: it would be a third of the time of starting any command.

The one door: whoever imports Pelican first decides what comes with it. Where `pelican` itself began, all is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .postponed import Library, postponed

UNUSED = (
    Library(("rich.console", "rich.logging"), objects=("Console", "RichHandler")),
    Library(
        (
            "docutils",
            "docutils.core",
            "docutils.io",
            "docutils.parsers.rst.languages",
            "docutils.writers.html4css1",
            "pelican.rstdirectives",
        ),
        functions=("get_language",),
        classes=("HTMLTranslator", "Writer"),
    ),
    Library(("markdown",), functions=("Markdown",)),
    Library(("pelican.server",), functions=("ComplexHTTPRequestHandler", "RootedHTTPServer")),
    Library(("feedgenerator",), functions=("Atom1Feed", "Rss201rev2Feed", "get_tag_uri")),
    Library(("dateutil", "dateutil.parser")),
    Library(("unidecode",)),
    Library(("asyncio",)),  # watchfiles asks for these two
    Library(("anyio",)),
)

with postponed(UNUSED):
    import pelican
    from pelican import Pelican, signals
    from pelican.generators import Generator
    from pelican.readers import BaseReader, Readers, RstReader
    from pelican.settings import get_settings_from_file, read_settings
    from pelican.writers import Writer

__all__ = [
    "BaseReader",
    "Generator",
    "Pelican",
    "Readers",
    "RstReader",
    "Writer",
    "get_settings_from_file",
    "pelican",
    "read_settings",
    "signals",
    "untold",
]


@contextmanager
def untold() -> Iterator[None]:
    """Pelican's last word, how many articles and pages it made, is left out: none, and Rich takes long to say so."""
    names = vars(pelican)
    kept = names["console"]
    names["console"] = _Silent()
    try:
        yield
    finally:
        names["console"] = kept


class _Silent:
    def print(self, *_: object) -> None:
        """What `rich.console.Console` would show."""
