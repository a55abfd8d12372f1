"""Petitions: pages with stages and the answer in full, and their list."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import PetitionView
    from .pages import document, outputs

    return Feature(
        "petitions",
        folder="petitions",
        view=PetitionView,
        document=document,
        outputs=outputs,
        sees=frozenset({"petitions"}),
    )
