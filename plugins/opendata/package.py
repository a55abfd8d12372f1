"""datapackage.json (Frictionless Data Package) and passport.json (КМУ № 835) of a set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from ..model.law.data import DESCRIPTION_LIMIT
from ..model.vocabulary import FREQUENCIES, TITLE_LIMIT
from ..records.settings import Settings
from ..records.view_parts import Distribution
from .formats import CSV
from .sizes import Sizes
from .tables import DataSet, File, Table

GUARD = "Клітинки CSV, які табличний редактор міг би виконати як формулу, починаються з апострофа."


def package(found: DataSet, settings: Settings, sizes: Sizes) -> bytes:
    """Every CSV of the set as a tabular resource with its schema, parts by year after the whole.

    JSON of the same rows is named as a source of downloads in the passport; here it would be the same table twice.
    """
    named = [table.name for table in found.tables]
    files = [file for file in (*found.files, *found.parts) if file.table is not None]
    own = [file for file in files if file.name != "data.csv" or "data" in named]
    return package_of(found, settings, [resource(file, sizes) for file in own], "tabular-data-package", GUARD)


def package_of(
    found: DataSet, settings: Settings, resources: list[dict[str, Any]], profile: str = "data-package", note: str = ""
) -> bytes:
    """A Data Package of these resources."""
    return _json(
        {
            "profile": profile,
            "name": found.id,
            "id": f"{settings.site_url}{found.url}",
            "title": found.title,
            "description": f"{found.description} {note}".strip(),
            "homepage": f"{settings.site_url}{found.url}",
            "keywords": list(found.keywords),
            "licenses": [licence(settings)],
            "contributors": [{"title": found.publisher, "role": "publisher"}],
            "resources": resources,
        }
    )


def resource(file: File, sizes: Sizes) -> dict[str, Any]:
    """A CSV file as a resource (Data Resource and CSV Dialect)."""
    table = file.table
    assert table is not None
    return {
        "profile": "tabular-data-resource",
        "name": file.name.removesuffix(".csv"),
        "path": file.name,
        "title": file.title,
        "format": "csv",
        "mediatype": CSV.media_type,
        "encoding": "utf-8",
        "bytes": sizes.of(file),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(table, whole=not file.year),
    }


def schema(table: Table, *, whole: bool) -> dict[str, Any]:
    """The Table Schema. A part by year is not bound to the other tables, whose rows of other years it lacks."""
    found: dict[str, Any] = {"fields": [column.field() for column in table.columns], "missingValues": [""]}
    if table.primary:
        found["primaryKey"] = [table.primary]
    if table.foreign and whole:
        field, other, target = table.foreign
        found["foreignKeys"] = [{"fields": [field], "reference": {"resource": other, "fields": [target]}}]
    return found


def licence(settings: Settings) -> dict[str, str]:
    """The licence of the data."""
    found = {"title": settings.licence_name, "path": settings.licence_url}
    name = settings.licence_name.replace(" ", "-")
    return {"name": name, **found} if re.fullmatch(r"[-a-zA-Z0-9._]+", name) else found


def passport(found: DataSet, settings: Settings, distributions: Iterable[Distribution]) -> bytes:
    """The passport: what is not known (a setting that is None) has no field."""
    address = settings.site_url + found.url
    contact = {
        "name": found.contact,
        "email": settings.email,
        "phone": settings.phone,
        "address": settings.address,
    }
    values: dict[str, Any] = {
        "identifier": found.id,
        "title": found.title[:TITLE_LIMIT],
        "description": found.description[:DESCRIPTION_LIMIT],
        "frequency": FREQUENCIES.get(found.frequency),
        "keywords": list(found.keywords),
        "publisher": _given(
            {"name": found.publisher, "identifier": settings.edrpou if found.publisher == settings.council else None}
        ),
        "contact": _given(contact),
        "license": licence(settings),
        "language": "uk",
        "landingPage": address,
        "structure": f"{address}datapackage.json",
        "temporal": _given({"start": found.temporal[0], "end": found.temporal[1]}),
        "modified": found.modified,
        "resources": [
            {
                "title": one.title,
                "url": settings.site_url + one.url,
                "format": one.format,
                "mediaType": one.media_type,
                "byteSize": one.size,
            }
            for one in distributions
        ],
    }
    return _json(_given(values))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", {}, [])}


def _json(value: dict[str, Any]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
