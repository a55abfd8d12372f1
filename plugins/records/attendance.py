"""Who was at which sitting: by the list of those present, else by the roll call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..model.registry import Registry
from ..model.row import Row
from .roll_calls import RollCalls


class Mark(NamedTuple):
    """Whether a deputy was at a sitting."""

    sitting: Row
    present: bool


class Attendance:
    """Nothing is computed before it is asked for."""

    def __init__(self, registry: Registry, roll_calls: RollCalls) -> None:
        self._registry, self._roll_calls = registry, roll_calls

    def of(self, deputy: Row) -> tuple[Mark, ...]:
        """The sittings at which the deputy was or should have been, oldest first."""
        return tuple(self._marks.get(deputy.path, ()))

    def deputy(self, sitting: Row, name: str) -> Row | None:
        """Whom a sitting's list means."""
        return self._roll_calls.roster.one(sitting.session.rpartition("-")[0], name)

    def listed(self, sitting: Row) -> Iterator[tuple[Row | None, bool]]:
        """The list of a sitting: who is meant, and whether present."""
        for name in ("present", "absent"):
            if names := sitting.own(name):
                yield from ((self.deputy(sitting, one), name == "present") for one in names.split("\n"))

    @cached_property
    def _marks(self) -> Mapping[str, list[Mark]]:
        found: dict[str, list[Mark]] = defaultdict(list)
        for sitting in self._registry.of("sessions"):
            for path, present in dict(self._told(sitting)).items():
                found[path].append(Mark(sitting, present))
        return found

    def _told(self, sitting: Row) -> Iterator[tuple[str, bool]]:
        if sitting.own("present") or sitting.own("absent"):
            yield from ((deputy.path, present) for deputy, present in self.listed(sitting) if deputy)
            return
        call = self._roll_calls.of(sitting)
        if call is not None and call.row is sitting:
            for voter, deputy in zip(call.voters, self._roll_calls.members(call), strict=True):
                if deputy is not None:
                    yield deputy.path, voter.present
