"""A builder of Word documents: an act put together part by part, as Word itself would write it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import _Element
from PIL import Image

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
Levels = Sequence[tuple[str, str]]
CLAUSES = (("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."))
PLACES = {"": None, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
BY = 'w:id="1" w:author="Редактор" w:date="2019-12-24T10:00:00Z"'

HEADER = ("УКРАЇНА", "НІЖИНСЬКА МІСЬКА РАДА", "ЧЕРНІГІВСЬКОЇ ОБЛАСТІ", "65 сесія VII скликання")
FACTS = "від 24 грудня 2019 року\tм. Ніжин\t№ 33-65/2019"
TITLE = "Про дострокове припинення повноважень депутата"
PREAMBLE = (
    "Керуючись статтями 26, 42, 59, 73 Закону України «Про місцеве самоврядування в Україні», міська рада вирішила:"
)


class Word:
    """A document that grows from the top; `data()` gives its bytes.

    said: what a reader reads below the letterhead and above the signature, in order, with numbers; notes after it.
    """

    def __init__(self) -> None:
        self.document = Document()
        self._said: list[str] = []
        self._notes: list[str] = []
        self._counts: dict[str, list[int]] = {}

    @property
    def said(self) -> str:
        return " ".join(" ".join([*self._said, *self._notes]).split())

    def line(self, text: str, place: str = "", *, bold: bool = False) -> Paragraph:
        """A paragraph of the text. place: "", "center" or "right"."""
        self._said.append(text)
        return self._line(text, place, bold=bold)

    def _line(self, text: str, place: str = "", *, bold: bool = False) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).bold = bold or None
        paragraph.alignment = PLACES[place]
        return paragraph

    def lines(self, *texts: str) -> Word:
        """Several plain paragraphs."""
        for text in texts:
            self.line(text)
        return self

    def head(self, *lines: str, kind: str = "Р І Ш Е Н Н Я", facts: str = FACTS, title: str = TITLE) -> Word:
        """What stands above the text; without lines that of a decision of the council."""
        for line in lines or HEADER:
            self._line(line, "center", bold=True)
        self._line(kind, "center", bold=True)
        self._line(facts)
        self._line(title)
        return self

    def numbered(self, text: str, depth: int = 0, levels: Levels = CLAUSES, name: str = "900") -> Paragraph:
        """A paragraph that Word numbers by itself. levels: form and text of each depth, of the list of this name."""
        if name not in self._counts:
            self._counts[name] = []
            self._new_list(levels, name)
        counts = self._counts[name] = [*self._counts[name], 0][: depth + 1]
        counts[depth] += 1
        shown = levels[depth][1]
        for at, count in enumerate(counts, 1):
            shown = shown.replace(f"%{at}", str(count) if levels[at - 1][0] == "decimal" else "абвг"[count - 1])
        self._said.append(f"{shown} {text}")
        paragraph = self.document.add_paragraph(text)
        properties = f'<w:numPr {NAMES}><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
        return paragraph

    def _new_list(self, levels: Levels, name: str) -> None:
        numbering = self.document.part.numbering_part.element
        shown = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        numbering.insert(0, parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="{name}">{shown}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {NAMES} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))

    def note(self, paragraph: Paragraph, text: str) -> Word:
        """A footnote at the end of a paragraph."""
        self._notes.append(text)
        self._said[-1] += f" {len(self._notes)}"
        mark = f'<w:r {NAMES}><w:footnoteReference w:id="{len(self._notes) + 1}"/></w:r>'
        paragraph._p.append(parse_xml(mark))
        return self

    def table(self, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> Table:
        """A table with a bold first row. merged: row and column of the first and of the last cell of each merge."""
        self._said += [text for row in rows for text in row]
        table = self.document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for cell, text in zip(table.rows[at].cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = at == 0 or None
        for top, left, bottom, right in merged:
            words = table.cell(top, left).text
            cell = table.cell(top, left).merge(table.cell(bottom, right))
            for paragraph in cell.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)
            cell.paragraphs[0].text = words
        return table

    def picture(self, alt: str = "", size: tuple[int, int] = (40, 20)) -> Word:
        """A picture in a paragraph of its own."""
        inline = self.document.add_picture(io.BytesIO(png(size)), width=Cm(4))
        inline._inline.docPr.set("descr", alt)
        return self

    def signature(self, office: str = "Міський голова", name: str = "А.В. Лінник") -> Word:
        """The line at the end."""
        self._line("")
        self._line(f"{office}\t\t\t{name}")
        return self

    def raw(self, xml: str) -> Word:
        """A paragraph of these runs, in WordprocessingML."""
        body = self.document.element.body
        body.insert(len(body) - 1, element(f"<w:p {NAMES}>{xml}</w:p>"))
        return self

    def data(self) -> bytes:
        """The file."""
        if self._notes:
            self._write_notes()
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def _write_notes(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'
            for at, text in enumerate(self._notes, 2)
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        xml = f"<w:footnotes {NAMES}>{notes}</w:footnotes>".encode()
        owner = self.document.part
        owner.relate_to(Part(PackURI("/word/footnotes.xml"), kind, xml, owner.package), REL.FOOTNOTES)


def element(xml: str) -> _Element:
    return parse_xml(xml)


def run(text: str, properties: str = "") -> str:
    """A run, in WordprocessingML. properties: such as <w:vanish/>."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def box(text: str, runs: str = "") -> str:
    """A run with a text box. runs: stand after the text in it."""
    shape = f"<v:shape><v:textbox><w:txbxContent><w:p>{run(text)}{runs}</w:p></w:txbxContent></v:textbox></v:shape>"
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def png(size: tuple[int, int] = (40, 20), colour: str = "navy") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def decision() -> Word:
    """A decision of the council with everything a Word act has: clauses to three levels, a note, a table, a picture."""
    word = Word().head()
    word.line(PREAMBLE)
    first = word.numbered("Припинити достроково повноваження депутата міської ради.")
    word.note(first, "За особистою заявою.")
    word.numbered("Секретарю ради:", 0)
    word.numbered("подати рішення до територіальної виборчої комісії;", 1)
    word.numbered("протягом п’яти днів;", 2)
    word.numbered("у двох примірниках;", 2)
    word.numbered("оприлюднити рішення.", 1)
    word.numbered("Розподілити обов’язки згідно з таблицею:")
    rows = [
        ["Напрям", "Строк", "Хто"],
        ["Освіта", "2019", "Перший відділ"],
        ["", "2020", "Другий відділ"],
        ["Разом", "", "2"],
    ]
    word.table(rows, [(1, 0, 2, 0), (3, 0, 3, 1)])
    word.picture("Схема меж округу")
    word.numbered("Контроль покласти на постійну комісію.")
    return word.signature()
