"""Writes what changed, removes what nobody claims, and leaves a whole output at every moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..memory.outputs import OutputRecord
from ..memory.store import Memory
from ..model.problems import Problem
from .collector import paused
from .comparing import Past, Plan, compare
from .openly import opened
from .output import Given, Lasting, Output
from .pictures import Copy, develop_all, undeveloped
from .placing import put_in_place, strangers, told_halfway
from .progress import Progress
from .stock import Writer
from .view import View
from .workers import in_workers, processes

FEW = 500
"""Fewer pages than this are rendered faster without starting workers."""
CHUNK = 50
SCRATCH = ".unfinished"
"""Folder of output/ where files are written before they are renamed into place; there only while a build writes."""

Render = Callable[[View], bytes]


@dataclass
class Written:
    """What a build did to the output folder, in files."""

    written: int = 0
    skipped: int = 0
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)


class RecordWriter(Writer):
    """Pelican's writer for outputs with keys: an equal key and an untouched file mean there is nothing to write."""

    def apply(self, outputs: Iterable[Output], memory: Memory, render: Render, past: Past, finished: bytes) -> Written:
        """Bring output/ to exactly these outputs and what `past` keeps. Nothing is written when two claim one path.

        finished: what the memory is to tell the next build of this one. Whoever calls holds the folder (memory.lock).
        """
        root = Path(self.output_path)
        with paused():
            plan = compare(root, outputs, past, memory)
        if plan.problems:
            return Written(problems=plan.problems)
        return _carried_out(root, plan, memory, render, finished)


def _carried_out(root: Path, plan: Plan, memory: Memory, render: Render, finished: bytes) -> Written:
    scratch = root / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)  # of a killed build
    strange = [] if plan.past.known else strangers(root, plan.claimed)
    memory.outputs.expect(plan.expected(strange), plan.past.known)
    done: dict[str, OutputRecord] = {}
    try:
        scratch.mkdir(parents=True)  # somebody may have deleted the output since it was looked at
        _make_all(plan.pending, scratch, render)
        with told_halfway(done):
            put_in_place(root, plan, strange, scratch, done)
            memory.outputs.keep(plan.records(done), plan.gone_owners, finished)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Written(len(done), plan.standing_files, len(plan.gone) + len(strange))


def _make_all(pending: Sequence[Output], scratch: Path, render: Render) -> None:
    """Every pending file, whole, in `scratch` under its path. What fails here leaves the output as it was."""
    if copies := undeveloped(output.make for output in pending if isinstance(output.make, Copy)):
        develop_all(copies)

    ready: set[str] = set()

    def make(batch: Sequence[int]) -> int:
        for number in batch:
            output = pending[number]
            folder = output.path.rpartition("/")[0]
            if folder not in ready:
                (scratch / folder).mkdir(parents=True, exist_ok=True)
                ready.add(folder)
            _make(output, scratch / output.path, render)
        return len(batch)

    def tried(batch: Sequence[int]) -> int | None:
        try:
            return make(batch)
        except Exception:  # noqa: BLE001 - made once more below: what a worker raises comes back without its traceback
            return None

    numbers = range(len(pending))
    few = len(pending) < FEW or processes() == 1
    batches = [numbers[start : start + CHUNK] for start in range(0, len(pending), CHUNK)]
    with Progress("Пишу сторінки", len(pending)) as progress:
        for batch, done in zip(batches, map(make, batches) if few else in_workers(tried, batches), strict=True):
            progress.step(make(batch) if done is None else done)


def _make(output: Output, file: Path, render: Render) -> None:
    made = output.make()
    if isinstance(made, Lasting):
        _link(made.file, file)
    elif isinstance(made, Given):
        with opened(made.file, made.state) as source, file.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    elif isinstance(made, Path):
        shutil.copyfile(made, file)
    else:
        file.write_bytes(render(made) if isinstance(made, View) else made)


def _link(source: Path, file: Path) -> None:
    file.unlink(missing_ok=True)  # made by a worker that failed at another file
    try:
        os.link(source, file)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(source, file)
