"""The sets that are made from the site's own records (product: data sets; columns: КМУ № 835 and the schema)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..memory import fingerprint
from ..model.roll_call import MOTION_COLUMNS, VOTING_COLUMNS, motion_row, voting_row
from ..model.row import Row
from ..model.vocabulary import DATA_SETS, DECISIONS
from ..records.roll_calls import Call
from ..records.whole import Whole
from .tables import DataSet, Slice, Table

if TYPE_CHECKING:
    from .columns import Column

AT_ONCE = "odrazu-pislia-zmin"
"""The frequency (code of FREQUENCIES) of what is made anew with every change of the site."""
Span = tuple[tuple[str, str], str]
"""First and last day of records, and the last day on which one changed."""


class Made(NamedTuple):
    """Tables of a set with what they are about, in days."""

    tables: tuple[Table, ...]
    span: Span


def data_sets(whole: Whole) -> Iterator[DataSet]:
    """Every set made from the records, in the order of DATA_SETS."""
    return (data_set(whole, id) for id in DATA_SETS)


def data_set(whole: Whole, id: str) -> DataSet:
    """One of them."""
    tables, (temporal, modified) = _made(whole, id)
    settings = whole.settings
    title = DATA_SETS[id]
    about, keywords = _ABOUT.get(id, (f"{title}, оприлюднені на сайті: {_ACT_WORDS}", ("акти", "рішення")))
    return DataSet(
        id=id,
        title=f"{title}. {settings.council}",
        description=f"{about}. Складається із записів сайту щоразу, коли вони змінюються.",
        frequency=AT_ONCE,
        keywords=(*keywords, "відкриті дані"),
        publisher=settings.council,
        contact=settings.data_contact or "",
        tables=tables,
        base=whole.layer("opendata", ""),
        temporal=temporal,
        modified=modified,
        left=partial(whole.left, "opendata"),
    )


_ACT_WORDS = "номер, дата, назва, стан, орган, зв'язки з іншими актами й адреса тексту кожного"
_ABOUT = {
    "rehuliatorni-akty": (f"Рішення й розпорядження, позначені як регуляторні: {_ACT_WORDS}", ("регуляторні акти",)),
    "novyny": ("Новини, анонси, оголошення й звіти: дата, вид, назва, теми й адреса кожного", ("новини", "анонси")),
    "petytsii": ("Електронні петиції: етап, строки, підписи, відповідь і що зроблено далі", ("петиції", "участь")),
    "holosuvannia": (
        "Поіменні голосування: що винесено на голосування (motions) і хто як голосував (votings)",
        ("поіменне голосування", "депутати"),
    ),
    "deputaty": ("Депутати й посадові особи: скликання, фракція, комісії, строк повноважень", ("депутати", "рада")),
    "pidpryiemstva": (
        "Комунальні підприємства (data) і кожен рядок їхньої річної фінансової звітності (statements)",
        ("комунальні підприємства", "фінансова звітність"),
    ),
    "zasidannia": (
        "Засідання ради, виконавчого комітету й комісій: орган, день, час, місце, кількість питань",
        ("засідання", "сесії"),
    ),
}


def _made(whole: Whole, id: str) -> Made:
    registry = whole.registry
    if id == "holosuvannia":
        return _votes(whole)
    if id == "pidpryiemstva":
        return _enterprises(whole)
    if id == "rehuliatorni-akty":
        rows = [row for row in registry.of("acts") if row.kind in DECISIONS and row.own("regulatory")]
        return _records(whole, rows, "acts")
    if id.startswith("akty-"):
        return _records(whole, registry.kinds.get(id.removeprefix("akty-"), ()), "acts", parted=True)
    folder, shape, parted = {
        "novyny": ("news", "news", True),
        "petytsii": ("petitions", "petitions", False),
        "deputaty": ("deputies", "people", False),
        "zasidannia": ("sessions", "sittings", False),
    }[id]
    return _records(whole, registry.of(folder), shape, parted=parted)


def _records(whole: Whole, rows: Sequence[Row], shape: str, *, parted: bool = False) -> Made:
    """One record, one row. shape: name of its columns in `columns.RECORDS`."""
    years: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        years[row.date[:4]].append(row)
    slices = tuple(_slice(whole, year, years[year], shape) for year in sorted(years))

    def made_of() -> tuple[Column, ...]:
        from .columns import RECORDS

        return tuple(column for column, _ in RECORDS[shape])

    table = Table("data", "Увесь набір", shape, made_of, slices, "identifier", parted=parted)
    return Made((table,), _span(rows))


def _slice(whole: Whole, year: str, rows: Sequence[Row], shape: str) -> Slice:
    told = whole.shown([f"{row.id}\t{row.header}\n" for row in rows], rows)
    hidden = [[row.id, absent] for row in rows if row.relations or row.refs if (absent := _withheld(whole, row))]
    key = fingerprint.of_text(told + (str(hidden) if hidden else ""))

    def made() -> Iterator[tuple[str, ...]]:
        from .columns import RECORDS, Item

        gets = [get for _, get in RECORDS[shape]]
        for row in rows:
            item = Item(row, whole)
            yield tuple([get(item) for get in gets])

    return Slice(year, key, lambda: len(rows), made)


def _withheld(whole: Whole, row: Row) -> list[str]:
    """Ids that a record names and its row in a set does not tell."""
    seen = whole.registry.by_id
    named = [id for _, id, _ in row.relations] + [id.strip("/") for _, id in row.refs]
    return [id for id in named if id not in seen]


_OF_THEIR_DAY = frozenset({"acts", "news", "petitions"})
"""Records whose date is that of their publication or earlier; agendas and sittings may be ahead."""


def _span(rows: Sequence[Row]) -> Span:
    """Days are told by their first ten signs, so the least and the greatest are found before anything is cut off."""
    days = [row.date for row in rows if row.date]
    told = [row.date for row in rows if row.folder in _OF_THEIR_DAY and row.kind != "poriadok-dennyi"]
    told += [row.updated for row in rows]
    told += [row.published for row in rows]
    span = (min(days)[:10], max(days)[:10]) if days else ("", "")
    return span, max(told, default="")[:10]


def _votes(whole: Whole) -> Made:
    """Rows as offices gave them: by sitting, in the order of their files."""
    years: dict[str, list[Call]] = defaultdict(list)
    calls = sorted(whole.roll_calls.calls, key=lambda call: call.row.sort)
    for call in calls:
        years[call.row.date[:4]].append(call)
    motions = tuple(_motions(whole, year, same) for year, same in sorted(years.items()))
    votings = tuple(_votings(whole, year, same) for year, same in sorted(years.items()))
    tables = (
        Table("motions", "Питання, винесені на голосування", *_named(MOTION_COLUMNS), motions, parted=True),
        Table("votings", "Голоси", *_named(VOTING_COLUMNS), votings, parted=True),
    )
    return Made(tables, _span([call.row for call in calls]))


def _named(names: Sequence[str]) -> tuple[str, Callable[[], tuple[Column, ...]]]:
    def made_of() -> tuple[Column, ...]:
        from .columns import voting_column

        return tuple(map(voting_column, names))

    return " ".join(names), made_of


def _motions(whole: Whole, year: str, calls: Sequence[Call]) -> Slice:
    keys = [own or listed for own, listed in (call.key.split(" ") for call in calls)]

    def rows() -> Iterator[tuple[str, ...]]:
        return (motion_row(motion) for call in calls for motion in whole.roll_calls.read(call).motions)

    return Slice(year, fingerprint.digest(keys), lambda: sum(len(call.motions) for call in calls), rows)


def _votings(whole: Whole, year: str, calls: Sequence[Call]) -> Slice:
    keys = [call.key.split(" ")[1] for call in calls]

    def rows() -> Iterator[tuple[str, ...]]:
        return (voting_row(voice) for call in calls for voice in whole.roll_calls.read(call).voices)

    def count() -> int:
        return sum(sum(voter.counts) for call in calls for voter in call.voters)

    return Slice(year, fingerprint.digest(keys), count, rows)


def _enterprises(whole: Whole) -> Made:
    """The enterprises, then every line of their statements."""
    rows = whole.registry.of("enterprises")
    (listed,) = _records(whole, rows, "enterprises").tables
    yearly = tuple(whole.statements.all())
    named = {row.id: json.loads(whole.memory.fields(row.path))["name_"] for row in rows} if yearly else {}
    key = fingerprint.digest([[one.enterprise.id, named[one.enterprise.id], one.year, one.key] for one in yearly])

    def lines() -> Iterator[tuple[str, ...]]:
        for one in whole.statements.entries():
            sums = tuple("" if amount is None else str(amount) for amount in (one.value, one.previous))
            id = one.enterprise.id
            yield (id, named[id], one.year, one.form, one.line, one.name, *sums)

    def count() -> int:
        return sum(len(whole.statements.lines(one)) for one in yearly)

    slices = (Slice("", key, count, lines),) if yearly else ()
    foreign = ("enterprise", "data", "identifier")
    statements = Table("statements", "Рядки звітності", "statements", _statement_lines, slices, foreign=foreign)
    first, last = (min(one.year for one in yearly), max(one.year for one in yearly)) if yearly else ("", "")
    temporal = (f"{first}-01-01", f"{last}-12-31") if yearly else ("", "")
    return Made((listed, statements), (temporal, ""))


def _statement_lines() -> tuple[Column, ...]:
    from .columns import STATEMENT_LINES

    return STATEMENT_LINES
