"""Pages of the council's own, units and mentions in media."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the features: one for each of the three kinds."""
    signals.features.connect(_pages)
    signals.features.connect(_units)
    signals.features.connect(_mentions)


def _pages(_: Any) -> Feature:
    from ..records.view import DocumentView
    from .pages import page

    return Feature("pages", folder="pages", view=DocumentView, document=page)


def _units(_: Any) -> Feature:
    from ..records.view import DocumentView
    from .pages import unit, unit_list

    return Feature("pages", folder="units", view=DocumentView, document=unit, outputs=unit_list)


def _mentions(_: Any) -> Feature:
    from .pages import mention_list

    return Feature("pages", folder="mentions", outputs=mention_list)
