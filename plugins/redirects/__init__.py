"""Old addresses lead to the new ones."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..model.old_site import FILE
    from .pages import faults, outputs

    return Feature("redirects", outputs=outputs, file=FILE, check=faults)
