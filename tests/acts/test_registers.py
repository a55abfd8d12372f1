"""The register of acts: lists by kind, body, status, session and year, and the way between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..site import Site, links, words

ONE = "/akty/rishennia-rady/2025/1-1-2025/"
OLD = "/akty/rishennia-rady/2023/9-9-2023/"
ORDER = "/akty/rozporiadzhennia/2025/5-r/"
KINDS = (
    "rishennia-rady",
    "rishennia-vykonkomu",
    "rozporiadzhennia",
    "proiekt",
    "protokol",
    "vysnovok",
    "poriadok-dennyi",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("registers"))
    made.act("one", "1-1/2025", session="1", convocation="VIII")
    made.act("two", "2-1/2025", session="1", convocation="viii", date="2025-02-16", published="2025-02-17")
    made.act("old", "9-9/2023", date="2023-05-05", published="2023-05-06")
    repeal = [{"type": "repeals", "act": "rishennia-rady/2023/9-9-2023"}]
    made.act("order", "5-р", kind="rozporiadzhennia", date="2025-01-09", published="2025-01-10", relations=repeal)
    assert made.build()["problems"] == []
    return made


@pytest.mark.parametrize("url", ["/akty/", *(f"/akty/{kind}/" for kind in KINDS), "/obhovorennia/"])
def test_every_fixed_address_exists_without_any_act(tmp_path: Path, url: str) -> None:
    site = Site(tmp_path)
    site.build()
    assert site.soup(url).h1


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("/akty/rishennia-rady/2025/", [ONE.replace("1-1", "2-1"), ONE]),
        ("/akty/rishennia-rady/2023/", [OLD]),
        ("/akty/rozporiadzhennia/2025/", [ORDER]),
        ("/akty/orhan/rada/2025/", [ONE.replace("1-1", "2-1"), ONE]),
        ("/akty/orhan/holova/2025/", [ORDER]),
        ("/akty/stan/chynnyi/2025/", [ONE.replace("1-1", "2-1"), ONE, ORDER]),
        ("/akty/stan/vtratyv-chynnist/2023/", [OLD]),
        ("/akty/sesiia/viii-1/", [ONE, ONE.replace("1-1", "2-1")]),
    ],
)
def test_a_register_holds_its_acts(site: Site, url: str, shown: list[str]) -> None:
    assert [href for part in site.soup(url).select(".entries") for href in links(part)] == shown


def test_the_front_page_of_a_kind_leads_to_its_years(site: Site) -> None:
    page = site.soup("/akty/rishennia-rady/")
    assert {"/akty/rishennia-rady/2025/", "/akty/rishennia-rady/2023/"} <= set(links(page))
    assert [href for part in page.select(".entries") for href in links(part)][-1] == OLD


def test_the_register_leads_to_every_dimension(site: Site) -> None:
    wanted = {
        "/akty/proiekt/",
        "/akty/orhan/rada/2025/",
        "/akty/stan/vtratyv-chynnist/2023/",
        "/akty/sesiia/viii-1/",
        "/temy/",
        "/feeds/akty.atom.xml",
    }
    assert wanted <= set(links(site.soup("/akty/")))


def test_a_year_leads_to_the_newer_and_the_older_one(site: Site) -> None:
    pager = ".pager a[rel='{}']"
    old, new = site.soup("/akty/rishennia-rady/2023/"), site.soup("/akty/rishennia-rady/2025/")
    assert [link["href"] for link in old.select(".pager a")] == ["/akty/rishennia-rady/2025/"]
    assert [link["href"] for link in new.select(".pager a")] == ["/akty/rishennia-rady/2023/"]
    assert old.select_one(pager.format("next"))
    assert new.select_one(pager.format("prev"))


def test_a_year_stands_in_months_the_newest_first(site: Site) -> None:
    heads = [words(head) for head in site.soup("/akty/rishennia-rady/2025/").select(".section h2")]
    assert heads == ["Лютий 2025 року", "Січень 2025 року"]


def test_a_new_act_leaves_the_lists_of_other_years_alone(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("old", "9-9/2023", date="2023-05-05", published="2023-05-06")
    site.act("a", "1-1/2025")
    site.build()
    state = {url: site.page(url) for url in ("/akty/rishennia-rady/2023/", "/akty/orhan/rada/2023/")}
    site.act("b", "2-1/2025")
    site.build()
    assert {url: site.page(url) for url in state} == state


def test_a_session_without_letters_makes_no_list(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025", session='"—"')
    assert site.build()["code"] == 0
    assert not (site.output / "akty/sesiia").exists()
