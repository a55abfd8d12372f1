"""Addresses of the old site: a page at each that leads on (addresses with a query are left to the server's map)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..model.row import Row
from ..records.output import Output
from ..records.view import Head, Link, RedirectView
from ..records.whole import Whole


def outputs(whole: Whole) -> Iterator[Output]:
    """A redirect for each `source_url` on one of OLD_HOSTS; of several records from one page, the first one.

    It yields to a page or file of this site at the same address.
    """
    taken = {row.url for row in whole.registry.rows}
    for row in whole.registry.rows:
        url = old_path(row.source_url, whole.settings.old_hosts) if row.source_url else ""
        if url and url not in taken:
            taken.add(url)
            yield _redirect(whole, row, url)


def old_path(address: str, hosts: tuple[str, ...]) -> str:
    """The path of an old address as a folder's address with both slashes; "" when it is none of ours or unfit."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if (parts.hostname or "") not in hosts or parts.query:
        return ""
    names = [unquote(name) for name in parts.path.removesuffix("/index.html").split("/") if name]
    fit = (
        names
        and len(names) <= 8
        and all(re.fullmatch(r"(?!index\.html$)[a-z0-9_-][a-z0-9._-]{0,99}", name) for name in names)
    )
    return f"/{'/'.join(names)}/" if fit else ""


def _redirect(whole: Whole, row: Row, url: str) -> Output:
    def make() -> RedirectView:
        head = Head(row.url, row.title, f"Сторінка переїхала: {row.title}", index=False)
        return RedirectView(whole.site, head, Link(row.url, row.title))

    page = whole.page("redirects", RedirectView, url, f"{row.url}\n{row.title}", make, row.path)
    return page._replace(yields=True)
