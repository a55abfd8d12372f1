"""What `check` would say of a few documents, given as headers, without files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from plugins.model.law.figures import Figures
from plugins.model.law.rule import Books, Clock, Fields
from plugins.model.law.rules import Case, verdicts
from plugins.model.registry import Registry
from plugins.model.roll_call import RollCall, read_roll_call
from plugins.model.row import Row
from plugins.records.law import problem_of

from ..records import record, row

TODAY = "2026-01-01"


class Paper(NamedTuple):
    """A document: its light row, and its header as the memory keeps it."""

    row: Row
    header: Fields
    text: str = ""


def paper(folder: str, stem: str = "a", **fields: Any) -> Paper:
    """FOLDER/STEM.md with the required fields and these."""
    header = record(folder, **fields).model_dump(mode="json", exclude_defaults=True)
    return Paper(row(folder, stem, **fields), header)


def decision(stem: str = "a", **fields: Any) -> Paper:
    """A decision of the council of 24.12.2019, published two days later."""
    return paper("acts", stem, **{"number": "33-65/2019", "published": "2019-12-26", **fields})


def draft(stem: str = "a", **fields: Any) -> Paper:
    return paper("acts", stem, **{"kind": "proiekt", "slug": stem, **fields})


def sitting(stem: str = "a", **fields: Any) -> Paper:
    return paper("sessions", stem, **fields)


def petition(stem: str = "a", **fields: Any) -> Paper:
    return paper("petitions", stem, **fields)


def cases(
    *papers: Paper,
    today: str = TODAY,
    official: bool = False,
    tables: Mapping[str, str] | None = None,
    **figures: Any,
) -> list[Case]:
    """Every verdict on these documents. tables: name of a CSV file -> its text."""

    def roll_call(row: Row) -> RollCall | None:
        votings = (tables or {}).get(row.own("votings"))
        motions = (tables or {}).get(row.own("motions"))
        if votings is None:
            return None
        reading = read_roll_call(None if motions is None else motions.encode(), votings.encode())
        assert (reading.of_motions, reading.of_votings) == ((), ())
        return reading.roll_call

    headers = {each.row.path: each.header for each in papers}
    texts = {each.row.path: each.text for each in papers}
    books = Books(
        registry=Registry(each.row for each in papers),
        figures=Figures(**figures),
        clock=Clock(today),
        official=official,
        commissions=frozenset({"biudzhet"}),
        header=lambda row: headers[row.path],
        text=lambda row: texts[row.path],
        roll_call=roll_call,
    )
    return list(verdicts(books))


def said(*papers: Paper, **given: Any) -> list[str]:
    """The lines of `check`, each after the id of its rule."""
    return list(_lines(cases(*papers, **given)))


def states(rule: str, *papers: Paper, **given: Any) -> list[str]:
    """How one rule finds its duties in these documents."""
    return [case.verdict.state for case in cases(*papers, **given) if case.rule.id == rule]


def _lines(found: list[Case]) -> Iterator[str]:
    for case in found:
        if case.verdict.state in ("missed", "coming"):
            yield f"{case.rule.id} {problem_of(case)}"
