"""Records and rows for tests, made from fields as a header would give them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from plugins.model.addresses import address
from plugins.model.kinds import KINDS, Record
from plugins.model.registry import Registry
from plugins.model.row import Row
from plugins.model.row_of import make_row

REQUIRED: dict[str, dict[str, str]] = {
    "news": {"title": "Толока", "date": "2019-03-05"},
    "acts": {"title": "Про бюджет", "kind": "rishennia-rady", "date": "2019-12-24"},
    "petitions": {"title": "Про парк", "number": "12", "date": "2019-03-05"},
    "videos": {"title": "Сюжет", "date": "2019-03-05", "source": "dQw4w9WgXcQ"},
    "sessions": {"title": "Засідання", "body": "rada", "date": "2019-12-24 10:00", "number": "65"},
    "deputies": {"title": "Коваль Олена", "convocation": "VII"},
    "consultations": {"title": "Про статут", "opens": "2019-03-01", "closes": "2019-03-31"},
    "enterprises": {"title": "Комунальний ринок", "name": "КП «Комунальний ринок»"},
    "datasets": {"title": "Рішення", "id": "rishennia"},
    "mentions": {"title": "Стаття", "date": "2019-03-05"},
    "units": {"title": "Відділ"},
    "pages": {"title": "Статут"},
}
"""The fewest fields that make a record of each kind."""


def record(folder: str, **fields: Any) -> Record:
    """A record of a kind with the required fields, and these over them."""
    given = {**REQUIRED[folder], **fields}
    names = {"from": "from_", "name": "name_"}
    known = KINDS[folder].model_fields
    return KINDS[folder].model_validate(
        {key if key in known else names.get(key, key): value for key, value in given.items()}
    )


def row(folder: str, stem: str = "dokument", **fields: Any) -> Row:
    """The light row of `record`, read from FOLDER/STEM.md."""
    made = record(folder, **fields)
    return make_row(f"{folder}/{stem}.md", made, address(made, PurePosixPath(stem).name), "", (), "")


def act(number: str, **fields: Any) -> Row:
    """The row of a decision of the council; its file is named by its id."""
    made = row("acts", number=number, **fields)
    return made._replace(path=f"acts/{made.id}.md")


def registry(*rows: Row) -> Registry:
    """The whole of these rows."""
    return Registry(rows)
