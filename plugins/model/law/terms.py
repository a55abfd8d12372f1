"""A term kept, coming or missed, in the words an editor reads."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from ..ukrainian import plural
from .rule import Books, Verdict, day

Unit = Literal["wd", "cd"]
"""Working days or calendar days."""

_DAYS = {"wd": ("робочий день", "робочі дні", "робочих днів"), "cd": ("день", "дні", "днів")}


def days_words(count: int, unit: Unit) -> str:
    """«1 робочий день», «3 дні»."""
    return f"{count} {plural(count, *_DAYS[unit])}"


class Words(NamedTuple):
    """Of what a term is: header key, «рішення від 2019-12-24», «оприлюднено», the remedy."""

    field: str | None
    what: str
    deed: str
    hint: str


def done_by(books: Books, due: date, done: str, unit: Unit, words: Words, *, overdue: bool = True) -> list[Verdict]:
    """Was, or is to be, the deed done by the last day of a term?

    done: ISO day, or "" while nothing shows it. unit: what lateness is counted in. overdue: False where a missing day
    does not mean that nothing was done.
    Nothing is said of a term that ends later than the settings' NOTICE_DAYS from now.
    """
    field, what, deed, hint = words
    last, on = due.isoformat(), done[:10]
    if on and on <= last:
        return [Verdict("kept", field, last, on)]
    if on:
        late = books.calendar.between(due, day(on)) if unit == "wd" else (day(on) - due).days
        # A deed on the weekend after the term is late, though no working day has passed.
        note = f"на {days_words(late, unit)}" if late else ""
        by = f": пізніше {note}" if late else ""
        return [Verdict("missed", field, last, on, f"{what} {deed} {on}, а строк був до {last}{by}", hint, note)]
    left = (due - day(books.today)).days
    if left < 0:
        message = f"{what} досі не {deed}, а строк минув {last}"
        return [Verdict("missed", field, last, "", message, hint)] if overdue else []
    if left > books.figures.notice_days:
        return []
    remain = plural(left, "лишився", "лишилося", "лишилося")
    ends = f"{remain} {days_words(left, 'cd')}" if left else "сьогодні останній день"
    return [Verdict("coming", field, last, "", f"{what} ще не {deed}, а строк — до {last}: {ends}", hint)]


def lacking(field: str | None, message: str, hint: str) -> Verdict:
    """A duty without a term that is not done."""
    return Verdict("missed", field, message=message, hint=hint)
