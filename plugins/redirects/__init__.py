"""Old addresses lead to the new ones."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..model.old_site import FILE

    own = functions_of(__name__)
    return Feature("redirects", outputs=own("pages.outputs"), file=FILE, check=own("pages.faults"))
