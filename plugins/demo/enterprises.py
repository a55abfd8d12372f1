"""Invented communal enterprises with statements of every whole year of the corpus, three at least.

A year's figures follow from the seed, the enterprise and the years before it, since 1998; sums are right because every
total is made of its lines. Money is counted in the smallest unit of the form: thousands, or their tenths.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from plugins.model.frontmatter_write import Plain
from plugins.model.statement_forms import FORMS, Form, Sum

from .document import Document
from .months import LAST_YEAR
from .settings import BROADCASTER, MARK

FIRST = 1998
LAST = LAST_YEAR - 1
"""The last year whose statements are due before the corpus ends."""
LEAST = 3


class Enterprise(NamedTuple):
    """forms: of the balance and of results. income: of the first year, thousands. spends: share of income, per cent;
    above 100 it loses money in most years."""

    stem: str
    name: str
    activity: str
    forms: tuple[str, str]
    income: int
    spends: int

    @property
    def unit(self) -> int:
        """Parts of a thousand in which its forms count."""
        return 1 if self.forms[0] == "1" else 10


ENTERPRISES = (
    Enterprise("vodokanal", "КП «Взірцевий водоканал»", "водопостачання і стоки", ("1", "2"), 2100, 97),
    Enterprise("teplo", "КП «Взірцеградтепло»", "опалення і гаряча вода", ("1", "2"), 3400, 102),
    Enterprise("skvery", "КП «Зразкові сквери»", "прибирання й озеленення", ("1-м", "2-м"), 420, 99),
    Enterprise("telebachennia", f"ДКП «{BROADCASTER}»", "місцеві новини і записи засідань", ("1-мс", "2-мс"), 130, 98),
)

Amounts = dict[str, int]
"""Line -> sum, in units of the form."""


@dataclass(frozen=True)
class State:
    """What an enterprise has on the last day of a year and how it did in it. retained: all results together."""

    income: int
    fixed: int
    wear: int
    capital: int
    retained: int
    balance: Amounts
    results: Amounts


def documents(seed: int, months: int) -> Iterator[Document]:
    """A page for each enterprise, with a table of every year."""
    first = min(LAST_YEAR - months // 12, LAST - LEAST + 1)
    for enterprise in ENTERPRISES:
        years = history(seed, enterprise)
        told = [(year, f"{enterprise.stem}-{year}.csv") for year in range(first, LAST + 1)]
        header: dict[str, Plain] = {
            "title": enterprise.name + MARK,
            "name": enterprise.name.replace("ДКП", "Дочірнє комунальне підприємство").replace(
                "КП", "Комунальне підприємство"
            ),
            "activity": enterprise.activity,
            "topics": ["комунальні підприємства"],
            "statements": [{"path": name, "year": str(year), "published": f"{year + 1}-03-01"} for year, name in told],
        }
        files = tuple((name, table(enterprise, years[year - 1], years[year])) for year, name in told)
        yield Document("enterprises", enterprise.stem, header, "Підприємство вигаданої громади.\n", files)


def history(seed: int, enterprise: Enterprise) -> dict[int, State]:
    """Every year since the first, whose own figures only begin the story."""
    unit = enterprise.unit
    income = enterprise.income * unit
    state = State(income, 2 * income, income // 2, 2 * income, 0, {}, {})
    found = {}
    for year in range(FIRST, LAST + 1):
        state = _next(random.Random(f"{seed}:{enterprise.stem}:{year}"), enterprise, state)  # noqa: S311 - invented
        found[year] = state
    return found


def _next(rng: random.Random, enterprise: Enterprise, before: State) -> State:
    """One year on."""
    income = before.income * rng.randint(102, 119) // 100
    bought = before.fixed * rng.randint(2, 9) // 100
    worn = min(before.fixed * rng.randint(4, 7) // 100, before.fixed + bought - before.wear)
    spent = income * (enterprise.spends * 10 + rng.randint(-49, 39)) // 1000
    results = _results(rng, enterprise, income, spent)
    net = results["2350"] - results.get("2355", 0)
    after = replace(
        before,
        income=income,
        fixed=before.fixed + bought,
        wear=before.wear + worn,
        capital=before.capital + bought // 3,
        retained=before.retained + net,
        results=results,
    )
    return replace(after, balance=_balance(rng, enterprise, after))


def _results(rng: random.Random, enterprise: Enterprise, income: int, spent: int) -> Amounts:
    form = FORMS[enterprise.forms[1]]
    other, cost = income * rng.randint(1, 4) // 100, spent * rng.randint(70, 80) // 100
    rest = spent - cost + other
    amounts = {"2000": income, "2050": cost}
    if form.code == "2":
        office = rest * rng.randint(55, 75) // 100
        wages = spent * rng.randint(35, 45) // 100
        amounts |= {"2120": other, "2130": office, "2180": rest - office}
        amounts |= {
            "2500": spent // 4,
            "2505": wages,
            "2510": wages * 22 // 100,
            "2515": spent // 12,
            "2520": rest // 5,
        }
    elif form.code == "2-м":
        amounts |= {"2120": other, "2180": rest * 4 // 5, "2270": rest - rest * 4 // 5}
    else:
        amounts |= {"2160": other, "2165": rest}
    return _with_totals(form, amounts)


def _balance(rng: random.Random, enterprise: Enterprise, state: State) -> Amounts:
    """Assets: cash is what is left of the liabilities; what lacks is owed to suppliers."""
    form, income = FORMS[enterprise.forms[0]], state.income
    assets = {"1011": state.fixed, "1012": state.wear}
    debtors = "1155" if form.code == "1-мс" else "1125"
    assets |= {"1100": income * rng.randint(1, 4) // 100, debtors: income * rng.randint(4, 11) // 100}
    owed = {"1620": income // rng.randint(60, 90), "1625": income // rng.randint(120, 160)}
    owed |= {"1630": income // rng.randint(45, 70), "1615": income * rng.randint(3, 7) // 100}
    if form.code == "1":
        assets |= {"1005": state.fixed * rng.randint(0, 3) // 100, "1130": income // 200}
    without = state.fixed - state.wear + sum(sum_ for code, sum_ in assets.items() if code not in ("1011", "1012"))
    cash = state.capital + state.retained + sum(owed.values()) - without
    least = income // rng.randint(30, 60)
    owed["1615"] += max(least - cash, 0)
    amounts = assets | {"1165": max(cash, least), "1400": state.capital, "1420": state.retained} | owed
    return _with_totals(form, amounts)


def _with_totals(form: Form, amounts: Amounts) -> Amounts:
    """The lines with every total that the form has, tax of 18 per cent among them."""
    found = dict(amounts)
    for rule in form.sums:
        if rule.part or rule.words == "1300 = 1900" or not any(term.code in found for term in rule.right):
            continue
        if rule.left[0].code == "2350":
            profit = max(found.get("2290", 0), 0)
            found["2300"] = profit * 18 // 100 * (-1 if form.code == "2" else 1)
        found |= _made(rule, found)
    return found


def _made(rule: Sum, found: Amounts) -> Amounts:
    total = sum(found.get(term.code, 0) * (-1 if term.sign == "-" else 1) for term in rule.right)
    gain, *loss = (term.code for term in rule.left)
    return {gain: max(total, 0), loss[0]: max(-total, 0)} if loss else {gain: total}


def table(enterprise: Enterprise, before: State, now: State) -> bytes:
    """The CSV of a year, with the year before beside it."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(("форма", "рядок", "стаття", "звітний рік", "попередній рік"))
    for code, of_year, earlier in zip(
        enterprise.forms, (now.balance, now.results), (before.balance, before.results), strict=True
    ):
        for entry in FORMS[code].entries:
            if of_year.get(entry.code) or earlier.get(entry.code):
                sums = (
                    _words(enterprise, amounts.get(entry.code, 0), entry.deducted) for amounts in (of_year, earlier)
                )
                rows.writerow((code, entry.code, entry.name, *sums))
    return text.getvalue().encode()


def _words(enterprise: Enterprise, amount: int, deducted: bool) -> str:
    """As a form prints it."""
    if not amount:
        return "–"
    words = f"{Decimal(abs(amount)) / enterprise.unit:.{0 if enterprise.unit == 1 else 1}f}".replace(".", ",")
    return f"({words})" if deducted or amount < 0 else words
