"""The index of a plain Pelican site: its articles and pages, by category, year and tag.

Written anew by every build under OUTPUT_PATH/poshuk/: the index, and beside its folder the scripts of `client/`. What
stays to do for the site is a page with the markup of README.md and stock lunr.js.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from .counts import Text, count
from .index import Document, Filter, Source, build_index
from .pages import Row

FOLDER = "poshuk"
CLIENT = Path(__file__).parent / "client"


def write(generators: Sequence[Any]) -> None:
    """Write the index of what Pelican's generators, of which there is always one, found."""
    found = [
        content
        for generator in generators
        for kind in ("articles", "pages")
        for content in getattr(generator, kind, ())
        if content.status == "published"
    ]
    rows = {row.id: row for row in map(_row, found)}
    counts = {content.url: count(_text(content)) for content in found}
    documents = [Document(row.date, row.id, _digest(counts[row.id]), _digest(repr(row))) for row in rows.values()]
    result = build_index(documents, Source(counts.__getitem__, rows.__getitem__), _filters(found))
    folder = Path(generators[0].settings["OUTPUT_PATH"], FOLDER)
    shutil.rmtree(folder / "index", ignore_errors=True)
    (folder / "index").mkdir(parents=True)
    for name, data in result.files.items():
        (folder / "index" / name).write_bytes(data)
    for script in CLIENT.glob("*.js"):
        shutil.copyfile(script, folder / script.name)


def _row(content: Any) -> Row:
    date = _date(content)
    category = getattr(content, "category", None)
    facts = (category.slug if category else "", date[:4])
    tags = tuple(tag.slug for tag in getattr(content, "tags", ()))
    base = urlsplit(content.settings["SITEURL"]).path.rstrip("/")
    return Row(content.url, f"{base}/{content.url}", content.title, facts, date, _plain(content.summary), tags)


def _text(content: Any) -> Text:
    category = getattr(content, "category", None)
    label = " ".join(str(word) for word in (category or "", *getattr(content, "tags", ())))
    return Text(content.title, "", label, _plain(content.content), _date(content))


def _filters(found: Iterable[Any]) -> list[Filter]:
    categories = {content.category.slug: str(content.category) for content in found if hasattr(content, "category")}
    tags = {tag.slug: str(tag) for content in found for tag in getattr(content, "tags", ())}
    return [Filter("category", categories), Filter("year"), Filter("tag", tags, many=True)]


def _date(content: Any) -> str:
    date = getattr(content, "date", None)
    return f"{date:%Y-%m-%d}" if date else ""


def _plain(html: str) -> str:
    return Markup(html.replace("<", " <")).striptags()


def _digest(data: bytes | str) -> str:
    return hashlib.blake2b(data if isinstance(data, bytes) else data.encode(), digest_size=16).hexdigest()
