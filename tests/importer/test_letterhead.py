"""Lines above the text, by their form, and who signed below it."""

from __future__ import annotations

import pytest

from plugins.importer import letterhead, signature
from plugins.importer.blocks import Paragraph, Piece
from plugins.importer.lines import taken_apart

from .word import HEADER


def paper(*lines: str) -> list[Paragraph]:
    return [Paragraph((Piece(line),)) for line in lines]


@pytest.mark.parametrize(
    ("line", "dates", "numbers"),
    [
        ("від 24 грудня 2019 року № 33-65/2019", ["2019-12-24"], ["33-65/2019"]),
        ("«24» грудня 2019 р. N 33-65/2019", ["2019-12-24"], ["33-65/2019"]),
        ("24.12.2019 м. Ніжин № 143-р", ["2019-12-24"], ["143-р"]),
        ("від 1.2.2020 року №295 (о)", ["2020-02-01"], ["295 (о)"]),
        ("№ 2010-48-VII від 05 січня 2016 року", ["2016-01-05"], ["2010-48-VII"]),
        ("№ 1457-55/VIII", [], ["1457-55/VIII"]),
        ("31 лютого 2019 року", [], []),
        (
            "від двадцять четвертого грудня дві тисячі дев’ятнадцятого року м. Ніжин № 33-65/2019",
            ["2019-12-24"],
            ["33-65/2019"],
        ),
        ("Третього січня дві тисячі двадцять першого року", ["2021-01-03"], []),
        ("тридцять першого серпня 2020 року № 5", ["2020-08-31"], ["5"]),
        ("24 грудня дві тисячі двадцятого року", ["2020-12-24"], []),
        ("тридцять першого лютого 2020 року", [], []),
        ("якогось грудня 2020 року", [], []),
    ],
)
def test_dates_in_words_and_digits_and_numbers_are_read_as_written(
    line: str, dates: list[str], numbers: list[str]
) -> None:
    facts = taken_apart(line)
    assert (facts.dates, facts.numbers) == (dates, numbers)


@pytest.mark.parametrize(
    ("line", "session", "convocation"),
    [
        ("65 сесія VII скликання", "65", "VII"),
        ("шістдесят п’ята сесія сьомого скликання", "65", "VII"),
        ("Сорок четверта (позачергова) сесія VIІ скликання", "44", "VII"),
        ("XII сесія 8-го скликання", "12", "VIII"),
        ("двадцята сесія восьмого скликання", "20", "VIII"),
    ],
)
def test_sessions_are_read_in_digits_roman_digits_and_words(line: str, session: str, convocation: str) -> None:
    facts = taken_apart(line)
    assert (facts.sessions, facts.convocations, facts.rest) == ([session], [convocation], "")


@pytest.mark.parametrize(
    ("form", "enacted", "kind"),
    [
        (["НІЖИНСЬКА МІСЬКА РАДА", "РІШЕННЯ"], "міська рада вирішила:", "rishennia-rady"),
        (["ВИКОНАВЧИЙ КОМІТЕТ", "Р І Ш Е Н Н Я"], "виконавчий комітет вирішив:", "rishennia-vykonkomu"),
        (["РІШЕННЯ"], "в и р і ш и л а :", "rishennia-rady"),
        (["НІЖИНСЬКА МІСЬКА РАДА", "РІШЕННЯ"], "виконавчий комітет вирішив:", ""),
        (["РІШЕННЯ"], "наказую:", ""),
        (["РОЗПОРЯДЖЕННЯ МІСЬКОГО ГОЛОВИ"], "зобов’язую:", "rozporiadzhennia"),
        (["ПРОЄКТ РІШЕННЯ"], "міська рада вирішила:", "proiekt"),
        (["Проєкт", "НІЖИНСЬКА МІСЬКА РАДА", "РІШЕННЯ"], "міська рада вирішила:", "proiekt"),
        (["ВИСНОВКИ ТА РЕКОМЕНДАЦІЇ"], "Комісія рекомендує:", "vysnovok"),
    ],
)
def test_the_kind_comes_of_the_form_and_of_the_enacting_word_or_stays_open(
    form: list[str], enacted: str, kind: str
) -> None:
    assert letterhead.read(paper(*form, "Про бюджет", enacted)).kind == kind


def test_a_title_over_several_lines_ends_where_the_text_begins() -> None:
    lines = ("Про внесення змін до рішення", "міської ради від 12.03.2018", "№ 5-40/2018 «Про бюджет»")
    head = letterhead.read(paper(*HEADER, "РІШЕННЯ", *lines, "Керуючись законом, рада вирішила:"))
    assert head.title == " ".join(lines)
    assert [block.text for block in head.rest] == ["Керуючись законом, рада вирішила:"]
    assert head.date == head.number == ""


def test_a_line_that_is_not_understood_whole_stays_in_the_text() -> None:
    head = letterhead.read(paper(*HEADER, "РІШЕННЯ", "від 24.12.2019 № 5 для службового користування", "Про бюджет"))
    assert [block.text for block in head.rest] == ["від 24.12.2019 № 5 для службового користування"]
    assert head.number == ""


@pytest.mark.parametrize(
    ("lines", "by"),
    [
        (["Міський голова\t\tА.В. Лінник"], "Міський голова А.В. Лінник"),
        (["Міський голова          Лінник А. В."], "Міський голова Лінник А. В."),
        (["В.о. міського голови\tІван ПРИКЛАД"], "В.о. міського голови Іван ПРИКЛАД"),
        (
            ["Перший заступник міського голови", "з питань діяльності ради\tГ.М. ОЛІЙНИК"],
            "Перший заступник міського голови з питань діяльності ради Г.М. ОЛІЙНИК",
        ),
        (["Секретар міської ради __________ В.В. Салогуб"], "Секретар міської ради В.В. Салогуб"),
        (
            ["Голова комісії\tО.П. Зразок", "Секретар\tІ.І. Приклад"],
            "Голова комісії О.П. Зразок; Секретар І.І. Приклад",
        ),
        (["А.В. Лінник"], ""),
        (["Міський голова"], ""),
    ],
)
def test_a_signature_is_an_office_with_a_name(lines: list[str], by: str) -> None:
    signed = signature.read(paper("1. Зробити.", *lines))
    assert signed.by == by
    kept = [block.text for block in signed.rest]
    assert kept == (["1. Зробити."] if by else ["1. Зробити.", *(" ".join(line.split()) for line in lines)])
