"""From the path of a request to a file of the output, never to one outside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

HOSTS = frozenset({"127.0.0.1", "localhost"})


class Found(NamedTuple):
    """What stands at an address: a file, or another address to go to, or neither."""

    file: Path | None = None
    moved: str = ""


def find(root: Path, target: str) -> Found:
    """The file of a request's target below root: `/akty/` is akty/index.html, `/akty` moves to `/akty/`.

    Refused, as if nothing stood there: "." and ".." however they are encoded, empty names, backslashes, control
    characters, and what a symbolic link leads to outside root.
    """
    path, mark, query = target.partition("#")[0].partition("?")
    try:
        names = unquote(path, errors="strict").split("/")
        if len(names) < 2 or names[0] or not all(map(_plain, names[1:-1])) or not (_plain(names[-1]) or not names[-1]):
            return Found()
        file = root.joinpath(*names[1:-1], names[-1] or "index.html").resolve()
        if not file.is_relative_to(root.resolve()):
            return Found()
        if file.is_file():
            return Found(file)
        if (file / "index.html").is_file():
            return Found(moved=f"{quote('/'.join(names))}/{mark}{query}")
    except (OSError, RuntimeError, ValueError):  # a name too long, a loop of links, bytes that are not UTF-8
        pass
    return Found()


def _plain(name: str) -> bool:
    return name not in ("", ".", "..") and re.search(r"[\x00-\x1f\x7f\\]", name) is None


def is_local(host: str | None) -> bool:
    """Does the Host header name this computer? Another name that leads here is a stranger's page reading ours."""
    return host is not None and re.sub(r":\d{1,5}$", "", host).lower() in HOSTS


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header with one range (RFC 9110, 14.1.2), which players of video need.

    None: no such header, one that may be ignored, or one outside the file.
    """
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", header or "")
    if match is None or not (match[1] or match[2]):
        return None
    first = int(match[1]) if match[1] else max(0, size - int(match[2]))
    last = min(int(match[2]), size - 1) if match[1] and match[2] else size - 1
    return (first, last) if first <= last else None
