"""The month's two petitions, both answered before the month ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.model.frontmatter_write import Plain

from .days import shifted
from .document import Document
from .lexicon import Phrases, pools, read
from .months import Month, dice
from .register import unique_slug
from .settings import MARK, MAYORS, PETITION_THRESHOLD
from .subjects import Drawn, Stream

PER_MONTH = 2
TERM = 60
"""Days in which signatures are collected."""


def stream(seed: int) -> Stream:
    return Stream("petitions", PER_MONTH, seed)


def documents(seed: int, month: Month, subjects: Stream) -> Iterator[Document]:
    rng = dice(seed, month, "petitions")
    texts = read("petitions")["text"]
    for place, one in enumerate(subjects.month(month)):
        phrases = Phrases(pools(), rng, one.given)
        number = month.index * PER_MONTH + place + 1
        day = month.working_days[place + rng.randrange(2)]
        begun = shifted(day, rng.randrange(4, 7))
        answered = min(shifted(begun, rng.randrange(3, 8)), month.working_days[-1])
        supported = rng.choice(("так", "так", "частково", "ні"))
        answer = {"так": "yes", "частково": "partly", "ні": "no"}[supported]
        header: dict[str, Plain] = {
            "title": one.title + MARK,
            "number": str(number),
            "date": day.isoformat(),
            "platform_url": f"https://example.org/petitions/{number}",
            "signatures": PETITION_THRESHOLD + rng.randrange(300),
            "required": PETITION_THRESHOLD,
            "until": (day + timedelta(TERM)).isoformat(),
            "status": "vidpovid",
            "considered_from": begun.isoformat(),
            "answered": answered.isoformat(),
            "supported": supported,
            "respondent": f"Міський голова {MAYORS[month.convocation]}",
            "outcome": phrases.pick(texts["outcome"]),
            "topics": list(one.subject.topics),
        }
        body = _body(one, phrases, texts, texts[answer])
        stem = f"{day}-{unique_slug(one.title, number)}"
        yield Document(f"petitions/{month.folder}", stem, header, body)


def _body(one: Drawn, phrases: Phrases, texts: dict[str, list[str]], answers: list[str]) -> str:
    plea = one.title[0].lower() + one.title[1:]
    parts = [
        f"Звертаємося з проханням: {plea}.",
        " ".join(phrases.some(texts["problem"], 4)),
        "\n".join(f"{n}. {text}" for n, text in enumerate(phrases.some(texts["request"], 3), 1)),
        "## Відповідь",
        phrases.pick(answers),
        " ".join(phrases.some(texts["explain"], 4)),
    ]
    return "\n\n".join(parts) + "\n"
