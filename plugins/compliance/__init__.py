"""Which of the law's deadlines were kept: a page, a page for each month, a feed; a setting switches them on."""

from __future__ import annotations

from typing import Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    own = functions_of(__name__)
    return Feature("compliance", outputs=own("pages.outputs"))
