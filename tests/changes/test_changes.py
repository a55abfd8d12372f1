"""/zminy/ and its feed: what became of acts, out of the relations and dates of all of them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ..site import Site, header, links, tree, words

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, SECOND = "rishennia-rady/2025/1-1-2025", "rishennia-rady/2025/2-1-2025"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    made.act("a", "1-1/2025", title="Про бюджет", published="2025-01-20")
    return made


def change(site: Site, name: str, number: str, day: str, type: str, target: str = FIRST, *clauses: str) -> None:
    relations = [{"type": type, "act": target, "clause": clause} for clause in clauses or ("",)]
    site.act(name, number, date=day, published=day, relations=relations)


def withdraw(site: Site, path: str, **fields: object) -> None:
    site.write(path, header(**fields, withdrawn={"date": "2025-02-25", "basis": "рішення суду"}))


def listed(site: Site) -> list[tuple[str, str]]:
    entries = site.soup("/zminy/").select(".entries > li")
    return [(words(entry.select_one(".meta")).replace("\xa0", " "), links(entry)[0]) for entry in entries]


def feed(site: Site) -> list[ElementTree.Element]:
    return ElementTree.parse(site.output / "feeds/zminy.atom.xml").getroot().findall(f"{ATOM}entry")


def test_each_change_stands_under_the_day_on_which_it_was_published_the_newest_first(site: Site) -> None:
    change(site, "b", "2-1/2025", "2025-02-03", "changes", FIRST, "3", "4")
    change(site, "c", "3-1/2025", "2025-02-10", "suspends")
    change(site, "d", "4-1/2025", "2025-02-17", "repeals", SECOND)
    site.build()
    assert listed(site) == [
        ("Скасовано: Рішення ради № 2-1/2025", f"/akty/{SECOND}/"),
        ("Оприлюднено: Рішення ради № 4-1/2025", "/akty/rishennia-rady/2025/4-1-2025/"),
        ("Зупинено: Рішення ради № 1-1/2025", f"/akty/{FIRST}/"),
        ("Оприлюднено: Рішення ради № 3-1/2025", "/akty/rishennia-rady/2025/3-1-2025/"),
        ("Оприлюднено: Рішення ради № 2-1/2025", f"/akty/{SECOND}/"),
        ("Змінено: Рішення ради № 1-1/2025", f"/akty/{FIRST}/"),
        ("Оприлюднено: Рішення ради № 1-1/2025", f"/akty/{FIRST}/"),
    ]
    days = [words(heading) for heading in site.soup("/zminy/").find_all("h2")]
    assert days == [
        *("17 лютого 2025 року", "10 лютого 2025 року", "3 лютого 2025 року", "20 січня 2025 року"),
    ]
    assert "Рішення ради №\xa02-1/2025 від 3 лютого 2025 року; пункти: 3, 4" in site.page("/zminy/")


def test_a_repeal_of_some_clauses_is_a_repeal_in_part(site: Site) -> None:
    change(site, "b", "2-1/2025", "2025-02-03", "repeals", FIRST, "3")
    site.build()
    assert ("Скасовано частково: Рішення ради № 1-1/2025", f"/akty/{FIRST}/") in listed(site)


def test_a_withdrawn_act_is_told_without_its_title_and_what_it_changed_stays_changed(site: Site) -> None:
    relations = [{"type": "changes", "act": FIRST}]
    withdraw(site, "acts/b.md", kind="rishennia-rady", date="2025-02-03", number="2-1/2025", relations=relations)
    site.build()
    assert listed(site)[:2] == [
        ("Вилучено: Рішення ради № 2-1/2025", f"/akty/{SECOND}/"),
        ("Змінено: Рішення ради № 1-1/2025", f"/akty/{FIRST}/"),
    ]


def test_an_address_of_words_is_not_told_once_its_document_is_withdrawn(site: Site) -> None:
    withdraw(site, "news/2025-02-03-taiemne.md", date="2025-02-03")
    withdraw(site, "pages/taiemne.md")
    withdraw(site, "acts/p.md", kind="proiekt", date="2025-02-03", slug="taiemne")
    site.build()
    assert [entry for entry in listed(site) if entry[0].startswith("Вилучено")] == [
        ("Вилучено: Проєкт рішення", "/akty/"),
        ("Вилучено: Новина", "/novyny/"),
        ("Вилучено: Сторінка", "/zminy/"),
    ]
    holding = [
        path for path in site.output.rglob("*") if path.is_file() and "taiemne" in path.read_text("utf-8", "replace")
    ]
    own = {"novyny/2025/02/taiemne/index.html", "taiemne/index.html", "akty/proiekt/2025/taiemne/index.html"}
    assert {path.relative_to(site.output).as_posix() for path in holding} == {*own, "vylucheni.txt"}


def test_the_feed_is_the_beginning_of_the_page_with_an_id_for_each_change(site: Site) -> None:
    site.configure(FEED_LENGTH=3)
    change(site, "b", "2-1/2025", "2025-02-03", "changes", FIRST, "3")
    change(site, "c", "3-1/2025", "2025-02-10", "restates")
    site.build()
    entries = feed(site)
    assert [entry.findtext(f"{ATOM}title", "").replace("\xa0", " ") for entry in entries] == [
        "Нова редакція: Рішення ради № 1-1/2025: Про бюджет",
        "Оприлюднено: Рішення ради № 3-1/2025: Про справу 3-1/2025",
        "Оприлюднено: Рішення ради № 2-1/2025: Про справу 2-1/2025",
    ]
    assert entries[0].findtext(f"{ATOM}id") == (
        f"tag:rada.example,2025-02-10:/akty/{FIRST}/restates-rishennia-rady-2025-3-1-2025"
    )
    assert entries[0].findtext(f"{ATOM}published") == "2025-02-10T00:00:00+02:00"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_the_feed_is_named_where_feeds_are(site: Site) -> None:
    site.build()
    for url in ("/", "/zminy/"):
        assert '<link rel="alternate" href="/feeds/zminy.atom.xml" type="application/atom+xml"' in site.page(url)
    assert "/zminy/" in links(site.soup("/akty/"))


def test_an_edit_of_an_old_act_rewrites_neither_page_nor_feed(site: Site) -> None:
    site.build()
    before = tree(site.output)
    site.act("a", "1-1/2025", "1. Зробити інакше.\n", title="Про бюджет", published="2025-01-20")
    site.build()
    now = tree(site.output)
    assert [now[name] for name in ("zminy/index.html", "feeds/zminy.atom.xml")] == [
        before[name] for name in ("zminy/index.html", "feeds/zminy.atom.xml")
    ]
    assert now == tree(site.clean_build())


def test_without_acts_the_page_and_the_feed_are_there(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build()
    assert "Змін ще не було." in words(site.soup("/zminy/"))
    assert feed(site) == []
