"""Pages of the bodies that sit: who is in them, their sittings, conclusions and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..council import deputies, deputy, sitting
from ..site import Site, links, tree, words

COMMISSION = "/zasidannia/biudzhet/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.configure(COMMISSIONS={"biudzhet": "Комісія з бюджету"})
    deputies(site)
    return site


def parts(site: Site, url: str) -> dict[str, list[str]]:
    """Heading -> the links below it."""
    return {words(part.h2): links(part.ul) for part in site.soup(url).select(".section")}


def test_a_commission_has_its_members_sittings_and_papers(site: Site) -> None:
    deputy(site, "davnii", "Давній Остап Юрійович", convocation="VII", commissions=["biudzhet"])
    commission = {"title": "Комісія", "body": "biudzhet", "number": '"3"'}
    sitting(site, **commission)
    site.act("p", "3", kind="protokol", body="rada", commission="biudzhet")
    site.act("v", "3", kind="vysnovok", commission="biudzhet", date="2024-01-17")
    site.act("d", "9", kind="protokol", body="rada")
    assert site.build()["problems"] == []
    page = site.soup(COMMISSION)
    assert words(page.h1) == "Комісія з бюджету"
    assert parts(site, COMMISSION) == {
        "Склад, VIII скликання": ["/deputaty/viii/koval/", "/deputaty/viii/sova/"],
        "Склад, VII скликання": ["/deputaty/vii/davnii/"],
        "Засідання": ["/zasidannia/biudzhet/2024-01-16-3/"],
        "Висновки й рекомендації комісій": ["/akty/vysnovok/2024/biudzhet-3/"],
        "Протоколи": ["/akty/protokol/2025/biudzhet-3/"],
    }
    assert links(page.select_one(".filters")) == [f"{COMMISSION}2025/", f"{COMMISSION}2024/"]
    assert parts(site, f"{COMMISSION}2024/") == {
        "Засідання": ["/zasidannia/biudzhet/2024-01-16-3/"],
        "Висновки й рекомендації комісій": ["/akty/vysnovok/2024/biudzhet-3/"],
    }


def test_a_commission_of_which_nothing_is_known_has_a_page_too(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.configure(COMMISSIONS={"biudzhet": "Комісія з бюджету"})
    site.build()
    assert "ще нічого немає" in words(site.soup(COMMISSION))
    assert COMMISSION in links(site.soup("/zasidannia/"))


def test_the_executive_committee_has_a_page_by_its_minutes(site: Site) -> None:
    deputy(site, "holova", "Голова Яна Іллівна", body="vykonkom")
    site.act("p", "3", kind="protokol", body="vykonkom")
    site.build()
    assert parts(site, "/zasidannia/vykonkom/") == {
        "Склад, VIII скликання": ["/deputaty/viii/holova/"],
        "Протоколи": ["/akty/protokol/2025/3/"],
    }


def test_every_way_to_a_body_leads_to_its_page(site: Site) -> None:
    sitting(site)
    site.act("p", "3", kind="protokol", commission="inshe")
    site.build()
    assert "/zasidannia/rada/" in links(site.soup("/zasidannia/rada/2024-01-16-1/").select_one(".facts"))
    assert COMMISSION in links(site.soup("/deputaty/viii/koval/").select_one(".facts"))
    assert "/zasidannia/inshe/" in links(site.soup("/akty/protokol/2025/inshe-3/").select_one(".facts"))
    for body in ("rada", "biudzhet", "inshe"):
        assert (site.output / f"zasidannia/{body}/index.html").is_file()


def test_a_new_sitting_of_a_commission_touches_no_page_of_another_body(site: Site) -> None:
    sitting(site)
    site.build()
    before = tree(site.output)
    sitting(site, None, "b", title="Комісія", body="biudzhet", number='"3"', date="2024-02-20 10:00")
    site.build()
    now = tree(site.output)
    changed = {path for path in now if now[path] != before.get(path) and path.endswith(".html")}
    council = "zasidannia/rada/"
    assert not any(path.startswith(council) for path in changed - {f"{council}2024-01-16-1/index.html"})
    assert not any(path.startswith("deputaty/") for path in changed)
    assert tree(site.output) == tree(site.clean_build())
