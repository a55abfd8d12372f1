"""The month's report: a page for each month that has records, the same for signature, as JSON and on a terminal."""

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
    return Feature("report", outputs=own("pages.outputs"), sees=EVERY)
