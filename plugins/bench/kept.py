"""What was measured so far, of every size and part: a run replaces what it measures and keeps the rest.

bench.json holds {"build": {"12": …}, "live": …, "search": …}. Everything has `about` (programs.machine) and `left_out`
(key -> why); build and live have `samples` (building.Sample, live.Shown as dicts), search has what
searching.search_both gives.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import PARTS
from .table import told

NAME = "bench.json"
BEGIN, END = "<!-- bench: measured -->\n", "<!-- bench: end -->"
"""Between these lines of docs/performance.md stand the tables."""


def recall(out: Path) -> dict[str, dict[str, Any]]:
    """What stands in the folder; nothing where there is nothing, or what another form of this program left."""
    try:
        found: dict[str, dict[str, Any]] = json.loads((out / NAME).read_bytes())
    except (OSError, ValueError):
        found = {}
    if set(found) != set(PARTS):
        found = {}
    return {part: found.get(part, {}) for part in PARTS}


def keep(out: Path, results: dict[str, dict[str, Any]]) -> None:
    """bench.json and, of the same, bench.md."""
    (out / NAME).write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "bench.md").write_text(told(results), encoding="utf-8")


def show(results: dict[str, dict[str, Any]], docs: Path) -> list[Path]:
    """Tables into performance.md of the folder `docs`, the two pictures into its images. Returns what was written."""
    from .chart import draw
    from .growth import plot

    page = docs / "performance.md"
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    written = {
        page: f"{before}{BEGIN}\n{told(results)}{END}{after}",
        docs / "images/bench.svg": draw(results),
        docs / "images/growth.svg": plot(results),
    }
    for file, text in written.items():
        file.write_text(text, encoding="utf-8")
    return list(written)
