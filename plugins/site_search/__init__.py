"""This site's search: its documents, filters and synonyms as plugins/search takes them, and the results page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..records import signals
from ..records.feature import Feature

CLIENT = Path(__file__).parents[1] / "search/client"


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from .editors import FILE, faults
    from .site import index, outputs, read, version

    return Feature(
        "site_search",
        outputs=outputs,
        index=index,
        read=read,
        file=FILE,
        check=faults,
        depends=version,
        scripts=_scripts,
    )


def _scripts() -> dict[str, Path]:
    from ..records.npm import npm_file

    own = {"search": "page", "combobox": "combobox", "marks": "marks"}
    return {name: CLIENT / f"{file}.js" for name, file in own.items()} | {"lunr": npm_file("lunr/lunr.min.js")}
