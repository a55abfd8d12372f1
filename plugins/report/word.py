"""The report as a document for signature (.docx), in the form of an official paper.

Fields, type and order of its parts follow ДСТУ 4163:2020 (Вимоги до оформлення документів): Times New Roman, fields of
30, 10, 20 and 20 mm, the institution above, the kind of the document, its heading, the text, who signs. The same
records give the same bytes but for the version of python-docx.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..model.ukrainian import date_words
from ..records.blocks import Block, blocks
from ..records.view_parts import Link, Table
from ..records.whole import Whole
from ..records.word import put_blocks, saved
from .month import Month
from .pages import own_words
from .story import OTHERS, figures, month_name, sections
from .words import PART

if TYPE_CHECKING:
    from docx.document import Document

FONT, SIZE, SMALL = "Times New Roman", 14, 12
INDENT, LINE = 1.25, 1.15
"""Of a paragraph's first line in centimetres; between lines."""
WIDTH = 17.0
"""Of the text in centimetres: A4 less the fields."""


def document(whole: Whole, told: Month) -> bytes:
    """The .docx of a month."""
    from docx import Document

    paper = Document()
    _page(paper)
    _heading(paper, whole, told)
    _paragraph(paper, _first_words(whole, told))
    _table(paper, figures(told))
    for number, section in enumerate((found := sections(whole, told, narrow=True)), 1):
        _title(paper, f"{number}. {section.title}")
        for words in section.words:
            _paragraph(paper, words)
        for table in section.tables:
            _table(paper, table)
    if told.texts:
        _title(paper, f"{len(found) + 1}. {OTHERS}")
        for row in told.texts:
            _own_words(paper, blocks(str(own_words(whole, row)), whole.settings.site_url))
    _signature(paper, whole, told)
    return saved(paper)


def _first_words(whole: Whole, told: Month) -> str:
    until = f" За записами по {date_words(told.until)}." if told.until else ""
    return f"Підсумки складено за записами сайту «{whole.settings.name}».{until}"


def _page(paper: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1), Cm(2), Cm(2)
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    language = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "uk-UA"})
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = LINE


def _heading(paper: Document, whole: Whole, told: Month) -> None:
    from docx.shared import Pt

    settings = whole.settings
    _centred(paper, settings.council.upper(), bold=True)
    if settings.department:
        _centred(paper, settings.department.upper(), bold=True, size=SMALL)
    kind = _centred(paper, "ЗВІТ", bold=True)
    kind.paragraph_format.space_before = Pt(18)
    of = settings.department_genitive or settings.council_genitive
    heading = _centred(paper, f"про роботу {of} за {month_name(told.month)} {told.month[:4]} року", bold=True)
    heading.paragraph_format.space_after = Pt(14)


def _signature(paper: Document, whole: Whole, told: Month) -> None:
    """Who signs, room for the signature and the name; the day is written by hand."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm, Pt

    post, _, name = (part.strip() for part in whole.settings.report_signer.partition(";"))
    signed = paper.add_paragraph()
    signed.paragraph_format.space_before = Pt(36)
    signed.paragraph_format.keep_together = signed.paragraph_format.keep_with_next = True
    signed.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    signed.add_run(f"{post}\t____________    {name or '____________________'}")
    year = int(told.month[:4]) + (told.month[5:] == "12")
    dated = paper.add_paragraph(f"«___» ______________ {year} року")
    dated.paragraph_format.space_before = Pt(14)


def _title(paper: Document, words: str) -> None:
    from docx.shared import Cm, Pt

    line = paper.add_paragraph()
    line.add_run(words).bold = True
    line.paragraph_format.first_line_indent = Cm(INDENT)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(12), Pt(4)
    line.paragraph_format.keep_with_next = True


def _centred(paper: Document, words: str, *, bold: bool = False, size: int = SIZE) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(words)
    run.bold, run.font.size = bold, Pt(size)
    return line


def _paragraph(paper: Document, words: str = "", indent: float = INDENT) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    line = paper.add_paragraph(words)
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.first_line_indent = Cm(indent)
    return line


def _table(paper: Document, table: Table) -> None:
    """Caption, then the cells: heads repeat on a new page, a row is never parted, numbers stand to the right."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt

    if table.caption:
        caption = paper.add_paragraph()
        run = caption.add_run(table.caption)
        run.italic, run.font.size = True, Pt(SMALL)
        caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(3)
        caption.paragraph_format.keep_with_next = True
    grid = paper.add_table(rows=0, cols=len(table.columns))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    widths = _widths(table)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate((table.columns, *table.rows)):
        _row(grid, [_text(cell) for cell in row], table.numeric, widths, head=not number)
    paper.add_paragraph().paragraph_format.line_spacing = 0.5


def _row(grid: Any, cells: list[str], numeric: tuple[int, ...], widths: list[float], *, head: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    row = grid.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:cantSplit"), {}))
    if head:
        properties.append(properties.makeelement(qn("w:tblHeader"), {}))
    for place, words in enumerate(cells):
        cell = row.cells[place]
        cell.width = Cm(widths[place])
        line = cell.paragraphs[0]
        line.paragraph_format.line_spacing = 1.0
        if place in numeric:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if words.startswith(PART):
            line.paragraph_format.left_indent = Cm(0.75)
        run = line.add_run(words)
        run.bold, run.font.size = head, Pt(SMALL)


def _widths(table: Table) -> list[float]:
    """Columns in centimetres: no word of a head is cut, numbers take one line, words share the rest by length."""
    longest = [
        max(len(_text(row[place])) for row in (table.columns, *table.rows)) for place in range(len(table.columns))
    ]
    heads = [max(map(len, head.split())) for head in table.columns]
    least = [0.26 * (longest[place] if place in table.numeric else heads[place]) + 0.6 for place in range(len(heads))]
    wanted = [0 if place in table.numeric else min(length, 60) for place, length in enumerate(longest)]
    left, whole = WIDTH - sum(least), sum(wanted) or 1
    return [own + left * want / whole for own, want in zip(least, wanted, strict=True)]


def _text(cell: object) -> str:
    return cell.text if isinstance(cell, Link) else str(cell)


def _own_words(paper: Document, found: Sequence[Block]) -> None:
    def line(block: Block) -> Any:
        return _paragraph(paper, indent=INDENT * max(1, block.depth))

    def table(rows: Sequence[Sequence[str]]) -> None:
        head, *others = (tuple(row) for row in rows)
        _table(paper, Table("", head, tuple(others)))

    put_blocks(found, line, table)
