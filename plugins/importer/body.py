"""Blocks out of a prepared document, by mammoth's reader.

Reads: Prepared. Writes: Paper. mammoth's public conversion to HTML loses alignment, so its reader alone is used and
what it gives is turned into our blocks; pictures are told by their first bytes, never by the name they have.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from plugins.records.attachments import picture_size

from .blocks import Align, Block, Cell, Line, Paper, Paragraph, Picture, Piece, Table, inside, paragraphs
from .opening import Unreadable
from .prepare import BULLET, Prepared
from .styles import Styles

_ALIGN: dict[str | None, Align] = {"center": "center", "right": "right", "end": "right"}
_PLACES = {"superscript": "sup", "subscript": "sub"}
_PICTURES = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))
_NO_ALT = re.compile(
    r"(?i).*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp)|(?:рисунок|малюнок|изображение|picture|image)\W*\d*"
)
_BY_PROGRAM = re.compile(
    r"(?is)\s*(?:автоматично згенеровани\w+ опис|автоматически созданное описание"
    r"|description automatically generated).*"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SCAN_LETTERS = 40


def read(prepared: Prepared) -> Paper:
    """The document as blocks. Raises Unreadable."""
    from mammoth import docx

    try:
        document = docx.read(io.BytesIO(prepared.data)).value
        reader = _Reader(document, prepared.styles)
        blocks = tuple(reader.blocks(document.children))
    except Exception as error:
        hint = "відкрийте його у Word і збережіть ще раз"
        raise Unreadable(f"файл пошкоджено: текст не прочитати ({type(error).__name__}) — {hint}") from error
    found = Paper(blocks, reader.notes, tuple(reader.pictures))
    if not found.pictures and all(block.empty for block in paragraphs(blocks)):
        raise Unreadable("документ порожній: у ньому немає ні тексту, ні малюнків — перевірте, чи той це файл")
    return replace(found, findings=(*prepared.findings, *reader.findings, *_scan(found)))


def _scan(paper: Paper) -> Iterable[str]:
    letters = sum(map(str.isalpha, " ".join(each.text for each in paragraphs(paper.blocks))))
    if paper.pictures and letters < _SCAN_LETTERS:
        yield "схоже на скан: у документі лише малюнки — наберіть текст, інакше його не знайти й не почути"


class _Reader:
    def __init__(self, document: Any, styles: Styles) -> None:
        self.notes: dict[str, tuple[Paragraph, ...]] = {}
        self.pictures: list[Picture] = []
        self.findings: list[str] = []
        self._document = document
        self._styles = styles
        self._labels: dict[tuple[str, str], str] = {}

    def blocks(self, elements: Iterable[Any]) -> list[Block]:
        from mammoth import documents

        found: list[Block] = []
        for element in elements:
            if isinstance(element, documents.Paragraph):
                found.append(self._paragraph(element))
            elif isinstance(element, documents.Table):
                found += _unframed(self._table(element))
            elif pieces := self._pieces([element], Piece()):
                found.append(Paragraph(_merged(pieces)))
        return found

    def _paragraph(self, element: Any) -> Paragraph:
        pieces = _merged(self._pieces(element.children, Piece()))
        depth = 0
        if pieces and pieces[0].text.startswith(BULLET):
            rest = pieces[0].text.lstrip(BULLET)
            depth = len(pieces[0].text) - len(rest)
            pieces = (replace(pieces[0], text=rest), *pieces[1:])
        heading = self._styles.heading(element.style_id or "")
        return Paragraph(pieces, _ALIGN.get(element.alignment, ""), heading, depth)

    def _table(self, element: Any) -> Table:
        lines = []
        for row in element.children:
            cells = [Cell(tuple(self.blocks(cell.children)), cell.colspan, cell.rowspan) for cell in row.children]
            lines.append(Line(tuple(cells), row.is_header))
        return Table(tuple(lines))

    def _pieces(self, elements: Sequence[Any], look: Piece) -> list[Piece]:
        from mammoth import documents

        found: list[Piece] = []
        for element in elements:
            match element:
                case documents.Run():
                    inner = replace(
                        look,
                        bold=element.is_bold,
                        italic=element.is_italic,
                        strike=element.is_strikethrough,
                        place=_PLACES.get(element.vertical_alignment, ""),
                    )
                    pieces = self._pieces(element.children, inner)
                    capitals = element.is_all_caps
                    found += [replace(each, text=each.text.upper()) for each in pieces] if capitals else pieces
                case documents.Text():
                    found.append(replace(look, text=_INVISIBLE.sub("", element.value)))
                case documents.Tab():
                    found.append(replace(look, text="\t"))
                case documents.Break():
                    found.append(replace(look, text="\n"))
                case documents.Checkbox():
                    found.append(replace(look, text="☑" if element.checked else "☐"))
                case documents.Hyperlink():
                    found += self._pieces(element.children, replace(look, href=_address(element.href)))
                case documents.NoteReference():
                    if label := self._note(element):
                        found.append(Piece(note=label))
                case documents.Image():
                    found += self._picture(element)
        return found

    def _note(self, reference: Any) -> str:
        """The label of a note, by its place in the text; the note itself is read at the first reference."""
        key = reference.note_type, reference.note_id
        if key not in self._labels:
            try:
                note = self._document.notes.resolve(reference)
            except KeyError:
                self.findings.append("виноска без пояснення — перевірте виноски")
                return ""
            self._labels[key] = label = str(len(self._labels) + 1)
            self.notes[label] = ()
            self.notes[label] = tuple(each for each in paragraphs(self.blocks(note.body)) if not each.empty)
        return self._labels[key]

    def _picture(self, image: Any) -> list[Piece]:
        try:
            with image.open() as file:
                data = file.read()
        except (OSError, KeyError, TypeError):
            self.findings.append("малюнка, на який посилається документ, у файлі немає")
            return []
        suffix = next((suffix for start, suffix in _PICTURES if data.startswith(start)), "")
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            suffix = ".webp"
        alt = " ".join(_BY_PROGRAM.sub("", image.alt_text or "").split())
        if suffix and picture_size(io.BytesIO(data)) == (0, 0):
            self.findings.append("малюнок пошкоджено або завеликий, його не перенесено — збережіть його ще раз як JPEG")
            return []
        picture = Picture(data, suffix, "" if _NO_ALT.fullmatch(alt) else alt)
        if not suffix:
            self.findings.append("малюнок у вигляді, якого браузери не показують (EMF, WMF, TIFF…), не перенесено")
        self.pictures.append(picture)
        return [Piece(picture=len(self.pictures) - 1)] if suffix else []


def _address(href: str | None) -> str:
    return href if href and re.match(r"(?:https?://|mailto:)[^\s<>\"]+$", href) else ""


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one look as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        plain = piece.picture is None and not piece.note
        if plain and not piece.text:
            continue
        if found and plain and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _unframed(table: Table) -> list[Block]:
    """A table that only places one text on the sheet is that text; where it stood right, its lines do too."""
    full = [
        (at, cell)
        for line in table.lines
        for at, cell in enumerate(line.cells)
        if any(isinstance(block, Table) or not block.empty for block in cell.blocks)
    ]
    if len(table.lines) != 1 or len(full) > 1:
        return [table] if full else []
    at, cell = full[0]
    blocks = list(cell.blocks)
    if at:
        blocks = [
            replace(block, align=block.align or "right") if isinstance(block, Paragraph) else block for block in blocks
        ]
    return [Paragraph(), *blocks, Paragraph()]


def looks_like_lines(table: Table) -> bool:
    """A table that lays out words of a letterhead or a signature: a few rows, short cells, nothing inside but text."""
    return len(table.lines) <= 4 and all(
        isinstance(block, Paragraph) and len(block.text) <= 120 and all(piece.picture is None for piece in block.pieces)
        for block in inside(table)
    )
