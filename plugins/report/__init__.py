"""The month's report: a page for each month that has records, the same for signature, as JSON and on a terminal."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .pages import outputs

    return Feature("report", outputs=outputs, sees=EVERY)
