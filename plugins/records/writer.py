"""Writes what changed, removes what nobody claims, and leaves a whole output at every moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..memory.outputs import OutputRecord
from ..memory.store import Memory
from ..model.problems import Problem
from .collector import paused
from .comparing import Past, compare
from .openly import opened
from .output import Given, Lasting, Output
from .pictures import Copy, develop_all, undeveloped
from .progress import Progress, counted
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

        finished: what the memory is to tell the next build of this one.
        """
        root = Path(self.output_path)
        with paused():
            plan = compare(root, outputs, past, memory)
        if plan.problems:
            return Written(problems=plan.problems)
        scratch = root / SCRATCH
        shutil.rmtree(scratch, ignore_errors=True)  # of a killed build
        root.mkdir(parents=True, exist_ok=True)
        pending, gone = plan.pending, plan.gone
        strangers = [] if past.known else _strangers(root, plan.claimed)
        memory.outputs.expect(plan.expected(strangers), past.known)
        try:
            scratch.mkdir()
            _make_all(pending, scratch, render)
            for path in (*_in_the_way(gone, pending), *strangers):
                _remove(root, path)
            done = dict(_place_all(root, pending, scratch))
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        for path in gone:  # last, so that a build which cannot write takes nothing away
            _remove(root, path)
        memory.outputs.keep(plan.records(done), plan.gone_owners, finished)
        return Written(len(done), plan.standing_files, len(gone) + len(strangers))


def _strangers(root: Path, claimed: Mapping[str, str]) -> list[str]:
    """Files of an output folder that this memory knows nothing of: left by a build whose memory is gone."""
    found: list[str] = []
    for name, folders, files in os.walk(root):
        folder = Path(name)
        below = f"{folder.relative_to(root).as_posix()}/" if folder != root else ""
        links = (link for link in folders if (folder / link).is_symlink())
        found += [f"{below}{file}" for file in (*files, *links)]
    return sorted(path for path in found if path not in claimed)


def _in_the_way(gone: Sequence[str], pending: Sequence[Output]) -> list[str]:
    """Files that are folders now."""
    if not gone:
        return []
    folders = {folder.as_posix() for output in pending for folder in PurePosixPath(output.path).parents}
    return [path for path in gone if path in folders]


def _remove(root: Path, path: str) -> None:
    """Remove a file and the folders it leaves empty."""
    file = root / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == root:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def _make_all(pending: Sequence[Output], scratch: Path, render: Render) -> None:
    """Every pending file, whole, in `scratch` under its number. What fails here leaves the output as it was."""
    if copies := undeveloped(output.make for output in pending if isinstance(output.make, Copy)):
        develop_all(copies)

    def make(batch: Sequence[int]) -> int:
        for number in batch:
            _make(pending[number], scratch / str(number), render)
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
    try:
        os.link(source, file)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(source, file)


def _place_all(root: Path, pending: Sequence[Output], scratch: Path) -> Iterator[tuple[str, OutputRecord]]:
    """Rename the made files into place: whole ones or none."""
    ready = {""}
    for number, output in enumerate(counted(pending, "Розкладаю сторінки", len(pending))):
        _make_way(root, output.path.rpartition("/")[0], ready)
        made, target = f"{scratch}/{number}", f"{root}/{output.path}"
        try:
            os.replace(made, target)
        except OSError:
            if not Path(target).is_dir():
                raise
            shutil.rmtree(target)
            os.replace(made, target)
        state = os.stat(target, follow_symlinks=False)
        yield output.path, OutputRecord(output.key, state.st_mtime_ns, state.st_size)


def _make_way(root: Path, path: str, ready: set[str]) -> None:
    """The folder of a file, a real one: a link would lead the site's files out of the site, a file is in the way."""
    if path in ready:
        return
    _make_way(root, path.rpartition("/")[0], ready)
    folder = root / path
    try:
        folder.mkdir()
    except FileExistsError:
        if folder.is_symlink() or not folder.is_dir():
            folder.unlink()
            folder.mkdir()
    ready.add(path)
