"""Deputies: their votes, attendance and commissions, and the list by convocation."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from ..council import KOVAL, LYPA, SOVA, URL, deputies, deputy, sitting
from ..site import Site, card, header, links, tree, words

PAGE = "/deputaty/viii/koval/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def table(page: Tag, caption: str) -> list[list[str]]:
    found = next(found for found in page.find_all("table") if words(found.caption) == caption)
    return [[words(cell) for cell in row.find_all(["th", "td"])] for row in found.select("tr")]


def test_deputies_stand_by_convocation_and_by_the_ukrainian_alphabet(site: Site) -> None:
    for convocation, name in (("VIII", "Яценко"), ("VIII", "Ґудзь"), ("VIII", "Гай"), ("IX", "Коваль"), ("V", "Лис")):
        site.write(f"deputies/{name}.md", header(title=name, convocation=convocation))
    site.build()
    page = site.soup("/deputaty/")
    assert [words(head) for head in page.select(".section h2")] == ["IX скликання", "VIII скликання", "V скликання"]
    assert [words(head) for head in page.select(".section h3")] == ["Коваль", "Гай", "Ґудзь", "Яценко", "Лис"]


def test_deputies_of_factions_stand_by_them(site: Site) -> None:
    deputies(site)
    deputy(site, "holova", "Голова Яна Іллівна")
    site.build()
    heads = [words(head) for head in site.soup("/deputaty/").select(".section h2")]
    assert heads == ["VIII скликання: Берег", "VIII скликання: Стежка", "VIII скликання"]


def test_the_card_names_commissions_by_their_settings(site: Site) -> None:
    site.configure(COMMISSIONS={"biudzhet": "Комісія з бюджету"})
    fields = {"body": "rada", "from": "2020-11-10", "faction": "Разом", "reception": "щосереди, 14:00"}
    deputy(site, "koval", KOVAL, commissions=["biudzhet", "inshe"], **fields)
    site.build()
    found = card(site.soup(PAGE))
    assert found["Комісії"] == "Комісія з бюджету inshe"
    assert (found["Повноваження з"], found["Фракція"]) == ("10 листопада 2020 року", "Разом")
    assert found["Прийом"] == "щосереди, 14:00"
    assert links(site.soup("/deputaty/").select_one(".entries")) == [PAGE]


def test_each_motion_is_listed_with_the_deputys_vote_and_leads_to_the_sitting(site: Site) -> None:
    deputies(site)
    sitting(site, {"1": "+0-", "2": ".++"})
    again = {"title": "Друга сесія", "date": "2023-12-21 10:00", "number": '"2"'}
    sitting(site, {"1": "-++"}, "b", **again)
    assert site.build()["problems"] == []
    page = site.soup(PAGE)
    assert table(page, "Останні голосування") == [
        ["Питання", "Голос", "Дата", "Рішення"],
        ["Про справу 1", "За", "16.01.2024", "не прийнято"],
        ["Про справу 2", "Відсутній", "16.01.2024", "прийнято"],
        ["Про справу 1", "Проти", "21.12.2023", "прийнято"],
    ]
    assert f"{URL}#holosuvannia-2024-01-16-2" in links(page)
    assert table(page, "Голосування за роками")[1:] == [
        ["2024", "2", "1", "0", "0", "0", "1"],
        ["2023", "1", "0", "1", "0", "0", "0"],
    ]
    assert words(page.desc) == "2023 рік: Проти 1; 2024 рік: За 1, Відсутні 1"
    assert table(site.soup(f"{PAGE}2023/"), "Голосування, 2023 рік")[1:] == [
        ["Про справу 1", "Проти", "21.12.2023", "прийнято"]
    ]


def test_many_votes_stand_in_pages_of_their_years(site: Site) -> None:
    deputies(site)
    for month in range(1, 5):
        fields = {"title": f"Сесія {month}", "date": f"2024-0{month}-16 10:00", "number": f'"{month}"'}
        sitting(site, {str(number): "+++" for number in range(25)}, f"s{month}", **fields)
    site.build()
    assert len(table(site.soup(PAGE), "Останні голосування")) == 1 + 50
    assert len(table(site.soup(f"{PAGE}2024/"), "Голосування, 2024 рік")) == 1 + 100


def test_attendance_is_that_of_the_list_or_else_of_the_roll_call(site: Site) -> None:
    deputies(site)
    sitting(site, {"1": ".0-", "2": ".++"}, attendance=[KOVAL, {"name": LYPA, "present": "ні"}])
    again = {"title": "Друга сесія", "date": "2024-02-20 10:00", "number": '"2"'}
    sitting(site, {"1": "..+", "2": ".++"}, "b", **again)
    site.build()
    seen = {}
    for stem in ("koval", "lypa", "sova"):
        page = site.soup(f"/deputaty/viii/{stem}/")
        caption = next(words(found) for found in page.find_all("caption") if "Присутність" in words(found))
        seen[stem] = [caption, *(row[1] for row in table(page, caption)[1:])]
    assert seen == {
        "koval": ["Присутність: 1 із 2", "ні", "так"],
        "lypa": ["Присутність: 1 із 2", "так", "ні"],
        "sova": ["Присутність: 1 із 1", "так"],
    }


def test_a_deputy_elected_again_keeps_the_votes_of_each_convocation_apart(site: Site) -> None:
    deputy(site, "koval", KOVAL)
    deputy(site, "koval-vii", KOVAL, convocation="VII")
    sitting(site, {"1": "+0-"})
    site.build()
    assert "Про справу 1" in words(site.soup(PAGE))
    assert "Про справу 1" not in words(site.soup("/deputaty/vii/koval-vii/"))


def test_a_deputy_of_whom_nothing_is_told_has_neither_chart_nor_years(site: Site) -> None:
    deputy(site, "koval", KOVAL)
    site.build()
    assert site.soup(PAGE).find("svg", class_="chart") is None
    assert [path.name for path in (site.output / PAGE.strip("/")).iterdir()] == ["index.html"]


def test_an_attendance_corrected_reaches_the_deputy(site: Site) -> None:
    deputies(site)
    sitting(site, attendance=[KOVAL, SOVA])
    site.build()
    before = tree(site.output)
    sitting(site, attendance=[KOVAL, {"name": SOVA, "present": "ні"}])
    site.build()
    changed = {path for path, digest in tree(site.output).items() if before.get(path) != digest}
    assert {path for path in changed if path.startswith("deputaty/")} == {
        "deputaty/viii/sova/index.html",
        "deputaty/viii/sova/2024/index.html",
    }
    assert tree(site.output) == tree(site.clean_build())
