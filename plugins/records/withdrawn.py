"""How a finished site tells what was withdrawn: a list of addresses for `publish`, a mark beside each for servers."""

from __future__ import annotations

from collections.abc import Iterable

LIST = "vylucheni.txt"
"""Below output/. One root-relative address a line, with both slashes, ascending; there only where there are any."""

MARK = "vylucheno.txt"
"""Beside the page of each withdrawn document: a server that finds it there answers with 410 and the page."""


def dump(addresses: Iterable[str]) -> bytes:
    """The list's file."""
    return "".join(f"{address}\n" for address in sorted(addresses)).encode()


def load(data: bytes) -> frozenset[str]:
    """The inverse of dump; what is no address is left out."""
    lines = data.decode("utf-8", "replace").splitlines()
    return frozenset(line for line in lines if line.startswith("/") and line.endswith("/") and len(line) > 2)
