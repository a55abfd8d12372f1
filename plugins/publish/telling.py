"""What a publication changes and what stands on a target, in words for people."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from ..model.ukrainian import plural, size_words
from .manifest import Difference, Fault
from .release import Release, made

SHOWN = 40
"""Addresses named one by one; the others are counted."""
_TITLE = re.compile(rb"<title>([^<]*)</title>")
_HEAD = 4096


def waiting(words: str) -> None:
    """Name on a terminal what is waited for: a server that is not there keeps one waiting for half a minute."""
    if sys.stderr.isatty():
        print(words, file=sys.stderr)


def changes_told(changes: Difference, output: Path) -> Iterator[str]:
    """Pages as citizens know them, by address and title; the rest is only counted.

    output: the folder of the built site.
    """
    for words, paths in (("нове", changes.added), ("змінене", changes.changed), ("зникне", changes.removed)):
        pages = [path for path in paths if path.endswith(".html")]
        for path in pages[:SHOWN]:
            title = _title(output / path)
            yield f"  {words}: /{path.removesuffix('index.html')}{f' — {title}' if title else ''}"
        if len(pages) > SHOWN:
            yield f"  {words}: ще сторінок {len(pages) - SHOWN}"


def counts(changes: Difference) -> str:
    """How many pages, and how many files with them."""
    new, changed, gone = (sum(path.endswith(".html") for path in paths) for paths in changes)
    return f"сторінок нових {new}, змінених {changed}, прибраних {gone}; разом змін у файлах {sum(map(len, changes))}"


def release_told(release: Release, live: bool, zone: str) -> str:
    """A line of the list of releases. zone: whose clock the time is told by, as Europe/Kyiv."""
    when = made(release.id).astimezone(ZoneInfo(zone))
    size = f"{release.files} {plural(release.files, 'файл', 'файли', 'файлів')}, {size_words(release.bytes)}"
    return f"{'→' if live else ' '} {release.id}  {when:%d.%m.%Y %H:%M}  {size}{'  живий' if live else ''}"


def faults_told(faults: Sequence[Fault]) -> Iterator[str]:
    """A line each for the first, the others counted."""
    yield from (str(fault) for fault in faults[:SHOWN])
    if len(faults) > SHOWN:
        yield f"… і ще файлів {len(faults) - SHOWN}"


def _title(page: Path) -> str:
    if not page.is_file():
        return ""
    with page.open("rb") as file:
        found = _TITLE.search(file.read(_HEAD))
    title = html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
    return title.rpartition(" — ")[0] or title  # without the name of the site
