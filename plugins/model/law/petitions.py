"""Duties about electronic petitions (393/96-ВР ст. 23-1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..row import Row
from .calendar import Calendar
from .figures import Figures
from .rule import Books, Verdict, day, rule
from .terms import Words, days_words, done_by, lacking

CLOSED = ("zvernennia", "vidmova")
"""Statuses that end a petition without its consideration as one."""


@rule("R12", "petitions", "393/96-ВР ст. 23-1", "P")
def petition_published(row: Row, books: Books) -> Iterator[Verdict]:
    """A petition is published, or refused with reasons, within 2 working days of its filing (393/96-ВР ст. 23-1).

    Judges petitions that say when they were `filed`. The term is PETITION_PUBLISHED_DAYS.
    """
    if filed := str(books.header(row).get("filed", "")):
        due = books.calendar.shifted(day(filed), books.figures.petition_published_days)
        what = "відмову в петиції" if row.status == "vidmova" else "петицію"
        words = Words("filed", f"{what}, подану {filed[:10]},", "оприлюднено", "перевірте filed і date")
        yield from done_by(books, due, row.date, "wd", words)


@rule(
    "R13",
    "petitions",
    "393/96-ВР ст. 23-1",
    "S",
    duty="скільки підписів потрібно і скільки днів їх збирають, визначає статут громади",
)
def petition_terms(row: Row, books: Books) -> Iterator[Verdict]:
    """Signatures wanted and days of collecting are those of the community's statute (393/96-ВР ст. 23-1).

    PETITION_TERMS gives them from their first days on; without it nothing is asked.
    """
    found = statute_terms(books.figures, row.date[:10])
    if found is None:
        return
    required, days = found
    fields = books.header(row)
    until = str(fields.get("until", ""))
    collecting = (day(until) - day(row.date)).days if until else days
    if fields.get("required") == required and collecting == days:
        yield Verdict("kept", "required", done=row.date[:10])
    if "required" in fields and fields["required"] != required:
        message = f"потрібно {fields['required']} підписів, а за статутом громади — {required}"
        yield lacking("required", message, f"поставте {required} або виправте PETITION_TERMS")
    if collecting != days:
        message = f"збір підписів триває {days_words(collecting, 'cd')}, а за статутом громади — {days}"
        yield lacking("until", message, "виправте until або PETITION_TERMS")


@rule("R14", "petitions", "393/96-ВР ст. 23-1", "K")
def consideration_begun(row: Row, books: Books) -> Iterator[Verdict]:
    """Consideration is announced within 3 working days after the signatures are there (393/96-ВР ст. 23-1).

    Judges petitions that have `signatures` enough: they were there at the latest on `until`. The term is
    PETITION_START_DAYS.
    """
    fields = books.header(row)
    until = str(fields.get("until", ""))
    if not until or not _supported_enough(row, books) or fields.get("status") in CLOSED:
        return
    if fields.get("answered") and not fields.get("considered_from"):
        return
    due = books.calendar.shifted(day(until), books.figures.petition_start_days)
    begun = str(fields.get("considered_from", ""))
    hint = "перевірте until і considered_from" if begun else "впишіть день у considered_from"
    words = Words("considered_from", "розгляд петиції", "розпочато", hint)
    yield from done_by(books, due, begun, "wd", words)


@rule(
    "R15",
    "petitions",
    "393/96-ВР ст. 23-1",
    "S",
    duty="на петицію відповідають за 10 робочих днів від початку розгляду, з рішенням «так» чи «ні»",
)
def petition_answered(row: Row, books: Books) -> Iterator[Verdict]:
    """A petition is answered within 10 working days of the start of consideration, with yes or no (393/96-ВР ст. 23-1).

    Judges `answered` against `considered_from`, and that an answered petition says `supported`.
    """
    fields = books.header(row)
    if fields.get("status") in CLOSED:
        return
    begun, answered = str(fields.get("considered_from", "")), str(fields.get("answered", ""))
    if begun:
        due = answer_due(books.calendar, begun)
        hint = "перевірте considered_from і answered" if answered else "додайте відповідь і впишіть день у answered"
        words = Words("answered", "відповідь на петицію", "оприлюднено", hint)
        yield from done_by(books, due, answered, "wd", words)
    if answered and not fields.get("supported"):
        hint = "впишіть «supported: так», «частково» або «ні», а причини — у тексті"
        yield lacking("supported", "у відповіді не сказано, чи підтримано петицію", hint)


@rule(
    "R16",
    "petitions",
    "393/96-ВР ст. 23-1",
    "S",
    duty="петицію, якій забракло підписів, розглядають як звернення громадян",
)
def petition_as_appeal(row: Row, books: Books) -> Iterator[Verdict]:
    """A petition without enough signatures is handled as an ordinary appeal (393/96-ВР ст. 23-1).

    After `until`, a petition with fewer `signatures` than `required` has the status `zvernennia`.
    """
    fields = books.header(row)
    until, status = str(fields.get("until", ""))[:10], fields.get("status")
    if not until or until >= books.today or "signatures" not in fields or "required" not in fields:
        return
    if fields["signatures"] >= fields["required"] or status == "vidmova":
        return
    if status == "zvernennia":
        yield Verdict("kept", "status", until)
    else:
        message = f"збір закінчено {until}: {fields['signatures']} підписів із {fields['required']}"
        hint = "поставте «status: zvernennia»: петицію розглядають як звернення громадян"
        yield Verdict("missed", "status", until, "", message, hint)


def answer_due(calendar: Calendar, begun: str) -> date:
    """The last day for the answer to a petition whose consideration began on an ISO day (393/96-ВР ст. 23-1)."""
    return calendar.shifted(day(begun), 10)


def statute_terms(figures: Figures, iso: str) -> tuple[int, int] | None:
    """Signatures wanted and days of collecting on a day, by PETITION_TERMS; None where they do not say."""
    known = [terms for since, terms in sorted(figures.petition_terms.items()) if since <= iso]
    if not known:
        return None
    required, days = known[-1].split("/")
    return int(required), int(days)


def _supported_enough(row: Row, books: Books) -> bool:
    fields = books.header(row)
    return bool(fields.get("required")) and fields.get("signatures", 0) >= fields["required"]
