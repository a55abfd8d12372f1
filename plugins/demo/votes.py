"""How the invented council votes: who is absent from a sitting, and one vote of each deputy on each item."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.model.roll_call import MOTION_COLUMNS, VOTING_COLUMNS
from plugins.model.vocabulary import VOTES

from .months import Month, dice
from .people import deputies
from .register import Base, Item
from .settings import COUNCIL, COUNCIL_SIZE

MAJORITY = COUNCIL_SIZE // 2 + 1
TITLE_ROOM = 60
"""Characters of a title that `votings` repeat in every row."""


class Motion(NamedTuple):
    """An item of a sitting's agenda. number: from 1. votes: codes of VOTES, in the order of the deputies."""

    item: Item
    number: int
    adopted: bool
    votes: tuple[str, ...]

    @property
    def totals(self) -> Counter[str]:
        return Counter(self.votes)


def motions(seed: int, now: Base, before: Base, acts: Sequence[Item]) -> list[Motion]:
    """The month's session: what was adopted, by number, then the drafts that were not."""
    month = now.month
    rng = dice(seed, month, "votes")
    council = [act for act in acts if act.kind == "rishennia-rady"]
    taken = {act.draft for act in council}
    failed = [draft for draft in before.drafts if draft.body == "rada" and draft.id not in taken]
    absent = frozenset(rng.sample(range(COUNCIL_SIZE), rng.randrange(1, 6)))
    found = []
    for number, item in enumerate((*council, *failed), 1):
        adopted = number <= len(council)
        for_it = rng.randrange(MAJORITY + 3, COUNCIL_SIZE) if adopted else rng.randrange(6, MAJORITY)
        there = [place for place in range(COUNCIL_SIZE) if place not in absent]
        rng.shuffle(there)
        votes = ["vidsutnii"] * COUNCIL_SIZE
        for rank, place in enumerate(there):
            others = rng.choices(("proty", "utrymavsia", "ne-holosuvav"), (2, 5, 3))[0]
            votes[place] = "za" if rank < for_it else others
        found.append(Motion(item, number, adopted, tuple(votes)))
    return found


def uid(month: Month, motion: Motion) -> str:
    """Identifier of a motion, unique in the corpus."""
    return f"{month.session_day}-{month.session}-{motion.number}"


def motions_csv(month: Month, found: Sequence[Motion]) -> bytes:
    """The file `motions` of a session."""
    return _csv(MOTION_COLUMNS, (_motion(month, motion) for motion in found))


def votings_csv(seed: int, month: Month, found: Sequence[Motion]) -> bytes:
    """The file `votings` of a session."""
    names = [deputy.name for deputy in deputies(seed, month.convocation)]
    rows = (
        (uid(month, motion), str(place), name, _short(motion.item.act_title), VOTES[vote])
        for motion in found
        for place, (name, vote) in enumerate(zip(names, motion.votes, strict=True), 1)
    )
    return _csv(VOTING_COLUMNS, rows)


def _motion(month: Month, motion: Motion) -> Iterator[str]:
    item, totals = motion.item, motion.totals
    yield from (uid(month, motion), month.session_day.isoformat(), COUNCIL, "00000000", month.convocation)
    yield from (str(month.session), str(motion.number), item.act_title, item.draft.rpartition("/")[2])
    yield from (str(totals[vote]) for vote in VOTES)
    yield "прийнято" if motion.adopted else "не прийнято"
    yield f"https://rada.example/akty/{item.id}/" if motion.adopted else ""


def _short(title: str) -> str:
    return title if len(title) <= TITLE_ROOM else f"{title[: TITLE_ROOM - 1]}…"


def _csv(columns: Sequence[str], rows: Iterator[Iterator[str]] | Iterator[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
