"""Addresses of the old site: a page at each that leads on (addresses with a query are left to the server's map)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..model import old_site
from ..model.problems import Problem
from ..records.old_addresses import Old, old_addresses, read_journal
from ..records.output import Output
from ..records.settings import Settings
from ..records.view import RedirectView
from ..records.view_parts import Head, Link
from ..records.whole import Whole

_FIT = re.compile(r"(?!index\.html$)[\w-][\w.,~+()@!-]*")
_LONGEST_NAME = 200
"""Bytes of UTF-8 that a name of a file system may have, less what a build adds."""
_DEEPEST = 12


def outputs(whole: Whole) -> Iterator[Output]:
    """A redirect for each old address; of several of one path, the first one.

    It yields to a page or file of this site at the same address.
    """
    found = list(old_addresses(whole.registry, whole.settings))
    taken = {row.url.casefold() for row in whole.registry.rows} if found else set()
    for old in found:
        url = old_path(old.address, whole.settings.old_hosts)
        if url and url.casefold() not in taken:
            taken.add(url.casefold())
            yield _redirect(whole, old, url)


def faults(settings: Settings) -> Iterator[Problem]:
    """What is wrong with the journal's file."""
    for flaw in read_journal(settings.content)[1]:
        yield Problem(old_site.FILE, *flaw[:4], level=flaw.level)


def old_path(address: str, hosts: tuple[str, ...]) -> str:
    """The path of an old address as a folder's address with both slashes; "" when it is none of ours or unfit."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if (parts.hostname or "") not in hosts or parts.query:
        return ""
    path = unicodedata.normalize("NFC", unquote(parts.path.replace("%2F", "%00"))).removesuffix("/index.html")
    names = [name for name in path.split("/") if name]
    fit = all(_FIT.fullmatch(name) and len(name.encode()) <= _LONGEST_NAME for name in names)
    return f"/{'/'.join(names)}/" if names and len(names) <= _DEEPEST and fit else ""


def _redirect(whole: Whole, old: Old, url: str) -> Output:
    def make() -> RedirectView:
        head = Head(old.leads, old.title, f"Сторінка переїхала: {old.title}", index=False)
        return RedirectView(whole.site, head, Link(old.leads, old.title))

    page = whole.page("redirects", RedirectView, url, f"{old.leads}\n{old.title}", make, old.source)
    return page._replace(yields=True)
