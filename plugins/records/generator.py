"""Pelican's generator for records: reads all of content/, then asks every feature what it makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..memory.store import Memory
from ..model.problems import Problem
from .assets import Pipeline
from .document_outputs import document_outputs, file_outputs
from .feature import Feature, collect
from .load import Loaded, load
from .output import Output
from .report import report
from .session import memory_path
from .settings import Settings, from_pelican
from .site import make_site
from .stock import Generator
from .templates import FILTERS
from .view import View
from .view_parts import Link
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
        self.env.filters.update(FILTERS)
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
        """Write what changed and remember it."""
        with self._closing_on_error():
            self.written: Written = writer.apply(self.outputs(), self.memory, self.render)
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
        template = self.get_template(view.template)  # type: ignore[no-untyped-call]
        html: str = template.render(view=view)
        return html.encode("utf-8")

    def outputs(self) -> Iterator[Output]:
        """Every file of the site: the theme's, then those made from the records."""
        loaded, settings = self.loaded, self.site_settings
        scripts = {name: path for feature in self.features for name, path in feature.scripts().items()}
        pipeline = Pipeline(settings.theme, scripts)
        yield from pipeline.outputs
        site = make_site(settings, menu_pages(loaded), pipeline.assets)
        whole = Whole(loaded.registry, settings, site, self.memory, loaded.attachments, loaded.hashes, loaded.stored)
        yield from page_outputs(whole, self.features)
        for feature in self.features:
            if feature.index is not None:
                yield from feature.index(whole)


def page_outputs(whole: Whole, features: Sequence[Feature]) -> Iterator[Output]:
    """Every file made from the records but the features' indices, in a fixed order; nothing is rendered yet."""
    for feature in features:
        if feature.document is not None:
            yield from document_outputs(whole, feature)
    for row in whole.registry.rows:
        if row.path in whole.attachments:
            yield from file_outputs(whole, row)
    for feature in features:
        if feature.outputs is not None:
            yield from feature.outputs(whole)


def menu_pages(loaded: Loaded) -> tuple[Link, ...]:
    """The council's own pages that ask for a place in the footer of every page."""
    pages = [row for row in loaded.registry.of("pages") if row.pinned]
    return tuple(Link(row.url, row.title) for row in sorted(pages, key=lambda row: (row.pinned, row.title)))
