"""A motion as pages show it: totals as a chart, by faction and by name as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ..model.roll_call import Motion, Voice
from ..model.ukrainian import capital, number_words, sort_key
from ..model.vocabulary import VOTES, VOTES_MANY
from .charts import Bar, bars
from .roll_call_files import Brief
from .roll_calls import Call, Member
from .view_parts import Link, Table, VoteView
from .whole import Whole

TONE = {vote: tone for tone, vote in enumerate(VOTES, 1)}
NO_FACTION = "фракцію не вказано"


def vote_view(whole: Whole, call: Call, brief: Brief, links: Iterable[Link] = ()) -> VoteView:
    """One motion of a roll call with links to what was voted on."""
    calls = whole.roll_calls
    roll_call = calls.read(call)
    motion = roll_call.motion(brief.uid)
    assert motion is not None
    members = calls.ranked(call)
    voices = sorted(
        ((members[voice.voter_id, voice.voter], voice) for voice in roll_call.by_motion[brief.uid]),
        key=lambda pair: pair[0].place,
    )
    title = motion.title or f"Питання {motion.uid}"
    repeated = sum(other.title == motion.title for other in roll_call.motions) > 1
    about = f"{title} ({motion.uid})" if repeated else title
    return VoteView(
        id=brief.anchor,
        title=title,
        result=capital(motion.result),
        links=tuple(links),
        chart=_chart(brief.anchor, motion, title),
        factions=_by_faction(voices, about),
        names=_by_name(voices, about),
    )


def _chart(id: str, motion: Motion, title: str) -> Markup:
    rows = [Bar(VOTES_MANY[vote], count, tone=TONE[vote]) for vote, count in motion.totals.items() if count]
    if not rows:
        return Markup("")
    return bars(f"{id}-d", f"Результат голосування: {title}", rows, sum(motion.totals.values()))


def _by_faction(voices: Sequence[tuple[Member, Voice]], about: str) -> Table | None:
    factions: dict[str, Counter[str]] = {}
    for member, voice in voices:
        faction = member.row.own("faction") if member.row else ""
        factions.setdefault(faction, Counter())[voice.vote] += 1
    if not any(factions):
        return None
    total = sum(factions.values(), Counter())
    shown = [vote for vote in VOTES if total[vote]]
    ordered = sorted(factions, key=lambda name: (not name, sort_key(name)))
    lines = [(name or NO_FACTION, factions[name]) for name in ordered] + [("Усього", total)]
    rows = tuple((name, *(number_words(counts[vote]) for vote in shown)) for name, counts in lines)
    columns = ("Фракція", *(VOTES_MANY[vote] for vote in shown))
    return Table("За фракціями", columns, rows, tuple(range(1, len(columns))), named=True, about=about)


def _by_name(voices: Sequence[tuple[Member, Voice]], about: str) -> Table:
    rows = []
    for vote, words in VOTES_MANY.items():
        names = tuple(cell(member) for member, voice in voices if voice.vote == vote)
        if names:
            rows.append((f"{words}:\u00a0{number_words(len(names))}", names))
    return Table("Поіменно", ("Голос", "Хто"), tuple(rows), named=True, about=about)


def cell(member: Member) -> Link | str:
    """A voter's name, leading to the deputy's page."""
    return Link(member.row.url, member.name) if member.row else member.name
