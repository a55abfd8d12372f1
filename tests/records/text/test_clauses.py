from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.text.clauses import is_short_date
from tests.records.text.sample import ACT, act, page

NUMBER = re.compile(r'<span class="num">([^<]*)</span>')
CLAUSE = re.compile(r'<p class="clause level-(\d)" id="([^"]*)"><span class="num">([^<]*)</span> ([^<]*)')


def numbers(html: str) -> list[str]:
    return NUMBER.findall(html)


def ids(html: str) -> list[str]:
    return [found[1] for found in CLAUSE.findall(html)]


def test_numbers_of_a_whole_act_stand_as_written():
    written = "1. 1.1. 1.2. 2. 2.1. а) б) 1) 2) 2.2. 3. 4. 1. 2. 2.1. 1."
    assert numbers(act(ACT).html) == written.split()


def test_each_clause_has_its_number_as_an_address_and_its_depth_as_a_class():
    html = act("1. Один\n\n1.2. Два\n1.2.3. Три\nдалі").html
    assert [found[:3] for found in CLAUSE.findall(html)] == [
        ("1", "p-1", "1."),
        ("2", "p-1-2", "1.2."),
        ("3", "p-1-2-3", "1.2.3."),
    ]
    assert "Три\nдалі" in html


def test_clauses_after_a_subclause_keep_their_number():
    assert numbers(act("2. Два\n2.1. Перше\n3. Три").html) == ["2.", "2.1.", "3."]


def test_an_annex_has_clauses_of_its_own():
    html = act(ACT).html
    assert ids(html)[-4:] == ["d1-p-1", "d1-p-2", "d1-p-2-1", "d2-p-1"]


def test_the_link_to_a_clause_stays_out_of_the_tab_order():
    html = act("2.1. Слово").html
    link = '<a aria-label="Посилання на пункт 2.1" class="anchor" href="#p-2-1" tabindex="-1"></a>'
    assert html == f'<p class="clause level-2" id="p-2-1"><span class="num">2.1.</span> Слово{link}</p>'


def test_a_repeated_number_gets_another_address_and_a_warning_with_its_line():
    text = act("1. Один\n2. Два\n\n1. Знову")
    assert ids(text.html) == ["p-1", "p-2", "p-1-2"]
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(4, "warning")]
    assert "«1.»" in text.flaws[0].message


def test_a_repeat_never_takes_the_address_of_a_real_clause():
    assert ids(act("1. Один\n1. Знову\n1.2. Другий").html) == ["p-1", "p-1-3", "p-1-2"]


@pytest.mark.parametrize(
    "line",
    ["24.12.2019 року відбулося", "5.03.2019", "05.03.19. відбулося", "2019. Рік", "3.14 метра", "1234. Ні", "2.5 млн"],
)
def test_dates_years_and_amounts_are_no_clauses(line: str):
    html = act(f"{line} слова").html
    assert html == f"<p>{line} слова</p>"


def test_a_short_date_needs_a_real_day_and_month():
    assert is_short_date("05.03.19.")
    assert not is_short_date("1.1.10.")
    assert not is_short_date("10.13.10.")


def test_a_number_without_its_last_dot_counts_below_its_clause_only():
    assert numbers(act("1. Слово\n1.1 Перше\n1.2 Друге").html) == ["1.", "1.1", "1.2"]
    assert numbers(act("7.1 Перше").html) == []


def test_a_number_without_a_space_before_a_capital_counts():
    assert numbers(act("1.Затвердити\n2.Контроль").html) == ["1.", "2."]


def test_a_year_inside_a_bullet_list_keeps_its_number():
    assert "2019. Рік" in act("- слово\n2019. Рік").html


def test_sub_items_are_paragraphs_and_dashes_stay_dashes():
    html = act("2. Подати:\nа) план;\nб) звіт;\n– решту.").html
    assert numbers(html) == ["2.", "а)", "б)", "–"]
    assert html.count('<p class="item">') == 3


def test_a_bracketed_number_belongs_to_the_clause_above():
    html = act("2. Подати:\n1) план;\n3. Далі:\n1) звіт.").html
    assert ids(html) == ["p-2", "p-2-1", "p-3", "p-3-1"]
    assert act("1) план\n2) звіт").flaws == ()


def test_lists_tables_and_quotations_below_a_clause_stay_what_they_are():
    html = act(
        "1. Забезпечити:\n- огляд;\n- ремонт.\n2. Таблиця:\n| а | б |\n|---|---|\n| 1 | 2 |\n3. Так:\n> слово"
    ).html
    assert html.count("<li>") == 2
    assert "<table>" in html
    assert "<blockquote>" in html
    assert ids(html) == ["p-1", "p-2", "p-3"]


def test_a_quoted_clause_keeps_its_number_but_has_no_address():
    html = act("1. Викласти так:\n\n> 1. Нова редакція").html
    assert ids(html) == ["p-1"]
    assert numbers(html) == ["1.", "1."]


def test_an_indented_paragraph_of_an_act_is_no_program_code():
    html = act("    Керуючись законом,\n\n        1. Затвердити").html
    assert "<code>" not in html
    assert numbers(html) == ["1."]


def test_a_page_has_lists_instead_of_clauses_and_begins_where_it_says():
    html = page("3. Три\n4. Чотири").html
    assert '<ol start="3">' in html
    assert numbers(html) == []


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 999), min_size=1, max_size=5),
            st.sampled_from(".)"),
            st.sampled_from(["Слово", "слово\nдалі", "**жирне**", "слово:\n- а\n- б", "слово\n\nабзац", "слово[^1]"]),
            st.sampled_from(["\n", "\n\n", "\n   ", "\n\n  "]),
        ),
        max_size=12,
    )
)
def test_no_number_is_ever_changed_lost_or_moved(clauses: list[tuple[list[int], str, str, str]]):
    source, expected = "", []
    for number, mark, words, gap in clauses:
        written = ".".join(map(str, number)) + mark
        source += f"{gap}{written} {words}"
        if not is_short_date(written):
            expected.append(written)
    html = act(source + "\n\n[^1]: Виноска").html
    assert numbers(html) == expected
    found = re.findall(r' id="(p-[^"]*)"', html)
    assert len(found) == len(set(found)) == len(expected)
