"""Deputies: a page for each with votes and attendance, and the list by convocation."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DeputyView

    own = functions_of(__name__)
    return Feature(
        "deputies",
        folder="deputies",
        view=DeputyView,
        document=own("deputy.document"),
        beside=own("deputy.beside"),
        outputs=own("pages.outputs"),
        sees=frozenset({"deputies", "sessions"}),
    )
