"""A file of the finished site: where it stands, the key of everything it is made from, how to make it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..memory.store import FileRecord
from .openly import Inside
from .view import View


class Lasting(NamedTuple):
    """A file that nobody ever writes into: the output may be another name of it."""

    file: Path


class Given(NamedTuple):
    """A file of content/ to copy, in the state whose bytes were hashed."""

    file: Inside
    state: FileRecord


class Output(NamedTuple):
    """path: below output/, with "/". key: digest of all that enters the file; equal key, equal bytes.
    make: called only when the file must be written: a view to render, the bytes themselves, or a file to copy or link.
    source: what it is made for, named when two outputs claim one path.
    yields: gives way without a word to whatever else stands at its path (a redirect to a page or file).
    owner: path of the document whose page or file it is; the name of the feature that makes it from the whole.
    """

    path: str
    key: str
    make: Callable[[], View | bytes | Path | Lasting | Given]
    source: str = ""
    yields: bool = False
    owner: str = ""


def page_path(url: str) -> str:
    """The file of an address: `/akty/` -> `akty/index.html`, `/404.html` -> `404.html`."""
    return f"{url[1:]}index.html" if url.endswith("/") else url[1:]
