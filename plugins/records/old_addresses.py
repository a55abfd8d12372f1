"""Addresses of the old site: where each leads on this one, and which lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..model import old_site
from ..model.flaw import Flaw
from ..model.problems import Problem
from ..model.registry import Registry
from .openly import Inside, read_if_there
from .published import Published
from .settings import Settings


class Old(NamedTuple):
    """An old address, where it leads on this site, and what is there."""

    address: str
    leads: str
    title: str
    source: str


def read_journal(content: Path) -> tuple[dict[int, old_site.Entry], list[Flaw]]:
    """What `old_site.read` says of the file in content/."""
    return old_site.read(read_if_there(Inside(content, old_site.FILE), old_site.LARGEST + 1))


def old_addresses(registry: Registry, settings: Settings) -> Iterator[Old]:
    """`source_url` of every document, then the lines of the journal that lead somewhere."""
    rows = registry.rows
    for row in rows:
        if row.source_url:
            yield Old(row.source_url, row.url, row.title, row.path)
    leading = [entry for entry in read_journal(settings.content)[0].values() if entry.address and entry.leads]
    titles = {row.url: row.title for row in rows} if leading else {}
    for entry in leading:
        name = titles.get(entry.leads) or entry.leads.rstrip("/").rpartition("/")[2] or entry.leads
        yield Old(entry.address, entry.leads, name, old_site.FILE)


def lost(content: Path, site: Published) -> Iterator[Problem]:
    """Lines that lead to a page or file which the site no longer has."""
    for line, entry in read_journal(content)[0].items():
        path = site.path_of(entry.leads) if entry.leads else None
        if path is not None and path not in site:
            message = f"стара адреса «{entry.address}» веде на «{entry.leads}», а такої на сайті немає"
            hint = f"{site.near(path)} виправте leads або приберіть рядок".strip()
            yield Problem(old_site.FILE, line, "leads", message, hint, level="warning")
