"""The month's nine sittings: the council's session with its roll call, four of the executive committee, four of
commissions. They stand beside the 472 documents of the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.model.frontmatter_write import Plain

from .days import shifted
from .document import Document
from .months import Month
from .papers import Paper
from .people import deputies
from .register import Item
from .settings import MARK
from .subjects import day_words
from .votes import Motion, motions_csv, votings_csv

BEGINS = {"rada": "10:00", "vykonkom": "14:00"}
WORDS = {"rada": "Пленарне засідання {} сесії міської ради", "vykonkom": "Засідання № {} виконавчого комітету"}


def sitting_id(body: str, day: date, number: str) -> str:
    """Id of a sitting."""
    return f"zasidannia/{body}/{day}-{number}"


def recording_slug(month: Month) -> str:
    """End of the address of the session's recording, one of the month's clips."""
    return f"zapys-sesii-{month.convocation.lower()}-{month.session}"


def moment(number: int) -> int:
    """The second at which the recording comes to an item of the session's agenda."""
    return 300 + (number - 1) * 210


def clock(seconds: int) -> str:
    """`1:02:30`, `12:05`."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def documents(
    seed: int, month: Month, found: Sequence[Paper], motions: Sequence[Motion], known: frozenset[str]
) -> Iterator[Document]:
    """A sitting for every minutes of the month. known: ids of acts that the corpus holds."""
    for paper in found:
        if paper.kind != "protokol":
            continue
        if paper.body == "rada":
            yield _session(seed, month, paper, motions, known)
        else:
            agenda = [_item(number, item, known) for number, item in enumerate(paper.items, 1)]
            yield _sitting(month, paper, {"agenda": agenda, **_members(seed, month, paper)})


def _session(seed: int, month: Month, paper: Paper, motions: Sequence[Motion], known: frozenset[str]) -> Document:
    stem = f"{paper.day}-rada-{paper.number}"
    names = {name: f"{stem}-{name}.csv" for name in ("motions", "votings")}
    people = deputies(seed, month.convocation)
    here = list(zip(*(motion.votes for motion in motions), strict=True))
    present = [any(vote != "vidsutnii" for vote in votes) for votes in here]
    more: dict[str, Plain] = {
        "type": "чергова",
        "agenda": [_item(motion.number, motion.item, known) for motion in motions],
        "video": f"video/{paper.day.year}/{recording_slug(month)}",
        "attendance": [_mark(person.name, there) for person, there in zip(people, present, strict=True)],
        "votes": names,
    }
    files = (names["motions"], motions_csv(month, motions)), (names["votings"], votings_csv(seed, month, motions))
    return _sitting(month, paper, more)._replace(files=files)


def _sitting(month: Month, paper: Paper, more: dict[str, Plain]) -> Document:
    header: dict[str, Plain] = {
        "title": _title(paper),
        "body": paper.body,
        "date": f"{paper.day} {BEGINS.get(paper.body, '15:00')}",
        "number": paper.number,
        "convocation": month.convocation,
        "place": "велика зала міської ради" if paper.body == "rada" else "мала зала міської ради",
        "announced": shifted(paper.day, -10).isoformat(),
        "minutes": paper.id,
        **more,
    }
    return Document(f"sessions/{month.folder}", f"{paper.day}-{paper.body}-{paper.number}", header, "")


def _title(paper: Paper) -> str:
    words = WORDS.get(paper.body)
    if words is None:  # «Протокол засідання постійної комісії …» without its first word
        of = paper.title.removesuffix(MARK).removeprefix("Протокол ")
        return f"{of[0].upper()}{of[1:]}{MARK}"
    convocation = f" {paper.session.convocation} скликання" if paper.session else ""
    return f"{words.format(paper.number)}{convocation}, {day_words(paper.day.isoformat())}{MARK}"


def _item(number: int, item: Item, known: frozenset[str]) -> dict[str, Plain]:
    found: dict[str, Plain] = {"n": str(number), "title": item.act_title}
    draft = item.id if item.kind == "proiekt" else item.draft
    if draft in known:
        found["draft"] = draft
    if item.kind != "proiekt":
        found["act"] = item.id
    return found


def _members(seed: int, month: Month, paper: Paper) -> dict[str, Plain]:
    """The members of a commission, one in three times without one of them."""
    people = [person.name for person in deputies(seed, month.convocation) if person.commission == paper.commission]
    away = month.index % len(people) if people and month.index % 3 == 0 else -1
    return {"attendance": [_mark(name, place != away) for place, name in enumerate(people)]} if people else {}


def _mark(name: str, present: bool) -> Plain:
    return {"name": name} if present else {"name": name, "present": "ні", "note": "відрядження"}
