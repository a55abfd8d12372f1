"""`bench`: this project beside stock Pelican, Hugo and Pagefind on the same documents; docs/performance.md tells how.

Every corpus comes from `demo`, every program is measured as a process of its own, all in turn, so that what else the
machine does falls on all alike. Linux only: the figures come from wait4(2).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["HALVES", "main"]

HALVES = ("build", "search")
SIZES = (1, 12)
"""Months of the corpora measured when none is named: 472 and 5,664 documents."""


def main(months: Sequence[int], out: Path, rounds: int = 3, only: Sequence[str] = HALVES, chart: bool = False) -> int:
    """Measure, print a table and leave it in `out` as bench.md and bench.json; with `chart` draw docs/images/bench.svg.

    months: sizes of the corpora, SIZES when empty. Gives the exit code; refusals and progress go to stderr.
    """
    from .measure import Failed
    from .run import run

    if sys.platform != "linux":
        return _refuse("порівняння виміряє лише Linux: запустіть там")
    if unknown := [half for half in only if half not in HALVES]:
        return _refuse(f"--only: немає частини «{unknown[0]}» — напишіть build, search або build,search")
    if rounds < 1:
        return _refuse(f"--rounds: кіл {rounds}, а треба принаймні одне")
    try:
        run(months or SIZES, out, rounds, only, chart)
    except Failed as failed:
        return _refuse(str(failed))
    except KeyboardInterrupt:
        return 130
    return 0


def _refuse(message: str) -> int:
    print(f"bench: {message}", file=sys.stderr)
    return 1
