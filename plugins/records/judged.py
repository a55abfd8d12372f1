"""What the rules of law that speak in public say of each document, remembered from build to build.

A verdict is that of `model/law`, the same that `check` tells; here it is only kept. It is made anew where the document
or one that it names or is named by has changed, and on another day where a rule asked what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..memory import fingerprint
from ..model.law.rule import Verdict
from ..model.law.rules import PUBLIC, Case, concerned, judged
from ..model.registry import Registry
from ..model.row import Row
from .law import books

if TYPE_CHECKING:
    from ..memory.store import Memory
    from .roll_calls import RollCalls
    from .settings import Settings
    from .whole import Whole

_RULES = {rule.id: rule for rule in PUBLIC}

STATE = "judged"
"""What the memory keeps the verdicts under."""

_Entry = tuple[str, str, tuple[tuple[Any, ...], ...]]
"""(key, the day on which it holds or "" for any, (rule, *verdict) each): as marshal keeps it."""


class Judged(NamedTuple):
    """A document that keeps duties or does not. body: code of the body or commission, "" where nothing tells it."""

    row: Row
    body: str
    cases: tuple[Case, ...]


def public_verdicts(whole: Whole) -> Iterator[Judged]:
    """Documents of which public rules say anything, kind by kind; asked through `whole.judged`, once in a build."""
    name = f"{STATE} {whole.layer('records', '')}"
    known: dict[str, _Entry] = whole.memory.state(name) or {}
    law = books(whole.settings, whole.registry, whole.memory, lambda: whole.roll_calls)
    today = law.clock.day
    entries: dict[str, _Entry] = {}
    rows: list[Row] = []
    for row, rules in concerned(whole.registry, PUBLIC):
        key = _key(whole, row)
        entry = known.get(row.id)
        if entry is None or entry[0] != key or entry[1] not in ("", today):
            law.clock.asked = False
            found: tuple[tuple[Any, ...], ...] = tuple(
                (case.rule.id, *case.verdict) for case in judged(row, law, rules)
            )
            entry = (key, today if law.clock.asked else "", found)
        entries[row.id] = entry
        if entry[2]:
            rows.append(row)
    if entries != known:
        whole.memory.finish_state(STATE, name, entries)
    for row in rows:
        cases = tuple(Case(_RULES[id], row, Verdict(*verdict)) for id, *verdict in entries[row.id][2])
        yield Judged(row, _body(whole.registry, row), cases)


def fresh_verdicts(
    settings: Settings, registry: Registry, memory: Memory, calls: Callable[[], RollCalls]
) -> Iterator[Judged]:
    """The same without a build: every rule is asked anew, and nothing is remembered."""
    law = books(settings, registry, memory, calls)
    for row, rules in concerned(registry, PUBLIC):
        if cases := tuple(judged(row, law, rules)):
            yield Judged(row, _body(registry, row), cases)


def _key(whole: Whole, row: Row) -> str:
    """Digest of the document and of all whom it names or is named by, with its files: what a rule may see."""
    registry = whole.registry
    named = [id for _, id, _ in (*row.relations, *registry.inverse(row))]
    named += [id.strip("/") for _, id in row.refs]
    near = [other.digest for id in named if (other := registry.by_id.get(id))]
    near += [other.digest for other in registry.referring(row)]
    near += [whole.hashes[path].sha256 for path in whole.attachments.get(row.path, {}).values()]
    return fingerprint.of_text("".join([row.digest, *near])) if near else row.digest


def _body(registry: Registry, row: Row) -> str:
    """Whose the document is: as it says, else as the act made from a draft or the sitting that considers it says."""
    if own := row.body or row.commission:
        return own
    adopted = [registry.by_id[id] for type, id, _ in registry.inverse(row) if type == "adopts-draft"]
    sittings = [other for other in registry.referring(row) if other.folder == "sessions"]
    return next((other.body for other in (*adopted, *sittings) if other.body), "")
