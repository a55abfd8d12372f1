"""Videos: pages that ask a third party for nothing before a click, archives by year."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import VideoView
    from .archives import outputs
    from .moments import beside
    from .pages import document

    return Feature(
        "videos",
        folder="videos",
        view=VideoView,
        document=document,
        beside=beside,
        outputs=outputs,
        sees=frozenset({"sessions", "videos"}),
    )
