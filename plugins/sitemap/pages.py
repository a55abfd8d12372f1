"""Sitemaps (sitemaps.org protocol): an index, a part for the sections, a part for each kind and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from ..memory import fingerprint
from ..model.registry import Registry
from ..model.row import Row
from ..model.sections import FOLDERS, SECTIONS
from ..model.vocabulary import ACT_KINDS, DATA_SETS
from ..records.lists import by_year
from ..records.output import Output
from ..records.whole import Whole
from .videos import add_video, video_key

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses in one file, at most (protocol)."""
FIXED = (
    *("/", "/obhovorennia/", "/kalendar/", "/zminy/", "/zvity/", "/temy/"),
    *(f"/{section}/" for section in SECTIONS.values()),
    *(f"/akty/{kind}/" for kind in ACT_KINDS),
    *(f"/dani/{id}/" for id in DATA_SETS),
)


def outputs(whole: Whole) -> Iterator[Output]:
    """/sitemap.xml and /sitemap/<part>.xml."""
    parts: list[str] = ["rozdily"]
    sections = [(url, "") for url in (*FIXED, *(("/dotrymannia/",) if whole.settings.compliance else ()))]
    yield Output("sitemap/rozdily.xml", whole.layer("sitemap", ""), lambda: _urls(whole, sections))
    for name, rows in sorted(_groups(whole.registry)):
        for number, start in enumerate(range(0, len(rows), LIMIT), 1):
            part = name if len(rows) <= LIMIT else f"{name}-{number}"
            parts.append(part)
            yield _part(whole, part, rows[start : start + LIMIT])
    key = fingerprint.digest([whole.layer("sitemap", ""), parts])
    yield Output("sitemap.xml", key, lambda: _index(whole, parts))


def _groups(registry: Registry) -> Iterator[tuple[str, list[Row]]]:
    """Records by kind and year; mentions have no page of their own."""
    for folder in FOLDERS:
        if folder == "mentions":
            continue
        section = SECTIONS.get(folder, "storinky")
        yield from ((f"{section}-{year}", rows) for year, rows in by_year(registry.of(folder)).items())
        if undated := [row for row in registry.of(folder) if not row.date]:
            yield section, undated


def changed(row: Row) -> str:
    """The day the record last changed, by its own words."""
    return max(row.date, row.published, row.updated)[:10]


def _part(whole: Whole, name: str, rows: Sequence[Row]) -> Output:
    facts = "\n".join([f"{row.url}\t{changed(row)}" for row in rows])
    if rows[0].folder == "videos":
        facts += "\n".join([video_key(whole, row) for row in rows])
    key = fingerprint.of_text(f"{whole.layer('sitemap', '')}\n{facts}")
    return Output(f"sitemap/{name}.xml", key, lambda: _pages(whole, rows))


def _pages(whole: Whole, rows: Sequence[Row]) -> bytes:
    tree = _tree("urlset", "url", [(whole.settings.site_url + row.url, changed(row)) for row in rows])
    if rows[0].folder == "videos":
        for row, item in zip(rows, tree, strict=True):
            add_video(whole, row, item)
    return _bytes(tree)


def _urls(whole: Whole, entries: Sequence[tuple[str, str]]) -> bytes:
    return _document("urlset", "url", [(whole.settings.site_url + url, day) for url, day in entries])


def _index(whole: Whole, parts: Sequence[str]) -> bytes:
    return _document(
        "sitemapindex", "sitemap", [(f"{whole.settings.site_url}/sitemap/{part}.xml", "") for part in parts]
    )


def _document(root: str, item: str, entries: Sequence[tuple[str, str]]) -> bytes:
    return _bytes(_tree(root, item, entries))


def _tree(root: str, item: str, entries: Sequence[tuple[str, str]]) -> ElementTree.Element:
    tree = ElementTree.Element(root, xmlns=NAMESPACE)
    for url, day in entries:
        element = ElementTree.SubElement(tree, item)
        ElementTree.SubElement(element, "loc").text = url
        if day:
            ElementTree.SubElement(element, "lastmod").text = day
    return tree


def _bytes(tree: ElementTree.Element) -> bytes:
    ElementTree.indent(tree, "")
    data: bytes = ElementTree.tostring(tree, "utf-8", xml_declaration=True)
    return data + b"\n"
