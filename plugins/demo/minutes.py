"""The text of minutes, conclusions and agendas."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.vocabulary import VOTES_MANY

from .clauses import Texts
from .lexicon import Phrases
from .papers import Paper
from .register import Item
from .settings import COMMITTEE_SIZE, COUNCIL_SIZE
from .votes import Motion

COMMISSION_SIZE = 7
_CHAIR = {"rada": "Головує міський голова.", "vykonkom": "Головує міський голова."}


def body(paper: Paper, phrases: Phrases, texts: Texts, voted: Mapping[str, Motion]) -> str:
    """The paper's Markdown. voted: the votes of the session by id of the act."""
    if paper.kind == "poriadok-dennyi":
        parts = _agenda(paper, phrases)
    elif paper.kind == "vysnovok":
        parts = _conclusions(paper, phrases, texts)
    else:
        parts = _minutes(paper, phrases, texts, voted)
    return "\n\n".join(parts) + "\n"


def _agenda(paper: Paper, phrases: Phrases) -> list[str]:
    place = "Початок о 10:00, велика зала міської ради." if paper.body == "rada" else "Початок о 14:00, мала зала."
    items = [f"{n}. {item.act_title}. Доповідає {phrases.say('{person}')}." for n, item in enumerate(paper.items, 1)]
    return [place, "## Питання", *items, f"{len(items) + 1}. Різне."]


def _conclusions(paper: Paper, phrases: Phrases, texts: Texts) -> list[str]:
    parts = ["Комісія розглянула проєкти рішень міської ради та дійшла таких висновків."]
    for n, item in enumerate(paper.items, 1):
        parts += [
            f"{n}. Проєкт «{item.act_title}» (№ {item.number}).",
            f"{n}.1. {phrases.pick(texts['recommendation'])}",
        ]
    return [*parts, f"Голова комісії {phrases.say('{person}')}"]


def _minutes(paper: Paper, phrases: Phrases, texts: Texts, voted: Mapping[str, Motion]) -> list[str]:
    size = {"rada": COUNCIL_SIZE, "vykonkom": COMMITTEE_SIZE}.get(paper.body, COMMISSION_SIZE)
    present = size - int(phrases.chance(0.7)) - int(phrases.chance(0.5)) - int(phrases.chance(0.3))
    if paper.body == "rada" and voted:
        present = size - min(motion.totals["vidsutnii"] for motion in voted.values())
    parts = [
        f"Усього в складі: {size}. Присутні: {present}. Відсутні: {size - present}.",
        _CHAIR.get(paper.body, "Головує голова комісії."),
        "## Розгляд питань порядку денного",
    ]
    for n, item in enumerate(paper.items, 1):
        parts += [
            f"{n}. СЛУХАЛИ: {item.act_title}.",
            _speeches(phrases, texts),
            *_outcome(item, present, phrases, voted.get(item.id)),
        ]
    return [*parts, f"Протокол вела {phrases.say('{woman}')}"]


def _speeches(phrases: Phrases, texts: Texts) -> str:
    return "ВИСТУПИЛИ: " + " ".join(phrases.some(texts["speech"], 2 if phrases.chance(0.3) else 1))


def _outcome(item: Item, present: int, phrases: Phrases, motion: Motion | None) -> list[str]:
    """Votes that add up to those present; of the session those of its roll call."""
    abstained, against = int(phrases.chance(0.3)), int(phrases.chance(0.1))
    votes = f"ГОЛОСУВАЛИ: за – {present - abstained - against}, проти – {against}, утрималися – {abstained}."
    if motion is not None:
        counts = ", ".join(f"{VOTES_MANY[vote].lower()} – {motion.totals[vote]}" for vote in VOTES_MANY)
        votes = f"ГОЛОСУВАЛИ: {counts}."
    if item.kind == "proiekt":
        return [votes, f"УХВАЛИЛИ: винести проєкт № {item.number} на розгляд міської ради."]
    return [votes, f"ВИРІШИЛИ: рішення № {item.number} прийняти."]
