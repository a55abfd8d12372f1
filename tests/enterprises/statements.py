"""Builders of enterprises with statements."""

from __future__ import annotations

from typing import Any

from ..site import Site, header

HEAD = "форма;рядок;назва;значення;попереднє\n"


def table(income: str, assets: str = "100", debts: str = "40", before: str = "") -> str:
    """A year of a micro-enterprise that spends all but a tenth of 10: it earns what is over 90, or loses it.

    income: 2000; assets: 1300; debts: 1695. before: income of the year before, or "".
    """
    own, net = int(assets) - int(debts), int(income) - 90
    rows = (
        f"1-мс;1300;;{assets};",
        f"1-мс;1495;;{own};",
        f"1-мс;1695;;{debts};",
        f"1-мс;1900;;{assets};",
        f"2-мс;2000;;{income};{before}",
        "2-мс;2050;;(90);",
        "2-мс;2285;;(90);",
        f"2-мс;2280;;{income};{before}",
        f"2-мс;2290;;{net};",
        f"2-мс;2350;;{net};",
    )
    return HEAD + "".join(f"{row}\n" for row in rows)


def enterprise(site: Site, stem: str, years: dict[str, str], text: str = "Про підприємство.\n", **fields: Any) -> None:
    """An enterprise STEM with its tables, year -> CSV."""
    for year, data in years.items():
        site.write(f"enterprises/{stem}-{year}.csv", data)
    statements = [{"path": f"{stem}-{year}.csv", "year": year} for year in years]
    values = {"title": f"КП «{stem.capitalize()}»", "name": f"КП «{stem.capitalize()}»", "statements": statements}
    site.write(f"enterprises/{stem}.md", header(**{**values, **fields}) + text)
