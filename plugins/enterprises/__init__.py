"""Communal enterprises: a page for each with its yearly statements, and their comparison."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import EnterpriseView

    own = functions_of(__name__)
    return Feature(
        "enterprises",
        folder="enterprises",
        view=EnterpriseView,
        document=own("enterprise.document"),
        outputs=own("pages.outputs"),
        sees=frozenset({"enterprises"}),
    )
