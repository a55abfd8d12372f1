"""Data sets of the department, and those made from the site's own records."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DatasetView

    own = functions_of(__name__)
    return Feature(
        "opendata",
        folder="datasets",
        view=DatasetView,
        document=own("pages.document"),
        beside=own("own.beside"),
        outputs=own("outputs.outputs"),
        sees=EVERY,
    )
