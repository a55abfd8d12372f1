"""sitemap.xml: an index and parts, so that an edit touches one of them."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import EVERY, Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .pages import outputs

    return Feature("sitemap", outputs=outputs, sees=EVERY)
