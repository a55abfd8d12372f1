"""What became of the files, for the terminal: a table, then what there is to say of each.

Reads: outcomes. Writes: lines.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.model.problems import tame
from plugins.model.ukrainian import plural
from plugins.model.vocabulary import ACT_KINDS

from .desk import Outcome

WIDEST = 40
_TITLES = ("Файл", "Що стало", "Вид", "Номер", "Дата", "Зауважень")


def told(outcomes: Sequence[Outcome], content: Path, *, dry_run: bool) -> Iterator[str]:
    """The whole answer of the command. content: the folder of documents, absolute."""
    yield from _table([_TITLES, *map(_row, outcomes)])
    for outcome in outcomes:
        yield from _details(outcome, whole=dry_run or len(outcomes) == 1)
    yield ""
    yield from _ending(outcomes, content, dry_run=dry_run)


def _row(outcome: Outcome) -> tuple[str, ...]:
    values = outcome.act.values if outcome.act else {}
    kind = ACT_KINDS.get(values.get("kind", ""), "—")
    count = len(outcome.notes) + len(outcome.problems)
    number, date = values.get("number") or "—", values.get("date") or "—"
    return (outcome.source.name, outcome.state, kind, number, date, str(count))


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as their longest value, which ends with «…» where it is too long."""
    clean = [
        [tame(value) if len(value) <= WIDEST else f"{tame(value[: WIDEST - 1])}…" for value in row] for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
    for row in clean:
        yield "  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip()


def _details(outcome: Outcome, *, whole: bool) -> Iterator[str]:
    """What there is to say of one file. whole: also the lines that moved into the header."""
    lines = [*outcome.notes, *map(str, outcome.problems)]
    if whole and outcome.act and outcome.made:
        lines = [*(f"з тексту в заголовок — {line.words}" for line in outcome.act.taken), *lines]
    if lines:
        yield ""
        yield tame(outcome.source.name) + (f" → {outcome.made.path}" if outcome.made else "")
        for line in lines:
            first, *others = line.split("\n")
            yield from (f"  {tame(first)}", *(f"    {tame(other)}" for other in others))


def _ending(outcomes: Sequence[Outcome], content: Path, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "Це була проба: нічого не записано. Без --dry-run файли з'являться."
        return
    written = sum(len(outcome.written) for outcome in outcomes)
    if not written:
        yield "Нічого не записано."
        return
    yield f"Записано файлів: {written}."
    unfinished = sum(any(each.level == "error" for each in outcome.problems) for outcome in outcomes)
    if unfinished:
        acts = plural(unfinished, "акт", "акти", "актів")
        yield f"Допишіть порожні поля ({unfinished} {acts}): доти сайт не збереться."
    here = Path.cwd()
    folder = content.relative_to(here) if content.is_relative_to(here) else content
    yield f"Перевірити: ./invoke check --path {shlex.quote(str(folder / 'acts'))}"
