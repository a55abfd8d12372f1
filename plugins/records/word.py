"""What Word documents of several features share: blocks of a text, and bytes that hold no time of their making."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .blocks import Block

if TYPE_CHECKING:
    from docx.document import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold."""


def put_blocks(
    found: Iterable[Block], line: Callable[[Block], Any], table: Callable[[Sequence[Sequence[str]]], None]
) -> None:
    """Blocks in order. line: makes the empty paragraph of a block; table: puts in cells."""
    for block in found:
        if block.rows:
            table(block.rows)
            continue
        paragraph = line(block)
        if block.mark:
            paragraph.add_run(f"{block.mark} ")
        for run in block.runs:
            made = paragraph.add_run(run.words)
            made.bold, made.italic = run.bold or None, run.italic or None


def saved(paper: Document) -> bytes:
    """The file; the same document gives the same bytes."""
    core = paper.core_properties
    core.author, core.title, core.language = "", "", "uk"
    core.created = core.modified = datetime(*EPOCH)  # noqa: DTZ001 - a time that says nothing
    made, fixed = io.BytesIO(), io.BytesIO()
    paper.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
