from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.text.citations import LAW_URL, find
from tests.records.text.sample import page


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("рішення № 33-65/2019 від 24.12.2019", "33-65/2019|2019-12-24|rishennia-rady"),
        (
            "рішенням Зорянської міської ради від 24 грудня 2019 року №33-65/2019",
            "33-65/2019|2019-12-24|rishennia-rady",
        ),
        ("рішення ради VII скликання від «24» грудня 2019 р. № 5", "5|2019-12-24|rishennia-rady"),
        ("рішень від 24.12.2019&nbsp;року №&nbsp;33–65/2019", "33-65/2019|2019-12-24|rishennia-rady"),
        ("розпорядження міського голови від 18.01.2019 № 19", "19|2019-01-18|rozporiadzhennia"),
        ("розпорядженням від 18.01.2019 № 143-р", "143-р|2019-01-18|rozporiadzhennia"),
        ("розпорядженню № 295 (о) від 18.01.2019", "295(о)|2019-01-18|rozporiadzhennia"),
        ("рішення виконавчого комітету № 220 від 11.08.2016", "220|2016-08-11|rishennia-vykonkomu"),
        ("Рішення виконкому м. Зоряне N 220 від 11.08.2016", "220|2016-08-11|rishennia-vykonkomu"),
        ("рішення «Про сквери. Зміни» від 05.03.2019 № 1-2/2019", "1-2/2019|2019-03-05|rishennia-rady"),
        ("рішення ради від 05.03.2019 № 2010-48-VІI", "2010-48-VII|2019-03-05|rishennia-rady"),
        ("рішення ради від 05.03.2019 № 542-VIII", "542-VIII|2019-03-05|rishennia-rady"),
        ("рішення № 33-65/2019", "33-65/2019||rishennia-rady"),
        ("рішення&nbsp;№&nbsp;33-65/2019&nbsp;від&nbsp;24.12.2019", "33-65/2019|2019-12-24|rishennia-rady"),
        ("проєкту рішення № 12 від 05.03.2019", "12|2019-03-05|proiekt"),
    ],
)
def test_an_act_of_the_site_is_found_by_kind_number_and_date(text: str, value: str):
    (found,) = find(f"На виконання {text}, рада")
    assert found.value == value
    assert f"На виконання {text}, рада"[found.start : found.end] == text


def test_a_list_of_acts_has_its_kind_from_the_first():
    text = "рішення від 05.03.2019 № 1-2/2019, від 06.03.2019 № 2-2/2019 та № 3-2/2019 від 07.03.2019"
    assert [found.value for found in find(text)] == [
        "1-2/2019|2019-03-05|rishennia-rady",
        "2-2/2019|2019-03-06|rishennia-rady",
        "3-2/2019|2019-03-07|rishennia-rady",
    ]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Закону України № 2939-VI", "№ 2939-VI", "2939-17"),
        ("Закону України № 2939-17", "№ 2939-17", "2939-17"),
        ("постанова КМУ № 835", "постанова КМУ № 835", "835-2015-п"),
        ("постанову Кабінету Міністрів України №55", "постанову Кабінету Міністрів України №55", "55-2010-п"),
        ("Закону України від 13.01.2011 № 2939-VI", "№ 2939-VI", "2939-17"),
        ("Закон 2939-VІ", "2939-VІ", "2939-17"),
        ("№ 890-ІХ", "№ 890-ІХ", "890-20"),
        ("№ 1700-VII", "№ 1700-VII", "1700-18"),
        ("№ 2704-VIII", "№ 2704-VIII", "2704-19"),
        ("№ 2402-III", "№ 2402-III", "2402-14"),
        ("№ 435-IV", "№ 435-IV", "435-15"),
        ("№ 2657-XII", "№ 2657-XII", "2657-12"),
        ("280/97-ВР", "280/97-ВР", "280/97-вр"),
        ("рішення за статтею 26 280/97-ВР", "280/97-ВР", "280/97-вр"),
        ("№ 280/97-BP", "№ 280/97-BP", "280/97-вр"),
        (
            "постановою Кабінету Міністрів України від 21.10.2015 № 835",
            "постановою Кабінету Міністрів України від 21.10.2015 № 835",
            "835-2015-п",
        ),
        ("постанова КМУ № 835 від 21 жовтня 2015 року", "постанова КМУ № 835 від 21 жовтня 2015 року", "835-2015-п"),
        (
            "розпорядження Кабінету Міністрів України від 03.07.2013 № 123-р",
            "розпорядження Кабінету Міністрів України від 03.07.2013 № 123-р",
            "123-2013-р",
        ),
    ],
)
def test_national_law_is_a_link_with_the_code_of_the_rada(text: str, words: str, code: str):
    (found,) = find(f"Див. {text}, далі")
    assert found.url == LAW_URL + code
    assert f"Див. {text}, далі"[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "№ 835",
        "постанова Кабінету Міністрів України № 836",
        "рішення Верховного Суду від 05.03.2019 № 12/2019",
        "розпорядження голови обласної державної адміністрації від 05.03.2019 № 12",
        "Прийняли рішення. Лист від 05.03.2019 № 12",
        "рішення № 5",
        "рішення № 542-VIII",
        "наказ від 05.03.2019 № 12",
        "договір від 05.03.2019 № 12/3",
        "№ 1457-55/VIII",
        "рішення від 45.03.2019 № 12",
        "2939-VIA",
        "Закон № 12-IIII",
    ],
)
def test_what_is_no_citation_stays_text(text: str):
    assert list(find(text)) == []


@pytest.mark.parametrize(
    "source", ["`№ 2939-VI`", "# Закон № 2939-VI", "[№ 2939-VI](/a/)", "<a href='/a/'>№ 2939-VI</a>"]
)
def test_links_code_and_headings_hold_no_citation(source: str):
    assert LAW_URL not in page(source).html


@given(
    st.lists(st.sampled_from(["рішення", "від", " ", "№", "24.12.2019", "33-65/2019", "2939-VI", "КМУ", ",", "«", "п"]))
)
def test_citations_are_in_order_and_never_overlap(words: list[str]):
    text = " ".join(words)
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert bool(found.url) != bool(found.value)
        end = found.end
