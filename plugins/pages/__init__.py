"""Pages of the council's own."""

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
    return Feature("pages", folder="pages", view=DocumentView, document=own("pages.page"))
