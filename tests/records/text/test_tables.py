from __future__ import annotations

from tests.records.text.sample import act, page

START = '<div class="table" role="region" tabindex="0" aria-label="{}"><table>'


def test_each_table_is_a_named_region_with_header_cells_for_columns():
    html = page("| а | б |\n|---|--:|\n| 1 | 2 |\n\nслово\n\n| в | г |\n|---|---|\n| 3 | 4 |").html
    assert START.format("Таблиця 1") in html
    assert START.format("Таблиця 2") in html
    assert html.count("</table></div>") == 2
    assert '<th class="right" scope="col">б</th>' in html
    assert '<td class="right">2</td>' in html
    assert "style" not in html


def test_a_caption_is_part_of_the_name():
    html = page("<table><caption>Кошти <b>&amp; строки</b></caption><tr><th>а</th></tr></table>").html
    assert START.format("Таблиця 1. Кошти &amp; строки") in html


def test_header_cells_of_raw_tables_have_a_scope():
    html = page(
        "<table><tr><th>а</th><th scope=colgroup colspan=2>б</th></tr><tr><th>в</th><td>1</td></tr></table>"
    ).html
    assert '<th scope="col">а</th>' in html
    assert '<th scope="colgroup" colspan="2">б</th>' in html
    assert '<th scope="row">в</th>' in html


def test_an_empty_header_cell_is_a_plain_cell():
    html = page("| | б |\n|---|---|\n| 1 | 2 |").html
    assert "<td></td>" in html
    assert html.count("<th") == 2  # one cell and thead


def test_a_table_in_a_table_is_not_wrapped_again():
    html = page("<table><tr><th>а<table><tr><th>б</th></tr></table></th></tr></table>").html
    assert html.count("<div") == html.count("</div>") == 1


def test_numbers_in_cells_are_no_clauses():
    html = act("| № | Назва |\n|---|---|\n| 1. | Сквер |").html
    assert "<td>1.</td>" in html
