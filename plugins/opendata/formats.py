"""Formats of files in a data set: what people call them, their media types (IANA)."""

from __future__ import annotations

from typing import NamedTuple

from ..records.attached import suffix


class Format(NamedTuple):
    """name: as people say it, and in the European Union's list of file types. media_type: as IANA lists it."""

    name: str
    media_type: str


CSV = Format("CSV", "text/csv")
FORMATS = {
    "csv": CSV,
    "json": Format("JSON", "application/json"),
    "geojson": Format("GEOJSON", "application/geo+json"),
    "tsv": Format("TSV", "text/tab-separated-values"),
    "xlsx": Format("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xls": Format("XLS", "application/vnd.ms-excel"),
    "ods": Format("ODS", "application/vnd.oasis.opendocument.spreadsheet"),
    "zip": Format("ZIP", "application/zip"),
    "pdf": Format("PDF", "application/pdf"),
    "docx": Format("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": Format("TXT", "text/plain"),
}
STRANGE = Format("OCTET", "application/octet-stream")


def format_of(name: str) -> Format:
    """The format of a file by its suffix."""
    return FORMATS.get(suffix(name), STRANGE)
