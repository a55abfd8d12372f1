"""The register of acts: a page for each act, and lists by kind, body, year, status and session."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import ActView
    from .registers import outputs
    from .sittings import beside
    from .views import document

    return Feature("acts", folder="acts", view=ActView, document=document, beside=beside, outputs=outputs)
