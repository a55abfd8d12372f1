"""A table as Markdown where that can hold it, else as HTML that the site keeps (`records/text/sanitise.py`).

Markdown has a first row of headings and one line in a cell; merged cells, tables inside tables and pictures need HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .blocks import Align, Block, Cell, Line, Paragraph, Table
from .inline import Look

_RULES = {"": "---", "center": ":---:", "right": "---:"}


def written(table: Table, look: Look) -> str:
    """The table as the text of a document."""
    head = _headings(table)
    if head == 1 and _simple(table):
        return _pipes(table, look)
    return "\n".join(_elements(table, look, head))


def _headings(table: Table) -> int:
    """How many of the first rows name the columns: those marked in Word, or one that alone is bold."""
    marked = 0
    while marked < len(table.lines) and table.lines[marked].header:
        marked += 1
    if marked or len(table.lines) < 2:
        return 0 if marked == len(table.lines) else marked
    return 1 if _bold(table.lines[0]) and not all(map(_bold, table.lines[1:])) else 0


def _bold(line: Line) -> bool:
    """Everything in it is bold, and that is not nothing."""
    found = [block for cell in line.cells for block in cell.blocks if isinstance(block, Table) or not block.empty]
    return bool(found) and all(isinstance(block, Paragraph) and block.bold for block in found)


def _simple(table: Table) -> bool:
    widths = {len(line.cells) for line in table.lines}
    return widths.isdisjoint({0, 1}) and len(widths) == 1 and all(map(_plain, _cells(table)))


def _cells(table: Table) -> list[Cell]:
    return [cell for line in table.lines for cell in line.cells]


def _plain(cell: Cell) -> bool:
    full = [block for block in cell.blocks if isinstance(block, Table) or not block.empty]
    one = cell.colspan == cell.rowspan == 1 and len(full) <= 1
    return one and all(
        isinstance(block, Paragraph) and not block.bullet and all(piece.picture is None for piece in block.pieces)
        for block in full
    )


def _pipes(table: Table, look: Look) -> str:
    rows = [[_words(cell, look, plain=not at) for cell in line.cells] for at, line in enumerate(table.lines)]
    rule = [_RULES[_column(table.lines[1:], at)] for at in range(len(rows[0]))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rule, *rows[1:]))


def _words(cell: Cell, look: Look, *, plain: bool) -> str:
    found = (block for block in cell.blocks if isinstance(block, Paragraph))
    return "<br>".join(
        look.markdown(block.pieces, plain=plain).replace("  \n", "<br>") for block in found if block.pieces
    )


def _column(lines: Sequence[Line], at: int) -> Align:
    """The alignment that most cells of a column have."""
    found = Counter(_align(line.cells[at]) for line in lines)
    return max(found, key=lambda align: (found[align], align == "")) if found else ""


def _align(cell: Cell) -> Align:
    """The alignment that the paragraphs of a cell share."""
    found = {block.align for block in cell.blocks if isinstance(block, Paragraph) and not block.empty}
    return found.pop() if len(found) == 1 else ""


def _elements(table: Table, look: Look, head: int) -> list[str]:
    out = ["<table>"]
    for name, tag, lines in (("thead", "th", table.lines[:head]), ("tbody", "td", table.lines[head:])):
        if lines:
            out += [f"<{name}>", *(_row(line, tag, look) for line in lines), f"</{name}>"]
    return [*out, "</table>"]


def _row(line: Line, tag: str, look: Look) -> str:
    cells = []
    for cell in line.cells:
        spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
        marks = "".join(f' {name}="{count}"' for name, count in spans.items() if count > 1)
        align = _align(cell) if tag == "td" else ""
        marks += f' align="{align}"' if align else ""
        cells.append(f"<{tag}{marks}>{_inside(cell.blocks, look, plain=tag == 'th')}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _inside(blocks: Sequence[Block], look: Look, *, plain: bool) -> str:
    """What a cell holds: lines of text, tables of its own. plain: without bold."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            out.append("".join(_elements(block, look, _headings(block))))
        elif words := look.html(block.pieces, plain=plain):
            mark = "• " * bool(block.bullet)
            out.append(f"{'<br>' if out and not out[-1].endswith('</table>') else ''}{mark}{words}")
    return "".join(out)
