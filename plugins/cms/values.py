"""A header's values as a form shows them, and what of a form differs from the file.

Whatever a form cannot show as it stands (a list where one line belongs) is left out of it and so stays in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from ..model.fields import choice
from ..model.frontmatter import FrontMatter, Value, parse
from ..model.frontmatter_write import Plain
from ..model.kinds import Record
from ..model.validation import known_keys
from ..model.wrong import Wrong
from .shapes import Shape, shapes

TEXT = "~text"
"""The document's text among a form's values: no header key begins so (an act's field `body` is another thing)."""

RAW = "~raw"
"""Among a form's values: the text is the whole file, header and all."""

Values: TypeAlias = dict[str, Any]


def readable(front: FrontMatter) -> bool:
    """Can a header be changed field by field? In a broken one whatever follows the fault would be lost."""
    return not any(flaw.level == "error" for flaw in front.flaws)


def shown_values(kind: type[Record], text: str) -> Values:
    """A document for its form; the whole text where a broken header can only be mended by hand."""
    front = parse(text)
    given = _given(kind, front)
    fits = all(_shown(shape, given[shape.model]) is not None for shape in shapes(kind) if given.get(shape.model))
    if front.form == "none" or (readable(front) and fits):
        return form_values(kind, front)
    return {RAW: True, TEXT: text}


def form_values(kind: type[Record], front: FrontMatter) -> Values:
    """Field name -> value: text, a list of texts, a flag, a dict or list of dicts of these; empty ones absent."""
    given = _given(kind, front)
    found = {shape.name: _shown(shape, given[shape.model]) for shape in shapes(kind) if shape.model in given}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})} | {TEXT: front.body}


def _given(kind: type[Record], front: FrontMatter) -> dict[str | None, Value]:
    return {known_keys(kind).get(key.replace("’", "'")): value for key, value in front.values.items()}


def _shown(shape: Shape, value: Value) -> Any:
    """A value for the form; None where it does not fit or says nothing."""
    match shape.form:
        case "texts":
            return _texts(value)
        case "parts":
            return _parts(shape, value)
        case "part":
            return _part(shape, value)
    if not isinstance(value, str):
        return None
    if shape.form == "flag":
        return {"так": True, "true": True, "yes": True, "1": True}.get(value.strip().casefold(), False)
    if shape.form == "choice":
        try:
            return choice(dict(shape.vocabulary))(value)
        except Wrong:
            return value
    return value


def _texts(value: Value) -> list[str] | None:
    if isinstance(value, str):
        return [text for item in value.split(",") if (text := " ".join(item.split()))]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [item for item in value if isinstance(item, str)]
    return None


def _part(shape: Shape, value: Value) -> Values | None:
    if isinstance(value, str):
        main = next((inner.name for inner in shape.parts if inner.required), shape.parts[0].name)
        return {main: value} if value else None
    if not isinstance(value, dict) or value.keys() - {inner.name for inner in shape.parts}:
        return None
    found = {inner.name: _shown(inner, value[inner.name]) for inner in shape.parts if inner.name in value}
    if any(item is None for item in found.values()):
        return None
    return {name: item for name, item in found.items() if item != ""}


def _parts(shape: Shape, value: Value) -> list[Values] | None:
    from ..model.parts import listed

    if isinstance(value, str) or (isinstance(value, list) and any(isinstance(item, str) for item in value)):
        main = next(inner.name for inner in shape.parts if inner.required)
        value = [dict(item) for item in listed(main)(value)]
    items = value if isinstance(value, list) else [value]
    found = [_part(shape, item) for item in items]
    return None if any(item is None for item in found) else [item for item in found if item is not None]


def changes(kind: type[Record], front: FrontMatter, wanted: Mapping[str, Any]) -> Values:
    """Field name -> its new value, None for a field to take away; only fields that a form could show and that differ.

    wanted: the form's values, those of unknown names ignored.
    """
    now = form_values(kind, front)
    pairs = (
        (shape.name, _plain(shape, now.get(shape.name)), _plain(shape, wanted.get(shape.name)))
        for shape in shapes(kind)
    )
    return {name: new for name, old, new in pairs if old != new}


def _plain(shape: Shape, value: Any) -> Any:
    """A form's value as a header would hold it; None for what says nothing or what is so by itself."""
    match shape.form:
        case "parts":
            items = [item for part in value or () if (item := _plain_part(shape, part))]
            return items or None
        case "part":
            return _plain_part(shape, value or {}) or None
        case "texts":
            return [text for text in value or () if text] or None
        case "flag":
            return None if value is None or bool(value) is bool(shape.default) else bool(value)
    text = "" if value is None else str(value)
    return None if text in ("", shape.default) and not (text and shape.required) else text


def _plain_part(shape: Shape, part: Mapping[str, Any]) -> dict[str, Any]:
    found = ((inner.name, _plain(inner, part.get(inner.name))) for inner in shape.parts)
    return {name: value for name, value in found if value is not None}


def written(value: Any) -> Plain:
    """One value in the words of a header."""
    if isinstance(value, bool):
        return "так" if value else "ні"
    if isinstance(value, list):
        return [written(item) for item in value]
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items()}
    return str(value)
