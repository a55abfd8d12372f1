"""Records: the one place where Pelican is spoken. Reader, generator and writer, and the interface for features."""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Connect the generator, the writer and the reader to Pelican."""
    from pelican import signals

    signals.get_generators.connect(_generator)
    signals.get_writer.connect(_writer)
    signals.readers_init.connect(_add_reader)


def _generator(_: Any) -> type:
    from .generator import RecordGenerator

    return RecordGenerator


def _writer(_: Any) -> type:
    from .writer import RecordWriter

    return RecordWriter


def _add_reader(readers: Any) -> None:
    from .reader import RecordReader

    readers.reader_classes["md"] = RecordReader
