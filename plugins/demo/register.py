"""The register of a month before a word of text is written: which acts, their dates, numbers and relations.

A month looks back only to the month before, whose own business (`base`) is made anew from its name alone; so a
month's acts are the same in a corpus of one month and of a hundred and twenty, but for relations to what is not there.
"""

from __future__ import annotations

import random
from datetime import date
from typing import NamedTuple

from plugins.model.ukrainian import slugify

from .days import between, on_or_after, shifted
from .months import Month
from .settings import COMMISSIONS, MARK
from .subjects import Drawn, Stream, day_words

COUNCIL_DRAFTS, COUNCIL_ADOPTED, COUNCIL = 36, 34, 40
COMMITTEE_DRAFTS, COMMITTEE_ADOPTED, COMMITTEE = 10, 8, 60
ORDERS, PERSONNEL_ORDERS = 50, 10
NOTICE = 20
"""Working days between a draft and its consideration (2939-VI ст. 15, until autumn 2020)."""

WORDS_OF = {
    "rishennia-rady": "рішення міської ради",
    "rishennia-vykonkomu": "рішення виконавчого комітету",
    "rozporiadzhennia": "розпорядження міського голови",
}
TITLE_ROOM = 215
"""Characters of a title that quotes another one, at most, without the mark."""


class Item(NamedTuple):
    """An act before its text. act_title: without the mark and, for drafts, without «Проєкт»; drawn: None for what follows from another act."""

    kind: str
    day: date
    number: str
    slug: str
    act_title: str
    drawn: Drawn | None = None
    draft: str = ""
    considered: date | None = None
    relation: str = ""
    target: Item | None = None  # type: ignore[misc]
    body: str = ""
    session: Month | None = None

    @property
    def last(self) -> str:
        return self.slug or slugify(self.number)

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.day.year}/{self.last}"

    @property
    def title(self) -> str:
        if self.kind != "proiekt":
            return f"{self.act_title}{MARK}"
        whose = "міської ради" if self.body == "rada" else "виконавчого комітету"
        return f"Проєкт рішення {whose} «{self.act_title}»{MARK}"


class Base(NamedTuple):
    """A month's own business: acts that name no act of another month, but for their drafts."""

    month: Month
    council: tuple[Item, ...]
    committee: tuple[Item, ...]
    orders: tuple[Item, ...]
    drafts: tuple[Item, ...]


class Streams(NamedTuple):
    council: Stream
    committee: Stream
    orders: Stream


def streams(seed: int) -> Streams:
    own = COMMITTEE - COMMITTEE_ADOPTED - 8
    return Streams(
        Stream("council", COUNCIL_DRAFTS, seed),
        Stream("committee", COMMITTEE_DRAFTS + own, seed),
        Stream("orders", ORDERS - 4, seed),
    )


def base(seed: int, month: Month, subjects: Streams) -> Base:
    """The month's business from its seed and name."""
    rng = random.Random(f"{seed}:{month.year}-{month.month}:register")
    before = drafts(seed, month.before, subjects)
    return Base(
        month,
        tuple(_council(rng, month, before)),
        tuple(_committee(rng, month, before, subjects.committee)),
        tuple(_orders(rng, month, subjects.orders)),
        drafts(seed, month, subjects),
    )


def drafts(seed: int, month: Month, subjects: Streams) -> tuple[Item, ...]:
    """Drafts made public in the month, for the next month's session and the committee's last two sittings of it."""
    rng = random.Random(f"{seed}:{month.year}-{month.month}:drafts")
    after = month.after
    found = []
    days = _days_before(month, after.session_day, 15)
    for place, day in enumerate(sorted(rng.choices(days, k=COUNCIL_DRAFTS))):
        drawn = subjects.council.draw(month, place)
        number = f"пр-{place + 1}-{after.session}/{after.year}"
        found.append(
            Item(
                "proiekt", day, number, "", drawn.title, drawn, considered=after.session_day, body="rada", session=after
            )
        )
    for place in range(COMMITTEE_DRAFTS):
        drawn = subjects.committee.draw(month, place)
        considered = after.sitting_days[2 + place % 2]
        day = rng.choice(_days_before(month, considered, 10))
        slug = unique_slug(f"vykonkom {drawn.title}", month.index * COMMITTEE_DRAFTS + place)
        found.append(Item("proiekt", day, "", slug, drawn.title, drawn, considered=considered, body="vykonkom"))
    return tuple(found)


def unique_slug(text: str, ordinal: int) -> str:
    """The text's slug; one that would be cut ends with the document's own number instead."""
    slug = slugify(text, 200)
    return slug if len(slug) <= 80 else f"{slugify(text, 72)}-{ordinal}"


def _days_before(month: Month, considered: date, last: int) -> list[date]:
    days = [day for day in month.working_days if day.day <= last and between(day, considered) >= NOTICE]
    return days or [month.working_days[0]]


def _council(rng: random.Random, month: Month, before: tuple[Item, ...]) -> list[Item]:
    waiting = [draft for draft in before if draft.body == "rada"]
    chosen = rng.sample(waiting, COUNCIL_ADOPTED)
    return [
        Item(
            "rishennia-rady", month.session_day, f"{place}-{month.session}/{month.year}", "", draft.act_title, draft.drawn,
            draft=draft.id, body="rada", session=month,
        )
        for place, draft in enumerate(chosen, 1)
    ]  # fmt: skip


def _committee(rng: random.Random, month: Month, before: tuple[Item, ...], stream: Stream) -> list[Item]:
    """Thirteen decisions in each of four sittings; the last two numbers of each are left to what follows from other acts."""
    own = [stream.draw(month, place) for place in range(COMMITTEE_DRAFTS, stream.per_month)]
    rng.shuffle(own)
    found = []
    for sitting, day in enumerate(month.sitting_days):
        adopted = [draft for draft in before if draft.body == "vykonkom" and draft.considered == day]
        adopted = adopted[: COMMITTEE_ADOPTED // 2] if sitting >= 2 else []
        business = [(draft.drawn, draft.id) for draft in adopted]
        while len(business) < 13:
            business.append((own.pop(), ""))
        for place, (drawn, draft) in enumerate(business):
            number = str((month.month - 1) * COMMITTEE + sitting * 15 + place + 1)
            assert drawn is not None
            found.append(Item("rishennia-vykonkomu", day, number, "", drawn.title, drawn, draft=draft, body="vykonkom"))
    return found


def _orders(rng: random.Random, month: Month, stream: Stream) -> list[Item]:
    """Two series: «-р» (its last four numbers are left to what follows from other acts) and «(о)», personnel first."""
    drawn = sorted(stream.month(month), key=lambda one: (one.subject.topics[0] != "кадри", rng.random()))
    early = [day for day in month.working_days if day.day <= 20]
    found = []
    for place, day in enumerate(sorted(rng.choices(month.working_days, k=PERSONNEL_ORDERS))):
        number = f"{(month.month - 1) * PERSONNEL_ORDERS + place + 1} (о)"
        found.append(Item("rozporiadzhennia", day, number, "", drawn[place].title, drawn[place], body="holova"))
    main = ORDERS - PERSONNEL_ORDERS
    for place, day in enumerate(sorted(rng.choices(early, k=main - 4))):
        one = drawn[PERSONNEL_ORDERS + place]
        number = f"{(month.month - 1) * main + place + 1}-р"
        found.append(Item("rozporiadzhennia", day, number, "", one.title, one, body="holova"))
    return found


def decisions(seed: int, now: Base, before: Base) -> list[Item]:
    """All decisions and orders of the month: its own business and what changes, repeals, approves or carries out other acts."""
    month = now.month
    rng = random.Random(f"{seed}:{month.year}-{month.month}:relations")
    council = rng.sample(before.council, 9)
    committee = rng.sample(before.committee, 5)
    orders = rng.sample([order for order in before.orders if order.number.endswith("-р")], 3)
    number = f"-{month.session}/{month.year}"
    follow = []
    for place, (type, target) in enumerate(
        [*zip(("changes", "restates", "changes", "repeals", "repeals"), council, strict=False), ("approves", orders[0])]
    ):
        item = f"{COUNCIL_ADOPTED + place + 1}{number}"
        follow.append(_following("rishennia-rady", month.session_day, item, type, target, month))
    types = ("changes", "implements", "repeals", "implements", "changes", "implements", "repeals", "restates")
    queue = {"implements": iter(council[5:8])}
    others = iter(committee)
    for place, type in enumerate(types):
        sitting, last = divmod(place, 2)
        item = str((month.month - 1) * COMMITTEE + sitting * 15 + 14 + last)
        target = next(queue.get(type, others))
        follow.append(_following("rishennia-vykonkomu", month.sitting_days[sitting], item, type, target))
    late = sorted(rng.choices([day for day in month.working_days if day.day > 20], k=4))
    targets = (
        ("changes", orders[1]),
        ("repeals", orders[2]),
        ("implements", council[8]),
        ("implements", rng.choice(now.committee[:13])),
    )
    main = ORDERS - PERSONNEL_ORDERS
    for place, (day, (type, target)) in enumerate(zip(late, targets, strict=True)):
        item = f"{(month.month - 1) * main + main - 4 + place + 1}-р"
        follow.append(_following("rozporiadzhennia", day, item, type, target))
    everything = [*now.council, *now.committee, *now.orders, *follow]
    return sorted(everything, key=lambda item: (item.kind, item.day, slugify(item.number).zfill(20)))


def _following(kind: str, day: date, number: str, type: str, target: Item, session: Month | None = None) -> Item:
    body = {"rishennia-rady": "rada", "rishennia-vykonkomu": "vykonkom"}.get(kind, "holova")
    return Item(
        kind, day, number, "", _following_title(type, target), relation=type, target=target, body=body, session=session
    )


def _following_title(type: str, target: Item) -> str:
    named = reference(target)
    words = {
        "changes": f"Про внесення змін до {named}",
        "restates": f"Про викладення в новій редакції {named}",
        "repeals": f"Про визнання таким, що втратило чинність, {named}",
        "approves": f"Про затвердження {named}, виданого в міжсесійний період",
        "implements": f"Про заходи з виконання {named}",
    }[type]
    quoted = f"{words} «{target.act_title}»"
    return quoted if type != "approves" and len(quoted) <= TITLE_ROOM else words


def reference(target: Item) -> str:
    """«рішення міської ради від 24.12.2018 № 5-38/2018», the same in the nominative and the genitive."""
    return f"{WORDS_OF[target.kind]} від {target.day:%d.%m.%Y} № {target.number}"


class Paper(NamedTuple):
    """Minutes, conclusions or an agenda: of the council, the executive committee or a commission. items: what was discussed."""

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
            Paper("protokol", day, str(number), slug, "vykonkom", "", title + MARK, items, (), shifted(day, 3))
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
    )
    return [agenda, minutes]


def _commission_papers(month: Month, place: int, code: str, name: str, drafts: tuple[Item, ...]) -> list[Paper]:
    """An agenda, two conclusions and minutes of one sitting; a commission takes every fourth draft of the council."""
    day = on_or_after(month.day(17 + place))
    items = tuple(draft for draft in drafts if draft.body == "rada")[place :: len(COMMISSIONS)]
    of = f"постійної комісії {name.removeprefix('Постійна комісія ')}"
    date_words = day_words(day.isoformat())
    number = str(month.month)

    def paper(
        kind: str, number: str, title: str, items: tuple[Item, ...], related: tuple[str, ...], day_out: date
    ) -> Paper:
        return Paper(kind, day, number, "", code, code, f"{title}{MARK}", items, related, day_out)

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
