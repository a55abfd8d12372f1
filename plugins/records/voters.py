"""Roll calls and attendance lists against the whole of the records: who is meant, which motion, told by `check`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.problems import Problem, maybe
from ..model.row import COUNCIL, Row
from ..model.wrong import shown
from .places import located, placed
from .roll_calls import Call, RollCalls
from .session import Session

Words = tuple[str, str]
"""Message and hint."""


def check_votes(session: Session) -> Iterator[Problem]:
    """Every name in a roll call or an attendance list is that of one deputy; every motion has a uid of its own.

    A deputy is known by the code (`voterId`: `voter_id` of the document or the end of its address), else by the full
    name within the convocation. Convocations without deputies on the site are not asked about, nor are lists of bodies
    other than the council and its commissions. An act's `votes` name a motion that is in the file.
    """
    loaded, settings = session.loaded, session.settings
    calls = RollCalls(loaded.registry, settings.content, loaded.attachments, loaded.hashes, session.memory)
    for call in calls.calls:
        yield from _voters(calls, call)
    yield from _repeats(calls)
    bodies = {COUNCIL, *settings.commissions}
    for sitting in loaded.registry.of("sessions"):
        if sitting.body in bodies:
            yield from placed(settings.content, _listed(calls, sitting))
    yield from located(settings.content, _motions(calls, loaded.registry.of("acts")))


def _voters(calls: RollCalls, call: Call) -> Iterator[Problem]:
    for voter in call.voters:
        if words := _unknown(calls, call.convocation, voter.name, voter.id):
            yield Problem(call.files[1], voter.line, "voterName", *words, level="warning")


def _listed(calls: RollCalls, sitting: Row) -> Iterator[tuple[str, Problem]]:
    """Names of an attendance list with their problems."""
    convocation = sitting.session.rpartition("-")[0]
    for name in filter(None, (*sitting.own("present").split("\n"), *sitting.own("absent").split("\n"))):
        if words := _unknown(calls, convocation, name):
            yield name, Problem(sitting.path, None, "attendance", *words, level="warning")


def _unknown(calls: RollCalls, convocation: str, name: str, voter_id: str = "") -> Words | None:
    """What is wrong with a name. A site without deputies of a convocation is not asked about them."""
    found = calls.roster.find(convocation, name, voter_id)
    if len(found) == 1 or not calls.roster.names(convocation):
        return None
    if found:
        ids = ", ".join(row.id for row in found)
        hint = "впишіть voterId у CSV, а в документі депутата — voter_id"
        return f"«{shown(name)}» може бути кожним із цих депутатів: {ids}", hint
    guess = maybe(name, calls.roster.names(convocation))
    where = f"депутатів {convocation} скликання" if convocation else "депутатів"
    return f"«{shown(name)}» немає серед {where}", f"{guess} виправте ім'я або додайте депутата в deputies/".strip()


def _repeats(calls: RollCalls) -> Iterator[Problem]:
    first: dict[str, Call] = {}
    for call in calls.calls:
        for brief in call.motions:
            other = first.setdefault(brief.uid, call)
            if other is not call:
                path = call.files[0] or call.files[1]
                message = f"uid «{shown(brief.uid)}» уже має питання у файлі {other.files[0] or other.files[1]}"
                hint = "кожне питання на сайті має свій uid, наприклад із датою засідання"
                yield Problem(path, brief.line or None, None, message, hint, level="warning")


def _motions(calls: RollCalls, acts: tuple[Row, ...]) -> Iterator[Problem]:
    for act in acts:
        call = calls.of(act)
        if call is None or call.motion(act.own("uid")):
            continue
        known = [brief.uid for brief in call.motions]
        if uid := act.own("uid"):
            guess = maybe(uid, known)
            message, hint = f"у голосуванні немає питання «{shown(uid)}»", f"{guess} виправте uid".strip()
        else:
            message = f"у голосуванні {len(known)} питань, а про яке з них ідеться, не сказано"
            hint = f"допишіть uid, наприклад {known[0]}"
        yield Problem(act.path, None, "votes", message, hint, level="warning")
