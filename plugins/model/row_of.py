"""The light row of a checked record: what each kind gives to lists, relations and pages of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .addresses import Address
from .kinds import (
    Act,
    Consultation,
    Dataset,
    Enterprise,
    Mention,
    News,
    Page,
    Person,
    Petition,
    Record,
    Sitting,
    Unit,
    Video,
)
from .parts import AgendaItem
from .row import DEFAULT_BODIES, Row, is_file
from .ukrainian import slugify
from .vocabulary import DECISIONS


def make_row(
    path: str, record: Record, address: Address, lead: str, targets: tuple[tuple[str, str, str], ...], digest: str
) -> Row:
    """The light row of a checked record; `face` is left to the caller's digest function."""
    get = _getter(record)
    kind = get("kind") or (record.type if isinstance(record, News) else "")
    date = get(record.dated) if record.dated else ""
    image = get("image") or get("poster")
    return Row(
        path=path,
        folder=record.folder,
        id=address.id,
        url=address.url,
        title=record.title,
        kind=kind,
        number=get("number"),
        date=date,
        published=get("published"),
        updated=get("updated"),
        body=_code(get("body")) or DEFAULT_BODIES.get(kind, ""),
        session=_session(record),
        commission=_code(get("commission")),
        status=get("status") or _stage(record),
        lead=lead,
        topics=record.topics,
        relations=_relations(record),
        refs=_refs(record),
        files=_files(record),
        targets=targets,
        picture=(image, get("image_alt")) if image else None,
        span=_span(record),
        pinned=_pinned(record, get("pinned_until")),
        embargo=record.embargo,
        lang=record.lang,
        source_url=record.source_url or get("link"),
        withdrawn=record.withdrawn.date if record.withdrawn else "",
        extra=tuple((name, value) for name, value in _extra(record) if value),
        sort=f"{date or '0000'}\t{padded(get('number'))}\t{address.id}",
        face="",
        header="",
        digest=digest,
    )


def _stage(record: Record) -> str:
    """A petition's code of PETITION_STATUSES by its dates; "" for what is no petition."""
    if not isinstance(record, Petition):
        return ""
    if record.answered:
        return "vidpovid"
    return "rozghliad" if record.considered_from else "zbir"


def _code(value: str) -> str:
    """A body's or commission's code as it stands in addresses; a name instead of a code is transliterated."""
    return slugify(value)


def padded(number: str) -> str:
    """A number as text that sorts naturally: every run of digits padded with zeros."""
    return re.sub(r"\d+", lambda run: run[0].zfill(9), number.casefold())


def _getter(record: Record) -> Callable[[str], str]:
    fields = vars(record)  # a model takes long to say that it has no such field

    def get(name: str) -> str:
        value = fields.get(name, "")
        return value if isinstance(value, str) else ""

    return get


def _pinned(record: Record, until: str) -> str:
    if isinstance(record, Page):
        return f"{record.order or 999:03}" if record.menu else ""
    return until


def _session(record: Record) -> str:
    if isinstance(record, Act) and slugify(record.session):
        return f"{record.convocation}-{record.session}" if record.convocation else record.session
    if isinstance(record, Sitting) and record.convocation:
        return f"{record.convocation}-{record.number}"
    return ""


def _relations(record: Record) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(record, Act):
        return ()
    found = [(relation.type, relation.act, relation.clause) for relation in record.relations]
    if record.draft and record.kind in DECISIONS and ("adopts-draft", record.draft, "") not in found:
        found.append(("adopts-draft", record.draft, ""))
    return tuple(found)


def _refs(record: Record) -> tuple[tuple[str, str], ...]:
    """Other records that the header names, besides relations."""
    found: list[tuple[str, str]] = []
    match record:
        case Act():
            found = [("sitting", record.sitting)]
            if record.draft and record.kind not in DECISIONS:
                found.append(("draft", record.draft))
            if record.video:
                found.append(("video.id", record.video.id))
        case Petition():
            found = [("act", record.act)]
        case News():
            found = [("related", id) for id in record.related]
        case Video():
            found = [("session", record.session), *(("related", id) for id in record.related)]
        case Sitting():
            found = [("minutes", record.minutes), *_agenda_refs(record.agenda)]
            if record.video:
                found.append(("video.id", record.video.id))
        case Consultation():
            found = [("draft", record.draft), ("act", record.act)]
    return tuple((field, id) for field, id in found if id)


def _agenda_refs(agenda: tuple[AgendaItem, ...]) -> list[tuple[str, str]]:
    return [
        (f"agenda.{i}.{name}", getattr(item, name)) for i, item in enumerate(agenda, 1) for name in ("draft", "act")
    ]


def _files(record: Record) -> tuple[tuple[str, str, str], ...]:
    found = [(file.path, file.title, file.kind) for file in record.files]
    match record:
        case Act() | Sitting():
            if record.votes:
                found += [
                    (path, title, "holosuvannia")
                    for path, title in ((record.votes.motions, "Питання (CSV)"), (record.votes.votings, "Голоси (CSV)"))
                    if path
                ]
        case Enterprise():
            found += [(item.path, f"Звітність {item.of_year}".strip(), "inshe") for item in record.statements]
        case Dataset():
            found += [(file.path, file.title, file.kind) for file in record.resources]
            structures = dict.fromkeys(file.structure for file in record.resources if file.structure)
            found += [(path, f"Опис стовпців: {path}", "inshe") for path in structures]
        case Video():
            if record.transcript:
                found.append((record.transcript, "Розшифровка", "inshe"))
            if is_file(record.source):
                found.append((record.source, "Відео", "inshe"))
        case Consultation():
            if is_file(record.report):
                found.append((record.report, "Звіт про консультацію", "inshe"))
    return tuple(found)


def _extra(record: Record) -> Iterator[tuple[str, str]]:
    """What pages of others show.

    Of acts and sittings the files of the roll call; of acts the moment in a recording and whether they are normative
    and regulatory; of data sets `structure<TAB>resource` and the records they are made from; of sittings when they were
    announced, the agenda's numbers and who was there, a line each; of videos where they come from, what they say of
    themselves, and `item<TAB>moment` of chapters about an item of the agenda; of deputies the faction, commissions and
    the code among voters; of news whether it is offered to the press; of petitions when they were considered and
    answered; of enterprises when statements were loaded; of mentions the outlet and the archived copy; of units what
    stands in their list; of pages the report they belong to.
    """
    match record:
        case Act() | Sitting():
            if record.votes:
                yield from (("motions", record.votes.motions), ("votings", record.votes.votings))
                yield "uid", record.votes.uid
            if isinstance(record, Act):
                yield "moment", record.video.t if record.video else ""
                yield "normative", "1" if record.normative else ""
                yield "regulatory", "1" if record.regulatory else ""
            else:
                yield "announced", record.announced
                yield "agenda", "\n".join(item.n or str(place) for place, item in enumerate(record.agenda, 1))
                yield "present", "\n".join(one.name for one in record.attendance if one.present)
                yield "absent", "\n".join(one.name for one in record.attendance if not one.present)
        case Dataset():
            yield from (("structure", f"{one.structure}\t{one.path}") for one in record.resources if one.structure)
            yield "source", record.source
        case Video():
            yield from (("source", record.source), ("duration", record.duration), ("broadcaster", record.broadcaster))
            yield "transcript", record.transcript
            yield from (("chapter", f"{chapter.item}\t{chapter.t}") for chapter in record.chapters if chapter.item)
        case Person():
            yield from (("faction", record.faction), ("voter", record.voter_id))
            yield from (("commission", slugify(code)) for code in record.commissions)
        case News():
            yield "press", "так" if record.press else ""
        case Petition():
            yield from (("considered", record.considered_from), ("answered", record.answered))
        case Enterprise():
            yield "edrpou", record.edrpou
            yield from (("statement", f"{item.of_year}\t{item.path}") for item in record.statements)
            yield from (("loaded", item.published) for item in record.statements)
        case Mention():
            yield from (("outlet", record.outlet), ("archive", record.archive))
        case Unit():
            yield from (("parent", record.parent), ("head", record.head), ("as_of", record.as_of))
            yield from (("channel", address) for address in record.channels)
        case Page():
            yield "report", record.report


def _span(record: Record) -> tuple[str, str]:
    match record:
        case News():
            return (record.event.start, record.event.end or record.event.start) if record.event else ("", "")
        case Act():
            return (record.date, record.comments_until or record.considered) if record.kind == "proiekt" else ("", "")
        case Consultation():
            return (record.opens, record.closes)
        case Sitting():
            return (record.date, record.date)
        case Petition():
            return (record.date, record.until)
    return ("", "")
