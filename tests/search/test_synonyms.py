from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.synonyms import LONGEST_PHRASE, MOST_LINES, for_browser, read


def faults(*lines: str) -> list[str]:
    return [f"{line}: {message} — {hint}" for line, message, hint in read(lines)[1]]


def test_a_line_is_a_group_of_phrases_without_their_stop_words() -> None:
    groups, found = read(["", "# пояснення", "  ЦНАП = центр надання та оформлення послуг , Прозорий офіс"])
    assert found == []
    assert groups == [(("цнап",), ("центр", "надання", "оформлення", "послуг"), ("прозорий", "офіс"))]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("виконком", "у рядку «виконком» немає знака «=» — запишіть так: слово = інше слово, третє"),
        ("а1 = б1 = в1", "у рядку «а1 = б1 = в1» кілька знаків «=» — запишіть так: слово = інше слово, третє"),
        ("виконком =", "у рядку «виконком =» бракує слова — допишіть його або приберіть зайву кому"),
        ("рада = сесія,", "у рядку «рада = сесія,» бракує слова — допишіть його або приберіть зайву кому"),
        ("рада = №", "«№» — самі знаки, без літер і цифр — напишіть слово, яке можна шукати"),
        ("рада = про", "«про» — лише службове слово, за яким не шукають — допишіть, про що йдеться"),
        ("Рада = рада", "«рада» стоїть у рядку двічі — приберіть повтор"),
        ("об'єкт = об’єкт", "«об’єкт» стоїть у рядку двічі — приберіть повтор"),
    ],
)
def test_a_bad_line_is_named_with_a_remedy(line: str, message: str) -> None:
    assert faults("рада = сесія", line) == [f"2: {message}"]


def test_a_phrase_and_the_file_have_an_end() -> None:
    [long] = faults(f"рада = {'слово ' * (LONGEST_PHRASE + 1)}")
    assert f"має {LONGEST_PHRASE + 1} слів, а дозволено {LONGEST_PHRASE}" in long
    [many] = faults(*[f"слово{n} = інше{n}" for n in range(MOST_LINES + 1)])
    assert f"рядків із синонімами {MOST_LINES + 1}, а дозволено {MOST_LINES}" in many


def test_the_browser_gets_terms_and_the_keys_of_their_forms() -> None:
    [[short, phrase]] = json.loads(for_browser(read(["виконком = виконавчим комітетам"])[0]))
    terms, _, keys = short[0].partition("|")
    assert terms == "виконком"
    assert "виконком" not in keys.split(" ")
    assert phrase == ["виконавчий", "комітет"]


def test_numbers_stay_whole_and_hyphened_words_are_asked_for_by_their_parts() -> None:
    [[number, word]] = json.loads(for_browser(read(["143-р = науково-технічна"])[0]))
    assert number == ["143p"]
    assert [one.partition("|")[0] for one in word] == ["науково", "технічний"]


def test_a_group_that_says_nothing_new_is_not_sent() -> None:
    assert for_browser(read(["тариф = тарифи"])[0]) == b""
    assert for_browser([]) == b""


@given(st.lists(st.text()))
def test_any_lines_are_read_and_every_fault_has_its_line(lines: list[str]) -> None:
    groups, found = read(lines)
    for_browser(groups)
    assert all(1 <= fault.line <= len(lines) for fault in found)
