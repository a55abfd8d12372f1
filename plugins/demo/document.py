"""A document of the demo: where it stands, its header and text, the files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plugins.model.frontmatter_write import Plain


class Document(NamedTuple):
    """folder: inside content/, with "/". stem: file name without `.md`. files: (name, content), beside the document."""

    folder: str
    stem: str
    header: Mapping[str, Plain]
    body: str
    files: tuple[tuple[str, bytes], ...] = ()
