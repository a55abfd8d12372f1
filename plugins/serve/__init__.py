"""`serve`: the site on this computer, built anew and shown anew after every change of content, theme or settings.

Nothing of the preview enters output/: its script is put into pages on their way to the browser.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["serve"]


def serve(content: Path, output: Path, memory: Path, port: int = 8000, settings: Path | None = None) -> int:
    """Build, then show the site on 127.0.0.1 until Ctrl+C. port: 0 takes any free one.

    Gives the exit code: 0 after Ctrl+C; 1 where the port is taken or the site cannot be built at all.
    """
    from .preview import run

    return run(content.absolute(), output.absolute(), memory.absolute(), port, settings)
