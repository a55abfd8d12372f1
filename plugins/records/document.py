"""One record with its text, and the parts of a view that pages of all kinds have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..memory import fingerprint
from ..memory.store import TextRecord
from ..model.dataclass import dataclass
from ..model.row import Row
from ..model.sections import SECTIONS, topic_slug
from ..model.ukrainian import capital
from ..model.vocabulary import FILE_KINDS, RELATIONS
from .attached import published_at, suffix
from .links import replacements
from .pictures import is_picture
from .view_parts import Entry, Fact, FileView, Heading, Link, Relation, Section
from .whole import Whole

if TYPE_CHECKING:
    from ..model.kinds import Record

SECTION_TITLES = {
    "news": "Новини",
    "acts": "Акти",
    "petitions": "Петиції",
    "videos": "Відео",
    "sessions": "Засідання",
    "deputies": "Депутати",
    "consultations": "Консультації",
    "enterprises": "Комунальні підприємства",
    "datasets": "Відкриті дані",
    "mentions": "Згадки в ЗМІ",
    "units": "Підрозділи",
}
OG_TYPES = {"videos": "video.other", "deputies": "profile", "units": "website", "enterprises": "website"}
"""Folder -> its type in Open Graph; "article" of all others."""
DATED = frozenset(("news", "petitions", "videos"))
"""Kinds whose date is that of publication."""
LONG = 4
"""A text with fewer headings has no contents list."""


@dataclass(frozen=True)
class Document:
    """One record with its heavy part, ready to become a view."""

    row: Row
    stored: TextRecord
    whole: Whole

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The header's values as plain JSON; fields left at their default are absent."""
        found: dict[str, Any] = json.loads(self.stored.fields)
        return found

    @cached_property
    def kind(self) -> type[Record]:
        """The record's class in the schema."""
        from ..model.kinds import KINDS

        return KINDS[self.row.folder]

    @cached_property
    def linked(self) -> list[str]:
        """The HTML that takes the place of each of the text's links."""
        return replacements(self.whole, self.row)

    def get(self, name: str) -> str:
        """A text field, "" where absent."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def common(
        self,
        *,
        date: str = "",
        crumbs: tuple[Link, ...] = (),
        facts: tuple[Fact, ...] = (),
        forms: tuple[tuple[str, str, str], ...] = (),
    ) -> dict[str, Any]:
        """The arguments that every DocumentView takes. facts: the kind's own, before those the schema marks."""
        row, whole = self.row, self.whole
        label = whole.label(row)
        title = f"{label}: {row.title}" if row.number else row.title
        if row.folder in ("news", "acts") and row.date:
            title = f"{title} ({row.date[:10]})"
        section = SECTIONS.get(row.folder)
        trail = (Link(f"/{section}/", SECTION_TITLES[row.folder]), *crumbs) if section else crumbs
        picture = whole.picture(row)
        description = self.stored.lead or f"{label}. {row.title}"
        head = whole.head(
            row.url,
            title,
            description,
            trail,
            lang=row.lang,
            og_type=OG_TYPES.get(row.folder, "article"),
            picture=picture,
            published=row.published or (date or row.date if row.folder in DATED else ""),
            modified=row.updated,
            forms=forms,
        )
        headings = tuple(Heading(*item) for item in json.loads(self.stored.headings))
        before, after = whole.registry.previous(row), whole.registry.next(row)
        return {
            "site": whole.site,
            "head": head,
            "kind": row.folder,
            "title": row.title,
            "label": label,
            "date": date or row.date,
            "lead": self.get("summary"),
            "facts": (*facts, *card(self)),
            "body": self.body,
            "contents": headings if len(headings) >= LONG else (),
            "files": self.files,
            "relations": tuple(relations_of(whole, row)),
            "topics": tuple(Link(f"/temy/{topic_slug(topic)}/", topic) for topic in row.topics),
            "published": row.published,
            "updated": row.updated,
            "source_url": row.source_url,
            "previous": whole.link(before) if before else None,
            "next": whole.link(after) if after else None,
            "picture": picture,
            "tables": (),
            "lists": tuple(_lists(whole, row)),
        }

    @cached_property
    def body(self) -> Markup:
        """The text with every link in place."""
        from .text import finish

        return Markup(finish(self.stored.html, self.linked))

    @cached_property
    def files(self) -> tuple[FileView, ...]:
        """Attached files in the header's order."""
        own = self.whole.attachments.get(self.row.path, {})
        found = []
        for value, title, kind in self.row.files:
            path = own[value]
            state = self.whole.hashes[path]
            size, sha256 = state.size, state.sha256
            if is_picture(path, state):  # what is published of it is not the file itself
                copy = self.whole.original(path)
                size, sha256 = copy.stat().st_size, fingerprint.sha256_of(copy)
            url = published_at(path, self.row.url)
            words = FILE_KINDS[kind]
            found.append(FileView(url, title or words.capitalize(), words, suffix(path).upper(), size, sha256))
        return tuple(found)


def card(document: Document) -> Iterator[Fact]:
    """Facts that the schema marks for the card, in its order."""
    for name, info in document.kind.model_fields.items():
        extra = info.json_schema_extra
        value = document.fields.get(name)
        if not isinstance(extra, dict) or not extra["card"] or value in (None, ""):
            continue
        label = str(info.title)
        label = capital(label)
        vocabulary = extra["vocabulary"]
        if isinstance(vocabulary, dict) and value in vocabulary:
            yield Fact(label, str(vocabulary[value]))
        elif value is True:
            yield Fact(label, "так")
        elif "when" in repr(info.metadata):
            yield Fact(label, date=str(value))
        else:
            yield Fact(label, str(value))


def relations_of(whole: Whole, row: Row) -> Iterator[Relation]:
    """Both directions, in the vocabulary's order, changes made to this act first."""
    registry = whole.registry
    inverse = sorted(registry.inverse(row), key=lambda item: list(RELATIONS).index(item[0]))
    forward = sorted(row.relations, key=lambda item: list(RELATIONS).index(item[0]))
    for relations, direction in ((inverse, "inverse"), (forward, "forward")):
        for type, same in groupby(relations, key=lambda item: item[0]):
            words = getattr(RELATIONS[type], direction)
            entries = tuple(
                whole.entry(registry.by_id[target], note=f"пункт {clause}" if clause else "")
                for _, target, clause in same
                if target in registry.by_id
            )
            if entries:
                yield Relation(capital(words), entries, type, direction == "inverse")


def _lists(whole: Whole, row: Row) -> Iterator[Section]:
    """Records named by this one, then those that name it."""
    registry = whole.registry
    named: dict[str, Entry] = {}
    agenda = {target.strip("/") for field, target in row.refs if field.startswith("agenda.")}  # a table of its own
    for _, target in row.refs:
        other = registry.by_id.get(target.strip("/"))
        if other is not None and other.id not in agenda:
            named[other.id] = whole.entry(other)
    if named:
        yield Section("Дивіться також", tuple(named.values()))
    known = named.keys() | agenda
    referring = tuple(whole.entry(other) for other in registry.referring(row) if other.id not in known)
    if referring:
        yield Section("Про це на сайті", referring)
