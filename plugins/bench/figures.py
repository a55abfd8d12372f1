"""From the measurements to figures: medians, 95th percentiles, ratios."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

Results = Mapping[str, Any]
"""What bench.json holds: part (build, live, search) -> months as text -> what was measured of it, see kept.py."""

Figures = Mapping[tuple[str, str], Mapping[str, float]]
"""(step, contender) -> the median over the rounds of every figure of building.Sample."""


class Ratio(NamedTuple):
    """CPU seconds of others beside ours in one step. what: the step in words. ahead: theirs / ours, above 1 where we
    are the faster."""

    step: str
    what: str
    others: str
    ahead: float

    @property
    def label(self) -> str:
        """From nothing we count ourselves in builds of others, after an edit others in builds of ours."""
        return f"{self.what}: ми / {self.others}" if self.step == "clean" else f"{self.what}: {self.others} / ми"

    @property
    def value(self) -> float:
        """The ratio that the label names."""
        return 1 / self.ahead if self.step == "clean" else self.ahead


COMPARED = (
    ("clean", "ours-pages", ("hugo",), "з нуля без пошуку", "Hugo"),
    ("clean", "ours-pages", ("pelican",), "з нуля без пошуку", "Pelican"),
    ("clean", "ours-pages", ("pelican-linear",), "з нуля без пошуку", "Pelican без списків"),
    ("clean", "ours", ("hugo", "pagefind"), "з нуля з пошуком", "Hugo і Pagefind"),
    ("edit", "ours", ("hugo",), "після правки", "Hugo"),
    ("edit", "ours", ("hugo", "pagefind"), "після правки", "Hugo і Pagefind"),
    ("edit", "ours", ("pelican",), "після правки", "Pelican"),
)


def medians(samples: Sequence[Mapping[str, Any]]) -> Figures:
    """Of what was measured in the rounds."""
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for sample in samples:
        found.setdefault((sample["step"], sample["contender"]), []).append(sample)
    return {
        key: {name: median(sample[name] for sample in group) for name in group[0] if name not in _NAMES}
        for key, group in found.items()
    }


_NAMES = {"step", "contender", "round"}


def ratios(samples: Sequence[Mapping[str, Any]]) -> list[Ratio]:
    """COMPARED, of the medians of CPU seconds; without those of whom nothing was measured."""
    cpu = {key: figures["cpu"] for key, figures in medians(samples).items()}
    found = []
    for step, ours, others, what, named in COMPARED:
        own, theirs = _sum(cpu, step, (ours,)), _sum(cpu, step, others)
        if own and theirs:
            found.append(Ratio(step, what, named, theirs / own))
    return found


def _sum(cpu: Mapping[tuple[str, str], float], step: str, keys: Iterable[str]) -> float:
    """Seconds of these together, 0 when one of them was not measured. Pagefind knows no edit: it begins anew."""
    taken = [cpu.get((step if key != "pagefind" else "clean", key), 0) for key in keys]
    return sum(taken) if all(taken) else 0


def p95(values: Iterable[float]) -> float:
    """The smallest of the values that at least 95 % do not exceed (nearest rank). ValueError when there are none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    return ordered[math.ceil(0.95 * len(ordered)) - 1]


def parts(asked: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Bytes of a first query by sort of file, on the mean over the queries, the largest first."""
    names = sorted({name for one in asked for name in one["parts"]})
    means = {name: sum(one["parts"].get(name, 0) for one in asked) / len(asked) for name in names}
    return dict(sorted(means.items(), key=lambda item: -item[1]))
