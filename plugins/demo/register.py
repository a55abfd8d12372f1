"""The register of a month before a word of text is written: which acts, their dates, numbers and relations.

A month looks back only to the month before, whose own business (`base`) is made anew from its name alone; so a
month's acts are the same in a corpus of one month and of a hundred and twenty, but for relations to what is not there.
"""

from __future__ import annotations

import random
from datetime import date
from typing import NamedTuple

from plugins.model.ukrainian import slugify

from .days import between
from .months import Month, dice
from .settings import MARK
from .subjects import Drawn, Stream

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
    """An act before its text.

    act_title: without the mark and, for drafts, without «Проєкт». drawn: None for what follows from another act,
    `target`, which `relation` ties it to.
    """

    kind: str
    day: date
    number: str
    slug: str
    act_title: str
    drawn: Drawn | None = None
    draft: str = ""
    considered: date | None = None
    relation: str = ""
    target: Item | None = None
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
    rng = dice(seed, month, "register")
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
    rng = dice(seed, month, "drafts")
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
    found = []
    for place, draft in enumerate(chosen, 1):
        number = f"{place}-{month.session}/{month.year}"
        title, drawn, day = draft.act_title, draft.drawn, month.session_day
        found.append(Item("rishennia-rady", day, number, "", title, drawn, draft=draft.id, body="rada", session=month))
    return found


def _committee(rng: random.Random, month: Month, before: tuple[Item, ...], stream: Stream) -> list[Item]:
    """Thirteen decisions in each of four sittings; the last two numbers are left to what follows from other acts."""
    own = [stream.draw(month, place) for place in range(COMMITTEE_DRAFTS, stream.per_month)]
    rng.shuffle(own)
    found = []
    for sitting, day in enumerate(month.sitting_days):
        adopted = [draft for draft in before if draft.body == "vykonkom" and draft.considered == day]
        adopted = adopted[: COMMITTEE_ADOPTED // 2] if sitting >= 2 else []
        business = [(draft.drawn, draft.id) for draft in adopted if draft.drawn]
        while len(business) < 13:
            business.append((own.pop(), ""))
        for place, (drawn, draft) in enumerate(business):
            number = str((month.month - 1) * COMMITTEE + sitting * 15 + place + 1)
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
    """All decisions and orders of the month: its own business and what changes, repeals or carries out other acts."""
    month = now.month
    rng = dice(seed, month, "relations")
    council = rng.sample(before.council, 9)
    committee = rng.sample(before.committee, 5)
    orders = rng.sample([order for order in before.orders if order.number.endswith("-р")], 3)
    number = f"-{month.session}/{month.year}"
    follow = []
    for place, (relation, target) in enumerate(
        [*zip(("changes", "restates", "changes", "repeals", "repeals"), council, strict=False), ("approves", orders[0])]
    ):
        item = f"{COUNCIL_ADOPTED + place + 1}{number}"
        follow.append(_following("rishennia-rady", month.session_day, item, relation, target, month))
    types = ("changes", "implements", "repeals", "implements", "changes", "implements", "repeals", "restates")
    queue = {"implements": iter(council[5:8])}
    others = iter(committee)
    for place, relation in enumerate(types):
        sitting, last = divmod(place, 2)
        item = str((month.month - 1) * COMMITTEE + sitting * 15 + 14 + last)
        target = next(queue.get(relation, others))
        follow.append(_following("rishennia-vykonkomu", month.sitting_days[sitting], item, relation, target))
    late = sorted(rng.choices([day for day in month.working_days if day.day > 20], k=4))
    targets = (
        ("changes", orders[1]),
        ("repeals", orders[2]),
        ("implements", council[8]),
        ("implements", rng.choice(now.committee[:13])),
    )
    main = ORDERS - PERSONNEL_ORDERS
    for place, (day, (relation, target)) in enumerate(zip(late, targets, strict=True)):
        item = f"{(month.month - 1) * main + main - 4 + place + 1}-р"
        follow.append(_following("rozporiadzhennia", day, item, relation, target))
    everything = [*now.council, *now.committee, *now.orders, *follow]
    return sorted(everything, key=lambda item: (item.kind, item.day, slugify(item.number).zfill(20)))


def _following(kind: str, day: date, number: str, relation: str, target: Item, session: Month | None = None) -> Item:
    body = {"rishennia-rady": "rada", "rishennia-vykonkomu": "vykonkom"}.get(kind, "holova")
    return Item(
        kind,
        day,
        number,
        "",
        _following_title(relation, target),
        relation=relation,
        target=target,
        body=body,
        session=session,
    )


def _following_title(relation: str, target: Item) -> str:
    named = reference(target)
    words = {
        "changes": f"Про внесення змін до {named}",
        "restates": f"Про викладення в новій редакції {named}",
        "repeals": f"Про визнання таким, що втратило чинність, {named}",
        "approves": f"Про затвердження {named}, виданого в міжсесійний період",
        "implements": f"Про заходи з виконання {named}",
    }[relation]
    quoted = f"{words} «{target.act_title}»"
    return quoted if relation != "approves" and len(quoted) <= TITLE_ROOM else words


def reference(target: Item) -> str:
    """«рішення міської ради від 24.12.2018 № 5-38/2018», the same in the nominative and the genitive."""
    return f"{WORDS_OF[target.kind]} від {target.day:%d.%m.%Y} № {target.number}"
