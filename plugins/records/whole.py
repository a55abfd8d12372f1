"""What a feature works from: the Registry, the settings, and the digests that enter the key of everything it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..memory import fingerprint
from ..memory.outputs import OutputRecord
from ..memory.store import FileRecord, Memory
from ..model.dataclass import dataclass
from ..model.registry import Registry
from ..model.row import COUNCIL, Row
from ..model.ukrainian import capital
from ..model.units import Units
from ..model.vocabulary import (
    ACT_KINDS,
    NEWS_TYPES,
    PETITION_STATUSES,
    STATUSES,
    WITHDRAWN,
    WITHDRAWN_WORDS,
)
from .attendance import Attendance
from .left import stands
from .media import ABSENT, Stored
from .openly import Inside
from .output import Output, page_path
from .pictures import Pictures, is_picture, published
from .roll_calls import RollCalls
from .settings import Settings
from .statements import Statements
from .template_digests import template_digests
from .view import View
from .view_parts import Entry, Head, Link, Picture, Site

if TYPE_CHECKING:
    from .judged import Judged

PLUGINS = Path(__file__).parent.parent
UNSEEN = frozenset({"content", "output", "memory", "theme", "build_date", "upload_limit"}) | {
    *("media_limit", "media_folder", "media_store", "media_required")
}
"""Settings that no page shows."""
STATUS_CODES = {
    "proiekt": "draft",
    "na-rozghliadi": "considered",
    "pryiniatyi": "adopted",
    "chynnyi": "in-force",
    "zminenyi": "changed",
    "vtratyv-chynnist": "repealed",
    "zupynenyi": "suspended",
    "zbir": "draft",
    "rozghliad": "considered",
    "vidpovid": "in-force",
    "zvernennia": "adopted",
    "vidmova": "repealed",
    WITHDRAWN: "repealed",
}
STATUS_WORDS = {**STATUSES, **PETITION_STATUSES, WITHDRAWN: WITHDRAWN_WORDS}
"""Status of the law and stage of a petition -> the word the style sheet knows."""


Show = Literal["title", "lead", "until", "event"]
"""What a row of a list shows beside title and date: lead and picture, the last day to take part, the event's moment."""


@dataclass(frozen=True)
class Whole:
    """Everything that outputs are made from.

    attachments: document path -> value as written -> path below content/. hashes: that path -> its state. stored: that
    path -> what stands for it, of files in the media store.
    """

    registry: Registry
    settings: Settings
    site: Site
    memory: Memory
    attachments: Mapping[str, Mapping[str, str]]
    hashes: Mapping[str, FileRecord]
    stored: Mapping[str, Stored] = field(default_factory=dict)
    _layers: dict[tuple[str, str], str] = field(default_factory=dict)
    _left: dict[str, dict[str, OutputRecord]] = field(default_factory=dict)

    def page(
        self, feature: str, view: type[View], url: str, facts: str, make: Callable[[], View], source: str = ""
    ) -> Output:
        """A page as an output. facts: digest of all that the view shows, besides site, template and code."""
        key = fingerprint.of_text(f"{self.layer(feature, view.template)}\n{facts}")
        return Output(page_path(url), key, make, source or url)

    def layer(self, feature: str, template: str) -> str:
        """Digest of what all pages of one kind share: template with all it includes, site, code of the layers."""
        known = self._layers.get((feature, template))
        if known is None:
            code = fingerprint.of_code(PLUGINS, feature) if feature != "records" else ""
            parts = [self._site_digest, self._records_code, code, self._templates[template] if template else ""]
            known = self._layers[feature, template] = fingerprint.digest(parts)
        return known

    def world(self, features: Iterable[str]) -> str:
        """Digest of all that `layer` can tell."""
        return fingerprint.digest([[self.layer(feature, "") for feature in features], self._templates])

    @cached_property
    def roll_calls(self) -> RollCalls:
        """What was voted on, how, and by whom."""
        return RollCalls(self.registry, self.settings.content, self.attachments, self.hashes, self.memory)

    @cached_property
    def attendance(self) -> Attendance:
        """Who was at which sitting."""
        return Attendance(self.registry, self.roll_calls)

    @cached_property
    def units(self) -> Units:
        """Who is under whom."""
        return Units(self.registry.of("units"), {**self.settings.bodies, **self.settings.commissions})

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Which of the law's public duties each document keeps or does not."""
        from .judged import public_verdicts

        return tuple(public_verdicts(self))

    @cached_property
    def statements(self) -> Statements:
        """Yearly statements of enterprises."""
        return Statements(self.registry, self.settings.content, self.attachments, self.hashes, self.memory)

    def left(self, feature: str, path: str, key: str) -> bytes | None:
        """A file of a feature, made from what this key tells, where the last build left it and nobody touched it."""
        if feature not in self._left:
            self._left[feature] = self.memory.outputs.of(feature)
        record = self._left[feature].get(path)
        if record is None or record.key != key or not stands(str(self.settings.output), path, *record[1:]):
            return None
        return (self.settings.output / path).read_bytes()

    @cached_property
    def _site_digest(self) -> str:
        settings = {key: str(value) for key, value in asdict(self.settings).items() if key not in UNSEEN}
        return fingerprint.digest([asdict(self.site), settings])

    @cached_property
    def _records_code(self) -> str:
        return fingerprint.of_code(PLUGINS, "model", "records") + "".join(
            map(fingerprint.of_library, ("jinja2", "lxml", "pillow", "python-docx"))
        )

    @cached_property
    def _templates(self) -> Mapping[str, str]:
        return template_digests(self.settings.theme / "templates")

    # words and rows of lists -------------------------------------------------------------------------------------

    def label(self, row: Row) -> str:
        """Kind and number in words: «Рішення ради № 33-65/2019», «Анонс», «Петиція № 12»."""
        if row.folder == "acts":
            words = ACT_KINDS[row.kind]
        elif row.folder == "deputies" and row.body not in ("", COUNCIL):
            words = "посадова особа"
        elif row.folder == "mentions" and (outlet := row.own("outlet")):
            words = f"згадка, {outlet}"
        elif row.folder == "news":
            words = NEWS_TYPES.get(row.kind, "новина")
        else:
            words = LABELS.get(row.folder, "")
        if row.withdrawn and not words:  # it has no title to be told by
            from ..model.kinds import KINDS

            words = KINDS[row.folder].name
        return f"{capital(words)} №\u00a0{row.number}" if row.number else capital(words)

    def body(self, code: str) -> str:
        """Name of a body or commission; an unknown code stands for itself."""
        return self.settings.bodies.get(code) or self.settings.commissions.get(code) or code

    def body_title(self, code: str) -> str:
        """The same where a line begins; a code, which is no word, is told as one: «Орган «biudzhet»»."""
        name = self.body(code)
        return f"Орган «{code}»" if name == code else capital(name)

    def entry(self, row: Row, show: Show = "title", note: str = "") -> Entry:
        """A record as a row of a list. note: words in the place of the lead."""
        status = self.registry.status(row) or (row.status if row.folder == "petitions" else "")
        return Entry(
            url=row.source_url if row.folder == "mentions" and row.source_url else row.url,
            title=row.title,
            label=self.label(row),
            date=row.span[0] if show == "event" else row.date,
            status=STATUS_CODES.get(status, ""),
            status_label=STATUS_WORDS.get(status, ""),
            lead=note or (self.lead(row) if show == "lead" else ""),
            picture=self.picture(row) if show == "lead" else None,
            id=row.url.partition("#")[2],
            until=row.span[1] if show == "until" else "",
            until_words=UNTIL.get(row.folder, ""),
            copy=row.own("archive") if row.folder == "mentions" else "",
        )

    def lead(self, row: Row) -> str:
        """The document's first words or its summary."""
        return self.memory.lead(row.path) if row.lead else ""

    def entry_key(self, row: Row, show: Show = "title") -> str:
        """What an entry shows, for keys. The face tells the status too, but where other acts decide it."""
        key = row.face + self.registry.related.get(row.id, "")
        if show == "title":
            return key
        if show == "lead":
            return f"{key}\x1f{row.lead}\x1f{self._picture_key(row) if row.picture else ''}\x1f"
        return f"{key}\x1f{row.span}\x1f"

    def entries_key(self, rows: Iterable[Row], show: Show = "title") -> str:
        """`entry_key` of every row of a list, at the price that long lists can pay."""
        if show == "title":
            rows = tuple(rows)
            return self.shown([row.face for row in rows], rows)
        return "".join([self.entry_key(row, show) for row in rows])

    def shown(self, digests: Sequence[str], rows: Sequence[Row]) -> str:
        """Digests of rows, and the status of those of which other acts decide it: of long lists in every build."""
        related = self.registry.related
        decided = [f"\n{row.id}\t{related[row.id]}" for row in rows if row.id in related] if related else []
        return "".join(digests) + "".join(decided)

    def link(self, row: Row) -> Link:
        """A link to a record by its label or, without a number, its title."""
        return Link(row.url, f"{self.label(row)}: {row.title}" if row.number else row.title)

    def picture(self, row: Row) -> Picture | None:
        """The record's own picture as published beside its page."""
        if row.picture is None:
            return None
        path = self.attachments.get(row.path, {}).get(row.picture[0])
        if path is None or not is_picture(path, self.hashes[path]):
            return None
        return published(path, row.url, self.hashes[path], row.picture[1])

    def _picture_key(self, row: Row) -> str:
        path = self.attachments.get(row.path, {}).get(row.picture[0], "") if row.picture else ""
        return f"{row.picture}\t{path}\t{self.hashes[path].sha256}\t{self.hashes[path].width}" if path else ""

    def original(self, path: str) -> Path:
        """A copy of a whole picture (its path below content/) that may be published, in the folder of copies."""
        return self.pictures.original(self.source(path), self.hashes[path])

    def source(self, path: str) -> Inside:
        """The file that holds the bytes of an attached file (its path below content/)."""
        return self.stored[path].place if path in self.stored else Inside(self.settings.content, path)

    def absent(self, path: str) -> bool:
        """Is it a file of the media store whose bytes are not on this machine?"""
        return path in self.stored and self.stored[path].state == ABSENT

    @cached_property
    def pictures(self) -> Pictures:
        """The copies of all pictures."""
        return Pictures(self.settings.memory / "pictures")

    def head(self, url: str, title: str, description: str, crumbs: Iterable[Link] = (), **more: object) -> Head:
        """The head of a page; the section is the menu item the address begins with."""
        section = next((link.url for link in self.site.menu if url.startswith(link.url)), "")
        trail = (HOME, *crumbs) if url != "/" else ()
        return Head(url, title, description, trail, section, **more)  # type: ignore[arg-type]


HOME = Link("/", "Головна")
UNTIL = {
    "acts": "Зауваження приймають до",
    "consultations": "Взяти участь можна до",
    "petitions": "Підписи збирають до",
}
LABELS = {
    "petitions": "петиція",
    "videos": "відео",
    "sessions": "засідання",
    "deputies": "депутат",
    "consultations": "консультація",
    "enterprises": "комунальне підприємство",
    "datasets": "набір даних",
    "mentions": "згадка",
    "units": "підрозділ",
    "pages": "",
}
