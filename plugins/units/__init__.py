"""Units of the council: a page for each, their tree, and a table of their official pages."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DocumentView
    from .pages import beside, document, outputs

    return Feature(
        "units",
        folder="units",
        view=DocumentView,
        document=document,
        beside=beside,
        outputs=outputs,
        sees=frozenset({"sessions", "units"}),
    )
