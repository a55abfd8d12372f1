"""`editor`: the content in a browser on this computer, with forms made of the schema, over files that git keeps.

The interface is Decap CMS out of node_modules; the server speaks its proxy protocol and writes only what changed.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["editor"]


def editor(
    content: Path, memory: Path, port: int = 8001, settings: Path | None = None, *, name: str = "", email: str = ""
) -> int:
    """Show the editor on 127.0.0.1 until Ctrl+C. port: 0 takes any free one. name, email: whose saves they are.

    Gives the exit code: 0 after Ctrl+C; 1 where the port is taken or the content cannot be opened.
    """
    from .command import run

    return run(content.absolute(), memory.absolute(), port, settings, name, email)
