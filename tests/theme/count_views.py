"""Sample pages of counts and dates: deadlines kept, the calendar, what stays of a withdrawn document."""

from __future__ import annotations

from dataclasses import replace

from plugins.records.charts import Row, stacked
from plugins.records.view import CalendarView, ComplianceView, WithdrawnView
from plugins.records.view_parts import Entry, Fact, Filter, Link, Relation, Section, Table

from .identity import ACTS, HOME, entry, head, site

MONTHS = (("Березень 2019 року", "44 з 47", (44, 2, 1, 3)), ("Лютий 2019 року", "50 з 50", (50, 0, 0, 0)))


def compliance() -> ComplianceView:
    series = ("Виконано", "Із запізненням", "Не виконано", "Строк скорочено")
    rows = tuple((Link("/dotrymannia/2019-03/", words), *map(str, counts)) for words, _, counts in MONTHS)
    return ComplianceView(
        site=site(),
        head=head("/dotrymannia/", "Дотримання строків"),
        title="Дотримання строків",
        intro="Які строки, що їх ставить закон, рада виконала.",
        day="2019-03-31",
        filters=(Filter("2019 рік", (Link("/dotrymannia/2019-03/", "Березень 2019 року"),)),),
        above=(Table("Документи", ("Документ", "Строк"), ((Link("/petytsii/12/", "Петиція № 12"), "5 квітня"),)),),
        title_of_chart="Як виконано обов’язки",
        chart=stacked("misiatsi", "Як виконано", series, [Row(f"{words}: {note}", row) for words, note, row in MONTHS]),
        tables=(Table("За місяцями", ("Місяць", *series), rows, numeric=(1, 2, 3, 4)),),
        older=Link("/dotrymannia/2019-02/", "Лютий 2019 року"),
        feed=Link("/feeds/dotrymannia.atom.xml", "Стрічка"),
    )


def calendar() -> CalendarView:
    sitting = Entry(
        "/zasidannia/rada/2019-04-25-52/", "52-га сесія (зразок)", "Засідання", "2019-04-25 10:00", lead="зала"
    )
    reception = Entry("/deputaty/vii/koval/", "Коваль Олена (зразок)", "Прийом", lead="Щосереди, 14:00–16:00")
    return CalendarView(
        site=site(),
        head=head("/kalendar/", "Календар"),
        title="Календар",
        sections=(Section("Попереду", (sitting,), "poperedu"), Section("Прийом громадян", (reception,), "pryiom")),
        address="https://rada.example/calendar.ics",
    )


def withdrawn() -> WithdrawnView:
    return WithdrawnView(
        site=site(),
        head=replace(
            head("/akty/rishennia-rady/2019/4-51-2019/", "Рішення вилучено", crumbs=(HOME, ACTS)), index=False
        ),
        title="Рішення ради № 4-51/2019",
        day="2019-03-30",
        basis="рішення Верболозького суду від 20.03.2019 (зразок)",
        facts=(Fact("Номер", "4-51/2019"), Fact("Дата", date="2019-03-28")),
        relations=(Relation("Змінює", (entry("3-51/2019"),)),),
    )
