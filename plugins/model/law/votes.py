"""Duties about roll calls: totals, lists, majorities, as the CSV files of КМУ 835 hold them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ..fields import shown
from ..row import Row
from .rule import Books, Fields, Table, Verdict, rule
from .terms import lacking

RESULTS = {
    "votingFor": "За",
    "votingAgainst": "Проти",
    "votingAbstain": "Утримався",
    "notVoting": "Не голосував",
    "absent": "Відсутній",
}
"""Column of motions -> the same result in votings (КМУ 835)."""


@rule("R06", "sessions", "280/97-ВР ст. 59", "P")
def roll_call_adds_up(row: Row, books: Books) -> Iterator[Verdict]:
    """The totals of a roll call agree with its list of names, and the list with the composition (280/97-ВР ст. 59).

    Judges every motion of a sitting's `votes`. The composition is COMPOSITION of the convocation, else is not asked.
    """
    fields = books.header(row)
    motions, lists = _read(row, books, fields)
    unread = list(_unread((fields.get("votes") or {}).get("motions", ""), motions))
    yield from unread
    if unread or not motions:
        return
    composition = books.figures.composition.get(str(fields.get("convocation", "")), "")
    for uid in sorted(lists.keys() - {motion["uid"] for motion in motions}):
        message = f"у списку є питання «{shown(uid)}», якого немає серед motions"
        yield lacking("votes", message, "виправте motionUid або додайте питання")
    for motion in motions:
        uid = motion["uid"]
        totals = {column: _number(motion.get(column, "")) for column in RESULTS}
        wrong = [column for column, total in totals.items() if total is None]
        if wrong:
            message = f"питання {shown(uid)}: {wrong[0]} «{shown(motion.get(wrong[0], ''))}» не є числом"
            yield lacking("votes", message, "запишіть у motions число голосів цифрами")
            continue
        named = lists.get(uid, Counter())
        for column, result in RESULTS.items():
            listed = named[result.casefold()]
            if totals[column] != listed:
                message = f"питання {shown(uid)}: «{result}» у підсумку {totals[column]}, а у списку {listed}"
                yield lacking("votes", message, f"звірте стовпчик {column} у motions зі списком у votings")
        members = sum(named.values())
        if composition and str(members) != composition:
            message = f"питання {shown(uid)}: у списку {members}, а склад ради — {composition}"
            yield lacking("votes", message, "додайте тих, кого бракує, також відсутніх, або виправте COMPOSITION")


@rule("R07", "acts", "280/97-ВР ст. 59 ч. 2", "K", kinds=frozenset({"rishennia-rady"}))
def decided_by_majority(row: Row, books: Books) -> Iterator[Verdict]:
    """A council's decision has more than half of the composition for it (280/97-ВР ст. 59 ч. 2).

    Judges decisions whose `votes` name their motion (`uid`), or the only one of their file. The composition is
    COMPOSITION of the convocation, else everybody whom the list names.
    """
    fields = books.header(row)
    motions, lists = _read(row, books, fields)
    uid = str((fields.get("votes") or {}).get("uid", ""))
    for motion in motions:
        if motion.get("uid", "") != uid and (uid or len(motions) > 1):
            continue
        composition = books.figures.composition.get(str(fields.get("convocation", "")), "")
        members = int(composition or sum(lists.get(motion.get("uid", ""), Counter()).values()))
        voices = _number(motion.get("votingFor", ""))
        if voices is None or not members:
            continue
        if voices * 2 > members:
            yield Verdict("kept", "votes", done=row.date[:10])
        else:
            message = f"за рішення {voices} з {members} голосів, а треба щонайменше {members // 2 + 1}"
            yield lacking("votes", message, "перевірте підсумок голосування та uid питання")


def _read(row: Row, books: Books, fields: Fields) -> tuple[Table, Mapping[str, Counter[str]]]:
    """Motions, and for each by its uid how many names have which result."""
    votes = fields.get("votes") or {}
    if not votes.get("motions"):
        return (), {}
    lists: dict[str, Counter[str]] = defaultdict(Counter)
    for voice in books.table(row, votes["votings"]):
        lists[voice.get("motionUid", "")][voice.get("result", "").strip().casefold()] += 1
    return books.table(row, votes["motions"]), lists


def _unread(file: str, motions: Table) -> Iterator[Verdict]:
    """What keeps a file of motions from being read; no file is no fault."""
    hint = "потрібен CSV з комами; стовпчики — як у наборі motions постанови КМУ № 835"
    if file and not motions:
        yield lacking("votes", f"у файлі «{shown(file)}» немає жодного питання", hint)
    elif file and (absent := _absent(motions)):
        yield lacking("votes", f"у файлі «{shown(file)}» бракує стовпчиків: {', '.join(absent)}", hint)


def _absent(motions: Table) -> list[str]:
    return [column for column in ("uid", *RESULTS) if column not in motions[0]]


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
