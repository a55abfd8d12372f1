"""`akt.json` beside an act's page: everything that the page says, for programs. `schema.py` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model.row import Row
from ..model.vocabulary import ACT_KINDS, RELATIONS, STATUSES
from ..records.attached import published_at
from ..records.document import Document
from .citing import citation

SCHEMA = "akty/akt.schema.json"
INTERNAL = frozenset(("slug", "embargo", "approved_by", "withdrawn"))
"""Fields of the header that are the editors' own."""
COMPUTED = frozenset(("kind", "body", "commission", "status", "relations", "files", "topics", "lang"))
REFERENCES = frozenset(("draft", "sitting"))


def akt_json(act: Document) -> bytes:
    """The act as JSON in UTF-8."""
    return (json.dumps(record(act), ensure_ascii=False) + "\n").encode()


def record(act: Document) -> dict[str, Any]:
    """The same as plain values; what is empty is left out."""
    row, whole = act.row, act.whole
    site = whole.site.url
    found = {
        "$schema": f"{site}/{SCHEMA}",
        "id": row.id,
        "url": f"{site}{row.url}",
        "akn": akn_of(act),
        **named("kind", row.kind, ACT_KINDS[row.kind]),
        **dict(_header(act)),
        **named("status", whole.registry.status(row), STATUSES.get(whole.registry.status(row), "")),
        **named("body", row.body, whole.body(row.body)),
        **named("commission", row.commission, whole.body(row.commission)),
        "topics": list(row.topics),
        "lang": row.lang,
        "citation": citation(whole, row),
        "licence": whole.site.licence.url,
        "relations": list(_relations(act)),
        "files": [
            {
                "url": f"{site}{file.url}",
                "title": file.title,
                "kind": file.kind,
                "format": file.suffix.lower(),
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in act.files
        ],
        "html": str(act.body),
        "text": act.stored.plain,
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def akn_of(act: Document) -> str:
    """The act's address by the naming convention of Akoma Ntoso."""
    from .akoma_ntoso.uris import uri

    return str(uri(act.row, act.whole.settings).work_uri())


def named(name: str, code: str, words: str) -> dict[str, str]:
    """A code and its words."""
    return {name: code, f"{name}_title": words} if code else {}


def _header(act: Document) -> Iterator[tuple[str, Any]]:
    """The header's other fields in the schema's order."""
    own = act.whole.attachments.get(act.row.path, {})
    site = act.whole.site.url
    from ..model.kinds import Act

    for name in Act.model_fields:
        value = act.fields.get(name)
        if name in INTERNAL | COMPUTED or value in (None, ""):
            continue
        if name in REFERENCES or name == "video":
            id = value if isinstance(value, str) else value["id"]
            other = act.whole.registry.by_id.get(id.strip("/"))
            if other is None:  # under embargo: not even its number is told
                continue
            value = _reference(act, other) | ({"t": value["t"]} if name == "video" and value.get("t") else {})
        elif name == "votes":
            value = {
                key: f"{site}{published_at(own[words], act.row.url)}" if words in own else words
                for key, words in value.items()
                if words
            }
        yield name, value


def _reference(act: Document, other: Row) -> dict[str, str]:
    """Another record by id and address."""
    return {"id": other.id, "url": f"{act.whole.site.url}{other.url}"}


def _relations(act: Document) -> Iterator[dict[str, Any]]:
    """What this act does to others, then what others do to it."""
    registry = act.whole.registry
    for relations, inverse in ((act.row.relations, False), (registry.inverse(act.row), True)):
        for type, id, clause in relations:
            other = registry.by_id.get(id)
            if other is not None:
                words = RELATIONS[type]
                yield {
                    "type": type,
                    "direction": "inverse" if inverse else "forward",
                    "title": words.inverse if inverse else words.forward,
                    **({"clause": clause} if clause else {}),
                    "act": _other(act, other),
                }


def _other(act: Document, row: Row) -> dict[str, str]:
    status = act.whole.registry.status(row)
    told = {
        "id": row.id,
        "url": f"{act.whole.site.url}{row.url}",
        "kind": row.kind,
        "number": row.number,
        "date": row.date,
        "title": row.title,
        "status": status,
    }
    return {name: value for name, value in told.items() if value}
