"""The index of this site: documents out of the Registry, counts out of the build memory, files under /poshuk/index/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from itertools import chain
from operator import attrgetter
from pathlib import Path

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import Damaged
from ..model.row import Row as Record
from ..model.sections import topic_slug
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY, NEWS_TYPES, STATUSES
from ..records.output import Output
from ..records.progress import Progress
from ..records.view import SearchView
from ..records.view_parts import Filter as Choice
from ..records.view_parts import Link
from ..records.whole import LABELS, Whole
from ..search.columns import digest
from ..search.counts import Text, count
from ..search.index import Document, Filter, Previous, Result, Source, build_index
from ..search.pages import Row
from ..search.rules import version as rules_version
from ..search.synonyms import for_browser
from .editors import synonyms

FOLDER = "poshuk/index/"
DIGEST = 16
"""Bytes of a document's digest before its counts."""
NAME = "site_search"
KIND, BODY, YEAR, TOPIC, STATUS = "vyd", "orhan", "rik", "tema", "stan"
"""Filters by their names in addresses."""
TITLES = {KIND: "Вид", BODY: "Орган", YEAR: "Рік", TOPIC: "Тема", STATUS: "Стан"}


@cache
def version() -> str:
    """Digest of all that makes terms and files of documents: the search's code and its language."""
    return fingerprint.of_code(Path(__file__).parents[1], "search") + rules_version()


def read(record: Record, plain: str) -> bytes:
    """The counts of a document, made while it is read."""
    counts = count(Text(record.title, record.number, words_of(record), plain, record.date[:10]))
    return bytes.fromhex(record.digest) + counts


def words_of(record: Record) -> str:
    """Kind and topics in words."""
    return " ".join([kind_words(kind_of(record)), *record.topics])


def kind_of(record: Record) -> str:
    """Code of the filter «вид»: an act's or news item's kind, else the folder's."""
    return record.kind or record.folder


def kind_words(kind: str) -> str:
    """The kind in words."""
    return ACT_KINDS.get(kind) or NEWS_TYPES.get(kind) or LABELS.get(kind) or "сторінка"


def outputs(whole: Whole) -> Iterator[Output]:
    """The results page."""
    yield _page(whole)


def index(whole: Whole) -> Mapping[str, Callable[[], Iterator[Output]]]:
    """The files of the index; see `Feature.index`."""
    return SiteIndex(whole).parts()


class SiteIndex:
    """This build's index: patched from the last one's files where that is possible."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._records = whole.registry.by_id
        self._state = f"{NAME} {whole.layer(NAME, '')} {version()}"

    def parts(self) -> Mapping[str, Callable[[], Iterator[Output]]]:
        """As `Result.parts` has them."""
        return {part: partial(self._outputs, names) for part, names in self._result.parts.items()}

    def _outputs(self, names: Callable[[], Iterable[str]]) -> Iterator[Output]:
        """One output a file; its bytes are there where it is new, and made again where it was lost."""
        result = self._result
        for name in sorted(names()):
            path = FOLDER + name
            key = digest(result.files[name]) if name in result.files else name
            yield Output(path, f"{name} {key}" if name == "manifest.json" else name, self._maker(name))

    def _maker(self, name: str) -> Callable[[], bytes]:
        def make() -> bytes:
            known = self._result.files.get(name)
            if known is None and (known := self._anew.files.get(name)) is None:
                raise Damaged(name)
            return known

        return make

    @cached_property
    def _result(self) -> Result:
        memory = self._whole.memory
        state = memory.state(self._state)
        previous = Previous(state, self._read, self._replaced) if state else None
        with Progress("Складаю пошук", 2 * len(self._documents)) as self._progress:
            result = build_index(self._documents, self._source, self._filters, previous, self._synonyms)
        if result.state != state:
            memory.finish_state(NAME, self._state, result.state)
        return result

    @cached_property
    def _anew(self) -> Result:
        with Progress("Складаю пошук", 2 * len(self._documents)) as self._progress:
            return build_index(self._documents, self._source, self._filters, synonyms=self._synonyms)

    @cached_property
    def _synonyms(self) -> bytes:
        """Remembered, for the dictionary they are made with takes long to load."""
        groups, memory = synonyms(self._whole.settings), self._whole.memory
        name, key = f"synonyms {version()}", fingerprint.digest(groups)
        known = memory.briefs(name)
        if key not in known:
            known[key] = packed(for_browser(groups))
            memory.keep_made(name, {key: (known[key], b"")}, known.keys() - {key})
        return bytes(loaded(known[key]))

    @cached_property
    def _documents(self) -> list[Document]:
        """A row shows what the source says, and the status: the last byte of the digest gives way to it."""
        codes = {code: f"{number:02x}" for number, code in enumerate(("", *STATUSES))}
        rows = self._whole.registry.rows
        ends = map(codes.__getitem__, self._whole.registry.statuses(rows))
        ids, digests = [record.id for record in rows], [record.digest for record in rows]
        shown = [digest[:-2] + end for digest, end in zip(digests, ends, strict=True)]
        orders = [record.published or record.date for record in rows]
        return list(map(Document._make, zip(orders, ids, digests, shown, strict=True)))

    @cached_property
    def _source(self) -> Source:
        return Source(self._counts, self._row)

    def _counts(self, id: str) -> bytes:
        self._progress.step()
        return self._whole.memory.product(NAME, self._records[id].path)[DIGEST:]

    def _replaced(self, id: str, digest: bytes) -> bytes | None:
        """Of the file that the document has now: it may have been another document's."""
        found = self._whole.memory.replaced(NAME, self._records[id].path)
        return found[DIGEST:] if found and found[:DIGEST] == digest else None

    def _row(self, id: str) -> Row:
        self._progress.step()
        record = self._records[id]
        return Row(
            id=id,
            url=record.url,
            title=record.title,
            date=record.date[:10],
            lead=self._whole.lead(record),
            facts=(kind_of(record), record.body, record.date[:4], self._whole.registry.status(record)),
            topics=tuple(topic_slug(topic) for topic in record.topics),
        )

    def _read(self, name: str) -> bytes:
        return (self._whole.settings.output / FOLDER / name).read_bytes()

    @cached_property
    def _filters(self) -> list[Filter]:
        records = self._whole.registry.rows
        kinds = sorted({kind or folder for kind, folder in set(map(attrgetter("kind", "folder"), records))})
        bodies = sorted(set(map(attrgetter("body"), records)) - {""})
        topics = sorted(set(chain.from_iterable(map(attrgetter("topics"), records))))
        return [
            Filter(KIND, {kind: kind_words(kind) for kind in kinds}),
            Filter(BODY, {body: self._whole.body(body) for body in bodies}),
            Filter(YEAR),
            Filter(TOPIC, {topic_slug(topic): topic for topic in topics}, many=True),
            Filter(STATUS, STATUSES),
        ]


def _page(whole: Whole) -> Output:
    years = sorted({row.year for row in whole.registry.of("acts") if row.kind == "rishennia-rady"}, reverse=True)
    kinds = (Link(f"/akty/{kind}/", words[:1].upper() + words[1:]) for kind, words in ACT_KINDS_MANY.items())
    registers = (
        Choice("Реєстр актів", tuple(kinds)),
        Choice("Рішення ради за роками", tuple(Link(f"/akty/rishennia-rady/{year}/", year) for year in years)),
        Choice("Інше", (Link("/novyny/", "Новини"), Link("/petytsii/", "Петиції"), Link("/temy/", "Теми"))),
    )
    shown = tuple(register for register in registers if register.links)

    def make() -> SearchView:
        head = whole.head("/poshuk/", "Пошук", f"Пошук: {whole.settings.council}", index=False)
        return SearchView(
            site=whole.site, head=head, registers=shown, index_url=f"/{FOLDER}", filters=TITLES, many=TOPIC
        )

    return whole.page(NAME, SearchView, "/poshuk/", fingerprint.digest(years), make)
