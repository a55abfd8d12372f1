"""Sittings: agenda, votes, attendance; their list and the pages of the bodies that sit."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import SittingView
    from .pages import beside, outputs
    from .sitting import document

    return Feature("sessions", folder="sessions", view=SittingView, document=document, beside=beside, outputs=outputs)
