"""Consultations and everything that is open for discussion now."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import ConsultationView
    from .pages import document, outputs

    return Feature("consultations", folder="consultations", view=ConsultationView, document=document, outputs=outputs)
