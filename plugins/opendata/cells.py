"""Rows of a set as CSV (RFC 4180: CRLF, UTF-8 without a mark) and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .columns import Column

Cells = Sequence[str]
_SAFE = re.compile(r"'[=+\-@＝＋－＠\t\r]")
_RUNS = re.compile(r"(^|[;\t\r\n])(?=[=+\-@＝＋－＠\t\r])")


def safe(text: str) -> str:
    """The cell so that no spreadsheet runs it: an apostrophe before what begins a formula, at the beginning and after
    what some spreadsheets take for the end of a cell (OWASP, CSV Injection)."""
    return _RUNS.sub(r"\1'", text)


def csv_bytes(columns: Sequence[Column], rows: Iterable[Cells]) -> bytes:
    """The table with its columns' names in the first row. Numbers stay as they are, a minus before them too."""
    texts = [place for place, column in enumerate(columns) if column.type == "string"]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    for row in rows:
        cells = list(row)
        for place in texts:
            if cells[place] and _RUNS.search(cells[place]):
                cells[place] = safe(cells[place])
        writer.writerow(cells)
    return text.getvalue().encode()


def cells_of(data: bytes) -> list[Cells] | None:
    """The rows of a table that `csv_bytes` made; None where a cell may have been made safe, for what it was before is
    not to be told."""
    text = data.decode()
    if _SAFE.search(text):
        return None
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def json_bytes(tables: Sequence[tuple[str, Sequence[Column], Iterable[Cells]]]) -> bytes:
    """Rows as objects, one a line; several tables under their names. An empty cell is null, a number a number."""
    parts = [(json.dumps(name), _objects(columns, rows)) for name, columns, rows in tables]
    if len(parts) == 1:
        return f"{parts[0][1]}\n".encode()
    return ("{\n" + ",\n".join(f"{name}: {objects}" for name, objects in parts) + "\n}\n").encode()


def _objects(columns: Sequence[Column], rows: Iterable[Cells]) -> str:
    names = [column.name for column in columns]
    other = [(place, column.type) for place, column in enumerate(columns) if column.type not in ("string", "date")]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = []
    for row in rows:
        values: list[object] = [cell or None for cell in row]
        for place, type in other:
            values[place] = _value(row[place], type)
        lines.append(encode(dict(zip(names, values, strict=True))))
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _value(cell: str, type: str) -> object:
    if not cell:
        return None
    if type == "boolean":
        return cell == "true"
    return int(cell) if type in ("integer", "year") else float(cell)
