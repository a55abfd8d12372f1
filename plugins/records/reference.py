"""The parts of docs/ that are written from the code: the editors' reference of fields and the table of settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path

from ..model.reference import reference
from .settings import Settings

INTRO = """# Settings

Written by `./invoke docs` from `plugins/records/settings.py`; do not edit by hand.

Every setting stands in `pelicanconf.py`. All of them are checked before anything is read: a missing or ill-typed one stops
the command with one line that names it. Pelican's own settings beside these are explained in `pelicanconf.py` itself;
relative paths are taken from the folder of that file.

| Name | Type | Default | Meaning |
| --- | --- | --- | --- |
"""

TYPES = {
    "Path": "path",
    "str": "text",
    "str | None": "text or `None`",
    "bool": "`True` or `False`",
    "int": "whole number",
    "dict[str, str]": "mapping of text to text",
    "tuple[str, ...]": "list of texts",
}


def settings_reference() -> str:
    """Every setting as a row of a Markdown table, in English."""
    rows = (
        f"| `{item.metadata['name']}` | {TYPES[str(item.type)]} | {_default(item)} | {item.metadata['help']} |\n"
        for item in fields(Settings)
    )
    return INTRO + "".join(rows)


def _default(item: Field[object]) -> str:
    if item.default is not MISSING:
        return f"`{item.default!r}`"
    return "required" if item.default_factory is MISSING else f"`{item.default_factory()!r}`"


def written() -> Mapping[str, str]:
    """File below docs/ -> its text."""
    return {"developers/settings.md": settings_reference(), "uk/dovidnyk.md": reference()}


def stale(docs: Path) -> Iterator[str]:
    """Files below docs/ that differ from what the code says."""
    for name, text in written().items():
        file = docs / name
        if not file.is_file() or file.read_text("utf-8") != text:
            yield name


def main(docs: Path) -> int:
    """Write anew what has fallen behind, and name it."""
    behind = list(stale(docs))
    for name in behind:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(written()[name], "utf-8", newline="\n")
        print(f"Записано docs/{name}")
    if not behind:
        print("Довідники вже відповідають коду.")
    return 0
