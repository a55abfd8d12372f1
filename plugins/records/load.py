"""Content becomes one Registry, without rendering: what `build`, `check`, `new` and `search` stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from ..memory.store import FileRecord, Memory
from ..model.consistency import Named, check_whole
from ..model.dataclass import dataclass
from ..model.problems import Level, Problem, order
from ..model.registry import Registry, visible
from ..model.row import Row
from . import attachments, media, resource_files, roll_call_files, statement_years, statements
from .collector import paused
from .embeds import source_faults
from .feature import Feature
from .links import dead_links
from .media import Stored
from .pictures import Pictures
from .places import located, placed
from .recall import recall
from .scan import scan
from .settings import Settings


@dataclass(frozen=True)
class Loaded:
    """The content as a whole.

    attachments: document path -> value as written -> path below content/. hashes: that path -> its state.
    read: how many sources were read now; the others were remembered. hidden: documents under embargo.
    code: digest of what decides what a source becomes. faulty: rows of those with errors of their own.
    stored: path below content/ -> what stands for it there.
    """

    registry: Registry
    problems: tuple[Problem, ...]
    attachments: Mapping[str, Mapping[str, str]]
    hashes: Mapping[str, FileRecord]
    read: int
    code: str
    hidden: tuple[Row, ...] = ()
    faulty: tuple[Row, ...] = ()
    stored: Mapping[str, Stored] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Does an error stop the build?"""
        return any(problem.level == "error" for problem in self.problems)


def load(settings: Settings, memory: Memory, features: Sequence[Feature]) -> Loaded:
    """Read what changed, recall the rest, and check the whole. All faults at once, in a total order."""
    with paused():
        return _load(settings, memory, features)


def _load(settings: Settings, memory: Memory, features: Sequence[Feature]) -> Loaded:
    content = settings.content
    found = scan(content)
    sources = recall(content, found, memory, [feature for feature in features if feature.read])
    rows, problems = sources.rows, [*found.problems, *sources.problems]
    for feature in features:
        found.files.pop(feature.file, None)
        problems += feature.check(settings) if feature.check else ()
    pictures = Pictures(settings.memory / "pictures")
    absent: Level = "error" if settings.media_required else "warning"
    stored = media.stored(content, settings.media, found, problems, absent)
    files = attachments.collect(content, rows, found, memory, pictures, problems, sources.faulty, stored)
    for read in (roll_call_files, statements, statement_years, resource_files):
        problems += read.learn(content, rows, files.of, files.states, memory)
    now = settings.now
    codes = Named(settings.bodies, settings.commissions)
    registry = Registry(row for row in rows if visible(row, now))
    problems += located(content, check_whole(rows, registry, now, codes, sources.faulty))
    providers = settings.video_providers
    for row in (*registry.rows, *sources.faulty):
        if row.targets:
            problems += placed(content, dead_links(registry, row, found.sources, providers))
    for row in (*(row for row in rows if row.folder == "videos"), *sources.faulty):
        problems += located(content, source_faults(row, providers))
    hidden = tuple(row for row in rows if not visible(row, now))
    return Loaded(
        registry,
        tuple(sorted(problems, key=order)),
        files.of,
        files.states,
        sources.read,
        sources.code,
        hidden,
        tuple(sources.faulty),
        files.stored,
    )
