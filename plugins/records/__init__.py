"""Records: the one place where Pelican is spoken. Reader, generator and writer, and the interface for features."""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Connect the generator, the writer and the reader to Pelican."""
    from .stock import signals

    signals.get_generators.connect(_generator)
    signals.get_writer.connect(_writer)
    signals.readers_init.connect(_add_reader)
    signals.generator_init.connect(_keep_compiled)


def _generator(_: Any) -> type:
    from .generator import RecordGenerator

    return RecordGenerator


def _writer(_: Any) -> type:
    from .writer import RecordWriter

    return RecordWriter


def _add_reader(readers: Any) -> None:
    from .reader import LaterRst, RecordReader
    from .stock import RstReader

    readers.reader_classes["md"] = RecordReader
    if readers.reader_classes.get("rst") is RstReader:
        readers.reader_classes["rst"] = LaterRst


def _keep_compiled(generator: Any) -> None:
    """Pelican's own generators load four templates of its theme in every build, and use none."""
    from .compiled import compiled

    if type(generator).__module__ == "pelican.generators":  # ours gives its templates tags of its own first
        generator.env.bytecode_cache = compiled(generator.env, "stock")
