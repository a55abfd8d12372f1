"""Pages of the bodies that sit: composition, sittings, conclusions, minutes, agendas; a page a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.row import Row
from ..model.ukrainian import capital, natural_key, sort_key
from ..model.vocabulary import ACT_KINDS_MANY
from ..records.bodies import PAPERS, Body, body_url
from ..records.lists import List, Part, around, list_output, year_links
from ..records.output import Output
from ..records.recordings import recordings_url
from ..records.view_parts import Filter, Link
from ..records.whole import Whole

LATEST = 10
"""Sittings and papers of each kind on a body's own page."""
SITTINGS = Link("/zasidannia/", "Засідання")


def body_outputs(whole: Whole, body: Body, *, filmed: bool) -> Iterator[Output]:
    """/zasidannia/<body>/ and /zasidannia/<body>/<year>/. filmed: are there recordings of its sittings?"""
    name = whole.body_title(body.code)
    years = sorted({row.year for row in (*body.sittings, *body.papers)})
    root = body_url(body.code)
    units = whole.units.of_body(body.code)
    below = (Part("Підрозділи", units, "pidrozdily"),) if units else ()
    parts = (*_composition(body), *below, *_parts(body.sittings, body.papers, LATEST))
    filters: tuple[Filter, ...] = (year_links(years, lambda year: f"{root}{year}/"),) if years else ()
    if filmed:
        filters += (Filter("Відео", (Link(recordings_url(body.code), "Записи засідань"),)),)
    empty = "Про склад і засідання на сайті ще нічого немає."
    own = List(
        root,
        f"{name}: склад і засідання",
        parts,
        heading=name,
        crumbs=(SITTINGS,),
        filters=filters,
        empty=empty,
    )
    yield list_output(whole, "sessions", own)
    for year in years:
        newer, older = around(years, year, lambda other: Link(f"{root}{other}/", other))
        page = List(
            f"{root}{year}/",
            f"{name}: засідання, {year} рік",
            _parts(
                [row for row in body.sittings if row.year == year], [row for row in body.papers if row.year == year]
            ),
            heading=f"{name}, {year} рік",
            crumbs=(SITTINGS, Link(root, name)),
            filters=(year_links(years, lambda other: f"{root}{other}/", year),),
            newer=newer,
            older=older,
        )
        yield list_output(whole, "sessions", page)


def _composition(body: Body) -> Iterator[Part]:
    """Members by convocation, the newest first."""
    convocations: dict[str, list[Row]] = {}
    for row in body.members:
        convocations.setdefault(row.id.split("/")[1].upper(), []).append(row)
    for convocation in sorted(convocations, key=natural_key, reverse=True):
        rows = sorted(convocations[convocation], key=lambda row: (sort_key(row.title), row.id))
        yield Part(f"Склад, {convocation} скликання", rows, f"sklad-{convocation.lower()}")


def _parts(sittings: Sequence[Row], papers: Sequence[Row], most: int | None = None) -> tuple[Part, ...]:
    """Sittings, then papers by kind, the newest first."""
    parts = [Part("Засідання", sittings[::-1][:most], "zasidannia")]
    for kind in PAPERS:
        same = [row for row in papers if row.kind == kind]
        parts.append(Part(capital(ACT_KINDS_MANY[kind]), same[::-1][:most], kind))
    return tuple(part for part in parts if part.rows)
