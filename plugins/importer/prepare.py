"""The document as a reader of the page sees it, in a form that mammoth reads without loss.

Reads: Package. Writes: Prepared, a new archive of the same document, where automatic numbers are text; insertions are
accepted, deletions gone; hidden text is gone; text boxes stand after their paragraph; alignment, bold and capitals
that a style gives are written at the place; nothing refers outside. All that was done to the text is in `findings`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from .boxes import choose, unboxed
from .numbering import Counters
from .ooxml import DGM, PIC, XML, A, C, M, R, W, on, parse, value, whole, words
from .opening import Package, main_part, targets
from .revisions import accept
from .styles import Styles

BULLET = "\uf8f0"
"""Stands before a bulleted paragraph, once for each level; a document's own private characters are taken out."""

PARTS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer", "comments")
MOST_COLUMNS = 63
"""Of a table of Word."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SWITCHES = ("b", "i", "caps", "strike")
_PUBLIC = "файл Word буде прикладено до акта, тож їх побачать усі"

WORDS = {
    "changes": f"у документі незатверджені правки: показано прийнятий текст; {_PUBLIC} — прийміть правки у Word",
    "comments": f"у документі примітки на полях: на сторінку їх не взято; {_PUBLIC} — вилучіть їх у Word",
    "hidden": f"у документі прихований текст: на сторінку його не взято; {_PUBLIC} — вилучіть його у Word",
    "merged": "в об'єднаній клітинці таблиці є текст, якого Word не показує: його не взято — звірте таблицю",
    "boxes": "написи в рамках (text box) стоять після свого абзацу — перевірте їх місце",
    "drawings": "фігури, схеми чи діаграми Word не перенесено — збережіть їх малюнком або поясніть словами",
    "math": "формули Word не перенесено — запишіть їх словами або малюнком",
    "linked": "малюнки поза файлом не перенесено — вставте їх у сам документ",
    "inserted": "вкладений у документ інший файл не прочитано — додайте його окремо",
    "private": "знаки особливого шрифту вилучено — перевірте місця, де стояли позначки чи малюнки-літери",
    "numbers": "невідомий вид автоматичної нумерації записано цифрами — звірте номери",
    "heading": "у колонтитулі є текст, який на сторінку не взято",
    "macros": "у документі макрос: його не запущено й не прочитано",
}
"""Findings of this stage in their order, with what to do."""


class Prepared(NamedTuple):
    """data: a .docx. styles: its styles. findings: in words."""

    data: bytes
    styles: Styles
    findings: tuple[str, ...]


def prepared(package: Package) -> Prepared:
    """The document made ready. Raises Unreadable when it has no text part."""
    main = main_part(package)
    folder, _, name = main.rpartition("/")
    related = f"{folder}/_rels/{name}.rels"
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    for kind, target in targets(package, related):
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        if kind in found and path in package.parts:
            found[kind].append(path)

    def root(kind: str) -> Element | None:
        return parse(package.parts[found[kind][0]]) if found[kind] else None

    styles = Styles(root("styles"))
    told: Counter[str] = Counter()
    parts = dict(package.parts)
    for part in (*found["footnotes"], *found["endnotes"], main):
        tree = parse(parts[part])
        _clean(tree, styles, told)
        if part == main:
            _number(tree, Counters(root("numbering"), styles), told)
        parts[part] = tostring(tree, encoding="utf-8")
    told["comments"] += sum(len(parse(package.parts[part])) for part in found["comments"])
    told["macros"] += package.macros
    edges = [words(parse(package.parts[part])) for part in (*found["header"], *found["footer"])]
    shown = sorted({edge for edge in edges if re.search(r"[^\W\d_]", edge)})
    told["heading"] += bool(shown)
    for part in [each for each in parts if each.endswith(".rels")]:
        parts[part] = _inward(parts[part], told)
    for part in (*found["comments"], *found["numbering"]):
        del parts[part]
    return Prepared(_archive(parts), styles, tuple(_findings(told, shown)))


def _findings(told: Counter[str], edges: list[str]) -> Iterator[str]:
    for key, finding in WORDS.items():
        if told[key]:
            example = f": «{edges[0][:60]}»" if key == "heading" else ""
            count = f" (місць: {told[key]})" if key in ("changes", "comments", "hidden", "boxes", "drawings") else ""
            yield f"{finding}{count}{example}"


def _clean(tree: Element, styles: Styles, told: Counter[str]) -> None:
    choose(tree)
    told["boxes"] += unboxed(tree)
    told["changes"] += accept(tree)
    for row in tree.iter(f"{W}tr"):
        _pad(row)
    for cell in tree.iter(f"{W}tc"):
        if value(cell.find(f"{W}tcPr"), "vMerge") in ("", "continue"):
            told["merged"] += bool(words(cell))
    for paragraph in tree.iter(f"{W}p"):
        style = styles.of(paragraph)
        _align(paragraph, styles.alignment(style))
        for parent in list(paragraph.iter()):
            for run in parent.findall(f"{W}r"):
                _run(parent, run, style, styles, told)
    for text in tree.iter(f"{W}t"):
        if text.text and _PRIVATE.search(text.text):
            told["private"] += 1
            text.text = _PRIVATE.sub("", text.text)
    told["math"] += sum(1 for _ in tree.iter(f"{M}oMath"))
    told["inserted"] += sum(1 for name in ("altChunk", "subDoc") for _ in tree.iter(f"{W}{name}"))
    for drawing in tree.iter(f"{W}drawing"):
        if next(drawing.iter(f"{PIC}pic"), None) is None:
            told["drawings"] += any(next(drawing.iter(tag), None) is not None for tag in (f"{C}chart", f"{DGM}relIds"))
    for blip in tree.iter(f"{A}blip"):
        if blip.attrib.pop(f"{R}link", None) is not None and f"{R}embed" not in blip.attrib:
            told["linked"] += 1


def _pad(row: Element) -> None:
    """Columns that a row leaves out at its ends become empty cells: the cells between stand in their own columns."""
    for name, at in (("gridBefore", None), ("gridAfter", len(row))):
        if (skipped := whole(value(row.find(f"{W}trPr"), name))) > 0:
            cell = Element(f"{W}tc")
            SubElement(SubElement(cell, f"{W}tcPr"), f"{W}gridSpan", {f"{W}val": str(min(skipped, MOST_COLUMNS))})
            SubElement(cell, f"{W}p")
            first = next((place for place, child in enumerate(row) if child.tag == f"{W}tc"), len(row))
            row.insert(first if at is None else at, cell)


def _align(paragraph: Element, given: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if given and (properties is None or properties.find(f"{W}jc") is None):
        if properties is None:
            properties = Element(f"{W}pPr")
            paragraph.insert(0, properties)
        SubElement(properties, f"{W}jc", {f"{W}val": given})


def _run(parent: Element, run: Element, style: str, styles: Styles, told: Counter[str]) -> None:
    """What the styles give to a run is written into it; a hidden one goes."""
    properties = run.find(f"{W}rPr")
    own = value(properties, "rStyle") or ""

    def state(name: str) -> bool:
        found = (on(properties, name), styles.switch(own, name), styles.switch(style, name))
        return next((each for each in found if each is not None), False)

    if state("vanish"):
        told["hidden"] += bool(words(run))
        parent.remove(run)
        return
    for name in _SWITCHES:
        if state(name) and on(properties, name) is None:
            if properties is None:
                properties = Element(f"{W}rPr")
                run.insert(0, properties)
            SubElement(properties, f"{W}{name}")


def _number(tree: Element, counters: Counters, told: Counter[str]) -> None:
    for paragraph in tree.iter(f"{W}p"):
        label = counters.label(paragraph)
        if label is None:
            continue
        told["numbers"] += not label.sure
        run = Element(f"{W}r")
        text = SubElement(run, f"{W}t", {f"{XML}space": "preserve"})
        text.text = BULLET * (label.depth + 1) if label.bullet else f"{label.text} "
        paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run)


def _inward(data: bytes, told: Counter[str]) -> bytes:
    """Relations without those that lead outside; links of the text stay, they are only written."""
    root = parse(data)
    for item in list(root):
        if item.get("TargetMode") == "External" and not item.get("Type", "").endswith("/hyperlink"):
            told["linked"] += item.get("Type", "").endswith("/image")
            root.remove(item)
    return bytes(tostring(root, encoding="utf-8"))


def _archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name), parts[name])
    return buffer.getvalue()
