"""The register of acts: each act as a page and for programs, lists by kind, body, year, status and session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..records import signals
from ..records.feature import Feature

if TYPE_CHECKING:
    from ..records.output import Output
    from ..records.whole import Whole


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import ActView
    from . import registers, schema
    from .akoma_ntoso import akt_xml
    from .akt_json import akt_json
    from .sittings import beside
    from .views import document

    def outputs(whole: Whole) -> Iterator[Output]:
        yield from registers.outputs(whole)
        yield from schema.outputs(whole)

    forms = {"akt.json": akt_json, "akt.xml": akt_xml}
    return Feature(
        "acts",
        folder="acts",
        view=ActView,
        document=document,
        beside=beside,
        outputs=outputs,
        sees=frozenset({"acts"}),
        forms=forms,
    )
