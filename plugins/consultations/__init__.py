"""Consultations and everything that is open for discussion now."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import ConsultationView

    own = functions_of(__name__)
    return Feature(
        "consultations",
        folder="consultations",
        view=ConsultationView,
        document=own("pages.document"),
        outputs=own("pages.outputs"),
    )
