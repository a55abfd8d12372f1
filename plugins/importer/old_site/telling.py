"""What became of the pages, for the terminal; the whole of it stands in the journal.

Reads: the journal of this run, the documents made. Writes: lines.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.model import old_site
from plugins.model.kinds import KINDS
from plugins.model.old_site import Entry, tame
from plugins.model.ukrainian import plural
from plugins.model.vocabulary import ACT_KINDS_MANY
from plugins.records.document import SECTION_TITLES
from plugins.records.settings import Settings

from .addresses import host_of
from .document import Made
from .journal import FAILED, FILE, MISSING, PASSED, SAME, TAKEN, TWIN, Journal

SHOWN = 20
"""Pages that are named one by one; the journal names all."""
_ORDER = (TAKEN, TWIN, SAME, FILE, PASSED, FAILED, MISSING)


def told(
    journal: Journal, made: Sequence[Made], settled: int, settings: Settings, content: Path, *, dry_run: bool
) -> Iterator[str]:
    """The whole answer of the command."""
    fresh = journal.fresh
    counts = Counter(entry.state for entry in fresh)
    width = max(map(len, (*_ORDER, "уже було")))
    if settled:
        yield f"{'уже було':<{width}}  {settled}"
    for state in _ORDER:
        if counts[state]:
            yield f"{state:<{width}}  {counts[state]}{_kinds(made) if state == TAKEN else ''}"
    yield from _named("Не взято", [entry for entry in fresh if entry.state == FAILED])
    yield from _named("Не збережено", [entry for entry in fresh if entry.state == MISSING])
    noted = [entry for entry in fresh if entry.state == TAKEN and entry.note]
    yield from _named("Гляньте", noted)
    if dry_run:
        yield from _sample(made)
    yield ""
    if strangers := sorted({host_of(entry.address) for entry in fresh if entry.leads} - {"", *settings.old_hosts}):
        names = ", ".join(f'"{host}"' for host in strangers)
        yield f"Старі адреси не переспрямовано: додайте {names} до OLD_HOSTS у pelicanconf.py."
    yield from _ending(content, fresh, settled, dry_run=dry_run)


def _kinds(made: Sequence[Made]) -> str:
    """« (новини 210, рішення ради 12)»."""
    kinds = Counter(_kind(document) for document in made)
    return f" ({', '.join(f'{words} {count}' for words, count in kinds.most_common())})" if kinds else ""


def _kind(document: Made) -> str:
    folder = document.path.partition("/")[0]
    if document.row and document.row.kind in ACT_KINDS_MANY:
        return ACT_KINDS_MANY[document.row.kind]
    return SECTION_TITLES.get(folder, KINDS[folder].name).lower()


def _named(title: str, entries: Sequence[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"{title}:"
    for entry in entries[:SHOWN]:
        yield f"  {tame(entry.saved or entry.address)}: {tame(entry.note)}"
    if len(entries) > SHOWN:
        yield f"  … і ще {len(entries) - SHOWN}: усе в {old_site.FILE}"


def _sample(made: Sequence[Made]) -> Iterator[str]:
    """Of one document its whole text; of more, where each would stand."""
    yield ""
    if len(made) == 1:
        yield f"{made[0].path}:"
        yield from (tame(line) for line in made[0].files[made[0].path].decode().split("\n"))
        return
    yield from (f"  {document.path}" for document in made[:SHOWN])
    if len(made) > SHOWN:
        yield f"  … і ще {len(made) - SHOWN}"


def _ending(content: Path, fresh: Sequence[Entry], settled: int, *, dry_run: bool) -> Iterator[str]:
    here = Path.cwd()
    folder = content.absolute().relative_to(here) if content.absolute().is_relative_to(here) else content
    if dry_run:
        yield "Це була проба: нічого не записано. Без --dry-run файли з'являться."
    elif not any(entry.state == TAKEN for entry in fresh):
        yield "Нових документів немає."
    if not dry_run:
        count = len(fresh) + settled
        lines = plural(count, "рядок", "рядки", "рядків")
        yield f"Що стало з кожною адресою: {folder / old_site.FILE} ({count} {lines} цього разу)."
        yield f"Перевірити: ./invoke check --content {shlex.quote(str(folder))}"
