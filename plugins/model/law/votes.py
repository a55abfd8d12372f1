"""Duties about roll calls: totals, lists, majorities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..roll_call import TOTALS
from ..row import Row
from ..vocabulary import VOTES
from ..wrong import shown
from .rule import Books, Verdict, rule
from .terms import lacking


@rule("R06", "sessions", "280/97-ВР ст. 59", "P")
def roll_call_adds_up(row: Row, books: Books) -> Iterator[Verdict]:
    """The totals of a roll call agree with its list of names, and the list with the composition (280/97-ВР ст. 59).

    Judges every motion of a sitting's `votes`. The composition is COMPOSITION of the convocation, else is not asked.
    """
    roll_call = books.roll_call(row)
    if roll_call is None:
        return
    composition = books.figures.composition.get(str(books.header(row).get("convocation", "")), "")
    for motion in roll_call.motions:
        named = Counter(voice.vote for voice in roll_call.by_motion[motion.uid])
        for column, (vote, total) in zip(TOTALS, motion.totals.items(), strict=True):
            if total != named[vote]:
                counts = f"«{VOTES[vote]}» у підсумку {total}, а у списку {named[vote]}"
                hint = f"звірте стовпчик {column} у motions зі списком у votings"
                yield lacking("votes", f"питання {shown(motion.uid)}: {counts}", hint)
        members = sum(named.values())
        if composition and str(members) != composition:
            message = f"питання {shown(motion.uid)}: у списку {members}, а склад ради — {composition}"
            yield lacking("votes", message, "додайте тих, кого бракує, також відсутніх, або виправте COMPOSITION")


@rule("R07", "acts", "280/97-ВР ст. 59 ч. 2", "K", kinds=frozenset({"rishennia-rady"}))
def decided_by_majority(row: Row, books: Books) -> Iterator[Verdict]:
    """A council's decision has more than half of the composition for it (280/97-ВР ст. 59 ч. 2).

    Judges decisions whose `votes` name their motion (`uid`), or the only one of their file. The composition is
    COMPOSITION of the convocation, else everybody whom the list names.
    """
    roll_call = books.roll_call(row)
    motion = roll_call.motion(row.own("uid")) if roll_call else None
    if roll_call is None or motion is None:
        return
    composition = books.figures.composition.get(str(books.header(row).get("convocation", "")), "")
    members = int(composition or len(roll_call.by_motion[motion.uid]))
    voices = motion.totals["za"]
    if not members:
        return
    if voices * 2 > members:
        yield Verdict("kept", "votes", done=row.date[:10])
    else:
        message = f"за рішення {voices} з {members} голосів, а треба щонайменше {members // 2 + 1}"
        yield lacking("votes", message, "перевірте підсумок голосування та uid питання")
