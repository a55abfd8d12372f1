"""Units of the council: the tree, official pages, what stands above and below."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.channels import channel_words, network
from plugins.model.units import NO_PARENT

from ..site import Site, card, header, links, tree, words

AS_OF = "3 лютого 2025 року"
BODY = "Ніжинська міська рада"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def unit(site: Site, name: str, title: str, **fields: object) -> None:
    site.write(f"units/{name}.md", header(title=title, **fields))


def branches(item: Tag) -> list[object]:
    """A list of units as nested lists: [title, [units below]]."""
    found = [(words(entry.find("a")), entry.find("ul")) for entry in item.find_all("li", recursive=False)]
    return [[title, branches(below) if below else []] for title, below in found]


def pages(page: Tag) -> list[list[str]]:
    return [[words(cell) for cell in line.find_all(["th", "td"])] for line in page.select("table tbody tr")]


def test_units_stand_as_a_tree_below_the_bodies_in_the_settings_order(site: Site) -> None:
    unit(site, "finansy", "Фінансове управління", parent="vykonkom", head="О. Сова")
    unit(site, "dokhody", "Відділ доходів", parent="Фінансове управління")
    unit(site, "oblik", "Відділ обліку", parent="pidrozdily/finansy")
    unit(site, "sektor", "Сектор зборів", parent="dokhody")
    unit(site, "presa", "Відділ преси", parent=BODY)
    unit(site, "bez", "Архів")
    site.build()
    page = site.soup("/pidrozdily/")
    groups = {words(part.find("h2")): branches(part.find("ul")) for part in page.select("section.section:has(> ul)")}
    finance = ["Фінансове управління", [["Відділ доходів", [["Сектор зборів", []]]], ["Відділ обліку", []]]]
    assert list(groups.items()) == [
        (BODY, [["Відділ преси", []]]),
        ("Виконавчий комітет Ніжинської міської ради", [finance]),
        ("Інші підрозділи", [["Архів", []]]),
    ]
    assert "Фінансове управління — О. Сова" in words(page)
    own = site.soup("/pidrozdily/finansy/")
    assert {"/pidrozdily/dokhody/", "/pidrozdily/oblik/"} <= set(links(own.select_one(".main")))
    assert "/pidrozdily/finansy/" in links(site.soup("/pidrozdily/dokhody/").select_one(".facts"))


def test_a_body_that_sits_and_its_units_lead_to_each_other(site: Site) -> None:
    unit(site, "presa", "Відділ преси", parent=BODY)
    fields = {"body": "rada", "number": '"1"', "convocation": "VIII", "date": "2025-01-16 10:00"}
    site.write("sessions/a.md", header(title="Перша сесія", **fields))
    site.build()
    assert "/pidrozdily/presa/" in links(site.soup("/zasidannia/rada/"))
    assert "/zasidannia/rada/" in links(site.soup("/pidrozdily/"))
    assert "/zasidannia/rada/" in links(site.soup("/pidrozdily/presa/").select_one(".facts"))


def test_the_table_of_official_pages_shows_who_has_none(site: Site) -> None:
    both = ["https://www.facebook.com/viddil.presy/", "https://t.me/presa", "https://presa.nizhyn.example.ua/"]
    unit(site, "a", "Відділ преси", channels=both, as_of="2025-02-03")
    unit(site, "b", "Відділ обліку")
    site.build()
    page = site.soup("/pidrozdily/")
    assert pages(page) == [
        ["Відділ обліку", "немає", "немає", "—"],
        [
            "Відділ преси",
            "Facebook: viddil.presy",
            "Telegram: presa , Сайт: presa.nizhyn.example.ua",
            "3 лютого 2025 року",
        ],
    ]
    assert card(site.soup("/pidrozdily/a/"))["Станом на"] == AS_OF


def test_an_address_that_is_none_stops_the_build(site: Site) -> None:
    unit(site, "a", "Відділ", channels=["https://t.me/a", "facebook.com/viddil"])
    unit(site, "b", "Служба", channels=["javascript:alert(1)"])
    found = [(problem["path"], problem["field"], problem["message"]) for problem in site.build()["problems"]]
    assert found == [
        ("units/a.md", "channels", "«facebook.com/viddil» не є веб-адресою"),
        ("units/b.md", "channels", "«javascript:alert(1)» не є веб-адресою"),
    ]


def test_units_that_stand_above_themselves_are_an_error_once(site: Site) -> None:
    unit(site, "a", "А", parent="Б")
    unit(site, "b", "Б", parent="В")
    unit(site, "c", "В", parent="А")
    unit(site, "d", "Г", parent="А")
    unit(site, "e", "Ґ", parent="Ґ")
    found = [(problem["path"], problem["line"], problem["message"]) for problem in site.build()["problems"]]
    assert found == [
        ("units/a.md", 3, "підпорядкування ходить по колу: «А» → «Б» → «В» → «А»"),
        ("units/e.md", 3, "підпорядкування ходить по колу: «Ґ» → «Ґ»"),
    ]


def test_a_name_above_that_is_nobodys_is_told(site: Site) -> None:
    unit(site, "a", "Фінансове управління", parent="vykonkom")
    unit(site, "b", "Відділ доходів", parent="Фінансовє управління")
    unit(site, "c", "Відділ", parent="Обласна адміністрація")
    found = [(one["path"], one["level"], one["message"], one["hint"]) for one in site.build()["problems"]]
    assert found == [
        ("units/b.md", "warning", "немає підрозділу «Фінансовє управління»", "можливо, «Фінансове управління»?"),
        ("units/c.md", "warning", "немає підрозділу «Обласна адміністрація»", NO_PARENT),
    ]


def test_a_renamed_unit_renews_those_around_it_as_a_clean_build_does(site: Site) -> None:
    unit(site, "a", "Управління", slug="a")
    unit(site, "b", "Відділ", parent="a")
    site.build()
    unit(site, "a", "Департамент", slug="a", channels=["https://t.me/dep"])
    site.build()
    assert "Департамент" in words(site.soup("/pidrozdily/b/").select_one(".facts"))
    incremental = tree(site.output)
    site.build(clean=True)
    assert tree(site.output) == incremental


@pytest.mark.parametrize(
    ("address", "name", "told"),
    [
        ("https://uk-ua.facebook.com/viddil", "Facebook", "Facebook: viddil"),
        ("https://www.facebook.com/profile.php?id=100", "Facebook", "Facebook"),
        ("https://fb.me/rada", "Facebook", "Facebook: rada"),
        ("https://www.youtube.com/@rada-tv", "YouTube", "YouTube: rada-tv"),
        ("https://youtu.be/", "YouTube", "YouTube"),
        ("https://t.me/rada", "Telegram", "Telegram: rada"),
        ("https://invite.viber.com/?g2=AQ", "Viber", "Viber"),
        ("https://instagram.com/rada/", "Instagram", "Instagram: rada"),
        ("https://notfacebook.com/rada", "Сайт", "Сайт: notfacebook.com"),
        ("https://www.rada.gov.ua/viddil", "Сайт", "Сайт: rada.gov.ua"),
        ("https://[x.y", "Сайт", "Сайт: https://[x.y"),
    ],
)
def test_a_network_is_known_by_its_host(address: str, name: str, told: str) -> None:
    assert (network(address), channel_words(address)) == (name, told)


@given(st.text())
def test_any_address_has_words(tail: str) -> None:
    assert channel_words(f"https://{tail}")
