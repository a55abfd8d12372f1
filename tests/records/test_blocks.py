"""Finished HTML as blocks of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.records.blocks import Block, Run, blocks
from plugins.records.text import convert


def of(markdown: str) -> list[Block]:
    return blocks(convert(markdown, clauses=False, first_line=1).html)


def test_paragraphs_headings_and_looks_of_words() -> None:
    found = of("Перший **жирний**\nі *похилий*.\n\n## Далі\n\nДругий.\n")
    assert [(block.kind, block.words) for block in found] == [
        ("paragraph", "Перший жирний і похилий."),
        ("heading", "Далі"),
        ("paragraph", "Другий."),
    ]
    assert [run for run in found[0].runs if run.bold or run.italic] == [
        Run("жирний", bold=True),
        Run("похилий", italic=True),
    ]


def test_items_keep_their_numbers_and_depth() -> None:
    found = of("3. третє\n4. четверте\n\nслово\n\n- раз\n    - глибше\n- два\n")
    assert [(block.mark, block.depth, block.words) for block in found] == [
        ("3.", 1, "третє"),
        ("4.", 1, "четверте"),
        ("", 0, "слово"),
        ("–", 1, "раз"),
        ("–", 2, "глибше"),
        ("–", 1, "два"),
    ]


def test_an_item_of_paragraphs_begins_with_its_mark() -> None:
    found = of("1. перше\n\n    ще про перше\n\n2. друге\n")
    assert [(block.mark, block.words) for block in found] == [("1.", "перше"), ("", "ще про перше"), ("2.", "друге")]


def test_a_table_is_its_cells() -> None:
    (found,) = of("| Що | Скільки |\n| --- | ---: |\n| **Виїзди** | 3 |\n")
    assert found.rows == [["Що", "Скільки"], ["Виїзди", "3"]]


def test_signs_of_markup_are_words_again() -> None:
    (found,) = of("a &lt;b&gt; & `x < y`\n")
    assert found.words == "a <b> & x < y"


def test_a_video_is_a_line_of_its_name_and_whole_address() -> None:
    link = '<a class="screen" href="https://video.example/w/1" data-title="{}"><span>Дивитися відео</span></a>'
    caption = "<figcaption>{}До натискання сторінка нічого не завантажує.</figcaption>"
    page = caption.format('<a href="/video/a/">Ремонт</a>. ')
    own = f'<figure class="player">{link.format("Ремонт")}{page}</figure>'
    other = f'<figure class="player">{link.format("Відео на YouTube")}{caption.format("")}</figure>'
    film = '<figure class="player"><video src="/video/f.mp4" aria-label="Міст"><track src="s"></video></figure>'
    found = blocks(f"<p>Перед.</p>{own}{other}{film}<p>Після.</p>", "https://rada.example")
    assert [block.words for block in found] == [
        "Перед.",
        "Відео: Ремонт, https://rada.example/video/a/",
        "Відео на YouTube, https://video.example/w/1",
        "Відео: Міст, https://rada.example/video/f.mp4",
        "Після.",
    ]


def test_links_keep_their_addresses_where_they_cannot_be_clicked() -> None:
    html = (
        '<p>Див. <a href="/n/">новину</a>, <a href="https://a.example/">a.example</a>, <a href="#x">1</a>,'
        ' <a href="mailto:p@a.example">лист</a>.</p><table><tr><td><a href="/t/">тут</a></td></tr></table>'
    )
    line, table = blocks(html, "https://rada.example", addresses=True)
    assert line.words == "Див. новину (https://rada.example/n/), a.example, 1, лист (p@a.example)."
    assert table.rows == [["тут (https://rada.example/t/)"]]
    assert blocks(html)[0].words == "Див. новину, a.example, 1, лист."


@given(st.text(alphabet="аб *_#-1.>|\n`[]()!<&", max_size=60))
def test_no_text_loses_words_or_stops_the_reader(markdown: str) -> None:
    made = convert(markdown, clauses=False, first_line=1)
    told = "".join(block.words + "".join(cell for row in block.rows for cell in row) for block in blocks(made.html))
    assert [char for char in told if char in "аб"] == [char for char in made.plain if char in "аб"]
