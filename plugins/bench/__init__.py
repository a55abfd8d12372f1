"""`bench`: this project beside stock Pelican, Hugo and Pagefind on the same documents; docs/performance.md tells how.

Every corpus comes from `demo`, every program is measured as a process of its own, all in turn, so that what else the
machine does falls on all alike. Linux only: the figures come from wait4(2).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["PARTS", "main"]

PARTS = ("build", "live", "search")
SIZES = (1, 12)
"""Months of the corpora measured when none is named: 472 and 5,664 documents."""


def main(months: Sequence[int], out: Path, rounds: int = 3, only: Sequence[str] = PARTS, docs: bool = False) -> int:
    """Measure, print the tables and leave them in `out` as bench.md and, with every single measurement, bench.json,
    beside those of other sizes and parts that stand there.

    months: sizes of the corpora, SIZES when empty. docs: measure nothing; what stands in `out` goes into
    docs/performance.md and its pictures. Gives the exit code; refusals and progress go to stderr.
    """
    from .measure import Failed
    from .run import run

    if docs:
        return _into_docs(out)
    if sys.platform != "linux":
        return _refuse("порівняння виміряє лише Linux: запустіть там")
    if unknown := [part for part in only if part not in PARTS]:
        return _refuse(f"--only: немає частини «{unknown[0]}» — напишіть build, live, search або кілька через кому")
    if any(size < 1 for size in months):
        return _refuse(f"--months: {min(months)}, а треба принаймні один місяць")
    if rounds < 1:
        return _refuse(f"--rounds: кіл {rounds}, а треба принаймні одне")
    try:
        run(months or SIZES, out, rounds, only)
    except Failed as failed:
        return _refuse(str(failed))
    except KeyboardInterrupt:
        return 130
    return 0


def _into_docs(out: Path) -> int:
    from .kept import recall, show
    from .layout import ROOT

    results = recall(out)
    if not any(results.values()):
        return _refuse(f"--docs: у {out} немає вимірів — спершу запустіть ./invoke bench без --docs")
    for part in PARTS:
        sizes = ", ".join(sorted(results[part], key=int)) or "немає"
        print(f"bench: {part} — місяців: {sizes}", file=sys.stderr)
    for file in show(results, ROOT / "docs"):
        print(f"bench: записано {file}", file=sys.stderr)
    return 0


def _refuse(message: str) -> int:
    print(f"bench: {message}", file=sys.stderr)
    return 1
