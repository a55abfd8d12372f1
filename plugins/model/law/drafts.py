"""Duties about drafts: how long they lie open before consideration."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from ..row import Row
from .calendar import Calendar
from .figures import Figures
from .rule import Books, Verdict, day, rule
from .terms import days_words, lacking

TWENTY, TEN = 20, 10
"""Working days that a draft lies open: R03a, R03b."""


DRAFTS = frozenset({"proiekt"})


@rule(
    "R03a",
    "acts",
    "2939-VI ст. 15 ч. 3",
    "S",
    until=lambda law: _before(law.drafts_ten_days_from),
    kinds=DRAFTS,
    duty="проєкт оприлюднюють за 20 робочих днів до розгляду",
)
def draft_twenty_days(row: Row, books: Books) -> Iterator[Verdict]:
    """A draft is published 20 working days before consideration (2939-VI ст. 15 ч. 3; until 2020-09-30).

    The day is that before DRAFTS_TEN_DAYS_FROM; the law is that of the day of publication. Consideration is
    `considered`, else the first sitting of the council or its committee whose agenda names the draft.
    """
    yield from _open_for(row, books, TWENTY)


@rule(
    "R03b",
    "acts",
    "2939-VI ст. 15 ч. 3, 890-IX",
    "S",
    since=lambda law: law.drafts_ten_days_from,
    kinds=DRAFTS,
    duty="проєкт оприлюднюють за 10 робочих днів до розгляду",
)
def draft_ten_days(row: Row, books: Books) -> Iterator[Verdict]:
    """A draft is published 10 working days before consideration (2939-VI ст. 15 ч. 3, 890-IX; since 2020-10-01).

    As R03a; a `waiver` excuses a draft from the day on which R03c, which judges the reason, holds.
    """
    for verdict in _open_for(row, books, TEN):
        if verdict.state == "missed" and _waived(row, books):
            yield Verdict("waived", "waiver", verdict.due, row.day, note=books.header(row)["waiver"])
        else:
            yield verdict


@rule("R03c", "acts", "389-VIII ст. 9", "K", since=lambda law: law.waivers_from, kinds=DRAFTS)
def draft_waiver(row: Row, books: Books) -> Iterator[Verdict]:
    """Martial law or urgency excuses a shorter term with a stated reason (389-VIII ст. 9; since 2022-05-01).

    The day is WAIVERS_FROM. A `waiver` that names martial law on a day without it (MARTIAL_LAW) is a finding.
    """
    waiver = books.header(row).get("waiver", "")
    if not waiver:
        return
    if "воєнн" in waiver.casefold() and not books.calendar.martial(day(row.day)):
        message = f"підставою названо воєнний стан, а {row.day} його не було"
        yield lacking("waiver", message, "назвіть іншу підставу або приберіть waiver")
    else:
        yield Verdict("waived", "waiver", done=row.day)


@rule("R20", "acts", "1160-IV ст. 9", "P", kinds=DRAFTS)
def regulatory_comments(row: Row, books: Books) -> Iterator[Verdict]:
    """Remarks to a regulatory draft are taken for 1 to 3 months; its notice says how and where (1160-IV ст. 9).

    Judges drafts with `regulatory: так`: `comments_until` by REGULATORY_REMARKS, `contact`, and a file of the kind
    `analiz`.
    """
    fields = books.header(row)
    if not fields.get("regulatory"):
        return
    until = fields.get("comments_until", "")[:10]
    least, most = books.figures.regulatory_remarks.split("/")
    first, last = (_months_after(day(row.day), int(count)).isoformat() for count in (least, most))
    if not until:
        hint = f"впишіть день від {first} до {last}"
        yield lacking("comments_until", "регуляторний проєкт не має строку зауважень", hint)
    elif first <= until <= last:
        yield Verdict("kept", "comments_until", first, until)
    else:
        message = f"зауваження до регуляторного проєкту приймають до {until}, а мають від {least} до {most} місяців"
        yield Verdict("missed", "comments_until", first, until, message, f"поставте день від {first} до {last}")
    if not fields.get("contact"):
        message = "не сказано, куди надсилати зауваження до регуляторного проєкту"
        yield lacking("contact", message, "впишіть адресу: «contact: …»")
    if not any(kind == "analiz" for _, _, kind in row.files):
        hint = "додайте до files аналіз і позначте його «kind: analiz»"
        yield lacking("files", "регуляторний проєкт не має аналізу регуляторного впливу", hint)


def soonest_consideration(calendar: Calendar, figures: Figures, iso: str) -> date:
    """The first day on which a draft published on a day may be considered (R03a, R03b)."""
    return calendar.shifted(day(iso), TEN if iso >= figures.drafts_ten_days_from else TWENTY)


def consideration(row: Row, books: Books) -> str:
    """The ISO day on which a draft is considered, or ""."""
    own = str(books.header(row).get("considered", ""))
    sittings = [sitting for sitting in books.referring(row, "sessions") if sitting.body not in books.commissions]
    return own[:10] or min((sitting.date[:10] for sitting in sittings), default="")


def _open_for(row: Row, books: Books, days: int) -> Iterator[Verdict]:
    considered = consideration(row, books)
    if not considered:
        return
    due = books.calendar.shifted(day(considered), -days).isoformat()
    if row.day <= due:
        yield Verdict("kept", "considered", due, row.day)
        return
    counted = books.calendar.between(day(row.day), day(considered))
    there, wanted = days_words(counted, "wd"), days_words(days, "wd")
    message = f"проєкт оприлюднено {row.day}, до розгляду {considered} — {there}, а треба {wanted}"
    soonest = books.calendar.shifted(day(row.day), days).isoformat()
    hint = f"розглядайте не раніше {soonest}"
    if row.day >= books.figures.waivers_from:
        hint += " або назвіть підставу в полі waiver"
    late = f"на {days_words(books.calendar.between(day(due), day(row.day)), 'wd')}"
    yield Verdict("missed", "considered", due, row.day, message, hint, late)


def _waived(row: Row, books: Books) -> bool:
    return row.day >= books.figures.waivers_from and bool(books.header(row).get("waiver"))


def _before(iso: str) -> str:
    return (day(iso) - timedelta(1)).isoformat()


def _months_after(start: date, count: int) -> date:
    """The same day of a later month, or that month's last one."""
    years, month = divmod(start.month - 1 + count, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
