"""Pelican's generator for records: reads all of content/, then asks every feature what it makes of it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from ..memory import fingerprint
from ..memory.lock import held
from ..memory.store import Memory
from ..model.problems import Problem
from .assets import Pipeline
from .collector import paused
from .comparing import Past
from .compiled import compiled
from .delta import delta, finished
from .document_outputs import document_outputs, file_outputs
from .feature import Feature, collect
from .load import Loaded, load
from .output import Output
from .progress import counted
from .report import report
from .session import memory_path
from .settings import Settings, from_pelican
from .site import make_site
from .standing import standing
from .stock import Generator
from .templates import prepare
from .view import View
from .view_parts import Assets, Link
from .whole import Whole
from .writer import RecordWriter, Written


class BuildStopped(SystemExit):
    """Errors in the content or in the settings: nothing was written, everything was reported."""

    def __init__(self, problems: Sequence[Problem], read: int) -> None:
        super().__init__(1)
        self.problems = problems
        self.read = read


class RecordGenerator(Generator):
    """generate_context reads and checks; generate_output writes what changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        prepare(self.env)
        self.site_settings: Settings = from_pelican(self.settings)
        self.features: tuple[Feature, ...] = collect(self.site_settings)
        self.memory = Memory(memory_path(self.site_settings))

    def generate_context(self) -> None:
        """Read the content; raises BuildStopped with all its faults when one of them is an error."""
        with self._closing_on_error():
            self.loaded = load(self.site_settings, self.memory, self.features)
            report(self.loaded.problems)
            if self.loaded.broken:
                raise BuildStopped(self.loaded.problems, self.loaded.read)

    def generate_output(self, writer: RecordWriter) -> None:
        """Write what changed and remember it. Raises Busy where another build is at work in the output."""
        with self._closing_on_error(), held(self.site_settings.output):
            scripts = {name: path for feature in self.features for name, path in feature.scripts().items()}
            pipeline = Pipeline(self.site_settings.theme, scripts)
            whole = self.whole(pipeline.assets)
            with paused():
                index = index_parts(whole, self.features)
                now = finished(self.loaded, whole, self._world(whole))
                past = standing(whole, delta(self.loaded, now, self.memory), self.features, index)
            outputs = chain(pipeline.outputs, self.outputs(whole, past, index))
            self.written: Written = writer.apply(outputs, self.memory, self.render, past, now.dump())
            if self.written.problems:
                report(self.written.problems)
                raise BuildStopped((*self.loaded.problems, *self.written.problems), self.loaded.read)
        self.memory.close()

    @contextmanager
    def _closing_on_error(self) -> Iterator[None]:
        """A build that fails lets go of the memory, so that the next one in this process can have it."""
        try:
            yield
        except BaseException:
            self.memory.close()
            raise

    def render(self, view: View) -> bytes:
        """A view as HTML, in UTF-8."""
        if self.env.bytecode_cache is None:
            self.env.bytecode_cache = compiled(self.env)
        template = self.get_template(view.template)  # type: ignore[no-untyped-call]
        html: str = template.render(view=view)
        return html.encode("utf-8")

    def whole(self, assets: Assets) -> Whole:
        """What every feature works from. assets: addresses of the theme's files."""
        loaded, settings = self.loaded, self.site_settings
        site = make_site(settings, menu_pages(loaded), assets)
        return Whole(loaded.registry, settings, site, self.memory, loaded.attachments, loaded.hashes, loaded.stored)

    def outputs(self, whole: Whole, past: Past, index: Mapping[str, Part]) -> Iterator[Output]:
        """Every file made from the records, but those that are kept as they are. index: of `index_parts`."""
        many = sum(map(len, past.known.values())) or sum(self._documents_files(whole))
        made = page_outputs(whole, self.features, past.kept)
        yield from made if past.kept else counted(made, "Звіряю сторінки", many)
        for owner, part in index.items():
            if owner not in past.kept:
                yield from _owned(owner, part())

    def _documents_files(self, whole: Whole) -> Iterator[int]:
        """How many pages and forms the documents of each kind have, about."""
        for feature in self.features:
            forms = 0 if feature.has_forms else len(feature.forms)
            yield len(whole.registry.of(feature.folder)) * (1 + forms) if feature.document else 0

    def _world(self, whole: Whole) -> str:
        """Digest of what keys are made of beside the content."""
        return fingerprint.digest([self.loaded.code, whole.world(feature.name for feature in self.features)])


def page_outputs(whole: Whole, features: Sequence[Feature], kept: Container[str] = ()) -> Iterator[Output]:
    """Every file made from the records but the features' indices, in a fixed order; nothing is rendered yet.

    kept: documents by their paths, features by their names, whose files need no look.
    """
    rows = whole.registry.rows
    looked_at = {row.path for row in rows if row.path not in kept}
    for feature in features:
        if feature.document is not None:
            own = (row for row in whole.registry.of(feature.folder) if row.path in looked_at)
            yield from document_outputs(whole, feature, own)
    yield from file_outputs(whole, rows, looked_at)
    for feature in features:
        if feature.outputs is not None and feature.name not in kept:
            yield from _owned(feature.name, feature.outputs(whole))


Part = Callable[[], Iterable[Output]]


def index_parts(whole: Whole, features: Iterable[Feature]) -> dict[str, Part]:
    """The parts of all indices, by the owners of their files."""
    return {
        f"{feature.name}:{part}" if part else feature.name: make
        for feature in features
        if feature.index is not None
        for part, make in feature.index(whole).items()
    }


def _owned(owner: str, outputs: Iterable[Output]) -> Iterator[Output]:
    return (output._replace(owner=owner) for output in outputs)


def menu_pages(loaded: Loaded) -> tuple[Link, ...]:
    """The council's own pages that ask for a place in the footer of every page."""
    pages = [row for row in loaded.registry.of("pages") if row.pinned]
    return tuple(Link(row.url, row.title) for row in sorted(pages, key=lambda row: (row.pinned, row.title)))
