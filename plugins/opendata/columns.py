"""What stands in the columns of each set: name, meaning, type by the Table Schema of Frictionless, and the value.

Title, description, type and codes are taken from the schema (model/kinds.py). Names of columns that КМУ № 835
recommends are the resolution's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ..model.dataclass import dataclass
from ..model.kinds import Act, Enterprise, News, Person, Petition, Record, Sitting
from ..model.row import Row
from ..model.ukrainian import capital
from ..model.vocabulary import ACT_KINDS, Vocabulary
from ..records.whole import Whole

MANY = "; "
"""Between several values of one cell."""


@dataclass(frozen=True)
class Item:
    """A record as its row in a set is made of it."""

    row: Row
    whole: Whole

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The header's values; fields left at their default are absent."""
        found: dict[str, Any] = json.loads(self.whole.memory.fields(self.row.path))
        return found

    @property
    def url(self) -> str:
        """The record's address in full."""
        return self.whole.settings.site_url + self.row.url


Get = Callable[[Item], str]


@dataclass(frozen=True)
class Column:
    """name: in the first row. type, format, codes, required: as the Table Schema has them. codes: with their words."""

    name: str
    title: str
    about: str
    type: str = "string"
    format: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    required: bool = False

    @property
    def description(self) -> str:
        """What the column holds, with the words of its codes."""
        words = MANY.join(f"{code} — {word}" for code, word in self.codes)
        return f"{self.about}. Коди: {words}" if words else self.about

    def field(self) -> dict[str, Any]:
        """The column as a field descriptor of the Table Schema."""
        found: dict[str, Any] = {"name": self.name, "type": self.type}
        if self.format:
            found["format"] = self.format
        found |= {"title": self.title, "description": self.description}
        limits: dict[str, Any] = {"required": True} if self.required else {}
        if self.codes:
            limits["enum"] = [code for code, _ in self.codes]
        return found | ({"constraints": limits} if limits else {})


Pair = tuple[Column, Get]


def plain(name: str, title: str, about: str, get: Get, **more: Any) -> Pair:
    """A column that no field of the schema stands behind."""
    return Column(name, title, about, **more), get


def of(kind: type[Record], field: str, name: str = "", get: Get | None = None, **more: Any) -> Pair:
    """A column of a field of the schema, named as the field or as `name`."""
    info = kind.model_fields[field]
    extra = info.json_schema_extra
    vocabulary: Vocabulary = extra["vocabulary"] if isinstance(extra, dict) else {}  # type: ignore[assignment]
    told = {
        "title": capital(str(info.title)),
        "about": capital(str(info.description)),
        "codes": tuple(vocabulary.items()),
        "required": info.is_required(),
        **_typed(info.annotation, repr(info.metadata)),
        **more,
    }
    return Column(name or field.rstrip("_"), **told), get or _getter(field, told["type"])


def _typed(annotation: object, rules: str) -> dict[str, str]:
    if annotation is bool:
        return {"type": "boolean"}
    if "_number " in rules:
        return {"type": "integer"}
    if "_when" in rules:
        return {"type": "date"}
    return {"type": "string", "format": "uri"} if "_web_address" in rules else {"type": "string"}


def _getter(field: str, type: str) -> Get:
    def get(item: Item) -> str:
        value = item.fields.get(field)
        if type == "boolean":
            return "true" if value else "false"
        if value is None:
            return ""
        if isinstance(value, list):
            return MANY.join(map(str, value))
        return str(value)[:10] if type == "date" else str(value)

    return get


def _council(item: Item) -> str:
    return item.whole.settings.council


def _edrpou(item: Item) -> str:
    return item.whole.settings.edrpou or ""


def _relations(item: Item) -> str:
    seen = item.whole.registry.by_id
    told = (relation for relation in item.row.relations if relation[1] in seen)
    return MANY.join(f"{type} {act}" + (f" ({clause})" if clause else "") for type, act, clause in told)


def _named(kind: type[Record], field: str) -> Pair:
    """A column of a field that names another record; one under embargo is not told."""

    def get(item: Item) -> str:
        id = str(item.fields.get(field, ""))
        return id if id.strip("/") in item.whole.registry.by_id else ""

    return of(kind, field, get=get)


def _identifier(what: str) -> Pair:
    about = f"Ідентифікатор {what} на сайті, що ніколи не змінюється"
    return plain("identifier", "Ідентифікатор", about, lambda item: item.row.id, required=True)


def _address(what: str) -> Pair:
    about = f"Адреса сторінки {what}"
    return plain("url", "Адреса", about, lambda item: item.url, format="uri", required=True)


def _topics(kind: type[Record]) -> Pair:
    return of(kind, "topics", get=lambda item: MANY.join(item.row.topics), about="Теми через крапку з комою")


ACTS: tuple[Pair, ...] = (
    _identifier("акта"),
    of(Act, "kind", "type", get=lambda item: item.row.kind, codes=tuple(ACT_KINDS.items())),
    of(Act, "title", get=lambda item: item.row.title),
    of(Act, "date", "registrationDate", get=lambda item: item.row.date[:10]),
    of(Act, "published", "issued", get=lambda item: item.row.published[:10]),
    _address("акта"),
    plain("creatorName", "Видавець акта", "Назва органу, що видав акт", lambda item: item.whole.body(item.row.body)),
    plain("creatorIdentifier", "Код видавця", "Код органу за ЄДРПОУ, якщо він відомий", _edrpou),
    plain("publisherName", "Розпорядник", "Хто оприлюднює", _council),
    plain("publisherIdentifier", "Код розпорядника", "Код за ЄДРПОУ, якщо він відомий", _edrpou),
    plain("note", "Примітка", "Дії цього акта щодо інших: вид зв'язку й ідентифікатор акта", _relations),
    of(Act, "number", get=lambda item: item.row.number),
    of(
        Act,
        "status",
        about="Стан за зв'язками з іншими актами й датами",
        get=lambda item: item.whole.registry.status(item.row),
    ),
    of(Act, "updated", get=lambda item: item.row.updated[:10]),
    plain("session", "Сесія", "Скликання й номер сесії або засідання", lambda item: item.row.session),
    of(Act, "commission", get=lambda item: item.row.commission),
    of(Act, "normative", get=lambda item: "true" if item.row.own("normative") else "false"),
    of(Act, "regulatory", get=lambda item: "true" if item.row.own("regulatory") else "false"),
    plain(
        "commentsUntil",
        "Зауваження до",
        "Останній день зауважень до проєкту або день його розгляду",
        lambda item: item.row.span[1][:10],
        type="date",
    ),
    _topics(Act),
)

NEWS: tuple[Pair, ...] = (
    _identifier("новини"),
    of(News, "type", get=lambda item: item.row.kind),
    of(News, "title", get=lambda item: item.row.title),
    of(News, "date", "issued", get=lambda item: item.row.date[:10]),
    of(News, "updated", get=lambda item: item.row.updated[:10]),
    plain("eventStart", "Початок події", "День події", lambda item: item.row.span[0][:10], type="date"),
    plain("eventEnd", "Кінець події", "Останній день події", lambda item: item.row.span[1][:10], type="date"),
    _topics(News),
    _address("новини"),
)

PETITIONS: tuple[Pair, ...] = (
    _identifier("петиції"),
    *(of(Petition, name) for name in ("number", "title", "date", "filed", "until", "signatures", "required")),
    of(Petition, "status", get=lambda item: item.row.status, about="На якому етапі петиція"),
    of(Petition, "considered_from", "consideredFrom"),
    *(of(Petition, name) for name in ("answered", "supported", "respondent")),
    _named(Petition, "act"),
    of(Petition, "platform_url", "platformUrl"),
    _address("петиції"),
)

PEOPLE: tuple[Pair, ...] = (
    _identifier("депутата чи посадової особи"),
    of(Person, "title", "name", title="Прізвище, ім'я, по батькові", about="Прізвище, ім'я, по батькові"),
    *(of(Person, name) for name in ("convocation", "body", "faction")),
    of(Person, "commissions", about="Коди комісій через крапку з комою"),
    *(of(Person, name) for name in ("from_", "to")),
    of(Person, "voter_id", "voterId"),
    *(of(Person, name) for name in ("contacts", "reception")),
    _address("депутата чи посадової особи"),
)

SITTINGS: tuple[Pair, ...] = (
    _identifier("засідання"),
    of(Sitting, "title"),
    of(Sitting, "body", get=lambda item: item.row.body),
    plain("bodyName", "Назва органу", "Назва органу або комісії", lambda item: item.whole.body(item.row.body)),
    of(Sitting, "date", about="День засідання"),
    plain("time", "Час", "Година початку, як 10:00", lambda item: item.row.date[11:]),
    *(of(Sitting, name) for name in ("number", "convocation", "type", "place", "announced")),
    plain(
        "items",
        "Питань",
        "Скільки питань у порядку денному",
        lambda item: str(len(item.fields.get("agenda", ()))),
        type="integer",
    ),
    _named(Sitting, "minutes"),
    _address("засідання"),
)

ENTERPRISES: tuple[Pair, ...] = (
    _identifier("підприємства"),
    of(Enterprise, "name_"),
    of(Enterprise, "edrpou"),
    of(Enterprise, "head"),
    plain(
        "years",
        "Роки звітності",
        "За які роки є звітність, через крапку з комою",
        lambda item: MANY.join(yearly.year for yearly in item.whole.statements.of(item.row)),
    ),
    _address("підприємства"),
)

RECORDS = {
    "acts": ACTS,
    "news": NEWS,
    "petitions": PETITIONS,
    "people": PEOPLE,
    "sittings": SITTINGS,
    "enterprises": ENTERPRISES,
}
"""The columns of sets of which a record is a row."""

STATEMENT_LINES: tuple[Column, ...] = (
    Column("enterprise", "Підприємство", "Ідентифікатор підприємства на сайті", required=True),
    Column("enterpriseName", "Назва підприємства", "Офіційна назва", required=True),
    Column("year", "Рік", "Звітний рік", "year", required=True),
    Column("form", "Форма", "Номер форми звітності", required=True),
    Column("line", "Рядок", "Код рядка форми", required=True),
    Column("name", "Стаття", "Назва рядка форми"),
    Column("value", "Сума", "За звітний рік або на його кінець, тисяч гривень", "number"),
    Column("previous", "Сума рік тому", "За попередній рік або на початок звітного, тисяч гривень", "number"),
)

_TEXTS = {
    "uid": ("Ідентифікатор", "Ідентифікатор питання"),
    "date": ("Дата", "Дата голосування, як у файлі органу"),
    "authorityName": ("Орган", "Назва органу"),
    "authorityId": ("Код органу", "Код органу за ЄДРПОУ"),
    "convocation": ("Скликання", "Номер скликання"),
    "legislativeSession": ("Сесія", "Номер сесії"),
    "num": ("Номер", "Номер питання в порядку денному"),
    "title": ("Питання", "Назва питання"),
    "projectNum": ("Номер проєкту", "Номер проєкту рішення"),
    "votingResult": ("Результат", "Чи прийнято рішення"),
    "textUrl": ("Текст", "Адреса тексту рішення"),
    "motionUid": ("Питання", "Ідентифікатор питання з таблиці motions"),
    "voterId": ("Код депутата", "Ідентифікатор того, хто голосував"),
    "voterName": ("Депутат", "Прізвище, ім'я, по батькові"),
    "motionTitle": ("Назва питання", "Назва питання"),
    "result": ("Голос", "За, Проти, Утримався, Не голосував або Відсутній"),
}
_TOTALS = {
    "votingFor": "За",
    "votingAgainst": "Проти",
    "votingAbstain": "Утрималися",
    "notVoting": "Не голосували",
    "absent": "Відсутні",
}


def voting_column(name: str) -> Column:
    """A column of `motions` or `votings` (КМУ № 835)."""
    if name in _TOTALS:
        return Column(name, _TOTALS[name], "Скільки голосів", "integer", required=True)
    return Column(name, *_TEXTS[name], required=name in ("uid", "motionUid", "voterName", "result"))
