"""Files of roll calls: read once for each pair, remembered by their bytes.

A build that changes nothing loads only the briefs: who voted and how often in which way, which motions there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import FileRecord, Memory
from ..model.flaw import Flaw
from ..model.problems import Problem
from ..model.roll_call import Motion, Reading, RollCall, Voice, read_roll_call
from ..model.row import Row
from ..model.ukrainian import slugify
from ..model.vocabulary import VOTES
from .attached import bytes_of
from .progress import counted

PLUGINS = Path(__file__).parent.parent

Files = tuple[str, str]
"""Paths below content/ of `motions` ("" where there is none) and `votings`."""


class Voter(NamedTuple):
    """A member as a list names them.

    line: of `votings`, the first. counts: votes by code, in the order of VOTES. digest: of these votes with the titles
    and results of their motions.
    """

    id: str
    name: str
    line: int
    counts: tuple[int, ...]
    digest: str

    @property
    def present(self) -> bool:
        """Did the member do anything but be absent?"""
        return any(self.counts[:-1])


class Brief(NamedTuple):
    """A motion without its words.

    anchor: its id in a page. digest: of it and of every voice on it. line: of `motions`, 0 where it has none.
    """

    uid: str
    num: str
    text_path: str
    anchor: str
    digest: str
    line: int


def read_files(content: Path, files: Files, hashes: Mapping[str, FileRecord] = MappingProxyType({})) -> Reading:
    """The roll call in these files, read now. hashes: the state of those that must be as they were hashed."""
    motions, votings = (bytes_of(content, path, hashes.get(path)) if path else b"" for path in files)
    return read_roll_call(motions if files[0] else None, votings)


def files_of(row: Row, own: Mapping[str, str]) -> Files | None:
    """The files of a row's roll call below content/; None where it names none or they are not there."""
    motions, votings = row.own("motions"), own.get(row.own("votings"), "")
    if not votings or (motions and motions not in own):
        return None
    return own.get(motions, ""), votings


def learn(
    content: Path,
    rows: Iterable[Row],
    attachments: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, FileRecord],
    memory: Memory,
) -> Iterator[Problem]:
    """Read roll calls whose bytes are new, remember the sound ones, tell the flaws of the others."""
    of_code = name()
    wanted = {}
    for row in rows:
        if row.extra and row.path in attachments and (files := files_of(row, attachments[row.path])):
            wanted[files] = key_of(files, hashes)
    known, warned = memory.briefs(of_code), memory.briefs(_warnings())
    made: dict[str, tuple[bytes, bytes]] = {}
    warnings: dict[str, tuple[bytes, bytes]] = {}
    for files, key in counted(sorted(wanted.items()), "Читаю голосування", len(wanted)):
        if key not in known:
            reading = read_files(content, files, hashes)
            yield from flaws_of(files, reading)
            if reading.roll_call is not None:
                made[key] = kept(reading)
                if reading.of_motions or reading.of_votings:
                    both = [[tuple(flaw) for flaw in flaws] for flaws in (reading.of_motions, reading.of_votings)]
                    warnings[key] = (packed(both), b"")
        elif key in warned:
            for path, flaws in zip(files, loaded(warned[key]), strict=True):
                yield from (_problem(path, Flaw(*flaw)) for flaw in flaws)
    gone = known.keys() - wanted.values()
    if warnings or warned.keys() & gone:
        memory.keep_made(_warnings(), warnings, gone)
    if made or gone:
        memory.keep_made(of_code, made, gone)


def recalled(whole: bytes) -> RollCall:
    """A roll call as the memory kept it. Raises Damaged."""
    motions, voices = loaded(whole)
    return RollCall(tuple(map(Motion._make, motions)), tuple(map(Voice._make, voices)))


def briefly(brief: bytes) -> tuple[tuple[Voter, ...], tuple[Brief, ...]]:
    """Voters and motions of a brief as the memory kept it. Raises Damaged."""
    voters, motions = loaded(brief)
    return tuple(map(Voter._make, voters)), tuple(map(Brief._make, motions))


def flaws_of(files: Files, reading: Reading) -> Iterator[Problem]:
    """What keeps a roll call from being read, in its files."""
    for path, flaws in zip(files, (reading.of_motions, reading.of_votings), strict=True):
        yield from (_problem(path, flaw) for flaw in flaws)


def key_of(files: Files, hashes: Mapping[str, FileRecord]) -> str:
    """Digests of the bytes of a roll call's files, a space between; that of `motions` is "" where there is none."""
    return " ".join(hashes[path].sha256 if path else "" for path in files)


@cache
def name() -> str:
    """The name under which the memory keeps roll calls as this very code reads them."""
    code = ("csv_table", "roll_call", "source_text", "vocabulary")
    parts = (*(f"model/{part}.py" for part in code), "records/roll_call_files.py")
    return f"roll_calls {fingerprint.of_code(PLUGINS, *parts)}"


def _warnings() -> str:
    """The name under which it keeps what was said of those that can be read all the same."""
    return name().replace("roll_calls", "roll_call_warnings")


def _problem(path: str, flaw: Flaw) -> Problem:
    return Problem(path, flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level)


def kept(reading: Reading) -> tuple[bytes, bytes]:
    """(brief, whole) as the memory keeps them."""
    roll_call = reading.roll_call
    assert roll_call is not None
    by_motion = roll_call.by_motion
    anchors = dict(zip(by_motion, _anchors(by_motion), strict=True))
    own: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for motion in roll_call.motions:
        for voice in by_motion[motion.uid]:
            shown = [anchors[motion.uid], motion.title, motion.result, voice.vote]
            own[voice.voter_id, voice.voter].append(shown)
    voters = []
    for voter, line in reading.voters.items():
        counts = Counter(vote for *_, vote in own[voter])
        voters.append((*voter, line, tuple(counts[vote] for vote in VOTES), fingerprint.digest(own[voter])))
    motions = []
    for motion in roll_call.motions:
        digest = fingerprint.digest([motion, by_motion[motion.uid]])
        line = reading.lines.get(motion.uid, 0)
        motions.append((motion.uid, motion.num, motion.text_path, anchors[motion.uid], digest, line))
    whole: Any = (tuple(map(tuple, roll_call.motions)), tuple(map(tuple, roll_call.voices)))
    return packed((tuple(voters), tuple(motions))), packed(whole)


def _anchors(uids: Iterable[str]) -> Iterator[str]:
    """Ids for motions in a page, by their uids; a slug that is empty or repeated gets the motion's place."""
    seen = {""}
    for place, uid in enumerate(uids, 1):
        slug = slugify(uid, 60)
        yield f"holosuvannia-{slug}-{place}" if slug in seen else f"holosuvannia-{slug}"
        seen.add(slug)
