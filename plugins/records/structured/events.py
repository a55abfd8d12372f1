"""Sittings, and what news announces."""

from __future__ import annotations

from ..view import NewsView, SittingView
from .terms import CONTEXT, Node, address, council, image, when

SCHEDULED = {"@id": f"{CONTEXT}/EventScheduled"}


def sitting(view: SittingView) -> Node:
    """A sitting of the council, a committee or a commission."""
    return {
        "@type": "Event",
        "@id": address(view),
        "name": view.title,
        "startDate": when(view, view.date),
        "location": view.place,
        "organizer": {"@type": "GovernmentOrganization", "name": view.organizer},
    }


def announced(view: NewsView) -> Node | None:
    """The event of a news item."""
    event = view.happening
    if event is None:
        return None
    return {
        "@type": "Event",
        "@id": f"{address(view)}#podiia",
        "name": view.title,
        "description": view.head.description,
        "url": address(view),
        "image": image(view.site, view.head.picture),
        "startDate": when(view, event.start),
        "endDate": when(view, event.end),
        "eventStatus": SCHEDULED,
        "location": place(event.place),
        "organizer": council(view.site),
    }


def place(words: str) -> Node | None:
    """Where something happens, in the council's own words."""
    return {"@type": "Place", "name": words, "address": words} if words else None
