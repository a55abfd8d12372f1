"""The page of a unit, the tree of all units, and who has which official pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..memory import fingerprint
from ..model.channels import FACEBOOK, channel_words, network
from ..model.row import Row
from ..model.ukrainian import capital, date_words
from ..model.units import Units
from ..records.bodies import body_link, body_url
from ..records.document import Document
from ..records.output import Output
from ..records.units_view import Branch, UnitsView
from ..records.view import DocumentView
from ..records.view_parts import Fact, Link, Section, Table
from ..records.whole import Whole

ROOT = "/pidrozdily/"
INTRO = "Виконавчі органи ради, комісії та служби: хто кому підпорядкований, де сидить і де про себе пише."
NONE = "немає"
"""Stands in the table where a unit has no page: the order that asks for them wants to see it."""


def document(unit: Document) -> DocumentView:
    """The view of a unit: whose it is, its official pages, its own units."""
    row, whole = unit.row, unit.whole
    facts = []
    if above := _above(whole, row):
        facts.append(Fact("Підпорядкування", links=(above,)))
    elif parent := row.own("parent"):
        facts.append(Fact("Підпорядкування", parent))
    if channels := row.all_own("channel"):
        facts.append(Fact("Офіційні сторінки", links=tuple(Link(url, channel_words(url)) for url in channels)))
    common = unit.common(facts=tuple(facts))
    if below := whole.units.below(row):
        own = Section("Підпорядковані підрозділи", tuple(whole.entry(other) for other in below))
        common["lists"] = (own, *common["lists"])
    return DocumentView(**common)


def beside(whole: Whole, row: Row) -> str:
    """Who stands above and below; see `Feature.beside`."""
    above = _above(whole, row)
    return f"{above and (above.url, above.text)}{whole.entries_key(whole.units.below(row))}"


def _above(whole: Whole, row: Row) -> Link | None:
    unit = whole.units.above(row)
    if unit is not None:
        return Link(unit.url, unit.title)
    code = whole.units.body(row)
    return body_link(whole, code) if code and _sits(whole, code) else None


def _sits(whole: Whole, code: str) -> bool:
    """Has the body a page of its own?"""
    return code in whole.settings.commissions or any(row.body == code for row in whole.registry.of("sessions"))


def outputs(whole: Whole) -> Iterator[Output]:
    """/pidrozdily/: the tree, then the table of official pages."""
    units = whole.units
    sits = [code for code in units.roots() if _sits(whole, code)]
    facts = fingerprint.digest([[(row.face, row.extra) for row in units.rows], sits])

    def make() -> UnitsView:
        return UnitsView(
            site=whole.site,
            head=whole.head(ROOT, "Підрозділи", INTRO),
            title="Підрозділи",
            intro=INTRO,
            groups=tuple(
                Branch(_group(whole, name, name in sits), "", tuple(_branch(units, row) for row in rows))
                for name, rows in units.roots().items()
            ),
            tables=(_pages(units.rows),) if units.rows else (),
        )

    yield whole.page("units", UnitsView, ROOT, facts, make)


def _group(whole: Whole, name: str, sits: bool) -> Link:
    """Heading of a group: a body, with the way to its page where it has one."""
    words = capital(whole.body(name)) if name else "Інші підрозділи"
    return Link(body_url(name) if sits else "", words)


def _branch(units: Units, row: Row) -> Branch:
    below = tuple(_branch(units, other) for other in units.below(row))
    return Branch(Link(row.url, row.title), row.own("head"), below)


def _pages(rows: Sequence[Row]) -> Table:
    """Who has which official pages; «немає» where none is known."""
    lines = []
    for row in rows:
        channels = row.all_own("channel")
        own = tuple(Link(url, channel_words(url)) for url in channels if network(url) == FACEBOOK)
        others = tuple(Link(url, channel_words(url)) for url in channels if network(url) != FACEBOOK)
        as_of = date_words(row.own("as_of")) if row.own("as_of") else "—"
        lines.append((Link(row.url, row.title), own or NONE, others or NONE, as_of))
    columns = ("Підрозділ", "Фейсбук", "Інші сторінки", "Станом на")
    return Table("Офіційні сторінки підрозділів", columns, tuple(lines), named=True)
