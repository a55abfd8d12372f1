"""Planned documents into the content, each whole or not at all.

Reads: Planned, Links, the content. Writes: documents with their files, the journal. A document that stands is left
as it is: `replace` makes it anew only where nobody has changed it since import-site wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from plugins.model.problems import Problem
from plugins.records.attached import published_at
from plugins.records.trouble import problem_of

from ..writing import Occupied, write
from .article import sha256
from .document import Made, made
from .journal import FAILED, FILE, SAME, TAKEN, Journal
from .links import Links
from .plan import Planned

_OFTEN = 100
"""Documents after which the journal is written in between: a run that is ended early goes on from there."""


@dataclass
class Desk:
    """The content while pages are put into it. made: the documents of this run, in a trial with their texts."""

    content: Path
    journal: Journal
    replace: bool
    dry_run: bool
    made: list[Made] = field(default_factory=list)

    def take(self, planned: Sequence[Planned], links: Links, step: Callable[[], None]) -> None:
        """Make the documents, one after another."""
        for count, each in enumerate(planned, 1):
            try:
                self._take(each, links)
            except Occupied as error:
                self.journal.page(each.article, FAILED, "", str(error))
            except OSError as error:
                self.journal.page(each.article, FAILED, "", str(problem_of(error)))
            step()
            if count % _OFTEN == 0 and not self.dry_run:
                self.journal.keep()
        self.journal.lead_twins()

    def _take(self, planned: Planned, links: Links) -> None:
        article = planned.article
        document = made(article, planned.values, planned.path, links)
        if document.row is None:
            why = "; ".join(_without_place(problem) for problem in document.errors)
            self.journal.page(article, FAILED, "", why)
            return
        digest, notes = sha256(document.files[document.path]), list(document.notes)
        if planned.known:
            digest = self._again(planned, document, digest, notes)
        else:
            self._write(document, over=False)
        text = {document.path: document.files[document.path]}
        self.made.append(replace(document, files=text if self.dry_run else {}))
        self.journal.page(article, TAKEN, document.row.url, "; ".join(notes), digest)
        for address in article.aliases:
            self.journal.also(address, SAME, document.row.url, article.name)
        for name, address in sorted(document.origins.items()):
            path = str(PurePosixPath(document.path).with_name(name))
            self.journal.also(address, FILE, published_at(path, document.row.url))

    def _write(self, document: Made, *, over: bool) -> None:
        files = {self.content / path: data for path, data in document.files.items()}
        other = next((path for path, data in files.items() if path.is_file() and path.read_bytes() != data), None)
        if other and not over:
            name = other.relative_to(self.content).as_posix()
            raise Occupied(f"на цьому місці вже стоїть {name} — виправте його помилки чи приберіть його й повторіть")
        if not self.dry_run:
            write(files, over=True)

    def _again(self, planned: Planned, document: Made, digest: str, notes: list[str]) -> str:
        """A document that stands already. Gives the digest that the journal keeps of what import-site wrote."""
        path = self.content / planned.path
        entry = self.journal.of(planned.article.address or planned.article.name)
        stands, wrote = sha256(path.read_bytes()), entry.written if entry else ""
        if stands == digest:
            return digest
        if self.replace and wrote == stands:
            self._write(document, over=True)
            return digest
        if wrote == stands:
            notes.append("документ уже є, не змінено — щоб зробити наново: --replace")
        else:
            notes.append("документ правлено, тож не замінено" if wrote else "документ уже є, не змінено")
        return wrote


def _without_place(problem: Problem) -> str:
    """A fault of a document that stands nowhere yet: without file and line."""
    words = f"{problem.message} — {problem.hint}" if problem.hint else problem.message
    return f"{problem.field}: {words}" if problem.field else words
