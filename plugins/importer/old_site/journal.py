"""What became of every page, file and address, over all runs.

Reads and writes: `content/old-site.csv` (plugins/model/old_site.py). A line is found by its address, where nobody knows
one by the saved file; lines of other runs and those of editors stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from plugins.model import old_site
from plugins.model.old_site import Entry

from ..writing import write

TAKEN, TWIN, SAME, PASSED, FAILED, FILE, MISSING = (
    "взято",
    "двійник",
    "та сама сторінка",
    "пропущено",
    "не взято",
    "файл",
    "не збережено",
)


_LONGEST_NOTE = 2_000
"""Signs: a spreadsheet's cell holds 32,767 and nobody reads so many."""


class Told(Protocol):
    """What the journal tells of a page."""

    address: str
    name: str
    digest: str


class Journal:
    """The lines by address or file. fresh: those of this run, in the order in which they came."""

    def __init__(self, content: Path, earlier: list[Entry]) -> None:
        self._file = content / old_site.FILE
        self._lines = {_key(entry): entry for entry in earlier}
        self._by_saved = {entry.saved: entry for entry in earlier if entry.saved and entry.page}
        self._fresh: dict[str, None] = {}
        self._twins: dict[str, str] = {}

    @property
    def fresh(self) -> list[Entry]:
        """The lines of this run."""
        return [self._lines[key] for key in self._fresh]

    def lines(self) -> Iterator[Entry]:
        """All lines."""
        yield from self._lines.values()

    def settled(self, name: str, digest: str) -> Entry | None:
        """The line of a page of these very bytes that has been taken, or is a twin of one that has."""
        entry = self._by_saved.get(name)
        return entry if entry and entry.page == digest and entry.state in (TAKEN, TWIN) else None

    def of(self, key: str) -> Entry | None:
        """The line of an address, or of a saved page without one."""
        return self._lines.get(key)

    def page(self, page: Told, state: str, leads: str, note: str, written: str = "") -> None:
        """What became of a page."""
        self.add(Entry(page.address, state, leads, note, page.name, page.digest, written))

    def twin(self, page: Told, other: Told) -> None:
        """A page that says what another one does; it leads where that leads (`lead_twins`)."""
        self.page(page, TWIN, "", f"той самий текст, що й {other.address or other.name}")
        self._twins[page.address or page.name] = other.address or other.name

    def lead_twins(self) -> None:
        """Now that all are taken."""
        for key, other in self._twins.items():
            self._lines[key] = self._lines[key]._replace(leads=self._lines[other].leads)

    def also(self, address: str, state: str, leads: str, saved: str = "") -> None:
        """Another address of a page, or that of a file; a line that leads somewhere already is left alone."""
        known = self._lines.get(address)
        if address and not (known and known.leads):
            self.add(Entry(address, state, leads, "", saved))

    def missing(self, address: str) -> None:
        """An address that a sitemap names and nobody has saved."""
        known = self._lines.get(address)
        if known is None or known.state == MISSING:
            self.add(Entry(address, MISSING, "", "є в карті сайту, а серед збережених сторінки немає"))

    def add(self, entry: Entry) -> None:
        """One line."""
        if len(entry.note) > _LONGEST_NOTE:
            entry = entry._replace(note=f"{entry.note[:_LONGEST_NOTE]}…")
        self._lines[_key(entry)] = entry
        self._fresh[_key(entry)] = None

    def keep(self) -> None:
        """Write the file where it says something new."""
        data = old_site.write(self._lines.values())
        if not self._file.is_file() or self._file.read_bytes() != data:
            write({self._file: data}, over=True)


def _key(entry: Entry) -> str:
    return entry.address or entry.saved
