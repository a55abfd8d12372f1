"""Topics: every record of one topic, by year."""

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
    return Feature("topics", outputs=own("pages.outputs"), sees=EVERY)
