"""Everything under /dani/: pages, files and passports of the sets, and their catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..memory import fingerprint
from ..model.row import Row
from ..records.output import Output
from ..records.view_parts import Distribution
from ..records.whole import Whole
from . import own, pages
from .catalogue import Listed, facts, json_ld, turtle
from .package import package, package_of, passport
from .sets import data_sets
from .sizes import Sizes
from .tables import DataSet


def outputs(whole: Whole) -> Iterator[Output]:
    """Sets made from the records, then the department's own, then the catalogue of both."""
    sizes = Sizes(whole.memory)
    made = list(data_sets(whole))
    brought = list(own.own_sets(whole))
    sets = [*made, *(found for _, found in brought)]
    sizes.keep(file for found in sets for file in (*found.files, *found.parts))
    for found in made:
        yield pages.page(whole, found, sizes)
    for found in sets:
        yield from _files(found, sizes)
    listed = [Listed(found, pages.distributions(found, found.files, sizes)) for found in made]
    listed_own = [
        Listed(found, (*own.files_of(whole, row), *pages.distributions(found, found.files, sizes)))
        for row, found in brought
    ]
    for one in listed:
        yield from _papers(whole, one, sizes, "", partial(package, one.data, whole.settings, sizes))
    for (row, _), one in zip(brought, listed_own, strict=True):
        yield from _papers(whole, one, sizes, own.structures_key(whole, row), _package(whole, row, one.data, sizes))
    yield from pages.catalogue(whole, listed, listed_own)
    yield from _catalogue(whole, [*listed, *listed_own])


def _files(found: DataSet, sizes: Sizes) -> Iterator[Output]:
    for file in (*found.files, *found.parts):
        yield Output(f"{found.url[1:]}{file.name}", file.key, partial(sizes.bytes, file))


def _papers(
    whole: Whole, listed: Listed, sizes: Sizes, structures: str, make_package: Callable[[], bytes]
) -> Iterator[Output]:
    """Data Package and passport. structures: of columns that the department declared, for the key."""
    found, files = listed
    layer, folder = whole.layer("opendata", ""), found.url[1:]
    told = [found.id, found.title, found.description, found.keywords, found.publisher, structures]
    measured = [[file.name, sizes.of(file)] for file in (*found.files, *found.parts) if file.table]
    brought = [[one.url, one.title, one.size] for one in files] if not found.tables else []
    key = fingerprint.digest([layer, told, measured, brought])
    yield Output(f"{folder}datapackage.json", key, make_package)
    key = fingerprint.digest([layer, facts([listed])])
    yield Output(f"{folder}passport.json", key, partial(_passport, whole, found, files))


def _passport(whole: Whole, found: DataSet, files: Sequence[Distribution]) -> bytes:
    return passport(found, whole.settings, files)


def _package(whole: Whole, row: Row, found: DataSet, sizes: Sizes) -> Callable[[], bytes]:
    if found.tables:
        return partial(package, found, whole.settings, sizes)
    return lambda: package_of(found, whole.settings, own.resources_of(whole, row))


def _catalogue(whole: Whole, listed: Sequence[Listed]) -> Iterator[Output]:
    key = fingerprint.digest([whole.layer("opendata", ""), facts(listed)])
    yield Output("dani/catalog.ttl", key, partial(turtle, listed, whole.settings))
    yield Output("dani/catalog.jsonld", key, partial(json_ld, listed, whole.settings))
