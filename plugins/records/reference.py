"""The parts of docs/ that are written from the code: the editors' reference, the tables of settings and of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path

from ..model.reference import reference
from .rules_reference import rules_reference
from .settings import Settings

INTRO = """# Settings

Written by `./invoke docs` from `plugins/records/settings.py`; do not edit by hand.

All settings stand in `pelicanconf.py`; another council changes that file and no code. They are checked before anything
is read: each one that is missing or ill-typed is named in a line of its own, and the command stops. What else stands in
that file is the list of plugins, and those of Pelican's own settings that switch off its articles and pages.

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
    "dict[str, dict[str, str]]": "mapping of names to mappings of text to text",
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
    return {
        "developers/settings.md": settings_reference(),
        "developers/rules.md": rules_reference(),
        "uk/dovidnyk.md": reference(),
    }


def stale(docs: Path) -> Iterator[str]:
    """Files below docs/ that differ from what the code says."""
    for name, text in written().items():
        file = docs / name
        if not file.is_file() or file.read_text("utf-8") != text:
            yield name


def update(docs: Path) -> list[str]:
    """Write anew what has fallen behind; gives its names below docs/."""
    behind = list(stale(docs))
    for name in behind:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(written()[name], "utf-8", newline="\n")
    return behind
