"""Who is under whom: units of the council as a tree, by the words of `parent`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .problems import Problem, nearest
from .row import Row
from .ukrainian import sort_key

NO_PARENT = "додайте документ цього підрозділу, назвіть раду, виконком чи комісію з налаштувань або приберіть parent"


class Units:
    """All units by title (as `sort_key` orders it), and what stands above and below each.

    named: code -> name of bodies and commissions, which may stand above a unit too.
    """

    def __init__(self, rows: Sequence[Row], named: Mapping[str, str]) -> None:
        self.rows = sorted(rows, key=lambda row: (sort_key(row.title), row.id))
        self._named = {name.casefold(): code for code, name in named.items()} | {code: code for code in named}
        self._known: dict[str, Row] = {}
        for row in self.rows:
            for name in (row.title.casefold(), row.id, row.id.rpartition("/")[2]):
                self._known.setdefault(name, row)
        self._above = {row.id: found for row in self.rows if (found := self._unit(row)) is not None}
        self.circles = tuple(_circles(self._above))
        astray = {row.id for circle in self.circles for row in circle}
        self._above = {id: row for id, row in self._above.items() if id not in astray}
        self._below: dict[str, list[Row]] = {}
        for row in self.rows:
            if above := self._above.get(row.id):
                self._below.setdefault(above.id, []).append(row)

    def _unit(self, row: Row) -> Row | None:
        return self._known.get(row.own("parent").strip("/").casefold())

    def above(self, row: Row) -> Row | None:
        """The unit to which this one belongs."""
        return self._above.get(row.id)

    def below(self, row: Row) -> Sequence[Row]:
        """Units of this one, by title."""
        return self._below.get(row.id, ())

    def body(self, row: Row) -> str:
        """Code of the body or commission above a unit, "" where its `parent` names none."""
        return self._named.get(row.own("parent").casefold(), "")

    def of_body(self, code: str) -> list[Row]:
        """Units right below a body or commission, by title."""
        return [row for row in self.rows if row.id not in self._above and self.body(row) == code]

    def roots(self) -> dict[str, list[Row]]:
        """Units below no other: code of the body, else the words of `parent` -> units by title.

        Bodies stand in the order of the settings, then other words, then units that name nobody.
        """
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.id not in self._above:
                found.setdefault(self.body(row) or row.own("parent"), []).append(row)
        order = list(self._named.values())
        place = {code: number for number, code in enumerate(order)}
        keys = sorted(found, key=lambda name: (place.get(name, len(order)), not name, sort_key(name)))
        return {key: found[key] for key in keys}


def unit_faults(rows: Sequence[Row], named: Mapping[str, str]) -> Iterator[Problem]:
    """Units that stand above themselves; names above a unit that are no unit's, body's or commission's."""
    units = Units(rows, named)
    for circle in units.circles:
        names = " → ".join(f"«{row.title}»" for row in (*circle, circle[0]))
        message = f"підпорядкування ходить по колу: {names}"
        yield Problem(circle[0].path, None, "parent", message, "виправте parent в одному з них")
    titles = [row.title for row in units.rows]
    astray = {row.id for circle in units.circles for row in circle}
    for row in units.rows:
        written = row.own("parent")
        if not written or units.above(row) or units.body(row) or row.id in astray:
            continue
        near = nearest(written, [*(title for title in titles if title != row.title), *named.values()])
        hint = f"можливо, «{near}»?" if near else NO_PARENT
        yield Problem(row.path, None, "parent", f"немає підрозділу «{written}»", hint, level="warning")


def _circles(above: Mapping[str, Row]) -> Iterator[tuple[Row, ...]]:
    """Units that lead back to themselves, each circle once, from its first unit on."""
    seen: set[str] = set()
    for start in above:
        way: list[str] = []
        here: str = start
        while here in above and here not in seen and here not in way:
            way.append(here)
            here = above[here].id
        if here in way:
            circle = way[way.index(here) :]
            ring = [above[id] for id in circle]  # each names the next; the last one names the first
            first = ring.index(min(ring, key=lambda row: row.id))
            yield (*ring[first:], *ring[:first])
        seen.update(way)
