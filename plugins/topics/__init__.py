"""Topics: every record of one topic, by year."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .pages import outputs

    return Feature("topics", outputs=outputs, sees=EVERY)
