"""What media wrote about the council: a list by month, a list for each outlet, a feed."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    own = functions_of(__name__)
    return Feature("mentions", folder="mentions", outputs=own("pages.outputs"), sees=frozenset({"mentions"}))
