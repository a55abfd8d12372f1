"""One document whose text stands in no file yet, against the site as it is known: its faults and its page.

What the web editor asks at every pause in typing, so nothing here walks through all documents unless a fault is found.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from ..memory.store import FileRecord
from ..model.consistency import Named, check_whole
from ..model.dataclass import dataclass
from ..model.problems import Problem
from ..model.registry import Registry, own_status
from ..model.row import Row
from ..model.wrong import Wrong
from . import attachments, resource_files, statement_years, statements
from .assets import Pipeline
from .document import Document
from .embeds import source_faults
from .feature import Feature
from .generator import menu_pages
from .limits import limited_reading
from .links import dead_links
from .load import Loaded
from .media import ABSENT, SUFFIX
from .openly import Inside
from .output import Output
from .paper import Paper
from .reading import Reading
from .recall import problems_of
from .roll_call_files import files_of, flaws_of, read_files
from .rules import OWN_RULES
from .scan import Scan, State
from .settings import Settings
from .site import make_site
from .templates import prepare
from .transcripts import Heard, hear
from .whole import Whole


@dataclass(frozen=True)
class Single:
    """A document as its text would make it.

    problems: what `build` would say of it, its own errors first found. files: value as written -> path below content/,
    states: that path -> its state; both only of files that are there.
    """

    path: str
    reading: Reading
    problems: tuple[Problem, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, FileRecord] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Would the build stop at it?"""
        return any(problem.level == "error" for problem in self.problems)


def plain_file(content: Path, path: str) -> os.stat_result | None:
    """The state of a regular file below content/ that no link leads to, or None."""
    if path != posixpath.normpath(path) or path.startswith(("../", "/")) or path in ("", ".", ".."):
        return None
    try:
        folder = content
        for part in path.split("/"):
            folder = folder / part
            state = folder.lstat()
            if stat.S_ISLNK(state.st_mode):
                return None
    except (OSError, ValueError):
        return None
    return state if stat.S_ISREG(state.st_mode) else None


class _Present(Collection[str]):
    """Files of content/ by looking at each when asked; `known` are those that a guess may name."""

    def __init__(self, content: Path, known: Collection[str]) -> None:
        self._content, self._known = content, known

    def __contains__(self, path: object) -> bool:
        found = isinstance(path, str) and (plain_file(self._content, path) or plain_file(self._content, path + SUFFIX))
        return bool(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def read_single(path: str, data: bytes, settings: Settings, loaded: Loaded) -> Single:
    """Read and check the bytes of a document as if they stood in the file `path` below content/."""
    names = _Present(settings.content, ())

    def hear_of(row: Row) -> Heard | None:
        return hear(settings.content, row, names)

    return judged(path, limited_reading(path, data, (), hear_of), settings, loaded)


def remarks(single: Single, data: bytes, content: Path) -> tuple[Problem, ...]:
    """What `check` says of the words of a document beyond its problems; data: its bytes."""
    row, text = single.reading.row, single.reading.text
    if row is None or text is None:
        return ()
    paper = Paper(row, text, content, None, unsaved=data)  # type: ignore[arg-type]  # own rules do not ask for it
    return tuple(problem for rule in OWN_RULES for problem in rule(paper))


def judged(path: str, reading: Reading, settings: Settings, loaded: Loaded) -> Single:
    """Check what was read of a document against all the others."""
    problems = [_of_transcript(path, problem) for problem in problems_of(path, reading.flaws)]
    row = reading.row or reading.faulty
    if row is None:
        return Single(path, reading, tuple(problems))
    problems += _among_others(row, settings, loaded, sound=reading.row is not None)
    content = settings.content
    beside = _Present(content, [posixpath.join(posixpath.dirname(path), name) for name in _names(content / path)])
    found = Scan(files=beside)  # type: ignore[arg-type]  # only asked for names
    files: dict[str, str] = {}
    states: dict[str, FileRecord] = {}
    for name, value in attachments.values_of(row):
        try:
            target = files[value] = attachments.resolved_in(path, name, value, found)
        except Wrong as wrong:
            problems.append(Problem(path, None, name, wrong.message, wrong.hint))
            continue
        states[target] = _state(content, target, loaded.hashes.get(target))
        if plain_file(content, target) and (fault := attachments.fault_of(target, states[target])):
            problems.append(Problem(path, None, name, f"«{value}»: {fault[0]}", fault[1], level=fault[2]))
    if files_named := files_of(row, files):
        problems += _of_table(path, "votes", flaws_of(files_named, read_files(content, files_named)))
    if row.folder == "enterprises":
        for judge in (statements, statement_years):
            problems += _of_table(path, "statements", judge.faults(row, files, content))
        problems += statements.of_years(row)
    if row.folder == "datasets":
        problems += _of_table(path, "resources", resource_files.faults(row, files, content))
    sources = _Present(content, [other.path for other in loaded.registry.rows] if row.targets else [])
    problems += [problem for _, problem in dead_links(loaded.registry, row, sources, settings.video_providers)]
    problems += source_faults(row, settings.video_providers)
    return Single(path, reading, tuple(problems), files, states)


def _of_table(path: str, field: str, faults: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong in tables that a document names, said of the document that an editor has open."""
    for problem in faults:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        yield replace(problem, path=path, line=None, field=field, message=f"{place}: {problem.message}")


def _of_transcript(path: str, problem: Problem) -> Problem:
    """What is wrong in a transcript, said of the document that an editor has open."""
    if problem.path == path:
        return problem
    place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    return replace(problem, path=path, line=None, field="transcript", message=f"{place}: {problem.message}")


def _names(file: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(file.parent) if entry.is_file(follow_symlinks=False))
    except OSError:
        return []


def _state(content: Path, path: str, known: FileRecord | None) -> FileRecord:
    file = content / path
    if not file.exists():  # it lives in the media store
        return known or FileRecord(*ABSENT, "")
    found = file.stat()
    state = State(found.st_mtime_ns, found.st_size)
    return (
        known if known and (known.mtime_ns, known.size) == state else attachments.state_of(Inside(content, path), state)
    )


def _among_others(row: Row, settings: Settings, loaded: Loaded, *, sound: bool) -> list[Problem]:
    """What the whole says of one row: the checker looks at the rows that it names or meets, and at all to guess.

    sound: it has no errors of its own.
    """
    registry, hidden = loaded.registry, {other.id: other for other in loaded.hidden}
    named = [target for _, target, _ in row.relations] + [target.strip("/") for _, target in row.refs]
    near = {other.path: other for id in [row.id, *named] if (other := registry.by_id.get(id) or hidden.get(id))}
    if any(id not in registry.by_id and id not in hidden for id in named):
        near = {other.path: other for other in (*registry.rows, *loaded.hidden)}
    rows = [other for path, other in near.items() if path != row.path]
    faulty = [other for other in loaded.faulty if other.path != row.path]
    (rows if sound else faulty).append(row)
    codes = Named(settings.bodies, settings.commissions)
    checked = check_whole(rows, Registry(rows), settings.now, codes, faulty)
    found = [problem for problem in checked if problem.path == row.path]
    twin = near.get(by_id.path) if (by_id := registry.by_id.get(row.id) or hidden.get(row.id)) else None
    if twin and twin.path > row.path:  # the checker blames the later of two files, but this is the one being written
        words = [problem for problem in checked if problem.path == twin.path and row.path in problem.message]
        found += [replace(p, path=row.path, message=p.message.replace(row.path, twin.path)) for p in words]
    return found


class _Seen(Registry):
    """The site's records with one more or another one, at the price of no copy: what a page asks of its own row."""

    def __init__(self, base: Registry, row: Row) -> None:
        self.__dict__.update(base.__dict__)
        self._own = row

    def status(self, row: Row) -> str:
        return self.related.get(row.id) or own_status(row) if row.id == self._own.id else super().status(row)


class _NoTexts:
    """Stands for the build memory where a page asks for other documents' first words: it has none."""

    def lead(self, _path: str) -> str:
        return ""

    def briefs(self, _name: str) -> dict[str, bytes]:
        return {}


class Drawing:
    """Draws pages of single documents with the site's theme. Needs the plugins of the settings connected."""

    def __init__(self, values: dict[str, Any], settings: Settings, features: tuple[Feature, ...]) -> None:
        from pelican.generators import Generator

        self._settings = settings
        self._features = {feature.folder: feature for feature in features if feature.document is not None}
        self._generator = Generator({}, values, values["PATH"], values["THEME"], "")  # type: ignore[no-untyped-call]
        prepare(self._generator.env)
        scripts = {name: path for feature in features for name, path in feature.scripts().items()}
        pipeline = Pipeline(settings.theme, scripts)
        self.assets: Mapping[str, Output] = {f"/{output.path}": output for output in pipeline.outputs}
        self._links = pipeline.assets

    def page(self, single: Single, loaded: Loaded) -> bytes:
        """The page of a document that was read. Raises LookupError for one that could not be, or has no page."""
        row, stored = single.reading.row, single.reading.text
        feature = self._features.get(row.folder) if row else None
        if row is None or stored is None or feature is None or feature.document is None:
            raise LookupError(single.path)
        site = make_site(self._settings, menu_pages(loaded), self._links)
        whole = Whole(
            _Seen(loaded.registry, row),
            self._settings,
            site,
            _NoTexts(),  # type: ignore[arg-type]
            ChainMap({row.path: single.files}, loaded.attachments),  # type: ignore[arg-type]  # only read
            {**loaded.hashes, **single.states} if single.states else loaded.hashes,
            loaded.stored,
        )
        view = feature.document(Document(_complete(row, single), stored, whole))
        template = self._generator.get_template(view.template)  # type: ignore[no-untyped-call]
        html: str = template.render(view=view)
        return html.encode()


def _complete(row: Row, single: Single) -> Row:
    """The row without files that are not there yet: a page is drawn while its author still looks for them."""
    return row._replace(files=tuple(item for item in row.files if item[0] in single.files))
