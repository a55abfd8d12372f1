"""Bodies that sit: the council, its executive committee and its commissions, and the addresses of their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.row import COUNCIL, Row
from .view_parts import Link
from .whole import Whole

PAPERS = ("vysnovok", "protokol", "poriadok-dennyi")
"""Kinds of acts that tell of a body's sittings."""


@dataclass
class Body:
    """A body by its code. members: deputies; sittings, papers: oldest first."""

    code: str
    members: list[Row] = field(default_factory=list)
    sittings: list[Row] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)


def body_url(code: str) -> str:
    """The address of a body's page."""
    return f"/zasidannia/{code}/"


def body_link(whole: Whole, code: str) -> Link:
    """The page of a commission, or of a body that sits."""
    return Link(body_url(code), whole.body(code))


def bodies(whole: Whole) -> Mapping[str, Body]:
    """Every body with a page, by code: all commissions that the settings or a document name, and bodies that sat or
    have minutes."""
    registry = whole.registry
    found: dict[str, Body] = {code: Body(code) for code in whole.settings.commissions}
    for row in registry.registered("sessions"):
        found.setdefault(row.body, Body(row.body)).sittings.append(row)
    for row in registry.of("deputies"):
        for code in row.all_own("commission"):
            found.setdefault(code, Body(code))
    for row in registry.registered("acts"):
        if row.commission:
            found.setdefault(row.commission, Body(row.commission))
        if row.kind in PAPERS and (code := row.commission or row.body):
            found.setdefault(code, Body(code)).papers.append(row)
    for row in registry.of("deputies"):
        for code in dict.fromkeys((row.body or COUNCIL, *row.all_own("commission"))):
            if body := found.get(code):
                body.members.append(row)
    return found
