"""Sittings: agenda, votes, attendance; their list and the pages of the bodies that sit."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import SittingView

    own = functions_of(__name__)
    return Feature(
        "sessions",
        folder="sessions",
        view=SittingView,
        document=own("sitting.document"),
        beside=own("pages.beside"),
        outputs=own("pages.outputs"),
        sees=frozenset({"acts", "deputies", "sessions", "units", "videos"}),
    )
