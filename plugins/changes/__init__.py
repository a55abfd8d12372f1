"""What became of acts lately: published, amended, repealed, suspended, withdrawn; a page and a feed."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    own = functions_of(__name__)
    return Feature("changes", outputs=own("pages.outputs"), sees=EVERY)
