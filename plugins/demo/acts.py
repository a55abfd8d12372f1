"""The month's acts as documents: headers by the schema, bodies by `clauses` and `minutes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from plugins.model.frontmatter_write import Plain

from . import clauses, minutes
from .days import shifted
from .document import Document
from .files import attachment
from .lexicon import Phrases, pools, read
from .months import Month, dice
from .papers import Paper, papers
from .register import Base, Item
from .settings import MAYORS
from .sittings import clock, moment, recording_slug, sitting_id
from .votes import Motion

ATTACHED = 0.1
"""Share of acts with a file beside them."""


def documents(
    seed: int, now: Base, acts: list[Item], motions: Sequence[Motion], known: frozenset[str]
) -> Iterator[Document]:
    """The 218 acts of a month. acts: its decisions and orders. motions: the votes of its session.

    known: ids of acts of the month before that the corpus holds.
    """
    month = now.month
    texts = read_texts()
    rng = dice(seed, month, "acts")
    voted = {motion.item.id: motion for motion in motions}
    own = frozenset(item.id for item in (*acts, *now.drafts))
    for item in (*acts, *now.drafts):
        phrases = Phrases(pools(), rng, item.drawn.given if item.drawn else {})
        body = clauses.body(item, phrases, texts, MAYORS[month.convocation])
        extra = attachment(item, rng.random() < ATTACHED, body)
        header = _header(item, month, phrases, texts, own | known)
        header |= _sitting(item, month, voted.get(item.id))
        if extra:
            header["files"] = [{"path": name, "title": title, "kind": kind} for name, title, kind, _ in extra]
        files = tuple((name, data) for name, _, _, data in extra)
        yield Document(f"acts/{item.kind}/{item.day:%Y/%m}", item.last, header, body, files)
    for paper in papers(now, acts):
        phrases = Phrases(pools(), rng, {})
        body = minutes.body(paper, phrases, texts, voted)
        stem = paper.last
        yield Document(f"acts/{paper.kind}/{paper.day:%Y/%m}", stem, _paper_header(paper), body)


def _sitting(item: Item, month: Month, motion: Motion | None) -> dict[str, Plain]:
    """Where the act was adopted, and the moment in the recording of the session."""
    if motion is not None and motion.adopted:
        sitting = sitting_id("rada", item.day, str(month.session))
        video = f"video/{item.day.year}/{recording_slug(month)}"
        return {"sitting": sitting, "video": {"id": video, "t": clock(moment(motion.number))}}
    if item.kind == "rishennia-vykonkomu":
        number = (month.month - 1) * 4 + month.sitting_days.index(item.day) + 1
        return {"sitting": sitting_id("vykonkom", item.day, str(number))}
    return {}


def read_texts() -> dict[str, list[str]]:
    """Phrases that acts of every subject share."""
    return read("acts")


def _header(
    item: Item, month: Month, phrases: Phrases, texts: dict[str, list[str]], known: frozenset[str]
) -> dict[str, Plain]:
    draft = item.kind == "proiekt"
    header: dict[str, Plain] = {"title": item.title, "kind": item.kind, "date": item.day.isoformat()}
    if item.slug:
        header["slug"] = item.slug
    if item.number:
        header["number"] = item.number
    count = 1 + int(phrases.chance(0.6)) + int(phrases.chance(0.3))
    published = item.day if draft else min(shifted(item.day, count), max(item.day, month.working_days[-1]))
    header["published"] = published.isoformat()
    header["body"] = item.body
    if item.session:
        header |= {"session": str(item.session.session), "convocation": item.session.convocation}
    if item.draft and item.draft in known:
        header["draft"] = item.draft
    if item.target and item.target.id in known:
        clause = {"clause": str(clauses.CHANGED)} if item.relation == "changes" else {}
        header["relations"] = [{"type": item.relation, "act": item.target.id, **clause}]
    traits = item.drawn.subject.traits if item.drawn else {}
    if traits.get("normative"):
        header["normative"] = True
    if traits.get("regulatory"):
        header["regulatory"] = True
    if item.considered:
        header["considered"] = item.considered.isoformat()
        if traits.get("regulatory"):
            header["comments_until"] = (item.day + timedelta(32)).isoformat()
        header["contact"] = "секретаріат міської ради, кабінет 1, у робочі години"
        header["author"] = phrases.pick(AUTHORS)
        header["speaker"] = phrases.say("{person}")
    else:
        header["signed_by"] = MAYORS[month.convocation]
    if law := traits.get("law"):
        header["legal_basis"] = _nominative(law)
    topics = item.drawn.subject.topics if item.drawn else item.target.drawn.subject.topics  # type: ignore[union-attr]
    header["topics"] = list(topics)
    if phrases.chance(0.25):
        header["summary"] = phrases.pick(texts["summary"])
    return header


_NAMES = {
    "статтями": "статті",
    "статтею": "стаття",
    "пунктом": "пункт",
    "Законом": "Закон",
    "Кодексом": "Кодекс",
    "Основами": "Основи",
    "Положенням": "Положення",
    "Порядком": "Порядок",
}


def _nominative(law: str) -> str:
    """«статтею 78 Бюджетного кодексу» -> «Стаття 78 Бюджетного кодексу»."""
    first, _, rest = law.partition(" ")
    name = _NAMES[first]
    return f"{name[0].upper()}{name[1:]} {rest}"


AUTHORS = ("Депутат {person}", "{enterprise}", "{unit}", "{unit}")


def _paper_header(paper: Paper) -> dict[str, Plain]:
    header: dict[str, Plain] = {"title": paper.title, "kind": paper.kind, "date": paper.day.isoformat()}
    if paper.slug:
        header["slug"] = paper.slug
    header |= {"number": paper.number, "published": paper.published.isoformat(), "body": paper.body}
    if paper.session:
        header |= {"session": str(paper.session.session), "convocation": paper.session.convocation}
    if paper.commission:
        header["commission"] = paper.commission
    if paper.held:
        header["sitting"] = sitting_id(paper.body, paper.day, paper.held)
    if paper.related:
        header["relations"] = [{"type": "related", "act": act} for act in paper.related]
    header["topics"] = ["місцеве самоврядування"]
    return header
