"""Videos: pages that ask a third party for nothing before a click, archives by year."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import VideoView

    own = functions_of(__name__)
    return Feature(
        "videos",
        folder="videos",
        view=VideoView,
        document=own("pages.document"),
        beside=own("moments.beside"),
        outputs=own("archives.outputs"),
        sees=frozenset({"sessions", "videos"}),
    )
