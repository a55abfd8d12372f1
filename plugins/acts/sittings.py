"""What an act's page shows of sittings: where it was considered, the moment in the recording, the vote."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.row import Row
from ..model.ukrainian import date_words
from ..model.vocabulary import VOTES_MANY
from ..records.life import decision_life
from ..records.moments import moment_link, moment_of
from ..records.roll_calls import Vote
from ..records.view_parts import Fact, Link, VoteView
from ..records.votes import vote_view
from ..records.whole import Whole


def beside(whole: Whole, row: Row) -> str:
    """The vote, places on agendas, moments of recordings, the life of the decision; see `Feature.beside`."""
    calls, registry = whole.roll_calls, whole.registry
    items = calls.agendas.considered(row.id)
    vote = calls.vote(row)
    if vote is None and not items and not row.relations and not registry.inverse(row) and not registry.referring(row):
        return ""
    parts = [repr(decision_life(whole, row))]
    for item in items:
        video, moment = moment_of(whole, item, (row,)) or (None, "")
        parts.append(f"{item.sitting.own('agenda')}\t{item.sitting.body}\t{video.url if video else ''}\t{moment}")
    if vote is not None:
        home = calls.url(*vote)
        parts += [vote.motion.digest, home, vote.call.row.face, calls.members_key(vote.call)]
    return "\n".join(parts)


def considered(whole: Whole, row: Row) -> Iterator[Fact]:
    """The sittings that considered the act or draft, with its item; the moment in the recording."""
    agendas, registry = whole.roll_calls.agendas, whole.registry
    items = agendas.considered(row.id)
    links = [Link(item.url, f"{_words(whole, item.sitting)}, питання {item.number}") for item in items]
    known = {item.sitting.id for item in items}
    own = {field: registry.by_id.get(id.strip("/")) for field, id in row.refs}
    if (sitting := own.get("sitting")) and sitting.id not in known:
        links.insert(0, Link(sitting.url, _words(whole, sitting)))
    if links:
        yield Fact("Засідання", links=tuple(links))
    if vote := shown_vote(whole, row):
        motion = whole.roll_calls.read(vote.call).motion(vote.motion.uid)
        assert motion is not None
        counts = (f"{VOTES_MANY[code].lower()} {count}" for code, count in motion.totals.items() if count)
        words = ", ".join(counts) or motion.result or "поіменно"
        yield Fact("Голосування", links=(Link(f"#{vote.motion.anchor}", words),))
    if video := own.get("video.id"):
        yield Fact("Мить розгляду", links=(moment_link(video, row.own("moment")),))
    elif found := next((found for item in reversed(items) if (found := moment_of(whole, item, ()))), None):
        yield Fact("Мить розгляду", links=(moment_link(*found),))


def _words(whole: Whole, sitting: Row) -> str:
    return f"{whole.body(sitting.body)}, {date_words(sitting.date[:10])}"


def shown_vote(whole: Whole, row: Row) -> Vote | None:
    """The vote on an act, or on a draft that did not become one."""
    return None if whole.registry.status(row) == "pryiniatyi" else whole.roll_calls.vote(row)


def vote_on(whole: Whole, row: Row) -> VoteView | None:
    """The vote as the page shows it."""
    vote = shown_vote(whole, row)
    if vote is None:
        return None
    home = whole.roll_calls.url(*vote)
    links = [Link(home, "Це голосування на сторінці засідання")] if home and not home.startswith(f"{row.url}#") else []
    return vote_view(whole, *vote, links)
