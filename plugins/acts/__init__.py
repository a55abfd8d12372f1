"""The register of acts: each act as a page and for programs, lists by kind, body, year, status and session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..records import signals
from ..records.feature import Feature
from ..records.later import functions_of

if TYPE_CHECKING:
    from ..records.output import Output
    from ..records.whole import Whole


def register() -> None:
    """Connect the feature."""
    signals.features.connect(_feature)


def _feature(_: Any) -> Feature:
    from ..records.view import ActView

    own = functions_of(__name__)
    registers, schema = own("registers.outputs"), own("schema.outputs")
    forms = {"akt.json": own("akt_json.akt_json"), "akt.xml": own("akoma_ntoso.akt_xml")}

    def outputs(whole: Whole) -> Iterator[Output]:
        yield from registers(whole)
        yield from schema(whole)

    return Feature(
        "acts",
        folder="acts",
        view=ActView,
        document=own("views.document"),
        beside=own("sittings.beside"),
        outputs=outputs,
        sees=frozenset({"acts"}),
        forms=forms,
    )
