"""The month's 232 news items: what happened, what will, and what the council explains."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from plugins.model.frontmatter_write import Plain

from .document import Document
from .lexicon import Phrases, pools, read
from .months import Month, dice
from .register import Item, reference, unique_slug
from .settings import MARK
from .subjects import Drawn, Stream

PER_MONTH = 232
WEEKEND_SHARE = 0.1
SHORTEST = 550
"""Characters below which a text gets one more paragraph."""


def stream(seed: int) -> Stream:
    return Stream("news", PER_MONTH, seed)


def documents(seed: int, month: Month, subjects: Stream, decisions: Sequence[Item]) -> Iterator[Document]:
    """decisions: acts of the month that a news item may link to, oldest first."""
    rng = dice(seed, month, "news")
    texts = read("news")
    weights = [1.0 if day in month.working_days else WEEKEND_SHARE for day in month.days]
    days = sorted(rng.choices(month.days, weights, k=PER_MONTH))
    drawn = subjects.month(month)
    rng.shuffle(drawn)
    for place, (day, one) in enumerate(zip(days, drawn, strict=True)):
        phrases = Phrases(pools(), rng, one.given)
        act = _act(decisions, day, rng) if rng.random() < 0.15 else None
        kind = one.subject.traits.get("type", "novyna")
        header: dict[str, Plain] = {"title": one.title + MARK}
        header["date"] = (
            f"{day} {rng.randrange(8, 18):02}:{rng.choice((0, 10, 15, 30, 45)):02}" if rng.random() < 0.5 else f"{day}"
        )
        header["type"] = kind
        if phrases.chance(0.15):
            header["summary"] = phrases.pick(texts["common"]["opening"])
        header["topics"] = list(one.subject.topics)
        if kind == "anons":
            header["event"] = _event(day, phrases, rng)
        if act:
            header["related"] = [act.id]
        body = _body(one, phrases, texts, act)
        slug = unique_slug(one.title, month.index * PER_MONTH + place)
        yield Document(f"news/{month.folder}", f"{day}-{slug}", header, body)


def _act(decisions: Sequence[Item], day: date, rng: random.Random) -> Item | None:
    earlier = [act for act in decisions if act.day <= day]
    return rng.choice(earlier) if earlier else None


def _event(day: date, phrases: Phrases, rng: random.Random) -> dict[str, Plain]:
    when, hour = day + timedelta(rng.randrange(2, 15)), rng.randrange(9, 18)
    event: dict[str, Plain] = {"start": f"{when} {hour:02}:00"}
    if rng.random() < 0.6:
        event["end"] = f"{when} {hour + 2:02}:30"
    event["place"] = phrases.pick(
        ("{culture}", "{school}", "Велика зала міської ради", "Майдан Зразковий", "Вулиця {street}")
    )
    return event


def _body(one: Drawn, phrases: Phrases, texts: dict[str, Any], act: Item | None) -> str:
    """600 to 2,500 characters: paragraphs, now and then headings, a list, a quotation, links."""
    common = texts["common"]
    facts = [text for topic in one.subject.topics for text in texts["sentences"][topic]]
    told, context = phrases.some(facts, 9), phrases.some(common["opening"], 9)
    headings = phrases.some(common["heading"], 3) if phrases.chance(0.35) else []
    parts = [f"{one.title}. {' '.join(context[:2])} {' '.join(told[:3])}", *_heading(headings)]
    parts.append(" ".join([*told[3:], context[2]] if len(told) > 4 else context[2:6]))
    if phrases.chance(0.5):
        quote = phrases.pick(common["quote"])
        parts.append(f"> {quote}" if phrases.chance(0.3) else quote)
    if phrases.chance(0.3):
        items = [item[0].lower() + item[1:] for item in phrases.some(common["item"], 3 + int(phrases.chance(0.5)))]
        parts += [*_heading(headings), "Радимо мешканцям:", "\n".join(f"- {item}" for item in items)]
    if phrases.chance(0.2):
        more = [
            *phrases.some(common["quote"], 2),
            " ".join(context[6:]),
            " ".join(phrases.some(texts["sentences"]["бюджет"], 4)),
        ]
        parts += [*_heading(headings), *more]
    elif sum(map(len, parts)) < SHORTEST:
        parts.append(" ".join(context[6:]))
    if act:
        path = f"../../../acts/{act.kind}/{act.day:%Y/%m}/{act.last}.md"
        parts.append(f"Підстава — [{reference(act)}]({path}).")
    if phrases.chance(0.3):
        parts.append(phrases.pick(common["link"]))
    parts.append(" ".join(phrases.some(common["closing"], 1 + int(phrases.chance(0.6)))))
    return "\n\n".join(parts) + "\n"


def _heading(headings: list[str]) -> list[str]:
    """The next heading of an item that has them."""
    return [f"## {headings.pop()}"] if headings else []
