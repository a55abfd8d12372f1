"""Statements of enterprises: lines and sums of the forms, and every fault with its line."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.flaw import Flaw
from plugins.model.statement import SIZE_LIMIT, Line, Reading, figure, read_statement, wrong_sum
from plugins.model.statement_forms import FIGURES, FORMS, Form, Sum, form_code
from plugins.model.statement_years import Told, restated

HEAD = "form,line,name,value\n"


def read(*rows: str, head: str = HEAD) -> Reading:
    return read_statement((head + "".join(f"{row}\n" for row in rows)).encode())


def told(*rows: str, head: str = HEAD) -> tuple[int | None, str | None, str]:
    reading = read(*rows, head=head)
    assert reading.lines == ()
    (flaw,) = reading.flaws
    return flaw.line, flaw.field, flaw.message.replace("\u00a0", " ")


def hint(*rows: str, head: str = HEAD) -> str:
    return read(*rows, head=head).flaws[0].hint


def test_lines_are_read_with_the_names_of_their_form() -> None:
    reading = read('1,1010,Осн. засоби,"1 234,5"', "1,1095,,1234.5", "2,2000,Дохід,–", "1,1300,,1234.5")
    assert reading.flaws == ()
    assert [(line.code, line.name, line.value, line.number) for line in reading.lines] == [
        ("1010", "Основні засоби", Decimal("1234.5"), 2),
        ("1095", "Усього за розділом I", Decimal("1234.5"), 3),
        ("1300", "Баланс (актив)", Decimal("1234.5"), 5),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Форма;Код рядка;Стаття;На кінець звітного періоду;На початок звітного періоду\n",
        "\ufeffформа;рядок;назва;значення;попереднє\r\n",
        "sep=;\nFORM;LINE;Name;Value;Previous\n",
        "Форма №;Рядок;Показник;За звітний період;За  аналогічний період попереднього року\n",
    ],
)
def test_columns_have_the_names_that_forms_use(head: str) -> None:
    reading = read("Форма №1;1165;Гроші;5,5;4", head=head)
    assert [(line.form, line.value, line.previous) for line in reading.lines] == [("1", Decimal("5.5"), Decimal(4))]


@pytest.mark.parametrize(
    ("words", "code"),
    [("1", "1"), ("№ 2", "2"), ("Форма №1-м", "1-м"), ("ф. 2м", "2-м"), ("1-mc", "1-мс"), ("2МС", "2-мс"), ("3", "3")],
)
def test_a_form_is_known_however_it_is_written(words: str, code: str) -> None:
    assert form_code(words) == code


def test_lines_that_a_form_takes_off_may_be_written_with_parentheses_or_without() -> None:
    for cost in ("(800)", "800", "-800"):
        reading = read("2,2000,,1000", f"2,2050,,{cost}", "2,2090,,200")
        assert reading.lines[1].value == 800
    for tax, net in (("(18)", 82), ("18", 82), ("-18", 82), ("18", 118)):
        assert read("2,2290,,100", f"2,2300,,{tax}", f"2,2350,,{net}").flaws == ()
    assert told("2,2290,,100", "2,2300,,18", "2,2350,,90")[0] == 4


def test_a_wrong_sum_is_told_with_its_line_and_what_makes_it() -> None:
    rows = ("1,1005,,10", '1,1010,,"1 220"', '1,1095,,"1 250"', "1,1195,,0", '1,1300,,"1 250"')
    assert told(*rows) == (4, "value", "у рядку 1095 стоїть 1 250, а має бути 1 230: 1005 (10) + 1010 (1 220)")
    assert hint(*rows).startswith("звірте з паперовою формою: 1095 = 1000 + 1005 + 1010 + 1015")


def test_a_loss_stands_in_a_line_of_its_own() -> None:
    assert read("2,2000,,100", "2,2050,,(130)", "2,2095,,(30)").flaws == ()
    rows = ("2,2000,,100", "2,2050,,(130)", "2,2095,,(40)")
    assert told(*rows) == (4, "value", "у рядку 2090 − 2095 стоїть −40, а має бути −30: 2000 (100) − 2050 (130)")


def test_assets_equal_liabilities_exactly() -> None:
    assert told("1,1300,,100", "1,1900,,101") == (2, "value", "у рядку 1300 стоїть 100, а має бути 101: 1900 (101)")


def test_a_part_is_no_more_than_its_whole() -> None:
    words = "у рядку 1165 стоїть 5, а має бути щонайменше 8: 1166 (1) + 1167 (7)"
    assert told("1,1165,,5", "1,1166,,1", "1,1167,,7") == (2, "value", words)
    assert read("1,1165,,9", "1,1166,,1", "1,1167,,7").flaws == ()


def test_rounding_may_cost_one_unit_of_the_last_digit_given() -> None:
    assert read("2-м,2000,,100", "2-м,2120,,1", "2-м,2280,,102").flaws == ()
    assert told("2-м,2000,,100", "2-м,2120,,1", "2-м,2280,,103")[0] == 4
    assert read('2-м,2000,,"100,5"', "2-м,2120,,1", '2-м,2280,,"101,6"').flaws == ()
    assert told('2-м,2000,,"100,5"', "2-м,2120,,1", '2-м,2280,,"101,7"')[0] == 4


def test_the_year_before_is_summed_too() -> None:
    head = "form,line,name,value,previous\n"
    rows = ("1-мс,1100,,5,7", "1-мс,1165,,5,7", "1-мс,1195,,10,15.5")
    assert told(*rows, head=head)[:2] == (4, "previous")


@pytest.mark.parametrize(
    ("row", "line", "field", "message"),
    [
        ("3,1010,,1", 2, "form", "невідома форма «3»"),
        (",1010,,1", 2, "form", "не сказано, яка це форма"),
        ("1,1O10,,1", 2, "line", "у формі 1 немає рядка «1O10»"),
        ("1,,,1", 2, "line", "не сказано, який це рядок форми"),
        ("1,2000,,1", 2, "line", "у формі 1 немає рядка «2000»"),
        ("1,1010,,багато", 2, "value", "«багато» не є числом"),
        ("1,1010,,=1+1", 2, "value", "«=1+1» не є числом"),
        ("1,1010,=1+1,1", 2, "name", "клітинка «=1+1» починається, як формула таблиці"),
        ("1,1010,@SUM(1),1", 2, "name", "клітинка «@SUM(1)» починається, як формула таблиці"),
        ("1,1010,,1\n1,1010,,1", 3, "line", "рядок 1010 форми 1 уже є в рядку 2 файла"),
        ("1,1010,,1\n1-м,1010,,1", 3, "form", "форма 1-м, а в рядку 2 файла вже почато форму 1"),
        ("1,1010,,1,5", 2, None, "у рядку 5 клітинок, а стовпчиків 4"),
    ],
)
def test_a_fault_of_a_row_is_told_with_its_line(row: str, line: int, field: str | None, message: str) -> None:
    assert told(row) == (line, field, message)


def test_remedies_guess_what_was_meant() -> None:
    assert "можливо, «1010»?" in hint("1,1O10,,1")
    assert hint("1,2000,,1") == "такий рядок мають форми 2, 2-м, 2-мс: виправте форму або рядок"
    assert "запишіть одну з: 1, 2, 1-м, 2-м, 1-мс, 2-мс" in hint("3,1010,,1")
    assert "можливо, «vaule»?" in hint("1,1010,,1", head="form,line,name,vaule\n")


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("form,line,value\n", "бракує стовпчиків: name"),
        ("a,b\n", "бракує стовпчиків: form, line, name, value"),
        ("form,line,name,value,сума\n", "стовпчики «value» і «сума» означають те саме — «value»"),
        ("form,line,name,value,previuos\n", "невідомий стовпчик «previuos»"),
        ("form,line,name,value,value\n", "стовпчик «value» названо двічі"),
        (HEAD, "у файлі немає жодного рядка форм"),
        ("", "бракує стовпчиків: form, line, name, value"),
    ],
)
def test_a_fault_of_the_columns_is_told_at_the_first_row(head: str, message: str) -> None:
    assert told(head=head)[0::2] == (1, message)


def test_all_faults_are_told_at_once() -> None:
    reading = read("3,1010,,1", "1,9999,,1", "1,1010,=x,багато")
    assert [(flaw.line, flaw.field) for flaw in reading.flaws] == [(4, "name"), (2, "form"), (3, "line"), (4, "value")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("форма;рядок\n".encode("cp1251"), "не UTF-8"),
        ((HEAD + "1,1010,\x00,1\n").encode(), "порожній байт NUL"),
        (HEAD.encode("utf-16"), "не в UTF-8"),
        (b"x" * (SIZE_LIMIT + 1), "завеликий"),
        (HEAD.encode() + b"1,1010,,1\n" * 1_000_000, "завеликий"),
        (HEAD.encode() + b"1,1010,,1\n" * 90_000, "рядок 1010 форми 1 уже є в рядку 2 файла"),
        (HEAD.encode() + b'1,1010,"x\n', "лапки"),
    ],
)
def test_hostile_files_are_refused_with_words(data: bytes, words: str) -> None:
    reading = read_statement(data)
    assert reading.lines == ()
    assert words in reading.flaws[0].message
    assert len(reading.flaws) <= 11


def test_sums_name_only_lines_of_their_form_and_no_line_is_named_twice() -> None:
    for form in FORMS.values():
        codes = [entry.code for entry in form.entries if entry.code]
        assert len(codes) == len(set(codes))
        for rule in form.sums:
            assert {term.code for term in (*rule.left, *rule.right)} <= set(codes), rule.words
    assert {figure.code for figure in FIGURES if figure.balance} == {"aktyvy", "kapital", "zoboviazannia", "hroshi"}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_every_line_of_a_form_is_in_a_sum_or_is_known_not_to_be(form: Form) -> None:
    within = {term.code for rule in form.sums for term in (*rule.left, *rule.right)}
    alone = {
        *("1411", "1412", "1531", "1532", "1533", "1534"),  # parts whose signs or completeness forms leave open
        *("2011", "2012", "2013", "2014", "2111", "2112"),  # insurers
        *("2600", "2605", "2610", "2615", "2650"),  # shares
    }
    assert form.by_code.keys() - within <= alone


def balanced(rule: Sum, amounts: dict[str, Decimal]) -> None:
    """Set the left side to what the right one comes to."""
    total = sum(
        (amounts.get(term.code, Decimal(0)) * (-1 if term.sign in "-±" else 1) for term in rule.right), Decimal(0)
    )
    gain, *loss = (term.code for term in rule.left)
    amounts[gain] = max(total, Decimal(0)) if loss else total
    if loss:
        amounts[loss[0]] = max(-total, Decimal(0))


@st.composite
def statements(draw: st.DrawFn) -> tuple[Form, dict[str, Decimal]]:
    """A form of results filled in at random with right sums."""
    form = draw(st.sampled_from([form for form in FORMS.values() if not form.balance]))
    totals = {term.code for rule in form.sums if not rule.part for term in rule.left}
    parts = {term.code for rule in form.sums if rule.part for term in rule.right}
    amounts = {
        entry.code: draw(st.decimals(0, 10**7, places=1))
        for entry in form.entries
        if entry.code and entry.code not in totals | parts and draw(st.booleans())
    }
    for rule in form.sums:
        if not rule.part:
            balanced(rule, amounts)
    return form, amounts


@given(statements())
def test_right_sums_are_found_right_and_a_shifted_total_wrong(case: tuple[Form, dict[str, Decimal]]) -> None:
    form, amounts = case
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(("form", "line", "name", "value"))
    rows.writerows((form.code, code, "", str(amount).replace(".", ",")) for code, amount in amounts.items())
    reading = read_statement(table.getvalue().encode())
    assert reading.flaws == ()
    assert {line.code: line.value for line in reading.lines} == amounts
    for rule in form.sums:
        if rule.part or not any(term.code in amounts for term in rule.right):
            continue
        off = {**amounts, rule.left[0].code: amounts[rule.left[0].code] + Decimal("0.5")}
        offered = {term.sign for term in rule.right if term.code in amounts}
        assert wrong_sum(rule, amounts) is None
        assert "±" in offered or wrong_sum(rule, off) is not None


@given(st.lists(st.tuples(st.sampled_from(["1", "2-мс", "x"]), st.text(max_size=4), st.text(max_size=5)), max_size=5))
def test_no_cells_break_the_reader(cells: list[tuple[str, str, str]]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows(
        [("form", "line", "name", "value"), *((form, line, "", value) for form, line, value in cells)]
    )
    reading = read_statement(table.getvalue().encode("utf-8", "surrogatepass"))
    assert bool(reading.flaws) != bool(reading.lines) or all(not re.search(r"\d", value) for *_, value in cells)
    assert all(isinstance(flaw, Flaw) for flaw in reading.flaws)


def test_a_figure_is_what_its_lines_come_to_or_nothing() -> None:
    terms = {one.code: one.terms for one in FIGURES}
    amounts = {"1595": Decimal(10), "1695": Decimal(5), "2355": Decimal(7)}
    assert figure(terms["zoboviazannia"], amounts) == 15
    assert figure(terms["rezultat"], amounts) == -7
    assert figure(terms["aktyvy"], amounts) is None


def denied(earlier: str, later: str) -> list[tuple[int | None, str]]:
    """What is told of line 1300, worth these in both years' files."""
    own = read(f"1,1300,,{earlier}").lines
    after = read(f"1,1300,,7,{later}", head="form,line,name,value,previous\n").lines
    found = restated(Told("2017", "a.csv", own), Told("2018", "b.csv", after))
    assert {flaw.level for flaw in found} <= {"warning"}
    return [(flaw.line, flaw.message.replace("\u00a0", " ")) for flaw in found]


def test_the_year_before_is_what_its_own_statements_say_but_for_rounding() -> None:
    words = "рядок 1300 на кінець 2017 року: у файлі b.csv стоїть 102, а у файлі a.csv, у рядку 2, стоїть 100"
    assert denied("100", "102") == [(2, words)]
    for earlier, later in (("100", "101"), ("99.6", "100"), ("100.1", "100.2"), ("100", "–"), ("–", "100")):
        assert denied(earlier, later) == []
    assert denied("100.1", "100.3") != []


def test_many_lines_that_deny_the_year_before_are_all_warnings() -> None:
    codes = [code for code in FORMS["1"].by_code if code.startswith("10") and code != "1095"]
    lines = [Line("1", code, Decimal(number), Decimal(number + 5), number) for number, code in enumerate(codes, 2)]
    found = restated(Told("2017", "a.csv", lines), Told("2018", "b.csv", lines))
    assert found[-1].message == f"таких вад ще {len(codes) - 10}"
    assert {flaw.level for flaw in found} == {"warning"}
