"""Deputies: a page for each with votes and attendance, and the list by convocation."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DeputyView
    from .deputy import beside, document
    from .pages import outputs

    return Feature(
        "deputies",
        folder="deputies",
        view=DeputyView,
        document=document,
        beside=beside,
        outputs=outputs,
        sees=frozenset({"deputies", "sessions"}),
    )
