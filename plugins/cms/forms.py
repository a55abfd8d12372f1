"""The configuration of Decap CMS, made of the schema: a list for each kind of record and of act, a form for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.kinds import KINDS, Act, Record
from ..model.ukrainian import capital
from ..model.validation import key_of
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY, DECISIONS
from ..records.document import SECTION_TITLES
from ..records.scan import SHARED
from ..records.settings import Settings
from .names import Place
from .shapes import Shape, shapes
from .values import TEXT

WIDGET = "rada"
FORMAT = "rada"
LEADING = frozenset({"type", "number", "image", "image_alt"})
"""Fields that stand above the text though no document must have them."""
LISTED = 300
"""Documents of one list, at most: a browser draws a line for each."""
TITLES = {**SECTION_TITLES, "pages": "Сторінки"}


def configuration(settings: Settings, period: str, proxy: str, count: Mapping[str, int]) -> dict[str, Any]:
    """What `CMS.init` takes.

    period: ISO year or month whose documents the lists hold. proxy: address of the API. count: documents of each list.
    """
    return {
        "load_config_file": False,
        "backend": {"name": "rada", "proxy_url": proxy, "branch": "content"},
        "locale": "uk",
        "media_folder": SHARED,
        "public_folder": f"/{SHARED}",
        "site_url": settings.site_url,
        "search": False,
        "slug": {"encoding": "ascii", "clean_accents": False},
        "collections": [_collection(where, settings, count.get(where.name, 0)) for where in places(period)],
    }


def places(period: str) -> Iterator[Place]:
    """Every list of the editor; kinds without dates have one list for all times."""
    for folder, kind in KINDS.items():
        for act_kind in ACT_KINDS if kind is Act else [""]:
            yield Place(folder, act_kind, period if kind.dated else "")


def _collection(where: Place, settings: Settings, count: int) -> dict[str, Any]:
    kind = where.kind
    dated = key_of(kind.dated)
    several = ACT_KINDS_MANY[where.act_kind] if where.act_kind else TITLES[where.folder]
    sortable = [name for name in (dated, "title", "number") if any(shape.name == name for shape in shapes(kind))]
    number = "{{fields.number | ternary('№ ','')}}{{fields.number}} " if "number" in sortable else ""
    cut = f"Показано найновіші {LISTED} із {count}. Решта: виберіть місяць унизу або знайдіть документ за назвою."
    return {
        "name": where.name,
        "label": capital(several),
        **({"description": cut} if count > LISTED else {}),
        "label_singular": capital(ACT_KINDS.get(where.act_kind, kind.name)),
        "folder": str(where),
        "extension": "md",
        "format": FORMAT,
        "create": True,
        "slug": "{{fields.~file}}",
        "identifier_field": "title",
        "summary": (f"{{{{fields.{dated} | date('DD.MM.YYYY')}}}} · " if dated else "") + number + "{{fields.title}}",
        "sortable_fields": [{"field": name, "label": capital(_label(kind, name))} for name in sortable],
        "fields": list(_fields(kind, where.act_kind, settings)),
    }


def _label(kind: type[Record], name: str) -> str:
    return next(shape.label for shape in shapes(kind) if shape.name == name)


def _fields(kind: type[Record], act_kind: str, settings: Settings) -> Iterator[dict[str, Any]]:
    """Title and what a document must have, the text, then all else in the schema's order."""
    found = shapes(kind)
    first = [shape for shape in found if shape.required or shape.name in LEADING]
    for shape in first:
        own: dict[str, Any] = {"default": act_kind} if shape.name == "kind" and act_kind else {}
        if shape.name == "number" and act_kind in DECISIONS:
            own["required"] = True
        yield _field(shape, settings) | own
    hint = "як на папері: пункти з номерами, ## підзаголовки; справа видно, як буде на сайті"
    text = {"name": TEXT, "label": "Текст", "widget": WIDGET, "required": kind.text_required}
    yield {**text, "shape": {"form": "body", "hint": hint}}
    for shape in found:
        if shape not in first:
            yield _field(shape, settings)


def _field(shape: Shape, settings: Settings) -> dict[str, Any]:
    return {
        "name": shape.name,
        "label": capital(shape.label),
        "widget": WIDGET,
        "required": shape.required,
        "shape": _shape(shape, settings),
    }


def _shape(shape: Shape, settings: Settings) -> dict[str, Any]:
    """What the widget must know to draw a field; parts of a nested value are fields again."""
    found = {"form": shape.form, "hint": shape.help, "holds": shape.holds, "required": shape.required}
    if shape.default not in (None, "", ()):
        found["default"] = shape.default
    if codes := choices(shape, settings):
        found["choices"] = [[code, capital(words)] for code, words in codes.items()]
    if shape.parts:
        found["parts"] = [_field(part, settings) for part in shape.parts]
    return found


def choices(shape: Shape, settings: Settings) -> Mapping[str, str]:
    """Codes with their words: of the schema or, for bodies and commissions, of the settings."""
    codes = {"body": settings.bodies, "commission": settings.commissions}
    return shape.vocabulary or codes.get(shape.holds, {})
