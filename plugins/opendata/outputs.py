"""Everything under /dani/ that is made from the whole of the records."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.output import Output
from ..records.whole import Whole
from . import pages, votes


def outputs(whole: Whole) -> Iterator[Output]:
    """The catalogue's front page, then data sets."""
    yield from pages.catalogue(whole)
    yield from votes.outputs(whole)
