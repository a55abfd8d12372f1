"""What the site is to be, set beside what the last build left: which files to write, which to take away.

Files stand under owners (a document, a feature, a part of an index). An owner is kept when no change reaches it and all
its files stand as they were left: nothing of it is compared. The others are in doubt: they give their outputs anew, and
each output is compared with the record of its file. A path is claimed by the owner who has it in the site to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..memory.outputs import UNKNOWN, FileState, OutputRecord, records
from ..memory.store import Memory
from ..model.problems import Problem
from .left import stands
from .output import Output


@dataclass(frozen=True)
class Past:
    """known: owner -> the files that the last build left. kept: owners whose files all stand and need no look."""

    known: Mapping[str, tuple[FileState, ...]] = field(default_factory=dict)
    kept: Collection[str] = ()

    @cached_property
    def keeper(self) -> Mapping[str, str]:
        """Path -> owner, of the files that are kept: all of the site's but a few, and seldom asked for."""
        return {file[0]: owner for owner in self.kept for file in self.known[owner]}

    @property
    def files_kept(self) -> int:
        """How many files need no look."""
        return sum(map(len, map(self.known.__getitem__, self.kept)))


@dataclass
class Plan:
    """claimed: path -> what claims it, of files that are looked at. pending: outputs to write. gone: files that nobody
    claims any more.

    gone_owners: those without any file now. standing: owner -> its files that need no writing. changed: owners some of
    whose files are gone.
    """

    past: Past
    claimed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    pending: list[Output] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    gone_owners: list[str] = field(default_factory=list)
    standing: dict[str, dict[str, OutputRecord]] = field(default_factory=lambda: defaultdict(dict))
    changed: set[str] = field(default_factory=set)

    @property
    def standing_files(self) -> int:
        """How many files need no writing."""
        return self.past.files_kept + len(self.claimed) - len(self.pending)

    def claimer(self, path: str, *, had: bool) -> str | None:
        """What claims a path. had: whoever wants it had it in the last build, so that nobody who is kept has it."""
        found = self.claimed.get(path)
        return self.past.keeper.get(path) if found is None and not had else found

    def pending_by_owner(self) -> dict[str, list[str]]:
        """Owner -> paths about to be written."""
        found: dict[str, list[str]] = defaultdict(list)
        for output in self.pending:
            found[output.owner].append(output.path)
        return found

    def expected(self, strangers: Iterable[str]) -> dict[str, list[str]]:
        """The same, with files that nobody knows among those of no owner: were this build killed, the next one would
        have a memory and not look for them."""
        found = self.pending_by_owner()
        found.setdefault("", []).extend(strangers)
        return found

    def records(self, done: Mapping[str, OutputRecord]) -> dict[str, dict[str, OutputRecord]]:
        """Owner -> all its files, of owners of whom any is new or gone. done: path -> what was written."""
        owners = self.pending_by_owner()
        changed = self.changed | owners.keys()
        return {
            owner: self.standing[owner] | {path: done[path] for path in owners.get(owner, ())}
            for owner in sorted(changed)
        }


def compare(root: Path, outputs: Iterable[Output], past: Past, memory: Memory) -> Plan:
    """What to do, from the outputs of all owners who are not kept. A path that two want is a problem of the plan."""
    kept, known = past.kept, past.known
    doubted = [owner for owner in known if owner not in kept]
    remembered = _remembered(doubted, known, memory)
    plan = Plan(past)
    late: list[Output] = []
    owners: set[str] = set()
    for output in outputs:
        if output.yields:
            late.append(output)
        elif _claim(output, plan, remembered):
            _take(str(root), output, plan, remembered)
        owners.add(output.owner)
    for output in late:  # they give way to whatever else claims their path or a folder above it
        names, had = output.path.split("/"), _had(output, remembered)
        if all(plan.claimer("/".join(names[:end]), had=had) is None for end in range(1, len(names) + 1)):
            plan.claimed[output.path] = output.source
            _take(str(root), output, plan, remembered)
    left = {path: record for own in remembered.values() for path, record in own.items() if path not in plan.claimed}
    expected = {path for path, record in left.items() if record.mtime_ns == UNKNOWN.mtime_ns}
    plan.gone = sorted(left.keys() - (expected & past.keeper.keys() if expected else expected))
    plan.gone_owners = [owner for owner in doubted if owner not in owners]
    plan.changed.update(owner for owner, own in remembered.items() if owner in owners and own)
    return plan


Remembered = dict[str, dict[str, OutputRecord]]


def _remembered(owners: Collection[str], known: Mapping[str, tuple[FileState, ...]], memory: Memory) -> Remembered:
    """Owner -> path -> what is known of the file; what stays in it after all is compared is claimed no more."""
    keys = memory.outputs.keys(owners)
    return {owner: records(known[owner], keys.get(owner, ())) for owner in owners}


def _had(output: Output, remembered: Remembered) -> bool:
    """Did its owner have the file? One that a killed build only expected may be somebody else's."""
    record = remembered.get(output.owner, {}).get(output.path)
    return record is not None and record.mtime_ns != UNKNOWN.mtime_ns


def _claim(output: Output, plan: Plan, remembered: Remembered) -> bool:
    """Is it the first to want its path? Two paths that differ only in case would be one file on many disks, so none has
    capitals."""
    path, source = output.path, output.source
    other = plan.claimer(path, had=_had(output, remembered))
    if other is None and path == path.lower():
        plan.claimed[path] = source
        return True
    if other != source:  # a file may be shown by several documents
        message = f"адресу /{path} вже зайняв {other or source}"
        plan.problems.append(Problem(source, None, None, message, "задайте інший slug або ім'я файла"))
    return False


def _take(root: str, output: Output, plan: Plan, remembered: Remembered) -> None:
    """Take an output out of what is remembered into the plan. Is the file there as it was left, made from the same?
    Else it is to be written."""
    record = remembered.get(output.owner, {}).pop(output.path, None)
    if record is not None and record.key == output.key and stands(root, output.path, record.mtime_ns, record.size):
        plan.standing[output.owner][output.path] = record
    else:
        plan.pending.append(output)
