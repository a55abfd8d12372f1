"""What a page tells programs: the node of its view, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..view import (
    ActView,
    DatasetView,
    DeputyView,
    DocumentView,
    HomeView,
    ListView,
    NewsView,
    PetitionView,
    SearchView,
    SittingView,
    VideoView,
    View,
)
from . import bodies, events, works
from .legislation import legislation
from .terms import Node, full, page

OF_VIEW: dict[type[View], Callable[[Any], Node]] = {
    ActView: legislation,
    PetitionView: works.petition,
    VideoView: works.video,
    DatasetView: works.dataset,
    SittingView: events.sitting,
    DeputyView: bodies.person,
    SearchView: lambda view: page(view, "SearchResultsPage"),
}
OF_KIND: dict[str, Callable[[Any], Node]] = {
    "units": bodies.unit,
    "enterprises": bodies.enterprise,
}


def nodes(view: View) -> Iterator[Node]:
    """The page's nodes in a fixed order."""
    make = OF_VIEW.get(type(view)) or (OF_KIND.get(view.kind) if isinstance(view, DocumentView) else None)
    if isinstance(view, HomeView):
        yield from bodies.home(view)
    elif isinstance(view, NewsView):
        yield from works.news(view)
    elif make is not None:
        yield make(view)
    elif isinstance(view, ListView):
        yield page(view, "DataCatalog" if view.head.url == "/dani/" else "CollectionPage")
    else:
        yield page(view, "WebPage")
    if view.head.crumbs:
        yield _crumbs(view)


def _crumbs(view: View) -> Node:
    """The way from the home page to this one."""
    ways = [*view.head.crumbs, None]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": way.text if way else view.head.title,
                "item": full(view.site, way.url if way else view.head.url),
            }
            for place, way in enumerate(ways, 1)
        ],
    }
