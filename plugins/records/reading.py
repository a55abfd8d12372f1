"""One source becomes a light row, its text and its flaws. Pure; runs in workers as well as in the build itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from ..memory.fingerprint import digest
from ..memory.store import TextRecord
from ..model.addresses import address, lacking_part, last_part
from ..model.dataclass import dataclass
from ..model.fields import filled
from ..model.frontmatter import Flaw, FrontMatter, parse
from ..model.kinds import KINDS, Act, Dataset, Mention, Page, Record, Video
from ..model.registry import own_status
from ..model.row import COUNCIL, Row
from ..model.row_of import make_row
from ..model.sections import RESERVED
from ..model.source_text import decode, misleading
from ..model.validation import field_line, known_keys, validate
from ..model.vocabulary import DATA_SETS
from ..model.wrong import shown
from .feature import Feature
from .text import Text, convert
from .transcripts import Heard

LINKS_LIMIT = 500
"""Links of one text that the whole site must resolve; more of them is no text for people."""


@dataclass(frozen=True)
class Reading:
    """What one source gave. row and text are None when an error stands among the flaws.

    faulty: then, a row by which the whole can still check the document's files, links and relations. heard: digest of
    the transcript that was read with it.
    """

    path: str
    row: Row | None = None
    text: TextRecord | None = None
    flaws: tuple[Flaw, ...] = ()
    products: Mapping[str, bytes] = field(default_factory=dict)
    faulty: Row | None = None
    heard: str = ""


def read_source(
    path: str, data: bytes, readers: Sequence[Feature], hear: Callable[[Row], Heard | None] | None = None
) -> Reading:
    """Read one source file: `path` below content/ tells its kind. Never raises for any bytes.

    hear: reads the transcript that a row names.
    """
    source, flaws = decode(data)
    if any(flaw.level == "error" for flaw in flaws):
        return Reading(path, flaws=flaws)
    hidden = misleading(source)
    front = parse(source)
    kind = KINDS[path.split("/", 1)[0]]
    record, found, faulty = validate(kind, front)
    text = convert(front.body, clauses=kind is Act, first_line=front.body_line)
    all_flaws = [*flaws, *([hidden] if hidden else ()), *found, *_text_flaws(kind, front, text), *text.flaws]
    if len(text.targets) > LINKS_LIMIT:
        message = f"посилань на документи й файли {len(text.targets)}, а дозволено {LINKS_LIMIT}"
        all_flaws.append(Flaw(front.body_line, None, message, "поділіть документ або приберіть зайві посилання"))
    if record is not None:
        all_flaws += _body_flaws(record, front, path)
        if record.withdrawn and isinstance(record, Mention):
            all_flaws.append(Flaw(1, "withdrawn", "згадка не має власної сторінки", "видаліть увесь файл"))
    heard = hear(_light(path, record, text)) if hear and isinstance(record, Video) and record.transcript else None
    all_flaws += heard.flaws if heard else ()
    if record is None or any(flaw.level == "error" for flaw in all_flaws):
        sound = record or faulty
        return Reading(path, flaws=tuple(all_flaws), faulty=_light(path, sound, text) if sound else None)
    row, stored = _stored(path, record, text, heard.words if heard else "")
    words = f"{stored.lead}\n{text.plain}\n{heard.words if heard else ''}"
    products = {feature.name: feature.read(row, words) for feature in readers if feature.read}
    return Reading(path, row, stored, tuple(all_flaws), products, heard=heard.digest if heard else "")


def _stored(path: str, record: Record, text: Text, heard: str) -> tuple[Row, TextRecord]:
    fields = record.model_dump(mode="json", exclude_defaults=True)
    headings = [list(heading) for heading in text.headings]
    lead = record.summary or text.lead
    light = _light(path, record, text)
    whole = digest([fields, text.html, light.targets, headings, text.lead, *([heard] if heard else [])])
    row = light._replace(lead=digest(lead)[:16] if lead else "", digest=whole)
    shown = [row.folder, row.url, row.title, row.kind, row.number, row.date, own_status(row)]
    if row.folder == "mentions":  # its entry leads to the publication
        shown += [row.source_url, row.own("outlet"), row.own("archive")]
    if row.folder == "deputies":  # its label says whether it is a member of the council
        shown.append("" if row.body in ("", COUNCIL) else "official")
    row = row._replace(face=digest(shown), header=digest(_in_data(row, fields))[:16])
    stored = TextRecord(lead, json.dumps(fields, ensure_ascii=False), text.html, text.plain, json.dumps(headings))
    return row, stored


IN_DATA = {
    "petitions": (
        *("number", "title", "date", "filed", "until", "signatures", "required", "status", "considered_from"),
        *("answered", "supported", "respondent", "act", "platform_url"),
    ),
    "deputies": (
        *("title", "convocation", "body", "faction", "commissions", "from_", "to", "voter_id", "contacts", "reception"),
    ),
    "sessions": ("title", "body", "date", "number", "convocation", "type", "place", "announced", "minutes"),
    "enterprises": ("name_", "edrpou", "head", "statements"),
}
"""Fields that data sets show, of kinds whose rows are made of headers; other kinds' are made of light rows."""


def _in_data(row: Row, fields: dict[str, Any]) -> list[Any]:
    """What data sets show of a document, the status by other acts' relations apart."""
    if row.folder in IN_DATA:
        return [[fields.get(name) for name in IN_DATA[row.folder]], len(fields.get("agenda", ()))]
    days = [day[:10] for day in (row.date, row.published, row.updated, *row.span)]
    told = [row.title, row.kind, row.number, days, row.body, row.session, row.commission, own_status(row), row.topics]
    return [*told, row.relations, row.own("normative"), row.own("regulatory")]


def _light(path: str, record: Record, text: Text) -> Row:
    targets = tuple((target.kind, target.value, target.label) for target in text.targets[:LINKS_LIMIT])
    return make_row(path, record, address(record, _stem(path)), "", targets, "")


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _body_flaws(record: Record, front: FrontMatter, path: str) -> Iterator[Flaw]:
    stem = _stem(path)
    if lacking := lacking_part(record, stem):
        if isinstance(record, Act):
            hint = "додайте «number: …» (номер, як на папері) або «slug: …»"
            yield Flaw(field_line(Act, front.lines, "number"), "number", "акт не має ні номера, ні slug", hint)
        elif lacking != "slug":
            message = f"зі значення «{shown(getattr(record, lacking))}» не скласти адреси"
            line = field_line(type(record), front.lines, lacking)
            yield Flaw(line, lacking, message, "запишіть його літерами або цифрами")
        else:
            yield Flaw(
                1, "slug", f"з імені файла «{stem}» не скласти адреси", "перейменуйте файл або додайте «slug: …»"
            )
    if isinstance(record, Page) and last_part(record, stem) in RESERVED:
        hint = "задайте інший slug"
        yield Flaw(
            field_line(Page, front.lines, "slug"),
            "slug",
            f"адреса /{last_part(record, stem)}/ зайнята розділом сайту",
            hint,
        )
    if isinstance(record, Dataset) and record.id in DATA_SETS:
        message = f"адреса /dani/{record.id}/ зайнята набором, який складає сам сайт"
        yield Flaw(field_line(Dataset, front.lines, "id"), "id", message, "задайте інший id")


def _text_flaws(kind: type[Record], front: FrontMatter, text: Text) -> Iterator[Flaw]:
    """A kind that needs a text has one that shows something; for an act, files or `no_text` may stand instead."""
    broken = any(flaw.level == "error" for flaw in (*front.flaws, *text.flaws))
    if not kind.text_required or broken or text.plain or text.targets:
        return
    keys = known_keys(kind)
    given = {keys.get(key.casefold()) for key, value in filled(front.values).items() if value}
    if "withdrawn" in given:
        return
    if kind is not Act:
        yield Flaw(front.body_line, None, "документ не має тексту", "допишіть текст після рядка «---»")
        return
    if not {"no_text", "files"} & given:
        hint = "допишіть текст, додайте files або поясніть у no_text, чому тексту немає"
        yield Flaw(front.body_line, None, "акт не має ні тексту, ні файлів", hint)
