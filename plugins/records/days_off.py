"""Days off of each year as the memory keeps them: to load the library of holidays costs a fifth of an edit's build."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import Memory
from ..model.law.calendar import days_off

PLUGINS = Path(__file__).parent.parent


class DaysOff:
    """Year -> its days off, see `model.law.calendar.days_off`; asked for a year once, then remembered."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def __call__(self, year: int) -> frozenset[date]:
        """Days off of the year."""
        found = self._known.get(year)
        if found is None:
            found = self._known[year] = days_off(year)
            ordinals = packed(sorted(day.toordinal() for day in found))
            self._memory.keep_made(self._name, {str(year): (ordinals, b"")}, ())
        return found

    @cached_property
    def _name(self) -> str:
        code = fingerprint.of_code(PLUGINS, "model/law/calendar.py")
        return f"days-off {fingerprint.digest([code, fingerprint.of_library('holidays')])}"

    @cached_property
    def _known(self) -> dict[int, frozenset[date]]:
        kept = self._memory.briefs(self._name).items()
        return {int(year): frozenset(map(date.fromordinal, loaded(brief))) for year, brief in kept}
