"""Minutes, conclusions and agendas of a month before a word of text is written."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from plugins.model.ukrainian import slugify

from .days import on_or_after, shifted
from .months import Month
from .register import Base, Item
from .settings import COMMISSIONS, MARK
from .subjects import day_words


class Paper(NamedTuple):
    """A paper of the council, the executive committee or a commission.

    items: what was or will be discussed. held: the number of the sitting.
    """

    kind: str
    day: date
    number: str
    slug: str
    body: str
    commission: str
    title: str
    items: tuple[Item, ...]
    related: tuple[str, ...]
    published: date
    session: Month | None = None
    held: str = ""

    @property
    def last(self) -> str:
        return self.slug or f"{self.commission}-{slugify(self.number)}"

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.day.year}/{self.last}"


def papers(now: Base, acts: list[Item]) -> list[Paper]:
    """9 minutes, 8 conclusions and 5 agendas of the month."""
    month = now.month
    found = _council_papers(month, tuple(act for act in acts if act.kind == "rishennia-rady"))
    for sitting, day in enumerate(month.sitting_days):
        number = (month.month - 1) * 4 + sitting + 1
        items = tuple(act for act in acts if act.kind == "rishennia-vykonkomu" and act.day == day)
        title = f"Протокол засідання виконавчого комітету від {day_words(day.isoformat())} № {number}"
        slug = f"vykonkom-{number}"
        found.append(
            Paper(
                "protokol",
                day,
                str(number),
                slug,
                "vykonkom",
                "",
                title + MARK,
                items,
                (),
                shifted(day, 3),
                held=str(number),
            )
        )
    for place, (code, name) in enumerate(COMMISSIONS.items()):
        found += _commission_papers(month, place, code, name, now.drafts)
    return found


def _council_papers(month: Month, items: tuple[Item, ...]) -> list[Paper]:
    day, number, slug = month.session_day, str(month.session), f"rada-{month.convocation.lower()}-{month.session}"
    words = f"{number} сесії міської ради {month.convocation} скликання, {day_words(day.isoformat())}"
    agenda = Paper(
        "poriadok-dennyi",
        day,
        number,
        slug,
        "rada",
        "",
        f"Порядок денний {words}{MARK}",
        items,
        (),
        shifted(day, -10),
        month,
        number,
    )
    minutes = Paper(
        "protokol",
        day,
        number,
        slug,
        "rada",
        "",
        f"Протокол {words}{MARK}",
        items,
        (agenda.id,),
        shifted(day, 3),
        month,
        number,
    )
    return [agenda, minutes]


def _commission_papers(month: Month, place: int, code: str, name: str, drafts: tuple[Item, ...]) -> list[Paper]:
    """An agenda, two conclusions and minutes of one sitting; a commission takes every fourth draft of the council."""
    day = on_or_after(month.day(17 + place))
    items = tuple(draft for draft in drafts if draft.body == "rada")[place :: len(COMMISSIONS)]
    of = f"постійної комісії {name.removeprefix('Постійна комісія ')}"
    date_words = day_words(day.isoformat())
    number = held = str(month.month)

    def paper(
        kind: str, number: str, title: str, items: tuple[Item, ...], related: tuple[str, ...], day_out: date
    ) -> Paper:
        return Paper(kind, day, number, "", code, code, f"{title}{MARK}", items, related, day_out, held=held)

    agenda = paper(
        "poriadok-dennyi", number, f"Порядок денний засідання {of}, {date_words}", items, (), shifted(day, -9)
    )
    conclusions = []
    for half in (0, 1):
        part = items[half::2]
        own = str((month.month - 1) * 2 + half + 1)
        title = f"Висновки {of} від {date_words} № {own}"
        conclusions.append(paper("vysnovok", own, title, part, tuple(item.id for item in part), shifted(day, 2)))
    minutes = paper(
        "protokol", number, f"Протокол засідання {of} від {date_words} № {number}", items,
        (agenda.id, *(paper.id for paper in conclusions)), shifted(day, 3),
    )  # fmt: skip
    return [agenda, *conclusions, minutes]
