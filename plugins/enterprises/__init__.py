"""Communal enterprises: a page for each with its yearly statements, and their comparison."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import EnterpriseView
    from .enterprise import document
    from .pages import outputs

    return Feature(
        "enterprises",
        folder="enterprises",
        view=EnterpriseView,
        document=document,
        outputs=outputs,
        sees=frozenset({"enterprises"}),
    )
