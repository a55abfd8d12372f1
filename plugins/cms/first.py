"""The first list as plain HTML: it stands in the page while Decap's five megabytes of script are still being read."""

from __future__ import annotations

from html import escape

from ..model.ukrainian import capital
from ..model.validation import key_of
from .desk import Desk
from .documents import lines
from .forms import TITLES, places
from .names import SUFFIX, encoded

SHOWN = 30
"""Documents of it: what a tall window holds."""


def first_list(desk: Desk, period: str) -> str:
    """The newest documents of the kind that Decap shows first, as links to their forms. period: ISO year, month, ""."""
    where = next(places(period))
    dated = key_of(where.kind.dated)
    items = []
    for path, values in lines(desk, where, SHOWN):
        day = ".".join(reversed(values.get(dated, "")[:10].split("-")))
        name = encoded(path.removeprefix(f"{where.folder}/").removesuffix(SUFFIX))
        title = values["title"]
        link = f"#/collections/{where.name}/entries/{name}"
        items.append(f'<li><a href="{link}">{escape(f"{day} · {title}")}</a></li>')
    heading = escape(capital(TITLES[where.folder]))
    return f'<div id="first" data-of="{where.name}"><h1>{heading}</h1><ol>{"".join(items)}</ol></div>'
