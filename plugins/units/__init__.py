"""Units of the council: a page for each, their tree, and a table of their official pages."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import DocumentView

    own = functions_of(__name__)
    return Feature(
        "units",
        folder="units",
        view=DocumentView,
        document=own("pages.document"),
        beside=own("pages.beside"),
        outputs=own("pages.outputs"),
        sees=frozenset({"sessions", "units"}),
    )
