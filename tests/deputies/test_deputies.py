"""Deputies: their pages and the list by convocation."""

from __future__ import annotations

from pathlib import Path

from ..site import Site, card, header, links, words


def test_deputies_stand_by_convocation_and_by_the_ukrainian_alphabet(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for convocation, name in (("VIII", "Яценко"), ("VIII", "Ґудзь"), ("VIII", "Гай"), ("VII", "Коваль")):
        site.write(f"deputies/{name}.md", header(title=name, convocation=convocation))
    site.build()
    page = site.soup("/deputaty/")
    assert [words(head) for head in page.select(".section h2")] == ["VIII скликання", "VII скликання"]
    assert [words(head) for head in page.select(".section h3")] == ["Гай", "Ґудзь", "Яценко", "Коваль"]


def test_the_card_names_commissions_by_their_settings(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.configure(COMMISSIONS={"biudzhet": "Комісія з бюджету"})
    fields = {"commissions": ["biudzhet", "inshe"], "body": "rada", "from": "2020-11-10", "faction": "Разом"}
    site.write("deputies/koval.md", header(title="Коваль Олена", convocation="VIII", **fields))
    site.build()
    found = card(site.soup("/deputaty/viii/koval/"))
    assert found["Комісії"] == "Комісія з бюджету, inshe"
    assert (found["Повноваження з"], found["Фракція"]) == ("10 листопада 2020 року", "Разом")
    assert links(site.soup("/deputaty/").select_one(".entries")) == ["/deputaty/viii/koval/"]
