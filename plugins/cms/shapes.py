"""What each field of the schema looks like in a form, read off the schema's own types: nothing is listed twice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from ..model.fields import (
    Count,
    Flag,
    Lines,
    Month,
    NumberText,
    Part,
    Slug,
    Text,
    Texts,
    WebAddress,
    WebAddresses,
    When,
    Year,
    offered,
)
from ..model.kinds import Record
from ..model.validation import key_of

Form = Literal["text", "lines", "texts", "count", "flag", "when", "slug", "web", "choice", "part", "parts"]
_TYPES: tuple[tuple[Any, Form], ...] = (
    (Text, "text"),
    (NumberText, "text"),
    (Year, "text"),
    (Lines, "lines"),
    (Texts, "texts"),
    (Count, "count"),
    (Flag, "flag"),
    (When, "when"),
    (Slug, "slug"),
    (WebAddress, "web"),
    (WebAddresses, "texts"),
    (Month, "text"),
)
_FORMS = {get_args(alias)[1]: form for alias, form in _TYPES}
"""Validator of a schema's type -> how a form shows it."""


class Shape(NamedTuple):
    """One field. name: key in a header. model: the class's own name of it. parts: fields of a nested value.

    default: the value that a header need not write. vocabulary: code -> words. holds: see model.fields.Holds.
    """

    name: str
    model: str
    form: Form
    label: str
    help: str
    required: bool
    default: object
    vocabulary: Mapping[str, str]
    holds: str
    parts: tuple[Shape, ...] = ()


@cache
def shapes(kind: type[Record]) -> tuple[Shape, ...]:
    """The fields of a kind: title first, then its own in the schema's order, then those that all kinds have."""
    own = [name for name in kind.model_fields if name not in Record.model_fields]
    common = [name for name, info in Record.model_fields.items() if name != "title" and offered(info)]
    return tuple(_shape(name, kind.model_fields[name]) for name in ("title", *own, *common))


def _shape(name: str, info: Any) -> Shape:
    extra = info.json_schema_extra  # pydantic's FieldInfo
    part = next((item for item in get_args(info.annotation) for item in _parts_in(item)), None)
    several = isinstance(info.default, tuple)
    vocabulary: Any = extra["vocabulary"]
    if part is not None:
        form: Form = "parts" if several else "part"
    elif vocabulary:
        form = "choice"
    else:
        form = next(_FORMS[item] for item in info.metadata if item in _FORMS)
    default = None if info.is_required() else info.default
    inner = tuple(_shape(key, value) for key, value in part.model_fields.items()) if part else ()
    label, help = str(info.title), str(info.description)
    return Shape(
        key_of(name), name, form, label, help, info.is_required(), default, vocabulary, str(extra["holds"]), inner
    )


def _parts_in(item: object) -> list[type[Part]]:
    return [item] if isinstance(item, type) and issubclass(item, Part) else []
