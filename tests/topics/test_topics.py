"""Topics: everything of one topic by year, the newest year at the topic's own address."""

from __future__ import annotations

from pathlib import Path

from ..site import Site, header, links, words


def test_a_topic_holds_records_of_every_kind_by_year(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025", topics=["Бюджет"])
    site.news("n", topics=["Бюджет", "Школи"])
    site.news("old", date="2024-05-05", topics=["Бюджет"])
    site.write("units/u.md", header(title="Фінансове управління", topics=["Бюджет"]))
    assert site.build()["problems"] == []
    page = site.soup("/temy/biudzhet/")
    shown = [href for part in page.select(".entries") for href in links(part)]
    assert words(page.h1) == "Бюджет"
    assert shown == ["/novyny/2025/02/n/", "/akty/rishennia-rady/2025/1-1-2025/", "/pidrozdily/u/"]
    assert {"/temy/biudzhet/2024/", "/temy/biudzhet/2025/", "/feeds/tema-biudzhet.atom.xml"} <= set(links(page))
    assert links(site.soup("/temy/biudzhet/2024/").select_one(".entries")) == ["/novyny/2024/05/old/"]
    assert links(site.soup("/temy/biudzhet/2024/").select_one(".pager")) == ["/temy/biudzhet/2025/"]


def test_the_list_of_topics_follows_the_ukrainian_alphabet_with_counts(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("n", topics=["Ґрунти", "Герб", "Їжа", "Інше"])
    site.news("m", topics=["Герб"])
    site.build()
    found = [words(link) for link in site.soup("/temy/").find_all("a")]
    assert found == ["Герб (2)", "Ґрунти (1)", "Інше (1)", "Їжа (1)"]


def test_a_record_leads_to_its_topics(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("n", topics=["Бюджет"])
    site.build()
    assert "/temy/biudzhet/" in links(site.soup("/novyny/2025/02/n/"))
