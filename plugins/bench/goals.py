"""What the project sets out to reach, and what was measured of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

from .figures import Figures, medians, ratios


class Goal(NamedTuple):
    """most: the measured value may not exceed the limit; else it may not be below it. digits: of both in a table."""

    what: str
    limit: float
    value: float
    most: bool = True
    digits: int = 2

    @property
    def met(self) -> bool:
        return self.value <= self.limit if self.most else self.value >= self.limit


def goals(months: int, samples: Sequence[Mapping[str, Any]], live: Sequence[Mapping[str, Any]]) -> list[Goal]:
    """The goals at this size of which something was measured. live: of `live.Shown`."""
    found = medians(samples)
    times = {ratio.label: ratio.value for ratio in ratios(samples)}
    known = [*_builds(months, found), *_ratios(months, times)]
    shown = [one["seconds"] for one in live if one["contender"] == "ours"]
    if shown and months in _SHOWN:
        known.append(Goal("serve: від збереження до сторінки, с", _SHOWN[months], median(shown)))
    return known


_SHOWN = {12: 1.0, 120: 2.0}
_EDIT = {1: 0.8, 12: 0.9, 120: 2.0}
_RATIOS = {
    12: (
        ("після правки: Hugo / ми", 3, False),
        ("з нуля без пошуку: ми / Hugo", 2.0, True),
        ("з нуля без пошуку: ми / Pelican", 0.5, True),
        ("з нуля з пошуком: ми / Hugo і Pagefind", 1.0, True),
    ),
    120: (
        ("після правки: Hugo / ми", 10, False),
        ("з нуля без пошуку: ми / Hugo", 2.5, True),
        ("з нуля з пошуком: ми / Hugo і Pagefind", 1.0, True),
    ),
}


def _builds(months: int, found: Figures) -> Iterator[Goal]:
    clean, edit, add, touch, memory = (
        found.get((step, "ours"), {}) for step in ("clean", "edit", "add", "touch", "memory")
    )
    if edit and months in _EDIT:
        yield Goal("після правки, с процесора", _EDIT[months], edit["cpu"])
    if edit and months == 120:
        yield Goal("після правки, МБ пам'яті", 300, edit["peak"] / 1e6, digits=0)
        yield Goal("після правки, файлів поза пошуком", 12, edit["written"] - edit["search"], digits=0)
    if add and months == 120:
        yield Goal("новий документ, с процесора", 2.5, add["cpu"])
        yield Goal("новий документ, файлів поза пошуком", 30, add["written"] - add["search"], digits=0)
    if clean and months == 120:
        yield Goal("з нуля, МБ пам'яті всіх процесів", 1500, clean["peak"] / 1e6, digits=0)
    if touch:
        yield Goal("нові часи файлів, перетворено документів", 0, touch["read"], digits=0)
        yield Goal("нові часи файлів, зроблено файлів", 0, touch["made"], digits=0)
    if memory:
        yield Goal("сама пам'ять, перетворено документів", 0, memory["read"], digits=0)


def _ratios(months: int, times: Mapping[str, float]) -> Iterator[Goal]:
    for what, limit, most in _RATIOS.get(months, ()):
        if what in times:
            yield Goal(f"{what}, разів", limit, times[what], most)
