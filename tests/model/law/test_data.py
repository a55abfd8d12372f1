"""Duties about data sets and about the site as a whole."""

from __future__ import annotations

import pytest

from .cases import Paper, decision, paper, said, states

FULL = {
    "description": "Зупинки автобусів.",
    "frequency": "shchoroku",
    "keywords": ["транспорт"],
    "publisher": "Рада",
    "contact": "відділ",
    "resources": ["zupynky.csv"],
}


def dataset(**fields: object) -> Paper:
    return paper("datasets", **{**FULL, **fields})


def test_a_full_passport_is_fine() -> None:
    assert said(dataset()) == []
    assert said(dataset(contact="", publisher="")) == []
    assert said(dataset(resources=[], source="akty-proiekt")) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"frequency": "", "contact": ""},
            "frequency: у паспорті набору немає частоти оновлення (frequency) (КМУ № 835) — допишіть це поле",
        ),
        (
            {"keywords": [], "description": ""},
            "description: у паспорті набору немає опису (description), ключових слів (keywords) (КМУ № 835)"
            " — допишіть ці поля",
        ),
        (
            {"description": "о" * 4001},
            "description: опис набору довший за 4000 знаків: 4001 (КМУ № 835) — перенесіть подробиці в текст",
        ),
        (
            {"resources": []},
            "resources: набір не має файлів (КМУ № 835) — додайте файл CSV, JSON, XML, XLSX або ODS",
        ),
        (
            {"resources": ["zupynky.pdf"]},
            "resources: набір має лише «zupynky.pdf» (КМУ № 835) — додайте файл CSV, JSON, XML, XLSX або ODS",
        ),
    ],
)
def test_what_a_data_set_lacks_is_named(fields: dict[str, object], words: str) -> None:
    assert said(dataset(**fields)) == [f"R23 datasets/a.md: {words}"]


STATUTE = decision(title="Про затвердження Статуту Зорепільської громади")


def test_an_official_site_has_the_communitys_statute_by_2027() -> None:
    assert said(official=True, today="2026-12-01") == []
    hint = "додайте рішення про статут або сторінку з ним"
    assert said(official=True, today="2026-12-29") == [
        f"R28 статут громади ще не оприлюднено, а строк — до 2026-12-31: лишилося 2 дні (3703-IX) — {hint}"
    ]
    assert said(official=True, today="2027-01-01") == [
        f"R28 статут громади досі не оприлюднено, а строк минув 2026-12-31 (3703-IX) — {hint}"
    ]
    assert states("R28", STATUTE, official=True, today="2027-01-01") == ["kept"]
    assert states("R28", paper("pages", title="Статут громади"), official=True, today="2027-01-01") == ["kept"]
    assert said(today="2027-01-01") == []
