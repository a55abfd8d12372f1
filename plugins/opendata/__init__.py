"""Data sets of the department, and those made from the site's own records."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DatasetView
    from .outputs import outputs
    from .own import beside
    from .pages import document

    return Feature(
        "opendata", folder="datasets", view=DatasetView, document=document, beside=beside, outputs=outputs, sees=EVERY
    )
