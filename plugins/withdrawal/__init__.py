"""Documents whose text a law or a court took down: the page that stays, the list for servers, the command `withdraw`.

Such a document is a header alone: what its address, its place in time and its relations need, and `withdrawn` with day
and basis. The schema lets nothing else in, not even the title, so nothing of it can show. A server answers these
addresses with 410 and the page by the mark beside it; `/vylucheni.txt` names them all, one a line.
"""

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
    return Feature("withdrawal", outputs=own("pages.outputs"))
