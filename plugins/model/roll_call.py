"""A roll call as КМУ 835 keeps it: `motions`, what was voted on, and `votings`, how each member voted.

Columns are those of the resolution's data set; others are passed over. Wording of results is taken in either gender
and number. What does not hold together (an unknown result, a vote on no motion) is refused with its line: a page must
not lose a vote without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from sys import intern
from typing import NamedTuple
from urllib.parse import urlsplit

from .csv_table import Line, Table, few, formulas, read_table
from .dataclass import dataclass
from .flaw import Flaw
from .problems import maybe
from .vocabulary import VOTES
from .wrong import shown

MOTION_COLUMNS = (
    *("uid", "date", "authorityName", "authorityId", "convocation", "legislativeSession", "num", "title", "projectNum"),
    *("votingFor", "votingAgainst", "votingAbstain", "notVoting", "absent", "votingResult", "textUrl"),
)
VOTING_COLUMNS = ("motionUid", "voterId", "voterName", "motionTitle", "result")
TOTALS = MOTION_COLUMNS[9:14]
"""The columns of totals, in the order of VOTES."""

_WORDS = {
    "za": r"за",
    "proty": r"проти",
    "utrymavsia": r"утрима(вся|лася|лись|лися|вшись|всь|лась)",
    "ne-holosuvav": r"не голосува(в|ла|ли)",
    "vidsutnii": r"відсутн(ій|я|і)",
}


class Motion(NamedTuple):
    """What was voted on, in the order of MOTION_COLUMNS. text_url: where the adopted text stands."""

    uid: str
    date: str
    authority: str
    authority_id: str
    convocation: str
    session: str
    num: str
    title: str
    project: str
    voted_for: int
    against: int
    abstained: int
    silent: int
    absent: int
    result: str
    text_url: str

    @property
    def totals(self) -> Mapping[str, int]:
        """Code of VOTES -> how many, by the file of motions."""
        return dict(zip(VOTES, self[9:14], strict=True))

    @property
    def text_path(self) -> str:
        """The path of the text's address, or ""."""
        try:
            return urlsplit(self.text_url).path
        except ValueError:
            return ""


class Voice(NamedTuple):
    """How one member voted, in the order of VOTING_COLUMNS. vote: code of VOTES."""

    motion: str
    voter_id: str
    voter: str
    title: str
    vote: str


@dataclass(frozen=True)
class RollCall:
    """motions and voices in the order of their files; every voice is of one of the motions."""

    motions: tuple[Motion, ...]
    voices: tuple[Voice, ...]

    @cached_property
    def by_motion(self) -> Mapping[str, tuple[Voice, ...]]:
        """uid -> the voices on that motion; a motion without a list has none."""
        found: dict[str, list[Voice]] = {motion.uid: [] for motion in self.motions}
        for voice in self.voices:
            found[voice.motion].append(voice)
        return {uid: tuple(voices) for uid, voices in found.items()}

    def motion(self, uid: str) -> Motion | None:
        """The motion of this uid; without one, the only motion there is."""
        if not uid:
            return self.motions[0] if len(self.motions) == 1 else None
        return next((motion for motion in self.motions if motion.uid == uid), None)


class Reading(NamedTuple):
    """roll_call is None where either file has errors; flaws beside one are warnings. voters: (id, name) -> line of
    `votings` that first names them; lines: uid -> line of `motions`."""

    roll_call: RollCall | None
    of_motions: tuple[Flaw, ...]
    of_votings: tuple[Flaw, ...]
    voters: Mapping[tuple[str, str], int]
    lines: Mapping[str, int]


def read_roll_call(motions: bytes | None, votings: bytes) -> Reading:
    """A roll call out of the bytes of its files; without `motions` they are made of the list. Never raises."""
    named = _known(read_table(motions), MOTION_COLUMNS, ("uid", *TOTALS)) if motions is not None else None
    listed = _known(read_table(votings), VOTING_COLUMNS, ("motionUid", "voterName", "result"))
    lines = _lines(named.lines if named else ())
    of_motions = named.flaws or few(list(_motion_flaws(named))) if named else ()
    of_votings = listed.flaws or few(list(_voting_flaws(listed, lines.keys() if named else None)))
    if of_motions or of_votings:
        # A list is judged by motions that could be read.
        return Reading(None, of_motions, of_votings if not of_motions else listed.flaws, {}, {})
    voices = tuple(_voice(line.cells) for line in listed.lines)
    voters: dict[tuple[str, str], int] = {}
    for line, voice in zip(listed.lines, voices, strict=True):
        voters.setdefault((voice.voter_id, voice.voter), line.number)
    found = tuple(_motion(line.cells) for line in named.lines) if named else tuple(_counted(voices))
    return Reading(RollCall(found, voices), formulas(named) if named else (), formulas(listed), voters, lines)


@lru_cache(maxsize=64)
def vote_of(words: str) -> str:
    """Code of VOTES for a result as people write it («Утрималась», «ЗА»), or ""."""
    plain = " ".join(words.casefold().split())
    return next((code for code, form in _WORDS.items() if re.fullmatch(form, plain)), "")


def motion_row(motion: Motion) -> tuple[str, ...]:
    """A motion as a row of MOTION_COLUMNS."""
    return tuple(map(str, motion))


def voting_row(voice: Voice) -> tuple[str, ...]:
    """A voice as a row of VOTING_COLUMNS."""
    return (*voice[:4], VOTES[voice.vote])


def _known(table: Table, columns: tuple[str, ...], needed: tuple[str, ...]) -> Table:
    """The table with КМУ 835's own spelling of its columns, or with the flaw that some are lacking."""
    if table.flaws:
        return table
    own = {column.casefold(): column for column in columns}
    spelled = {column: own.get(column.casefold(), column) for column in table.columns}
    if lacking := [column for column in needed if column not in spelled.values()]:
        message = f"бракує стовпчиків: {', '.join(lacking)}"
        guess = maybe(lacking[0], table.columns)
        hint = f"{guess} потрібні стовпчики постанови КМУ № 835: {', '.join(needed)}".strip()
        return Table((), (), (Flaw(1, None, message, hint),))
    if tuple(spelled.values()) == table.columns:
        return table
    lines = tuple(Line(number, {spelled[name]: text for name, text in cells.items()}) for number, cells in table.lines)
    return Table(tuple(spelled.values()), lines)


def _lines(lines: tuple[Line, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, cells in lines:
        found.setdefault(cells.get("uid", ""), number)
    return found


def _motion_flaws(table: Table) -> Iterator[Flaw]:
    if not table.lines:
        yield Flaw(1, None, "у файлі немає жодного питання", "додайте рядок для кожного голосування")
    first: dict[str, int] = {}
    for number, cells in table.lines:
        uid = cells.get("uid", "")
        if not uid:
            yield Flaw(number, "uid", "питання не має uid", "запишіть ідентифікатор, як у motionUid списку голосів")
        elif uid in first:
            yield Flaw(number, "uid", f"uid «{shown(uid)}» уже є в рядку {first[uid]}", "кожне питання має свій uid")
        first.setdefault(uid, number)
        for column in TOTALS:
            if _count(cells.get(column, "")) is None:
                message = f"«{shown(cells.get(column, ''))}» не є числом голосів"
                yield Flaw(number, column, message, "запишіть число цифрами; якщо голосів немає — 0")


def _voting_flaws(table: Table, motions: object) -> Iterator[Flaw]:
    """motions: uids of the file of motions, None where there is none."""
    if not table.lines:
        yield Flaw(1, None, "у файлі немає жодного голосу", "додайте рядок для кожного голосу")
    seen: dict[tuple[str, str], int] = {}
    for number, cells in table.lines:
        uid, voter = cells.get("motionUid", ""), cells.get("voterId", "") or cells.get("voterName", "")
        if not uid or (motions is not None and uid not in motions):  # type: ignore[operator]
            message = f"немає питання «{shown(uid)}»" if uid else "не сказано, з якого питання голос"
            yield Flaw(number, "motionUid", message, "виправте motionUid або додайте питання до motions")
        if not cells.get("voterName"):
            yield Flaw(number, "voterName", "не сказано, хто голосував", "запишіть прізвище, ім'я та по батькові")
        if not vote_of(cells.get("result", "")):
            message = f"невідомий результат «{shown(cells.get('result', ''))}»"
            yield Flaw(number, "result", message, f"запишіть одне з: {', '.join(VOTES.values())}")
        if voter and (uid, voter) in seen:
            message = f"«{shown(voter)}» вже голосує з цього питання в рядку {seen[uid, voter]}"
            yield Flaw(number, "voterId", message, "залиште один рядок, а різним людям допишіть різні voterId")
        seen.setdefault((uid, voter), number)


def _motion(cells: Mapping[str, str]) -> Motion:
    values = [_count(cells[name]) if name in TOTALS else intern(cells.get(name, "")) for name in MOTION_COLUMNS]
    return Motion._make(values)


def _voice(cells: Mapping[str, str]) -> Voice:
    return Voice._make([*(intern(cells.get(name, "")) for name in VOTING_COLUMNS[:4]), vote_of(cells["result"])])


def _counted(voices: tuple[Voice, ...]) -> Iterator[Motion]:
    """Motions that only the list tells of."""
    titles: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    for voice in voices:
        titles.setdefault(voice.motion, voice.title)
        votes.setdefault(voice.motion, Counter())[voice.vote] += 1
    for uid, title in titles.items():
        totals = [votes[uid][vote] for vote in VOTES]
        yield Motion._make([uid, *[""] * 6, title, "", *totals, "", ""])


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
