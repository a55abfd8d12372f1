"""/zminy/ and /feeds/zminy.atom.xml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..memory import fingerprint
from ..model.registry import tells_number_alone
from ..model.sections import SECTIONS
from ..model.ukrainian import date_words
from ..model.vocabulary import CHANGES
from ..records import atom
from ..records.output import Output
from ..records.view import ListView
from ..records.view_parts import Entry, Link, Section
from ..records.whole import Whole
from .events import PUBLISHED, WITHDRAWN, Change, newest

URL = "/zminy/"
FEED = Link("/feeds/zminy.atom.xml", "Стрічка змін: оприлюднено, змінено, скасовано, вилучено")
LISTED = 100
WORDS = {PUBLISHED: "Оприлюднено", WITHDRAWN: "Вилучено", **CHANGES}


def outputs(whole: Whole) -> Iterator[Output]:
    """The page and the feed."""
    length = whole.settings.feed_length
    found = newest(whole.registry, max(LISTED, length))
    yield _page(whole, found[:LISTED])
    yield _feed(whole, found[:length])


def _page(whole: Whole, changes: Sequence[Change]) -> Output:
    sections = tuple(
        Section(date_words(day), tuple(_entry(whole, change) for change in same), f"d{day}")
        for day, same in groupby(changes, key=lambda change: change.day)
    )
    intro = "Що сталося з актами: оприлюднено, змінено, скасовано, зупинено, вилучено. Найновіше — перше."

    def make() -> ListView:
        head = whole.head(URL, "Останні зміни", f"{intro} {whole.settings.council}", feeds=(FEED,))
        empty = "Змін ще не було."
        return ListView(whole.site, head, title="Останні зміни", intro=intro, sections=sections, feed=FEED, empty=empty)

    return whole.page("changes", ListView, URL, fingerprint.of_text(repr(sections)), make)


def _entry(whole: Whole, change: Change) -> Entry:
    words, row = _what(change), change.row
    return Entry(_url(change), row.title, f"{words}: {whole.label(row)}", lead=_lead(whole, change))


def _feed(whole: Whole, changes: Sequence[Change]) -> Output:
    entries = [
        atom.Entry(
            title=f"{_what(change)}: {whole.link(change.row).text}",
            url=_url(change),
            lead=_lead(whole, change),
            published=change.day,
            updated=change.day,
            about=_about(change),
        )
        for change in changes
    ]
    facts = fingerprint.digest(entries)
    return atom.feed_output(whole, "changes", "zminy", "Зміни в актах", facts, lambda: entries)


def _what(change: Change) -> str:
    return "Скасовано частково" if change.what == "repeals" and change.clauses else WORDS[change.what]


def _lead(whole: Whole, change: Change) -> str:
    if change.by is not None:
        where = f"; пункти: {', '.join(change.clauses)}" if change.clauses else ""
        return f"{whole.label(change.by)} від {date_words(change.by.date[:10])}{where}"
    if change.what == WITHDRAWN:
        of = f" документа від {date_words(change.row.date[:10])}" if change.row.date else ""
        return f"Текст{of} вилучено з сайту"
    return f"Прийнято {date_words(change.row.date[:10])}" if change.row.date[:10] != change.day else ""


def _url(change: Change) -> str:
    """Of a withdrawn document whose address may tell what it was of, only the section."""
    row = change.row
    if not row.withdrawn or tells_number_alone(row):
        return row.url
    return f"/{SECTIONS[row.folder]}/" if row.folder in SECTIONS else URL


def _about(change: Change) -> str:
    if change.by is not None:
        return f"{change.what}-{change.by.id.replace('/', '-')}"
    return change.what if change.what == PUBLISHED else f"{change.what}-{fingerprint.of_text(change.row.id)[:8]}"
