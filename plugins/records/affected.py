"""Whose files a change may reach; those of all others are as the last finished build left them.

A page shows its document, its neighbours in the series, and what is tied to it: records that it names or that name it,
in relations, in headers, in agendas, in its text; and of these what is tied to them in turn (the draft of an act was
considered at a sitting that has a recording). So whatever lies within three ties of a change is looked at again, which
is more than is needed: whether anything of it is written is for the keys to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ..model.registry import Registry
from ..model.row import Row
from .delta import Delta
from .feature import Feature
from .links import page_source
from .whole import Whole

TIES = 3
MANY = frozenset({"acts", "deputies", "mentions", "news", "petitions", "sessions", "videos"})
"""Kinds of which it pays to look at few, for there are many or they cost much; documents of other kinds are always
looked at. A deputy's page is made of sittings, with the deputy or not."""
OF_ALL = frozenset({"deputies"})
"""Kinds that any page may show without a tie: voters are found by their names. A roll call is like
them, for its motions lead to acts by address."""


def affected(whole: Whole, delta: Delta, features: Iterable[Feature]) -> set[str] | None:
    """Owners to look at: paths of documents and names of features; None: all of them."""
    rows = [row for change in delta.changes for row in change.rows]
    rows += [row for path in delta.files if (row := whole.registry.by_path(path))]
    if any(row.folder in OF_ALL for row in rows) or any(row.own("votings") for row in rows):
        return None
    registry = whole.registry
    folders = {row.folder for row in rows}
    shown = {row.folder for change in delta.changes if not change.of_text for row in change.rows}
    shown.update(row.folder for row in rows if row.path in delta.files)
    asked = (feature for feature in features if feature.sees is None or feature.index or feature.sees & shown)
    found = {feature.name for feature in asked} | delta.files
    found.update(row.path for row in registry.rows if row.folder not in MANY)
    if "sessions" in folders:
        found.update(row.path for row in registry.of("deputies"))
    near = (
        rows,
        _neighbours(registry, rows),
        _by_text(registry, rows),
        _of_session(registry, rows),
        _tied(registry, rows),
    )
    found.update(row.path for row in chain.from_iterable(near))
    return found


def _of_session(registry: Registry, rows: Iterable[Row]) -> Iterator[Row]:
    """Acts and sittings of the same session: an act's page leads to the session's list where the session has any."""
    sessions = {row.session for row in rows} - {""}
    if sessions:
        yield from (row for folder in ("acts", "sessions") for row in registry.of(folder) if row.session in sessions)


def _tied(registry: Registry, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows within TIES of these."""
    seen: set[str] = set()
    edge = list(rows)
    for _ in range(TIES):
        near = {id for row in edge for id in _named(registry, row)} - seen
        seen |= near
        edge = [row for id in near if (row := registry.by_id.get(id))]
        yield from edge


def _named(registry: Registry, row: Row) -> Iterator[str]:
    yield from (id for _, id, _ in row.relations)
    yield from (id for _, id, _ in registry.inverse(row))
    yield from (id.strip("/") for _, id in row.refs)
    yield from (other.id for other in registry.referring(row))


def _neighbours(registry: Registry, rows: Iterable[Row]) -> Iterator[Row]:
    """Before and after each in its series, as it was and as it is."""
    for row in rows:
        yield from (other for other in registry.around(row) if other is not None)


def _by_text(registry: Registry, rows: Iterable[Row]) -> Iterator[Row]:
    """Documents whose text leads to any of these, or may now that a number is borne by more or fewer acts."""
    paths = {row.path for row in rows}
    numbers = {row.number.casefold() for row in rows if row.folder == "acts"} - {""}
    videos = any(row.folder == "videos" for row in rows)
    names = {path.rpartition("/")[2] for path in paths}
    for row in registry.rows:
        for kind, value, _ in row.targets:
            if (
                (kind == "act" and value.partition("|")[0].casefold() in numbers)
                or (kind == "video" and videos)
                or (
                    kind == "page"
                    and value.partition("#")[0].rpartition("/")[2] in names
                    and page_source(row.path, value) in paths
                )
            ):
                yield row
                break
