"""Refusal to make an empty site by mistake: a folder in which no document is found is mostly the wrong folder."""

from __future__ import annotations

import os
from pathlib import Path

from ..model.sections import FOLDERS
from .session import Refused


def refuse_nothing(content: Path, output: Path | None = None) -> None:
    """Raise Refused where content/ has files but no document, or has nothing while output/ shows documents.

    An empty folder is a site's beginning: it gives a site without documents. output: None where that is wanted.
    """
    if any(_has_source(content / folder) for folder in FOLDERS):
        return
    nothing = f"у теці {content} немає жодного документа"
    if any((content / "content" / folder).is_dir() for folder in FOLDERS):
        raise Refused(f"{nothing} — можливо, {content / 'content'}?")
    if content.name in FOLDERS and _has_source(content):
        raise Refused(f"{nothing} — можливо, {content.parent}?")
    if _has_files(content):
        raise Refused(f"{nothing} — перевірте --content; документи — це файли .md у теках {', '.join(FOLDERS)}")
    if output is not None and _shows_documents(output):
        hint = "перевірте --content, а якщо сайт має стати порожнім: ./invoke build --clean"
        raise Refused(f"{nothing}, а сайт у {output} їх має — {hint}")


def _has_source(folder: Path) -> bool:
    return any(name.endswith(".md") for _, _, names in os.walk(folder) for name in names)


def _has_files(folder: Path) -> bool:
    """Whether something but hidden files lies there."""
    return any(not name.startswith(".") for _, _, names in os.walk(folder) for name in names)


def _shows_documents(output: Path) -> bool:
    feed = output / "feeds/all.atom.xml"
    return feed.is_file() and b"<entry>" in feed.read_bytes()
