"""Sample pages of enterprises: one with a loss among its years, and several beside each other."""

from __future__ import annotations

from dataclasses import fields

from plugins.records.charts import Bar, Column, bars, columns
from plugins.records.view import DocumentView, EnterprisesView, EnterpriseView
from plugins.records.view_parts import ChartView, Link, Table

from .document_views import document
from .identity import head, site

RESULTS = (("2017", -120.0, "−120"), ("2018", 64.5, "64,5"))


def enterprise() -> EnterpriseView:
    common = {field.name: getattr(document(), field.name) for field in fields(DocumentView)}
    found = [Column(year, (value,), words, f"{words} тис. грн") for year, value, words in RESULTS]
    both = [Column(year, (300.0, 200.0), "500", "разом 500", ("300", "200")) for year, *_ in RESULTS]
    charts = (
        ChartView("rezultat-za-rokamy", "Результат", "тис. грн за рік", columns("r", "За роками", ("Р",), found)),
        ChartView("maino-za-rokamy", "Активи", "тис. грн", columns("m", "Активи", ("Своє", "Позичене"), both)),
    )
    figures = Table("Показники", ("Показник", "2017", "2018"), (("Результат", "−120", "64,5"),), (1, 2), named=True)
    return EnterpriseView(**common, summary="За 2018 рік: прибуток.", figures=figures, charts=charts)


def enterprises() -> EnterprisesView:
    rows = [Bar("КП «Ринок» (зразок)", 64.5), Bar("КП «Оренда» (зразок)", -12.0)]
    years = (Link("/pidpryiemstva/", "2018", current=True), Link("/pidpryiemstva/rik/2017/", "2017"))
    return EnterprisesView(
        site=site(),
        head=head("/pidpryiemstva/", "Комунальні підприємства"),
        title="Комунальні підприємства",
        intro="Підприємства громади та їхня звітність.",
        year="2018",
        years=years,
        figures=Table(
            "Показники", ("Підприємство", "Результат"), ((Link("/a/", "КП «Ринок»"), "64,5"),), (1,), named=True
        ),
        charts=(ChartView("rezultat-pidpryiemstv", "Результат", "тис. грн за рік", bars("p", "Результат", rows)),),
    )
