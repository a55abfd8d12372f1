"""Addresses of saved pages: what the page says of itself, where its file stands, how programs name what they save.

Browsers write «saved from url», HTTrack «Mirrored from»; wget and HTTrack put the pages of a host into a folder of its
name, with `index.html` for a folder, `.html` added to a page without it and the query after `?` or `@`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin

from plugins.model.old_site import decoded, encoded, normal

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+?)\s*-->", re.IGNORECASE)
_MIRRORED = re.compile(r"<!--\s*Mirrored from\s+(\S+?)\s+by HTTrack", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{2,5})?", re.IGNORECASE)
_PAGE = re.compile(r"(?i)\.(?:x?html?|php\d?|aspx?|jsp|cgi)$")


def told_by_comment(text: str) -> str:
    """The address that a browser or HTTrack wrote into the page, "" where none did."""
    if match := _SAVED_FROM.search(text[:2_000]):
        return normal(match[1])
    if match := _MIRRORED.search(text):
        return normal(f"https://{match[1]}")
    return ""


def told_by_link(canonical: str, base: str, hosts: frozenset[str]) -> str:
    """The address that a page gives as its own (`rel=canonical`, `og:url`), where it is of the old site."""
    found = normal(joined(base, canonical)) if canonical else ""
    return found if host_of(found) in hosts and found != normal(f"https://{host_of(found)}/") else ""


def joined(base: str, href: str) -> str:
    """An address as a page at `base` means it; "" where it is none (`http://[x`)."""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def host_of(address: str) -> str:
    """The host of a normal address, "" of none."""
    return address.removeprefix("https://").partition("/")[0].partition(":")[0] if address else ""


def told_by_place(path: PurePosixPath, base: str) -> list[str]:
    """The addresses that a file at this path below the folder can have had, the likeliest first.

    base: the address of the folder itself, "" where only a folder named after a host tells.
    """
    hosts = [at for at, part in enumerate(path.parts[:-1]) if _HOST.fullmatch(part) and not _PAGE.search(part)]
    if hosts:
        base, path = f"https://{path.parts[hosts[0]]}/", PurePosixPath(*path.parts[hosts[0] + 1 :])
    if not base:
        return []
    root = base if base.endswith("/") else f"{base}/"
    found = (normal(root + name) for name in _spellings(path.as_posix()))
    return [address for address in dict.fromkeys(found) if address]


def _spellings(name: str) -> Iterator[str]:
    """A file's name as the paths and queries it may stand for."""
    plain = decoded(name)
    path, sign, query = plain.partition("?")
    if not sign and (match := re.match(r"(.*?)@([^@/=]+=[^@/]*)$", plain)):
        path, sign, query = match[1], "?", match[2]
    asked = re.sub(r"(?i)\.html?$", "", query)
    if sign:
        yield f"{encoded(path)}?{asked}"
        return
    without = re.sub(r"(?i)\.x?html?$", "", path)
    if without != path and _PAGE.search(without):
        yield encoded(without)
    yield encoded(path)
    if without != path and not without.endswith("/index") and without != "index":
        yield encoded(without)
