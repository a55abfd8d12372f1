"""The Markdown that an act's blocks become."""

from __future__ import annotations

from plugins.importer import annexes
from plugins.importer.blocks import Align, Cell, Line, Paper, Paragraph, Piece, Table
from plugins.importer.markdown import text_of


def said(text: str, align: Align = "", **look: object) -> Paragraph:
    return Paragraph((Piece(text, **look),), align)  # type: ignore[arg-type]


def rows(*texts: tuple[str, ...], head: int = 0) -> Table:
    return Table(tuple(Line(tuple(Cell((said(text),)) for text in row), at < head) for at, row in enumerate(texts)))


def markdown(*blocks: Paragraph | Table) -> str:
    return text_of(annexes.with_titles(blocks), Paper(tuple(blocks)), {})


def test_a_number_stands_outside_bold_so_that_it_is_a_clause() -> None:
    paragraph = Paragraph((Piece("1. Затвердити", bold=True), Piece(" план.")))
    assert markdown(paragraph) == "1. **Затвердити** план.\n"


def test_a_paragraph_wholly_bold_and_long_is_plain() -> None:
    long = "Слово " * 50
    assert markdown(said(long, bold=True)) == f"{long.strip()}\n"


def test_signs_of_markdown_and_html_are_escaped() -> None:
    assert markdown(said("*a* [b](c) <i>")) == r"\*a\* \[b\](c) &lt;i>" + "\n"


def test_a_simple_table_is_of_pipes_and_one_without_a_head_is_of_elements() -> None:
    assert markdown(rows(("А", "Б|В"), ("1", "2"), head=1)) == "| А | Б\\|В |\n| --- | --- |\n| 1 | 2 |\n"
    plain = "<table>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td><td>4</td></tr>\n</tbody>\n</table>\n"
    assert markdown(rows(("1", "2"), ("3", "4"))) == plain


def test_cells_of_elements_escape_what_they_hold_and_keep_their_alignment() -> None:
    cell = Cell((said("<b>&", "right"), said("другий")), colspan=2)
    line = Line((Cell((said("5", "right"),)), cell))
    assert '<tr><td align="right">5</td><td colspan="2">&lt;b&gt;&amp;<br>другий</td></tr>' in markdown(
        Table((line,) * 2)
    )


def test_the_lines_of_an_annexs_title_are_one_heading() -> None:
    lines = ("Додаток 2", "до рішення міської ради", "від 24.12.2019 № 33-65/2019")
    assert markdown(*(said(line, "right") for line in lines), said("1. Пункт.")) == (
        "## Додаток 2 до рішення міської ради від 24.12.2019 № 33-65/2019\n\n1. Пункт.\n"
    )


def test_a_sentence_about_an_annex_is_no_title() -> None:
    sentence = "Додаток 1 до рішення викласти в новій редакції."
    assert markdown(said(sentence)) == f"{sentence}\n"


def test_two_bold_lines_in_the_middle_are_one_heading_and_a_numbered_one_begins_the_next() -> None:
    lines = [said(text, "center", bold=True) for text in ("ПОРЯДОК", "розгляду звернень", "1. Загальне")]
    assert markdown(*lines) == "### ПОРЯДОК розгляду звернень\n\n### 1. Загальне\n"


def test_the_enacting_word_in_the_middle_is_no_heading() -> None:
    line = "З О Б О В ’ Я З У Ю :"
    assert markdown(said(line, "center", bold=True)) == f'<p align="center"><strong>{line}</strong></p>\n'
