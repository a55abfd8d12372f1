"""The page of a set with its passport, downloads and structure, and the catalogue's front page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from markupsafe import Markup

from ..memory import fingerprint
from ..model.ukrainian import capital, date_words, number_words, plural, size_words
from ..model.vocabulary import FREQUENCIES
from ..records.document import Document
from ..records.output import Output
from ..records.view import CatalogueView, DatasetView
from ..records.view_parts import Distribution, Entry, Fact, Link, Section
from ..records.view_parts import Table as Shown
from ..records.whole import Whole
from . import own
from .catalogue import Listed, facts
from .formats import format_of
from .sizes import Sizes
from .tables import DataSet, File, Table

CRUMB = Link("/dani/", "Відкриті дані")
SHOWN = 10
"""Rows of a preview."""


def document(dataset: Document) -> DatasetView:
    """The page of one of the department's own sets."""
    whole, row = dataset.whole, dataset.row
    found = own.own_set(whole, row, dataset.fields)
    sizes = Sizes(whole.memory)
    files = (*own.files_of(whole, row, dataset.fields), *distributions(found, found.files, sizes))
    told = dataset.common()
    listed = {one.url for one in files}
    told["facts"] = passport_facts(found, whole)
    told["lead"] = told["lead"] or str(dataset.fields.get("description", ""))
    told["files"] = tuple(file for file in told["files"] if file.url not in listed)
    more = _own_fields(found, whole, files, ())
    if not found.tables:
        more |= _brought(dataset, files)
    return DatasetView(**told, **more)


def _brought(dataset: Document, files: tuple[Distribution, ...]) -> dict[str, object]:
    """Of files that the department made: how many rows each CSV has, the first rows of the first, what is declared."""
    counted, shown, structure = [], None, []
    for one, (table, schema) in zip(files, own.tables_of(dataset.whole, dataset.row, dataset.fields), strict=True):
        counted.append(replace(one, rows=len(table.lines)) if table else one)
        if table and table.lines and shown is None:
            rows = [[line.cells.get(name, "") for name in table.columns] for line in table.lines[:SHOWN]]
            shown = preview(one.title, table.columns, rows, len(table.lines), [False] * len(table.columns))
        if schema:
            told = [[str(field.get(key, "")) for key in _TOLD] for field in schema["fields"]]
            structure.append(Shown(f"Стовпчики: {one.title}", _COLUMNS, tuple(map(tuple, told)), named=True))
    return {"distributions": tuple(counted), "preview": shown, "structure": tuple(structure)}


_TOLD = ("name", "title", "type", "description")
_COLUMNS = ("Стовпчик", "Назва", "Тип", "Що означає")


def page(whole: Whole, found: DataSet, sizes: Sizes) -> Output:
    """The page of a set made from the records."""

    def make() -> DatasetView:
        files, parts = distributions(found, found.files, sizes), distributions(found, found.parts, sizes)
        title = found.title.partition(". ")[0]
        told = {
            "site": whole.site,
            "head": whole.head(found.url, f"{title}: набір даних", found.description, (CRUMB,)),
            "kind": "datasets",
            "title": title,
            "label": capital("набір даних"),
            "date": "",
            "lead": found.description,
            "facts": passport_facts(found, whole),
            "body": Markup(""),
            **dict.fromkeys(("contents", "files", "relations", "topics", "tables", "lists"), ()),
            **dict.fromkeys(("published", "updated", "source_url"), ""),
            **dict.fromkeys(("previous", "next", "picture")),
        }
        return DatasetView(**told, **_own_fields(found, whole, files, parts))  # type: ignore[arg-type]

    parts = [[part.name, sizes.of(part), part.count] for part in (*found.files, *found.parts)]
    shown = _preview_key(found.tables[0])
    key = fingerprint.digest([facts([Listed(found, ())]), found.temporal, parts, shown])
    return whole.page("opendata", DatasetView, found.url, key, make)


def distributions(found: DataSet, files: Sequence[File], sizes: Sizes) -> tuple[Distribution, ...]:
    """Files of a set as people see them. A file that stands under two names is shown under the one that says more."""
    named = {file.key: file for file in files}
    return tuple(
        Distribution(
            f"{found.url}{file.name}",
            file.title,
            *format_of(file.name),
            sizes.of(file),
            file.count,
            file.year,
        )
        for file in named.values()
    )


def _own_fields(
    found: DataSet, whole: Whole, files: tuple[Distribution, ...], parts: tuple[Distribution, ...]
) -> dict[str, object]:
    first = found.tables[0] if found.tables else None
    return {
        "id": found.id,
        "description": found.description,
        "frequency": FREQUENCIES.get(found.frequency, ""),
        "publisher": found.publisher,
        "licence": Link(whole.settings.licence_url, whole.settings.licence_name),
        "keywords": found.keywords,
        "distributions": files,
        "parts": parts,
        "temporal": found.temporal,
        "modified": found.modified,
        "rows": first.count if first else None,
        "preview": _preview(first) if first and first.count else None,
        "structure": tuple(map(_structure, found.tables)),
        "passport": f"{found.url}passport.json" if files else "",
        "package": f"{found.url}datapackage.json" if files else "",
    }


def _preview(table: Table) -> Shown:
    """The first rows of the newest year."""
    rows = list(islice(chain.from_iterable(part.rows() for part in reversed(table.slices)), SHOWN))
    numeric = [column.type in ("integer", "number", "date") for column in table.columns]
    return preview(table.title, [column.title for column in table.columns], rows, table.count, numeric)


def _preview_key(table: Table) -> list[str]:
    """The slices from which its rows come; what stands in them is read only when the page is written."""
    keys, rows = [], 0
    for part in reversed(table.slices):
        if rows >= SHOWN:
            break
        keys.append(part.key)
        rows += part.count()
    return keys


def preview(
    title: str, names: Sequence[str], rows: Sequence[Sequence[str]], count: int, numeric: Sequence[bool]
) -> Shown:
    """The first of `count` rows. Columns without a value in any of them are left out: they are in the structure."""
    kept = [place for place in range(len(names)) if any(row[place] for row in rows)]
    return Shown(
        f"{title}: {len(rows)} з {number_words(count)}",
        tuple(names[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        tuple(shown for shown, place in enumerate(kept) if numeric[place]),
    )


def _rows(count: int) -> str:
    return f"{number_words(count)} {plural(count, 'рядок', 'рядки', 'рядків')}"


def _structure(table: Table) -> Shown:
    rows = tuple((column.name, column.title, column.type, column.description) for column in table.columns)
    return Shown(f"Стовпчики {table.name}.csv", _COLUMNS, rows, named=True)


def passport_facts(found: DataSet, whole: Whole) -> tuple[Fact, ...]:
    """The passport as the card of facts."""
    settings = whole.settings
    first, last = found.temporal
    reached = settings.email if found.contact else settings.email or settings.address
    told = [
        ("Ідентифікатор", found.id),
        ("Частота оновлення", FREQUENCIES.get(found.frequency, "")),
        ("Період даних", f"{date_words(first)} — {date_words(last)}" if first else ""),
        ("Рядків", number_words(found.tables[0].count) if found.tables else ""),
        ("Розпорядник", found.publisher),
        ("Код за ЄДРПОУ", settings.edrpou or ""),
        ("Відповідальний", found.contact),
        ("Куди звертатися", "" if "@" in found.contact else reached or ""),
        ("Ключові слова", ", ".join(found.keywords)),
    ]
    facts = [Fact(label, text) for label, text in told if text]
    return (*facts, Fact("Ліцензія", links=(Link(settings.licence_url, settings.licence_name),)))


def catalogue(whole: Whole, made: Sequence[Listed], own_sets: Sequence[Listed]) -> Iterator[Output]:
    """/dani/: the department's own sets, those without files too, then those made from the records."""
    empty = [row for row in whole.registry.of("datasets") if row.url not in {one.data.url for one in own_sets}]
    shown = [entry(one, one.data.title) for one in own_sets]
    shown += [whole.entry(row, note="Файлів набору ще немає") for row in empty]
    kept = [entry(one, one.data.title.partition(". ")[0]) for one in made]
    intro = (
        "Записи сайту й набори ради у відкритих форматах: для журналістів, дослідників, програм і порталу data.gov.ua."
    )

    def make() -> CatalogueView:
        return CatalogueView(
            site=whole.site,
            head=whole.head("/dani/", "Відкриті дані", intro),
            title="Відкриті дані",
            intro=intro,
            sections=(
                Section("Набори ради", tuple(shown), "nabory"),
                Section("Складені із записів сайту", tuple(kept), "iz-zapysiv"),
            ),
            catalogues=(Link("/dani/catalog.ttl", "Turtle"), Link("/dani/catalog.jsonld", "JSON-LD")),
        )

    key = fingerprint.digest([repr(one) for one in (*shown, *kept)])
    yield whole.page("opendata", CatalogueView, "/dani/", key, make)


def entry(listed: Listed, title: str) -> Entry:
    """A set as a row of the catalogue, with formats and sizes of its files."""
    data, files = listed
    sizes: dict[str, int] = {}
    for one in files:
        sizes[one.format] = sizes.get(one.format, 0) + one.size
    words = [f"{form} {size_words(size)}" for form, size in sizes.items()]
    if data.frequency:
        words.append(FREQUENCIES[data.frequency])
    count = data.tables[0].count if data.tables else None
    label = "Набір даних" if count is None else _rows(count)
    return Entry(data.url, title, label, lead=" · ".join(words))
