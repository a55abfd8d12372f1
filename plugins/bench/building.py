"""Builds in turn: each round every contender builds from nothing, then after an edit of one document.

Then we alone: with one more document, with new times of all files (as after a checkout), with the memory alone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from typing import NamedTuple

from plugins.model.frontmatter_write import dump

from .contenders import Contender
from .layout import Source
from .measure import Cost, Folder, files, run, size, written

SENTENCE = "\n\nКрок {}: одне речення дописано, щоб виміряти збірку після правки.\n"
INDEX = "poshuk/index/"
"""Where our search keeps its files; all other files are outside search."""

Say = Callable[[str], None]


class Sample(NamedTuple):
    """One build. step: a key of table.STEPS. cpu, wall: seconds; peak: bytes, see measure.Cost. files, bytes: all of
    the output after it. written: those written by it, written_bytes their size; search: of these the search index's,
    search_bytes their size. read, made: documents converted and files made, as our own summary tells; else 0."""

    step: str
    contender: str
    round: int
    cpu: float
    wall: float
    peak: int
    files: int
    bytes: int
    written: int
    written_bytes: int
    search: int
    search_bytes: int
    read: int
    made: int


def measure(compared: Sequence[Contender], extra: Source, rounds: int, say: Say) -> list[Sample]:
    """All builds of all rounds. extra: a document that the corpus does not have yet, added in each round."""
    found: list[Sample] = []
    for number in range(1, rounds + 1):
        for contender in compared:
            say(f"коло {number} з {rounds}: {contender.name}, збірка з нуля")
            for made in contender.made:
                shutil.rmtree(made, ignore_errors=True)
            found.append(_build("clean", contender, number))
        found += _changed(compared, extra, number, lambda text, now=number: say(f"коло {now} з {rounds}: {text}"))
    return found


def _changed(compared: Sequence[Contender], extra: Source, number: int, say: Say) -> list[Sample]:
    """The builds after an edit, and those of ours alone; the corpus is then what it was."""
    found: list[Sample] = []
    kept = {contender.document: contender.document.read_bytes() for contender in compared if contender.document}
    try:
        for path, text in kept.items():
            path.write_bytes(text.rstrip() + SENTENCE.format(number).encode())
        for contender in compared:
            if contender.document:
                say(f"{contender.name}, збірка після правки")
                found.append(_build("edit", contender, number))
        for contender in compared:
            if contender.key == "ours":
                say(f"{contender.name}, збірка з новим документом")
                _add(extra)
                found.append(_build("add", contender, number))
                say(f"{contender.name}, збірка після нових часів усіх файлів")
                for path in contender.content.rglob("*"):
                    path.touch()
                found.append(_build("touch", contender, number))
                say(f"{contender.name}, збірка із самої пам'яті")
                shutil.rmtree(contender.output)
                found.append(_build("memory", contender, number))
    finally:
        extra.path.unlink(missing_ok=True)
        for path, text in kept.items():
            path.write_bytes(text)
    return found


def _build(step: str, contender: Contender, number: int) -> Sample:
    before = files(contender.output)
    cost = run(contender.command)
    return sample(step, contender.key, number, cost, before, files(contender.output))


def sample(step: str, key: str, number: int, cost: Cost, before: Folder, after: Folder) -> Sample:
    """A build told by its cost and by its output as it was and as it is."""
    fresh = written(before, after)
    search = {name: file for name, file in fresh.items() if name.startswith(INDEX)}
    told = json.loads(cost.said) if cost.said.startswith("{") else {}
    counted = told.get("read", 0), told.get("written", 0)
    sizes = len(after), size(after), len(fresh), size(fresh), len(search), size(search)
    return Sample(step, key, number, cost.cpu, cost.wall, cost.peak, *sizes, *counted)


def _add(extra: Source) -> None:
    extra.path.parent.mkdir(parents=True, exist_ok=True)
    extra.path.write_text(f"{dump(dict(extra.header))}\n{extra.body}", encoding="utf-8")
