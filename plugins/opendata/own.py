"""The department's own sets, documents of datasets/: those that bring files, and those that name a set of the site."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..model.row import Row
from ..records.attached import bytes_of, published_at, suffix
from ..records.view_parts import Distribution
from ..records.whole import Whole
from .formats import format_of
from .sets import data_set
from .tables import DataSet

if TYPE_CHECKING:
    from ..model.csv_table import Table

PATHS = "resources"


def own_sets(whole: Whole) -> Iterator[tuple[Row, DataSet]]:
    """Those with anything to download, by id."""
    for row in sorted(whole.registry.of("datasets"), key=lambda row: row.id):
        if row.own("source") or row.path in whole.attachments:
            yield row, own_set(whole, row)


def own_set(whole: Whole, row: Row, fields: dict[str, Any] | None = None) -> DataSet:
    """The set of one document. fields: its header, where it is at hand."""
    values: dict[str, Any] = fields if fields is not None else json.loads(whole.memory.fields(row.path))
    settings = whole.settings
    source = str(values.get("source", ""))
    made = data_set(whole, source) if source else None
    return DataSet(
        id=row.id.rpartition("/")[2],
        title=row.title,
        description=str(values.get("description") or values.get("summary") or row.title),
        frequency=str(values.get("frequency", "")),
        keywords=tuple(values.get("keywords", ())),
        publisher=str(values.get("publisher") or settings.council),
        contact=str(values.get("contact") or settings.data_contact or ""),
        tables=tuple(replace(table, parted=False) for table in made.tables) if made else (),
        base=whole.layer("opendata", ""),
        temporal=made.temporal if made else ("", ""),
        modified=made.modified if made else "",
    )


def files_of(whole: Whole, row: Row, fields: dict[str, Any] | None = None) -> tuple[Distribution, ...]:
    """The resources that a document brings, in the header's order."""
    values: dict[str, Any] = fields if fields is not None else json.loads(whole.memory.fields(row.path))
    own = whole.attachments.get(row.path, {})
    found = []
    for resource in values.get(PATHS, ()):
        path = own.get(resource["path"])
        if path is not None:
            url, form = published_at(path, row.url), format_of(path)
            title = resource.get("title") or posixpath.basename(path)
            found.append(Distribution(url, title, form.name, form.media_type, whole.hashes[path].size))
    return tuple(found)


def tables_of(
    whole: Whole, row: Row, fields: dict[str, Any]
) -> Iterator[tuple[Table | None, Mapping[str, Any] | None]]:
    """For each resource: its table where it is a readable CSV, and the declared schema where there is one."""
    own = whole.attachments.get(row.path, {})
    for resource in fields.get(PATHS, ()):
        path = own.get(resource["path"])
        if path is not None:
            from ..model.csv_table import read_table
            from ..model.table_schema import schema_of

            read = read_table(_bytes(whole, path)) if suffix(path) == "csv" else None
            structure = own.get(resource.get("structure", ""))
            schema = schema_of(_bytes(whole, structure), resource["path"]) if structure else None
            yield read if read and not read.flaws else None, schema


def resources_of(whole: Whole, row: Row) -> list[dict[str, Any]]:
    """The same for the Data Package, with the schema of each table that has one."""
    values = json.loads(whole.memory.fields(row.path))
    own = whole.attachments.get(row.path, {})
    found: list[dict[str, Any]] = []
    for place, (resource, shown) in enumerate(zip(values.get(PATHS, ()), files_of(whole, row, values), strict=True), 1):
        path = posixpath.basename(shown.url)
        name = f"{place}-{path.partition('.')[0]}"
        told: dict[str, Any] = {"name": name, "path": path, "title": shown.title, "format": suffix(path)}
        told |= {"mediatype": shown.media_type, "bytes": shown.size}
        told |= _csv(whole, own[resource["path"]])
        structure = own.get(resource.get("structure", ""))
        if structure is not None:
            told["profile"] = "tabular-data-resource"
            from ..model.table_schema import schema_of

            told["schema"] = schema_of(_bytes(whole, structure), resource["path"])
        found.append(told)
    return found


def _bytes(whole: Whole, path: str) -> bytes:
    return bytes_of(whole.settings.content, path, whole.hashes[path])


def _csv(whole: Whole, path: str) -> dict[str, Any]:
    """Encoding and dialect of a CSV file (CSV Dialect); empty for others, and for those not in UTF-8."""
    from ..model.csv_table import delimiter_of

    delimiter = delimiter_of(_bytes(whole, path)) if suffix(path) == "csv" else None
    return {"encoding": "utf-8", "dialect": {"delimiter": delimiter, "header": True}} if delimiter else {}


def beside(whole: Whole, row: Row) -> str:
    """What the page of a set shows of the site's records."""
    return own_set(whole, row).key if row.own("source") else whole.layer("opendata", "")


def structures_key(whole: Whole, row: Row) -> str:
    """What a set's Data Package shows of the descriptions of columns, and of the files themselves."""
    own = whole.attachments.get(row.path, {})
    found = [whole.hashes[path].sha256 for path in sorted(set(own.values())) if suffix(path) == "csv"]
    for value in row.all_own("structure"):
        path = own.get(value.partition("\t")[0])
        found.append(f"{value}\t{whole.hashes[path].sha256 if path else ''}")
    return "\n".join(found)
