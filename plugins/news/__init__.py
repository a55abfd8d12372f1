"""News: a page for each item, and archives by month."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of

MATERIAL = "dlia-presy.zip"
"""The material for the press, beside the page of an item that offers it."""


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import NewsView

    own = functions_of(__name__)
    return Feature(
        "news",
        folder="news",
        view=NewsView,
        document=own("pages.document"),
        forms={MATERIAL: own("press.material")},
        has_forms=own("press.offered"),
        outputs=own("pages.outputs"),
        sees=frozenset({"news"}),
    )
