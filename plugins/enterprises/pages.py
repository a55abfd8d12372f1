"""/pidpryiemstva/ with a comparison for the last year, and /pidpryiemstva/rik/<year>/ for the years before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..memory import fingerprint
from ..model.row import Row
from ..model.ukrainian import sort_key
from ..records.lists import DATA_WORDS
from ..records.output import Output
from ..records.statements import Yearly
from ..records.view import EnterprisesView
from ..records.view_parts import Link, Section
from ..records.whole import Whole
from .comparison import comparison_charts, comparison_table

ROOT = "/pidpryiemstva/"
TITLE = "Комунальні підприємства"
INTRO = "Підприємства громади та їхня звітність."


def outputs(whole: Whole) -> Iterator[Output]:
    """The front page, by name; a page for each earlier year."""
    rows = sorted(whole.registry.of("enterprises"), key=lambda row: (sort_key(row.title), row.id))
    found = {row.path: {each.year: each for each in whole.statements.of(row)} for row in rows}
    years = sorted({year for own in found.values() for year in own}, reverse=True)
    for year in years or [""]:
        yield _page(whole, rows, found, years, year)


def year_url(year: str, years: Sequence[str]) -> str:
    """Where the comparison of a year stands. years: newest first."""
    return ROOT if year == next(iter(years), "") else f"{ROOT}rik/{year}/"


def _page(
    whole: Whole, rows: Sequence[Row], found: Mapping[str, Mapping[str, Yearly]], years: Sequence[str], year: str
) -> Output:
    url = year_url(year, years)
    own = [(row, found[row.path].get(year)) for row in rows]
    facts = [
        whole.entries_key(rows),
        year,
        years,
        [(row.title, row.url, each.key if each else "") for row, each in own],
    ]

    def make() -> EnterprisesView:
        front = url == ROOT
        title = TITLE if front else f"{TITLE}: {year} рік"
        crumbs = () if front else (Link(ROOT, TITLE),)
        links = tuple(Link(year_url(other, years), other, current=other == year) for other in years)
        return EnterprisesView(
            site=whole.site,
            head=whole.head(url, title, f"{title}. {whole.settings.council}" if year and not front else INTRO, crumbs),
            title=title,
            intro=INTRO if front else "",
            sections=(Section("", tuple(map(whole.entry, rows))),) if front and rows else (),
            data=Link("/dani/pidpryiemstva/", DATA_WORDS),
            empty="" if rows else "Тут поки що нічого немає.",
            year=year,
            years=links if len(years) > 1 else (),
            figures=comparison_table(own, year) if year else None,
            charts=tuple(comparison_charts(own)) if year else (),
        )

    return whole.page("enterprises", EnterprisesView, url, fingerprint.digest(facts), make)
