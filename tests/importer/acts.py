"""Documents of a council as its offices type them, each with another habit; all invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from docx.oxml.ns import qn

from .word import HEADER, PREAMBLE, Word, decision, element, run

COUNCIL = {
    "kind": "rishennia-rady",
    "date": "2019-12-24",
    "number": "33-65/2019",
    "session": "65",
    "convocation": "VII",
}
COMMITTEE = ("Україна", "НІЖИНСЬКА МІСЬКА РАДА", "ВИКОНАВЧИЙ КОМІТЕТ")
LETTERED = (("decimal", "%1."), ("decimal", "%2)"), ("russianLower", "%3)"))


class Sample(NamedTuple):
    """make: builds it. fields: what its header says."""

    make: Callable[[], Word]
    fields: Mapping[str, str]


def plain(word: Word) -> Word:
    """A preamble, two typed clauses, a signature."""
    word.lines("Керуючись законом, міська рада вирішила:", "1. Зробити перше.", "2. Зробити друге.")
    return word.signature()


def typed_numbers() -> Word:
    word = Word().head().lines(PREAMBLE, "1. Перше:", "1.1. частина;", "1.2. ще частина:", "1) одне;", "2) друге;")
    return word.lines("а) літера;", "б) інша літера.", "10. Десяте.", "11. Одинадцяте.").signature()


def lettered_numbers() -> Word:
    word = Word().head()
    word.line(PREAMBLE)
    for text, depth in (("Перше:", 0), ("одне;", 1), ("літера;", 2), ("літера;", 2), ("друге.", 1), ("Друге.", 0)):
        word.numbered(text, depth, LETTERED)
    return word.signature()


def two_lists() -> Word:
    word = Word().head()
    word.line(PREAMBLE)
    word.numbered("Затвердити перелік.")
    word.numbered("Контроль за собою.")
    word.signature()
    word.line("Додаток до рішення міської ради від 24.12.2019 № 33-65/2019")
    word.line("ПЕРЕЛІК", "center", bold=True)
    word.numbered("Вулиця Синяківська.", name="901")
    word.numbered("Вулиця Незалежності.", name="901")
    return word


def executive() -> Word:
    word = Word().head(*COMMITTEE, facts="від 11.04.2019\tм. Ніжин\t№ 113", title="Про внесення змін до Регламенту")
    word.lines("Відповідно до статті 28 Закону виконавчий комітет міської ради вирішив:", "1. Внести зміни.")
    table = word.document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Заступник міського голови", "Г.М. ОЛІЙНИК"
    return word


def facts_in_a_table() -> Word:
    word = Word()
    for line in (*HEADER, "РІШЕННЯ"):
        word.document.add_paragraph(line)
    table = word.document.add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, ("24 грудня 2019 р.", "м. Ніжин", "N 33-65/2019"), strict=True):
        cell.text = text
    word.document.add_paragraph("Про бюджет")
    return plain(word)


def order() -> Word:
    head = ("УКРАЇНА", "НІЖИНСЬКА МІСЬКА РАДА", "МІСЬКИЙ ГОЛОВА")
    word = Word().head(*head, kind="Р О З П О Р Я Д Ж Е Н Н Я", facts="від 18.01.2019 р.\t№ 19-р", title="Про доступ")
    word.line("З метою сприяння зміцненню демократії")
    word.line("З О Б О В ’ Я З У Ю :", "center", bold=True)
    return word.lines("1. Керівникам оновити переліки.").signature(name="Анатолій ЛІННИК")


def draft() -> Word:
    facts = "від «___» ________ 2019 р.\tм. Ніжин\t№ ____"
    return plain(Word().head("ПРОЄКТ", *HEADER[:3], facts=facts, title="Про план роботи на 2020 рік"))


def minutes() -> Word:
    word = Word()
    for line in ("НІЖИНСЬКА МІСЬКА РАДА", "ПРОТОКОЛ № 14", "засідання постійної комісії з питань освіти"):
        word._line(line, "center", bold=True)
    word._line("12 березня 2019 року")
    word.lines("Присутні: 5 депутатів.", "Слухали: про ремонт школи.", "Вирішили: підтримати.")
    return word.signature("Голова комісії", "О.П. Зразок")


def conclusion() -> Word:
    word = Word()
    for line in ("ВИСНОВОК № 7", "постійної комісії з питань бюджету"):
        word._line(line, "center", bold=True)
    word._line("від 04.03.2019")
    word.lines("Розглянувши проєкт рішення, комісія рекомендує:", "1. Винести на розгляд сесії.")
    return word.signature("Голова комісії", "О.П. Зразок")


def agenda() -> Word:
    word = Word()
    for line in ("ПОРЯДОК ДЕННИЙ", "66 сесії міської ради VII скликання"):
        word._line(line, "center", bold=True)
    word._line("23 січня 2020 року")
    for text in ("Про бюджет.", "Про землю.", "Різне."):
        word.numbered(text)
    return word


def signs_of_markdown() -> Word:
    word = Word().head().lines(PREAMBLE, "# не заголовок", "> не цитата", "- не список", "+ плюс", "=====")
    word.lines(
        "*зірочки* і _риски_ та `лапки`", "[дужки](не посилання) і ![теж](ні)", "a < b & c > d, <b>не товсто</b>"
    )
    word.lines(
        "один | два | три", "C:\\тека\\файл", "&nbsp; і &#8212; лишаються", "1\\. косою рискою", "[^1] не виноска"
    )
    return word.lines("    чотири пробіли спереду", "~~~", "```", "***", "2019. Рік на початку.").signature()


def pieces_of_words() -> Word:
    word = Word().head()
    paragraph = word.line("1. Сло")
    paragraph.add_run("во").bold = True
    paragraph.add_run(" і ")
    paragraph.add_run("Н").italic = True
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("О, 5 м")
    paragraph.add_run("2").font.superscript = True
    word._said[-1] = "1. Слово і Н2О, 5 м2"
    return word.signature()


def aligned() -> Word:
    word = Word().head()
    word.line(PREAMBLE)
    word.line("(у редакції, що діє)", "center")
    word.line("Праворуч", "right")
    word.line("Розділ I. Загальне", "center", bold=True)
    word.line("1. Пункт посередині.", "center")
    return word.signature()


def bullets() -> Word:
    word = Word().head()
    word.line("1. Доручити:")
    for style, text in (("List Bullet", "одне;"), ("List Bullet 2", "глибше;"), ("List Bullet", "друге.")):
        word.document.add_paragraph(text, style)
        word._said.append(text)
    return word.lines("2. Виконати.").signature()


def headings() -> Word:
    word = Word().head()
    for text, level in (("Розділ 1", 1), ("Підрозділ", 2), ("Розділ 2", 1)):
        word.document.add_heading(text, level)
        word._said.append(text)
        word.line("Слова розділу.")
    return word.signature()


def tables_within() -> Word:
    word = Word().head()
    word.line("1. Таблиця:")
    table = word.table([["Назва", "Склад"], ["Перша", "разом"], ["Друга", "окремо"]])
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ліва", "права"
    at = word._said.index("разом")
    word._said[at : at + 1] = ["разом", "ліва", "права"]
    return word.signature()


def note_in_a_table() -> Word:
    word = Word().head()
    word.line("1. Таблиця:")
    table = word.table([["Назва", "Сума"], ["Усього", ""], ["Інше", "5"]], [(1, 0, 1, 1)])
    word.note(table.cell(1, 0).paragraphs[0], "У гривнях.")
    word._said[-1] = "5"
    word._said[word._said.index("Усього")] = "Усього 1"
    return word.signature()


def linked() -> Word:
    word = Word().head()
    paragraph = word.line("1. Див. ")
    owner = word.document.part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = element(f'<w:hyperlink xmlns:w="{paragraph._p.nsmap["w"]}">{run("закон")}</w:hyperlink>')
    link.set(qn("r:id"), owner.relate_to("https://zakon.rada.gov.ua/laws/show/280/97", kind, is_external=True))
    paragraph._p.append(link)
    word._said[-1] += "закон"
    return word.signature()


def two_annexes() -> Word:
    word = Word().head().lines(PREAMBLE, "1. Затвердити додатки 1, 2.").signature()
    for number in (1, 2):
        word.line(f"Додаток {number}", "right")
        word.line("до рішення міської ради", "right")
        word.line("від 24.12.2019 № 33-65/2019", "right")
        word.table([["№", "Назва"], [f"{number}.", "Рядок"]])
        word.lines("1. Пункт додатка.", "1.1. Ще пункт.")
    return word


SAMPLES = {
    "decision": Sample(decision, {**COUNCIL, "signed_by": "Міський голова А.В. Лінник"}),
    "typed_numbers": Sample(typed_numbers, COUNCIL),
    "lettered_numbers": Sample(lettered_numbers, COUNCIL),
    "two_lists": Sample(two_lists, COUNCIL),
    "executive": Sample(
        executive,
        {
            "kind": "rishennia-vykonkomu",
            "date": "2019-04-11",
            "number": "113",
            "title": "Про внесення змін до Регламенту",
            "signed_by": "Заступник міського голови Г.М. ОЛІЙНИК",
        },
    ),
    "facts_in_a_table": Sample(facts_in_a_table, {**COUNCIL, "title": "Про бюджет"}),
    "order": Sample(order, {"kind": "rozporiadzhennia", "date": "2019-01-18", "number": "19-р"}),
    "draft": Sample(draft, {"kind": "proiekt", "title": "Проєкт рішення «Про план роботи на 2020 рік»"}),
    "minutes": Sample(minutes, {"kind": "protokol", "date": "2019-03-12", "number": "14"}),
    "conclusion": Sample(conclusion, {"kind": "vysnovok", "date": "2019-03-04", "number": "7"}),
    "agenda": Sample(agenda, {"kind": "poriadok-dennyi", "date": "2020-01-23"}),
    "signs_of_markdown": Sample(signs_of_markdown, COUNCIL),
    "pieces_of_words": Sample(pieces_of_words, COUNCIL),
    "aligned": Sample(aligned, COUNCIL),
    "bullets": Sample(bullets, COUNCIL),
    "headings": Sample(headings, COUNCIL),
    "tables_within": Sample(tables_within, COUNCIL),
    "note_in_a_table": Sample(note_in_a_table, COUNCIL),
    "linked": Sample(linked, COUNCIL),
    "two_annexes": Sample(two_annexes, COUNCIL),
}
