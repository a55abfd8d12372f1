"""Search: counts of terms made while reading, an index in small files for stock lunr.js, the results page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..records import signals
from ..records.feature import Feature

CLIENT = Path(__file__).parent / "client"


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .rules import version
    from .site import index, outputs, read

    return Feature("search", outputs=outputs, index=index, read=read, depends=version, scripts=_scripts)


def _scripts() -> dict[str, Path]:
    from ..records.npm import npm_file

    return {"search": CLIENT / "page.js", "lunr": npm_file("lunr/lunr.min.js")}
