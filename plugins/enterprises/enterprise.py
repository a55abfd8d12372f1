"""The page of an enterprise: its main figures by year with charts, and every line of its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from ..model.amounts import amount_words
from ..model.statement import Line
from ..model.statement_forms import FIGURES, FORMS, Form
from ..model.words import NBSP
from ..records.charts import Column, columns
from ..records.document import Document
from ..records.statements import Yearly
from ..records.view import EnterpriseView
from ..records.view_parts import ChartView, Fact, Link, Table
from .comparison import when
from .money import NONE, THOUSANDS, Unit, change, full, known, percent, unit_for

CHARTED = 8
"""Years of a chart, at most; tables have all."""
TOTAL = "Усього за розділом"
_FIGURES = {figure.code: figure for figure in FIGURES}

Years = dict[str, Yearly]
Amounts = dict[str, Decimal]
"""Year -> sum, years ascending."""


def document(enterprise: Document) -> EnterpriseView:
    """The view of an enterprise. The files that it shows are attached to its document and so in its key."""
    name = enterprise.get("name_")
    facts = [Fact("Повна назва", name)] if name != enterprise.row.title else []
    common = enterprise.common(facts=tuple(facts))
    if source := common["source_url"]:
        common["facts"] += (Fact("Звітність на іншому сайті", links=(Link(source, urlsplit(source).netloc),)),)
        common["source_url"] = ""
    found = enterprise.whole.statements.of(enterprise.row)
    years = _years(found)
    lines = [(each.year, enterprise.whole.statements.lines(each)) for each in found]
    common["tables"] = tuple(_forms(lines))
    return EnterpriseView(
        **common,
        summary=_summary(years, found[-1].year) if found else "",
        figures=_figures(years) if found else None,
        charts=tuple(_charts(enterprise.row.title, years)),
    )


def _years(found: Sequence[Yearly]) -> dict[str, Amounts]:
    """Code of a figure -> its sums; the year before the first comes from what the first says of it."""
    told: dict[str, Amounts] = {figure.code: {} for figure in FIGURES}
    for place, each in enumerate(found):
        for code, (now, before) in each.figures.items():
            if place == 0 and before is not None:
                told[code][_before(each.year)] = before
            if now is not None:
                told[code][each.year] = now
    return told


def _before(year: str) -> str:
    return str(int(year) - 1)


def _summary(years: dict[str, Amounts], last: str) -> str:
    """«За 2024 рік: чистий дохід 7 012,4 тис. грн (+10,4 %), чистий прибуток 183,7 тис. грн.»"""
    said = []
    if (income := years["dokhid"].get(last)) is not None:
        before = years["dokhid"].get(_before(last))
        more = f" ({percent(income, before)} до {_before(last)} року)" if income > 0 and before and before > 0 else ""
        said.append(f"чистий дохід — {full(income)}{more}")
    if (result := years["rezultat"].get(last)) is not None:
        said.append(f"чистий {'прибуток' if result >= 0 else 'збиток'} — {full(abs(result))}")
    if (assets := years["aktyvy"].get(last)) is not None:
        said.append(f"активи на кінець року — {full(assets)}")
    return f"За {last} рік: {'; '.join(said)}." if said else ""


def _figures(years: dict[str, Amounts]) -> Table:
    """A row for each figure that is known, years as columns, and the change in the last of them."""
    shown = sorted({year for amounts in years.values() for year in amounts})
    rows = []
    for code, amounts in years.items():
        if amounts:
            last = [amounts.get(year) for year in shown[-2:]]
            grown = (change(last[1], last[0]),) if len(shown) > 1 else ()
            rows.append((_FIGURES[code].name, *(known(amounts.get(year)) for year in shown), *grown))
    more = ("Зміна за рік",) if len(shown) > 1 else ()
    heads = ("Показник", *shown, *more)
    return Table(f"Головні показники, {THOUSANDS}", heads, tuple(rows), tuple(range(1, len(heads))), named=True)


def _charts(title: str, years: dict[str, Amounts]) -> Iterator[ChartView]:
    """Income, result, and what the property consists of, where two years are known."""
    for code in ("dokhid", "rezultat"):
        figure, amounts = _FIGURES[code], dict(list(years[code].items())[-CHARTED:])
        if len(amounts) > 1:
            unit = unit_for(amounts.values())
            found = [Column(year, (float(sum_),), unit.short(sum_), full(sum_)) for year, sum_ in amounts.items()]
            drawn = columns(code, f"{title}: {figure.name.lower()} за роками", (figure.name,), found)
            yield ChartView(f"{code}-za-rokamy", figure.name, when(figure, unit.name), drawn)
    if both := [year for year in years["kapital"] if year in years["zoboviazannia"]][-CHARTED:]:
        yield from _property(title, both, years)


def _property(title: str, shown: Sequence[str], years: dict[str, Amounts]) -> Iterator[ChartView]:
    if len(shown) < 2:
        return
    capital, owed = years["kapital"], years["zoboviazannia"]
    unit = unit_for(capital[year] + owed[year] for year in shown)
    found = [_stacked(year, capital[year], owed[year], unit) for year in shown]
    legend = (_FIGURES["kapital"].name, _FIGURES["zoboviazannia"].name)
    drawn = columns("maino", f"{title}: власний капітал і зобов’язання за роками", legend, found)
    yield ChartView("maino-za-rokamy", "Активи: своє і позичене", when(_FIGURES["kapital"], unit.name), drawn)


def _stacked(year: str, capital: Decimal, owed: Decimal, unit: Unit) -> Column:
    told = f"власний капітал {full(capital)}, зобов’язання {full(owed)}, разом {full(capital + owed)}"
    inside = (unit.short(capital), unit.short(owed))
    return Column(year, (float(capital), float(owed)), unit.short(capital + owed), told, inside)


def _forms(years: Sequence[tuple[str, Sequence[Line]]]) -> Iterator[Table]:
    """Every line that has a sum, by form and section, years as columns."""
    for form in FORMS.values():
        own = {year: mine for year, lines in years if (mine := {x.code: x for x in lines if x.form == form.code})}
        if own:
            yield _form(form, own)


def _form(form: Form, own: dict[str, dict[str, Line]]) -> Table:
    first = next(iter(own))
    told = {year: {code: line.value for code, line in lines.items()} for year, lines in own.items()}
    before = {code: line.previous for code, line in own[first].items() if line.previous is not None}
    if before:
        told = {_before(first): before, **told}
    rows: list[tuple[str, ...]] = []
    heading = ""
    for entry in form.entries:
        if not entry.code:
            heading = entry.name
            continue
        sums = [lines.get(entry.code) for lines in told.values()]
        if all(amount is None for amount in sums):
            heading = "" if entry.name.startswith(TOTAL) else heading  # what follows belongs to no section
            continue
        if heading:
            rows.append((heading, *[""] * (len(told) + 1)))
            heading = ""
        words = (NONE if sum_ is None else amount_words(sum_, deducted=entry.deducted) for sum_ in sums)
        rows.append((entry.name, entry.code, *words))
    heads = ("Стаття", "Рядок", *told)
    about = f", {THOUSANDS}" + (" на кінець року" if form.balance else " за рік")
    caption = f"Форма №{NBSP}{form.code}. {form.name}{about}"
    return Table(caption, heads, tuple(rows), tuple(range(1, len(heads))), named=True)
