"""The vote on an act in its own page, and the ways from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..council import URL, deputies, sitting
from ..site import Site, card, links, tree, words

ACT = "rishennia-rady/2025/1-1-2025"
VOTE = f"{URL}#holosuvannia-2024-01-16-1"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    deputies(site)
    site.act("d", "7", kind="proiekt", date="2023-12-01", published="2023-12-01", slug="proiekt-7")
    return site


def test_an_act_shows_its_vote_in_the_card_and_by_name(site: Site) -> None:
    site.act("a", "1-1/2025")
    sitting(site, {"1": "+0+"}, agenda=[{"title": "Про бюджет", "act": ACT}])
    assert site.build()["problems"] == []
    page = site.soup(f"/akty/{ACT}/")
    assert card(page)["Голосування"] == "за 2, утрималися 1"
    assert card(page)["Засідання"] == "Ніжинська міська рада, 16 січня 2024 року, питання 1"
    assert f"{URL}#pytannia-1" in links(page.select_one(".facts"))
    vote = page.select_one(".vote")
    assert vote is not None
    assert words(vote.h2) == "Поіменне голосування"
    assert links(vote.ul) == [VOTE]
    assert "/deputaty/viii/lypa/" in links(vote)


def test_a_rejected_draft_shows_the_vote_and_an_adopted_one_leaves_it_to_the_act(site: Site) -> None:
    agenda = [{"title": "Про бюджет", "draft": "proiekt/2023/proiekt-7"}]
    sitting(site, {"1": "+0-"}, agenda=agenda)
    site.build()
    page = site.soup("/akty/proiekt/2023/proiekt-7/")
    assert links(page.select_one(".vote ul")) == [VOTE]
    site.act("a", "1-1/2025", draft="proiekt/2023/proiekt-7")
    site.build()
    page = site.soup("/akty/proiekt/2023/proiekt-7/")
    assert page.select_one(".vote") is None
    assert f"{URL}#pytannia-1" in links(page.select_one(".facts"))
    assert tree(site.output) == tree(site.clean_build())


def test_an_act_without_a_vote_has_no_part_for_it(site: Site) -> None:
    site.act("a", "1-1/2025")
    site.build()
    page = site.soup(f"/akty/{ACT}/")
    assert page.select_one(".vote") is None
    assert {"Голосування", "Засідання", "Мить розгляду"} & card(page).keys() == set()


def test_an_act_that_only_names_its_sitting_leads_to_it(site: Site) -> None:
    site.act("a", "1-1/2025", sitting=URL.strip("/"))
    sitting(site)
    site.build()
    assert URL in links(site.soup(f"/akty/{ACT}/").select_one(".facts"))


def test_a_renumbered_agenda_reaches_the_act(site: Site) -> None:
    site.act("a", "1-1/2025")
    sitting(site, agenda=[{"n": "1", "title": "Про бюджет", "act": ACT}])
    site.build()
    sitting(site, agenda=[{"n": "5", "title": "Про бюджет", "act": ACT}])
    site.build()
    assert f"{URL}#pytannia-5" in links(site.soup(f"/akty/{ACT}/"))
    assert tree(site.output) == tree(site.clean_build())
