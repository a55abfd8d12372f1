"""The corpus on disk: months in order, one file per document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from plugins.model.frontmatter_write import dump

from . import acts, enterprises, news, people, petitions, register, sittings, videos, votes
from .document import Document
from .media import with_media
from .months import Month, corpus
from .papers import papers


def documents(months: int, seed: int) -> Iterator[tuple[Month, list[Document]]]:
    """Every month with its 472 documents, its sittings and the deputies of a convocation that begins; oldest first."""
    streams = register.streams(seed)
    others = news.stream(seed), petitions.stream(seed), videos.stream(seed)
    before: register.Base | None = None
    elected: set[str] = set()
    for month in corpus(months):
        known = _ids(before) if before else frozenset()
        before = before or register.base(seed, month.before, streams)
        now = register.base(seed, month, streams)
        decided = register.decisions(seed, now, before)
        voted = votes.motions(seed, now, before, decided)
        told = [item for item in (*now.committee, *now.orders, *now.council) if item.number]
        new = () if month.convocation in elected else people.documents(seed, month.convocation)
        elected.add(month.convocation)
        here = known | {item.id for item in (*decided, *now.drafts)}
        yield (
            month,
            [
                *news.documents(seed, month, others[0], told),
                *acts.documents(seed, now, decided, voted, known),
                *petitions.documents(seed, month, others[1]),
                *videos.documents(seed, month, others[2], voted),
                *sittings.documents(seed, month, papers(now, decided), voted, here),
                *new,
            ],
        )
        before = now


def _ids(base: register.Base) -> frozenset[str]:
    return frozenset(item.id for item in (*base.council, *base.committee, *base.orders, *base.drafts))


def write(months: int, content: Path, seed: int, progress: TextIO, *, media: bool = False) -> int:
    """Write the corpus; gives the number of documents. A line of progress is renewed on a terminal only."""
    count = 0
    folders: set[str] = set()
    for done, (month, found) in enumerate(documents(months, seed), 1):
        count += _save(with_media(seed, month, found) if media else found, content, folders)
        if progress.isatty():
            progress.write(f"\r{month.folder}: {done} з {months} місяців, {count} документів")
            progress.flush()
    if progress.isatty():
        progress.write("\n")
    return count + _save(enterprises.documents(seed, months), content, folders)


def _save(found: Iterable[Document], content: Path, folders: set[str]) -> int:
    """Write documents with their files; gives their number. folders: those that are there."""
    count = 0
    for document in found:
        count += 1
        if document.folder not in folders:
            (content / document.folder).mkdir(parents=True, exist_ok=True)
            folders.add(document.folder)
        text = dump(document.header) + "\n" + document.body
        place = f"{content}/{document.folder}"
        with open(f"{place}/{document.stem}.md", "wb") as file:  # noqa: PTH123 - 56,640 times
            file.write(text.encode())
        for name, data in document.files:
            (content / document.folder / name).write_bytes(data)
    return count
