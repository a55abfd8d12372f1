"""Pelican's reader for our records, so that Pelican itself and its other plugins can read a source too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader


class RecordReader(BaseReader):
    """Markdown with a header, as HTML and text metadata. Links that need the whole site stay plain words."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - as Pelican declares it

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of one file."""
        # Pelican loads this class in every build, and no build of records reads by it
        from ..model.frontmatter import parse
        from ..model.source_text import decode
        from .openly import Inside, read
        from .text import convert, finish

        front = parse(decode(read(Inside.of(Path(source_path))))[0])
        text = convert(front.body, clauses=False, first_line=front.body_line)
        return finish(text.html, [""] * len(text.targets)), dict(front.values)
