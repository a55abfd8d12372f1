"""The month's twenty clips of the invented television."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

from plugins.model.frontmatter_write import Plain

from .document import Document
from .lexicon import Phrases, pools, read
from .months import Month, dice
from .register import unique_slug
from .settings import BROADCASTER, MARK
from .subjects import Drawn, Stream

PER_MONTH = 20
_ALPHABET = string.ascii_letters + string.digits + "-_"


def stream(seed: int) -> Stream:
    return Stream("videos", PER_MONTH, seed)


def documents(seed: int, month: Month, subjects: Stream) -> Iterator[Document]:
    """`source` has the form of a YouTube id and leads to no clip."""
    rng = dice(seed, month, "videos")
    texts = read("news")
    days = sorted(rng.choices(month.working_days, k=PER_MONTH))
    for place, (day, one) in enumerate(zip(days, subjects.month(month), strict=True)):
        phrases = Phrases(pools(), rng, one.given)
        seconds = rng.randrange(240, 2400)
        header: dict[str, Plain] = {
            "title": one.title + MARK,
            "date": day.isoformat(),
            "source": "".join(rng.choices(_ALPHABET, k=11)),
            "duration": _clock(seconds),
            "broadcaster": BROADCASTER,
            "topics": list(one.subject.topics),
        }
        if rng.random() < 0.4:
            header["chapters"] = [
                {"t": _clock(seconds * part // 4), "title": title}
                for part, title in enumerate(phrases.some(texts["common"]["heading"], 4))
            ]
        slug = unique_slug(one.title, month.index * PER_MONTH + place)
        yield Document(f"videos/{month.folder}", f"{day}-{slug}", header, _transcript(one, phrases, texts))


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _transcript(one: Drawn, phrases: Phrases, texts: dict[str, Any]) -> str:
    facts = [text for topic in one.subject.topics for text in texts["sentences"][topic]]
    parts = [
        f"Ведуча: Вітаємо в ефірі. {one.title}.",
        f"Кореспондент: {' '.join(phrases.some(facts, 4))}",
        phrases.pick(texts["common"]["quote"]),
        f"Ведуча: {' '.join(phrases.some(texts['common']['closing'], 2))}",
    ]
    return "\n\n".join(parts) + "\n"
