"""Compiled templates kept in the environment: to compile those of one page costs more than to render hundreds."""

from __future__ import annotations

import pickle
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..memory import fingerprint

PLUGINS = Path(__file__).parent.parent
OPTIONS = ("autoescape", "trim_blocks", "lstrip_blocks", "optimized", "keep_trailing_newline", "newline_sequence")
"""What the compiled form depends on beside the source, which Jinja itself compares."""


class Compiled(FileSystemBytecodeCache):
    """Jinja's own cache of files; a damaged one is compiled anew, one that cannot be written is done without."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if that is whole."""
        try:
            super().load_bytecode(bucket)
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, IndexError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, by a rename."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled(env: Environment, kind: str = "templates") -> Compiled | None:
    """The cache for an environment, one of each kind at a time; None where the environment's folder cannot be written.

    Jinja computes constant expressions while it compiles, filters among them, so the code of ours is part of the name.
    """
    options = [f"{name} {getattr(env, name)}" for name in OPTIONS]
    code = fingerprint.of_code(PLUGINS, "model", "records")
    known = fingerprint.digest([code, fingerprint.of_library("jinja2"), options, sorted(env.extensions)])
    folder = Path(sys.prefix, "cache", f"{kind}-{known}")
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True)
        except OSError:
            return None
        for other in folder.parent.glob(f"{kind}-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    return Compiled(str(folder), "%s")
