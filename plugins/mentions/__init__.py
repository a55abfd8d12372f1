"""What media wrote about the council: a list by month, a list for each outlet, a feed."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .pages import outputs

    return Feature("mentions", folder="mentions", outputs=outputs, sees=frozenset({"mentions"}))
