"""JSON Schema (draft 2020-12) of `akt.json`, made of the schema of acts, at a fixed address of the site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from ..model.vocabulary import ACT_KINDS, FILE_KINDS, RELATIONS, STATUSES, WITHDRAWN
from ..records.output import Output
from ..records.whole import Whole
from .akt_json import COMPUTED, INTERNAL, REFERENCES, SCHEMA

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = r"^\d{4}-\d\d-\d\d( \d\d:\d\d)?$"


def outputs(whole: Whole) -> Iterator[Output]:
    """The schema's file."""
    address = f"{whole.site.url}/{SCHEMA}"
    yield Output(
        SCHEMA,
        whole.layer("acts", ""),
        lambda: (json.dumps(schema(address), ensure_ascii=False, indent=1) + "\n").encode(),
    )


def schema(address: str) -> dict[str, Any]:
    """The schema as plain values. address: its own."""
    properties: dict[str, Any] = {
        "$schema": ADDRESS,
        "id": _told(TEXT, "Ідентифікатор", "вид/рік/номер, сталий"),
        "url": _told(ADDRESS, "Адреса сторінки", "посилання в html рахуються від неї"),
        "akn": _told(TEXT, "Адреса Akoma Ntoso", "FRBR Work за Naming Convention 1.0"),
        **_coded("kind", ACT_KINDS),
        **dict(_fields()),
        **_coded("status", {**STATUSES, WITHDRAWN: ""}),
        **_coded("body", None),
        **_coded("commission", None),
        "topics": _told({"type": "array", "items": TEXT}, "Теми"),
        "lang": {"enum": ["uk", "en"]},
        "citation": _told(TEXT, "Посилання на акт", "готовий рядок для цитування"),
        "licence": ADDRESS,
        "relations": {"type": "array", "items": _relation()},
        "files": {"type": "array", "items": _file()},
        "html": _told(TEXT, "Текст", "HTML; пункт 2.1 має id p-2-1, у додатку 1 — d1-p-2-1"),
        "text": _told(TEXT, "Слова тексту", "одним рядком, без розмітки"),
    }
    required = ["$schema", "id", "url", "akn", "kind", "kind_title", "title", "date", "lang", "citation", "licence"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Акт ради",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _fields() -> Iterator[tuple[str, Any]]:
    """The header's fields as the schema of acts has them."""
    from ..model.kinds import Act

    for name, info in Act.model_fields.items():
        if name in INTERNAL | COMPUTED:
            continue
        if name in REFERENCES:
            kind: dict[str, Any] = _object({"id": TEXT, "url": ADDRESS}, "id")
        elif name == "video":
            kind = _object({"id": TEXT, "url": ADDRESS, "t": TEXT}, "id")
        elif name == "votes":
            kind = _object({"motions": ADDRESS, "votings": ADDRESS, "uid": TEXT}, "votings")
        elif name == "remarks":
            names = ("text", "author", "outcome", "reason")
            kind = {"type": "array", "items": _object(dict.fromkeys(names, TEXT), "text")}
        elif info.annotation is bool or bool in get_args(info.annotation):
            kind = {"type": "boolean"}
        elif "when" in repr(info.metadata):
            kind = {"type": "string", "pattern": MOMENT}
        else:
            kind = TEXT
        yield name, _told(kind, str(info.title), str(info.description))


def _relation() -> dict[str, Any]:
    other = _object(
        {
            "id": TEXT,
            "url": ADDRESS,
            "kind": {"enum": list(ACT_KINDS)},
            "number": TEXT,
            "date": {"type": "string", "pattern": MOMENT},
            "title": TEXT,
            "status": {"enum": [*STATUSES, WITHDRAWN]},
        },
        *("id", "url", "kind", "title"),
    )
    return _object(
        {
            "type": {"enum": list(RELATIONS)},
            "direction": {"enum": ["forward", "inverse"]},
            "title": TEXT,
            "clause": TEXT,
            "act": other,
        },
        *("type", "direction", "title", "act"),
    )


def _file() -> dict[str, Any]:
    properties = {
        "url": ADDRESS,
        "title": TEXT,
        "kind": {"enum": list(FILE_KINDS.values())},
        "format": TEXT,
        "size": {"type": "integer", "minimum": 0},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return _object(properties, *properties)


def _coded(name: str, codes: dict[str, str] | None) -> dict[str, Any]:
    return {name: {"enum": list(codes)} if codes else TEXT, f"{name}_title": TEXT}


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _told(kind: dict[str, Any], title: str, description: str = "") -> dict[str, Any]:
    return {**kind, "title": title, **({"description": description} if description else {})}
