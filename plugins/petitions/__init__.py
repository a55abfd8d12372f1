"""Petitions: pages with stages and the answer in full, and their list."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import PetitionView

    own = functions_of(__name__)
    return Feature(
        "petitions",
        folder="petitions",
        view=PetitionView,
        document=own("pages.document"),
        outputs=own("pages.outputs"),
        sees=frozenset({"petitions"}),
    )
