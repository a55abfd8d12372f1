"""Material for the press: a news item's text and pictures as one ZIP beside its page.

Only items that say `press: так` have it: a ZIP holds its pictures once more, and doing so for every picture of ten
years would double the largest part of the site. It is made when the item's page is made, never else. Pictures are as
they are published, whole and without what the camera wrote into them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from ..model.row import Row
from ..model.ukrainian import date_words, size_words
from ..records.attached import published_at
from ..records.blocks import Block, blocks, plain_line
from ..records.document import Document
from ..records.pictures import is_picture
from ..records.view_parts import Link
from ..records.word import EPOCH, put_blocks, saved
from . import MATERIAL


class Shot(NamedTuple):
    """A picture of the item. path: below content/; name: in the ZIP."""

    path: str
    name: str
    alt: str


def offered(row: Row) -> bool:
    """Is the item offered to the press?"""
    return bool(row.own("press"))


def press_link(item: Document) -> Link | None:
    """The way to the ZIP, with its size; None for an item that offers none."""
    if not offered(item.row):
        return None
    return Link(f"{item.row.url}{MATERIAL}", f"Матеріал для преси (zip, {size_words(len(material(item)))})")


def material(item: Document) -> bytes:
    """The ZIP: text as .txt and .docx, then pictures. The same item gives the same bytes."""
    stem = item.row.url.rstrip("/").rpartition("/")[2]
    shots = list(_shots(item))
    html, root = str(item.body), item.whole.settings.site_url
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # pictures are packed already
        for name, data in (
            (f"{stem}.txt", plain(item, blocks(html, root, addresses=True), shots).encode()),
            (f"{stem}.docx", _word(item, blocks(html, root), shots)),
            *((shot.name, item.whole.original(shot.path).read_bytes()) for shot in shots),
        ):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)
    return made.getvalue()


def _shots(item: Document) -> Iterator[Shot]:
    """The item's own picture, then those of its text, each once."""
    row, own = item.row, item.whole.attachments.get(item.row.path, {})
    given = [row.picture] if row.picture else []
    given += [(value, label) for kind, value, label in row.targets if kind == "picture"]
    known: set[str] = set()
    for value, alt in given:
        path = own.get(value, "")
        if path and path not in known and is_picture(path, item.whole.hashes[path]):
            known.add(path)
            name = posixpath.basename(published_at(path, row.url))
            yield Shot(path, f"{len(known)}-{name}", alt)


def plain(item: Document, text: list[Block], shots: list[Shot]) -> str:
    """The text with lines as Windows ends them, then what one must know to print it."""
    parts = [item.row.title, date_words(item.row.date[:10])]
    if lead := item.get("summary"):
        parts.append(lead)
    for block in text:
        if block.rows:
            parts.append("\n".join("\t".join(row) for row in block.rows))
        else:
            parts.append(plain_line(block))
    parts += ["* * *", *_about(item, shots)]
    return "\n\n".join(parts).replace("\n", "\r\n") + "\r\n"


def _about(item: Document, shots: list[Shot]) -> list[str]:
    """Where it is from, under what terms, what is in the pictures and whose they are."""
    settings = item.whole.settings
    lines = [
        f"Джерело: {settings.council}, {settings.site_url}{item.row.url}",
        f"Ліцензія: {settings.licence_name} ({settings.licence_url}). Можна передруковувати, вказавши джерело.",
    ]
    credit = item.get("image_credit")
    lines += [f"Зображення {shot.name}: {shot.alt or 'без опису'}" for shot in shots]
    return [*lines, f"Автор зображень: {credit}"] if credit and shots else lines


def _word(item: Document, text: list[Block], shots: list[Shot]) -> bytes:
    from docx import Document as Paper
    from docx.shared import Cm

    paper = Paper()
    paper.add_heading(item.row.title, 1)
    paper.add_paragraph(date_words(item.row.date[:10]))
    if lead := item.get("summary"):
        paper.add_paragraph().add_run(lead).italic = True

    def line(block: Block) -> object:
        if block.kind == "heading":
            return paper.add_heading("", 2)
        made = paper.add_paragraph()
        made.paragraph_format.left_indent = Cm(0.75 * block.depth)
        return made

    def table(rows: object) -> None:
        cells = [list(row) for row in rows]  # type: ignore[attr-defined]
        grid = paper.add_table(rows=0, cols=len(cells[0]))
        grid.style = "Table Grid"
        for row in cells:
            for cell, words in zip(grid.add_row().cells, row, strict=True):
                cell.text = words

    put_blocks(text, line, table)
    for words in _about(item, shots):
        paper.add_paragraph().add_run(words).italic = True
    return saved(paper)
