"""The month's twenty clips of the invented television."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Sequence
from typing import Any

from plugins.model.frontmatter_write import Plain
from plugins.model.transcript import Cue, webvtt
from plugins.model.vocabulary import VOTES_MANY

from .document import Document
from .lexicon import Phrases, pools, read
from .months import Month, dice
from .register import unique_slug
from .settings import BROADCASTER, MARK
from .sittings import clock, moment, recording_slug, sitting_id
from .subjects import Drawn, Stream, day_words
from .votes import Motion

PER_MONTH = 20
_ALPHABET = string.ascii_letters + string.digits + "-_"


def stream(seed: int) -> Stream:
    return Stream("videos", PER_MONTH, seed)


def documents(seed: int, month: Month, subjects: Stream, motions: Sequence[Motion]) -> Iterator[Document]:
    """`source` has the form of a YouTube id and leads to no clip. The first clip is the recording of the session."""
    rng = dice(seed, month, "videos")
    texts = read("news")
    days = sorted(rng.choices(month.working_days, k=PER_MONTH))
    yield _recording(rng, month, motions)
    for place, (day, one) in enumerate(zip(days[1:], subjects.month(month)[1:], strict=True), 1):
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


def _recording(rng: random.Random, month: Month, motions: Sequence[Motion]) -> Document:
    """The session from beginning to end, with a chapter for each item of its agenda."""
    day, number = month.session_day, month.session
    chapters: list[dict[str, Plain]] = [{"t": "0:00", "title": "Відкриття, порядок денний"}]
    chapters += [
        {"t": clock(moment(motion.number)), "title": motion.item.act_title, "item": str(motion.number)}
        for motion in motions
    ]
    header: dict[str, Plain] = {
        "title": f"Запис {number} сесії міської ради {month.convocation} скликання, {day_words(day.isoformat())}{MARK}",
        "date": f"{day} 18:00",
        "source": "".join(rng.choices(_ALPHABET, k=11)),
        "duration": clock(moment(len(motions) + 1) + 120),
        "broadcaster": BROADCASTER,
        "session": sitting_id("rada", day, str(number)),
        "chapters": chapters,
        "transcript": f"{recording_slug(month)}.vtt",
        "topics": ["місцеве самоврядування"],
    }
    said = (f"{recording_slug(month)}.vtt", webvtt(tuple(_said(motions))))
    stem = f"{day}-{recording_slug(month)}"
    return Document(f"videos/{month.folder}", stem, header, "Повний запис засідання.\n", (said,))


def _said(motions: Sequence[Motion]) -> Iterator[Cue]:
    """What the chair says of each item: its title, and what came of the vote."""
    chair = "Головуючий"
    yield Cue(4_000, 12_000, chair, "Доброго дня. Кворум є, сесію оголошую відкритою.", 0)
    for motion in motions:
        start = moment(motion.number) * 1000
        yield Cue(start, start + 9_000, chair, f"Питання {motion.number}. {motion.item.act_title}.", 0)
        totals = motion.totals
        counted = ", ".join(f"{words.lower()} — {totals[code]}" for code, words in VOTES_MANY.items() if totals[code])
        outcome = "Рішення прийнято." if motion.adopted else "Рішення не прийнято."
        yield Cue(start + 180_000, start + 192_000, chair, f"Прошу голосувати: {counted}. {outcome}", 0)


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
