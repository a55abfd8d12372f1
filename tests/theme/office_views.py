"""Sample pages of the council's office: a month's report, the tree of units."""

from __future__ import annotations

from markupsafe import Markup

from plugins.records.charts import Bar, bars
from plugins.records.report_view import ReportPart, ReportView
from plugins.records.units_view import Branch, UnitsView
from plugins.records.view_parts import Link, Table

from .identity import head, site


def report() -> ReportView:
    kinds = Table("Новини за видами", ("Вид", "Березень", "Лютий", "Зміна"), (("Анонси", "28", "25", "+3"),), (1, 2, 3))
    petitions = Table("Петиції місяця", ("Петиція", "Відповідь"), ((Link("/petytsii/12/", "Петиція № 12"), "—"),))
    chart = bars("d-novyny", "Новини за видами", [Bar("Новини", 204), Bar("Анонси", 28)])
    return ReportView(
        site=site(),
        head=head("/zvity/2019-03/", "Звіт про роботу за березень 2019 року"),
        title="Звіт про роботу за березень 2019 року",
        lead="232 новини, 218 актів, проєктів і протоколів.",
        until="2019-03-29",
        figures=Table("Показники", ("Показник", "Березень"), (("Новини", "232"), ("Петиції", "2")), (1,), named=True),
        parts=(
            ReportPart("Новини", ("У березні 2019 року на сайті оприлюднено 232 новини.",), chart, (kinds,)),
            ReportPart("Петиції", ("Зареєстровано 2 електронні петиції.",), Markup(""), (petitions,)),
        ),
        body=Markup("<p>Відповіли на 14 листів.</p>"),
        older=Link("/zvity/2019-02/", "Лютий 2019 року"),
    )


def units() -> UnitsView:
    below = Branch(Link("/pidrozdily/dokhody/", "Відділ доходів"), "", ())
    finance = Branch(Link("/pidrozdily/finansy/", "Фінансове управління"), "О. Сова", (below,))
    pages = Table(
        "Офіційні сторінки підрозділів",
        ("Підрозділ", "Фейсбук", "Інші сторінки", "Станом на"),
        (
            (Link("/pidrozdily/finansy/", "Фінансове управління"), "немає", "немає", "—"),
            (
                Link("/pidrozdily/dokhody/", "Відділ доходів"),
                (Link("https://facebook.com/dokhody", "Facebook: dokhody"),),
                (Link("https://t.me/dokhody", "Telegram: dokhody"), Link("https://youtu.be/a", "YouTube: a")),
                "3 лютого 2025 року",
            ),
        ),
        named=True,
    )
    return UnitsView(
        site=site(),
        head=head("/pidrozdily/", "Підрозділи"),
        title="Підрозділи",
        intro="Виконавчі органи ради, комісії та служби.",
        groups=(
            Branch(Link("/zasidannia/vykonkom/", "Виконавчий комітет"), "", (finance,)),
            Branch(Link("", "Інші підрозділи"), "", (Branch(Link("/pidrozdily/arkhiv/", "Архів"), "", ()),)),
        ),
        tables=(pages,),
    )
