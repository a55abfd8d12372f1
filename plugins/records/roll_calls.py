"""Roll calls of the whole site, tied to sittings, acts and deputies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.agendas import Agendas
from ..model.dataclass import dataclass
from ..model.registry import Registry
from ..model.roll_call import RollCall
from ..model.roster import Roster
from ..model.row import Row
from ..model.ukrainian import sort_key
from .roll_call_files import Brief, Files, Voter, briefly, files_of, kept, key_of, name, read_files, recalled

LOADED = 40
"""Whole roll calls kept at hand: a year of a council's sittings and more."""


@dataclass(frozen=True, eq=False)
class Call:
    """A roll call in short. row: the sitting whose files these are, else the first act that names them.

    key: digests of the files' bytes, a space between.
    """

    row: Row
    files: Files
    key: str
    voters: tuple[Voter, ...]
    motions: tuple[Brief, ...]

    @property
    def convocation(self) -> str:
        """The convocation whose deputies voted, or ""."""
        return self.row.session.rpartition("-")[0]

    def motion(self, uid: str) -> Brief | None:
        """The motion of this uid; without one, the only motion there is."""
        if not uid:
            return self.motions[0] if len(self.motions) == 1 else None
        return next((brief for brief in self.motions if brief.uid == uid), None)


class Member(NamedTuple):
    """A voter by the place among all of the list in the order of the alphabet. row: the deputy, None where it is
    not known who is meant."""

    place: int
    name: str
    row: Row | None


class Vote(NamedTuple):
    """How an act or draft was voted on."""

    call: Call
    motion: Brief


class RollCalls:
    """Every roll call that the site shows, and what it says of acts and deputies."""

    def __init__(
        self,
        registry: Registry,
        content: Path,
        attachments: Mapping[str, Mapping[str, str]],
        hashes: Mapping[str, FileRecord],
        memory: Memory,
    ) -> None:
        self._registry, self._content, self._memory = registry, content, memory
        self.agendas = Agendas(registry)
        self.roster = Roster(registry.of("deputies"))
        self._attachments, self._hashes = attachments, hashes
        self._briefs = memory.briefs(name())
        self._of: dict[str, Call] = {}
        self._by_files: dict[Files, Call] = {}
        for row in (*registry.of("sessions"), *registry.of("acts")):
            if row.extra and row.path in attachments:
                self._add(row)
        self.calls = tuple(self._by_files.values())
        self.read = lru_cache(LOADED)(self._read)
        self.members = cache(self._members)
        self.members_key = cache(self._members_key)
        self.ranked = cache(self._ranked)

    def of(self, row: Row) -> Call | None:
        """The roll call whose files a sitting or act names; the row may be one that an editor is still writing."""
        return self._of.get(row.path) or self._add(row)

    def vote(self, row: Row) -> Vote | None:
        """The motion by which an act or draft was voted on.

        By its own `votes` (the motion of its `uid`, or the only one), else by the sitting: the motion whose `textUrl`
        leads to it, else the last one with the number of its item on the agenda.
        """
        call = self.of(row) if row.extra else None
        if call is not None and (own := call.motion(row.own("uid"))):
            return Vote(call, own)
        return self._by_text.get(row.url) or self._by_agenda.get(row.id)

    def url(self, call: Call, motion: Brief) -> str:
        """Where a motion is shown; "" where no page shows it."""
        if call.row.folder == "sessions":
            return f"{call.row.url}#{motion.anchor}"
        act = self._homes.get((call.files, motion.uid))
        return f"{act}#{motion.anchor}" if act else ""

    def votes_of(self, deputy: Row) -> tuple[tuple[Call, tuple[Voter, ...]], ...]:
        """Roll calls in which a deputy is named, oldest first, each with the names the deputy has in it."""
        return tuple((call, tuple(voters)) for call, voters in self._by_deputy.get(deputy.path, {}).items())

    def _add(self, row: Row) -> Call | None:
        files = files_of(row, self._attachments.get(row.path, {})) if row.own("votings") else None
        if files is None:
            return None
        call = self._by_files.get(files)
        if call is None:
            key = key_of(files, self._hashes)
            brief = self._briefs.get(key) or self._made(files)
            if brief is None:
                return None
            call = self._by_files[files] = Call(row, files, key, *briefly(brief))
        self._of[row.path] = call
        return call

    def _made(self, files: Files) -> bytes | None:
        """A brief that the memory does not know."""
        reading = read_files(self._content, files)
        return kept(reading)[0] if reading.roll_call is not None else None

    def _read(self, call: Call) -> RollCall:
        if call.key in self._briefs:
            return recalled(self._memory.made(name(), call.key))
        found = read_files(self._content, call.files).roll_call
        assert found is not None
        return found

    def _members(self, call: Call) -> tuple[Row | None, ...]:
        """The deputy behind each voter."""
        return tuple(self.roster.one(call.convocation, voter.name, voter.id) for voter in call.voters)

    def _members_key(self, call: Call) -> str:
        """Digest of what a page shows of the deputies beside a roll call, for its key."""
        shown = [f"{row.url}\t{row.own('faction')}" if row else "" for row in self.members(call)]
        return fingerprint.of_text("\n".join(shown))

    def _ranked(self, call: Call) -> Mapping[tuple[str, str], Member]:
        """(id, name) -> the voter, in the order of the alphabet."""
        pairs = zip(call.voters, self.members(call), strict=True)
        ranked = enumerate(sorted(pairs, key=lambda pair: (sort_key(pair[0].name), pair[0].id)))
        return {(voter.id, voter.name): Member(place, voter.name, row) for place, (voter, row) in ranked}

    @cached_property
    def _by_text(self) -> Mapping[str, Vote]:
        return {brief.text_path: Vote(call, brief) for call in self.calls for brief in call.motions if brief.text_path}

    @cached_property
    def _by_agenda(self) -> Mapping[str, Vote]:
        found = {}
        for call in self.calls:
            if call.row.folder == "sessions":
                by_number = {brief.num: brief for brief in call.motions if brief.num}
                items = self.agendas.items(call.row)
                for place, id in self.agendas.named(call.row):
                    if brief := by_number.get(items[place].number):
                        found[id] = Vote(call, brief)
        return found

    @cached_property
    def _homes(self) -> Mapping[tuple[Files, str], str]:
        """Of roll calls that no sitting names: (files, uid) -> the act that shows the motion."""
        found: dict[tuple[Files, str], str] = {}
        for row in self._registry.of("acts"):
            call = self._of.get(row.path)
            if call is not None and call.row.folder == "acts" and (brief := call.motion(row.own("uid"))):
                found.setdefault((call.files, brief.uid), row.url)
        return found

    @cached_property
    def _by_deputy(self) -> Mapping[str, Mapping[Call, list[Voter]]]:
        found: dict[str, dict[Call, list[Voter]]] = defaultdict(lambda: defaultdict(list))
        for call in sorted(self.calls, key=lambda call: call.row.sort):
            for voter, member in zip(call.voters, self.members(call), strict=True):
                if member is not None:
                    found[member.path][call].append(voter)
        return found
