"""The page of an act: what a reader learns beside its text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bs4 import Tag

from ..site import Site, card, links, words

FIRST = "/akty/rishennia-rady/2025/1-1-2025/"
SECOND = "/akty/rishennia-rady/2025/2-1-2025/"


def pair(folder: Path, type: str, clause: str = "") -> Site:
    """Two decisions, the second of which does something to the first."""
    site = Site(folder)
    relation = {"type": type, "act": FIRST.strip("/").removeprefix("akty/"), "clause": clause}
    site.act("a", "1-1/2025", title="Про бюджет")
    site.act("b", "2-1/2025", title="Про зміни", date="2025-02-13", published="2025-02-14", relations=[relation])
    assert site.build()["problems"] == []
    return site


def related(page: Tag) -> list[tuple[str, list[str]]]:
    """Groups of related acts: the words above them, where they lead."""
    return [(words(head), links(head.find_next("ul"))) for head in page.select("#zviazky h3")]


def steps(page: Tag) -> list[str]:
    return [words(step.b) for step in page.select(".steps li")]


def test_the_card_holds_number_dates_body_and_session(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025", session="1", convocation="VIII", updated="2025-02-01", author="Коваль О. П.")
    site.build()
    page = site.soup(FIRST)
    found = card(page)
    assert found["Номер"] == "1-1/2025"
    assert found["Дата прийняття"] == "16 січня 2025 року"
    assert (found["Оприлюднено"], found["Оновлено"]) == ("20 січня 2025 року", "1 лютого 2025 року")
    assert found["Сесія"] == "1, VIII скликання"
    assert set(links(page.select_one(".side .facts"))) == {"/akty/orhan/rada/2025/", "/akty/sesiia/viii-1/"}
    assert all((site.output / link.strip("/") / "index.html").is_file() for link in links(page.select_one(".side")))


def test_an_act_in_force_wears_its_badge_and_no_banner(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.build()
    page = site.soup(FIRST)
    assert words(page.select_one(".badge")) == "чинний"
    assert page.select_one(".notice") is None
    assert page.select_one("#zviazky") is None


@pytest.mark.parametrize(
    ("type", "clause", "badge", "banner", "inverse", "forward"),
    [
        ("repeals", "", "втратив чинність", "Втратив чинність", "Скасовано актом", "Скасовує"),
        ("repeals", "1", "змінений", "Текст змінено", "Скасовано актом", "Скасовує"),
        ("changes", "", "змінений", "Текст змінено", "Змінено актом", "Змінює"),
        ("restates", "", "змінений", "Текст змінено", "Викладено в новій редакції актом", "Викладає в новій редакції"),
        ("suspends", "", "зупинений", "Дію зупинено", "Зупинено актом", "Зупиняє"),
    ],
)
def test_what_one_act_does_to_another_is_told_on_both_pages(
    tmp_path: Path, type: str, clause: str, badge: str, banner: str, inverse: str, forward: str
) -> None:
    site = pair(tmp_path, type, clause)
    first, second = site.soup(FIRST), site.soup(SECOND)
    notice = first.select_one(".notice")
    assert words(first.select_one(".badge")) == badge
    assert words(notice) == f"{banner}: рішення ради № 2-1/2025 від 13 лютого 2025 року Пов’язані акти"
    assert links(notice) == ["#zviazky"]
    assert related(first) == [(inverse, [SECOND])]
    assert related(second) == [(forward, [FIRST])]
    assert words(second.select_one(".badge")) == "чинний"


def test_the_banner_of_a_repealed_act_names_only_the_act_that_repealed_it_whole(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    target = "rishennia-rady/2025/1-1-2025"
    site.act("b", "2-1/2025", date="2025-02-13", relations=[{"type": "repeals", "act": target, "clause": "1"}])
    site.act("c", "3-1/2025", date="2025-02-14", relations=[{"type": "repeals", "act": target}])
    assert site.build()["problems"] == []
    page = site.soup(FIRST)
    banner = "Втратив чинність: рішення ради № 3-1/2025 від 14 лютого 2025 року"
    assert words(page.select_one(".notice")).startswith(f"{banner} Пов’язані")
    assert steps(page)[-2:] == ["Скасовано частково", "Скасовано"]


def test_the_steps_of_a_decision_go_from_its_draft_to_its_repeal(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("draft", "7", kind="proiekt", date="2025-01-02", considered="2025-01-16")
    site.act("a", "1-1/2025", draft="proiekt/2025/7")
    site.act("b", "2-1/2025", date="2025-02-13", relations=[{"type": "repeals", "act": "rishennia-rady/2025/1-1-2025"}])
    site.build()
    act = site.soup(FIRST)
    assert steps(act) == ["Проєкт", "Прийнято", "Оприлюднено", "Скасовано"]
    assert links(act.select_one(".steps")) == ["/akty/proiekt/2025/7/", SECOND]
    draft = site.soup("/akty/proiekt/2025/7/")
    assert steps(draft) == ["Проєкт", "Прийнято", "Оприлюднено", "Скасовано"]
    assert words(draft.select_one(".badge")) == "прийнято"
    assert FIRST in links(draft.select_one(".steps"))


def test_files_have_their_size_kind_and_digest(tmp_path: Path) -> None:
    site = Site(tmp_path)
    data = b"%PDF-1.4" + b"x" * 2040
    site.write("acts/Оригінал.pdf", data)
    site.act("a", "1-1/2025", files=[{"path": "Оригінал.pdf", "title": "Рішення з підписом", "kind": "oryhinal"}])
    site.build()
    page = site.soup(FIRST)
    item = page.select_one(".files li")
    assert item is not None
    assert links(item) == [f"{FIRST}oryhinal.pdf"]
    assert words(item.p) == "підписаний оригінал, PDF, 2 КБ"
    assert words(item.select_one(".hash")) == hashlib.sha256(data).hexdigest()
    assert (site.output / FIRST.strip("/") / "oryhinal.pdf").read_bytes() == data


def test_a_citation_is_ready_to_copy(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.configure(COUNCIL_GENITIVE="Зорепільської міської ради", SITEURL="https://zorepil.example")
    site.act("a", "1-1/2025", title="Про бюджет")
    site.build()
    assert words(site.soup(FIRST).select_one(".citation p")) == (
        "Рішення Зорепільської міської ради від 16 січня 2025 року № 1-1/2025 «Про бюджет». "
        "https://zorepil.example/akty/rishennia-rady/2025/1-1-2025/"
    )


def test_a_citation_does_not_say_twice_what_is_cited(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.configure(SITEURL="https://zorepil.example")
    site.act("draft", "7", kind="proiekt", title="Проєкт рішення «Про бюджет»")
    site.build()
    assert words(site.soup("/akty/proiekt/2025/7/").select_one(".citation p")) == (
        "Проєкт рішення «Про бюджет» від 16 січня 2025 року № 7. https://zorepil.example/akty/proiekt/2025/7/"
    )


def test_remarks_are_asked_for_until_a_draft_is_adopted(tmp_path: Path) -> None:
    site = Site(tmp_path)
    more = {"kind": "proiekt", "comments_until": "2025-03-20", "contact": "rada@zorepil.example"}
    site.act("draft", "7", **more)
    site.build()
    assert "Надіслати зауваження" in site.page("/akty/proiekt/2025/7/")
    site.act("a", "1-1/2025", draft="proiekt/2025/7")
    site.build()
    assert "Надіслати зауваження" not in site.page("/akty/proiekt/2025/7/")


@pytest.mark.parametrize(
    ("settings", "contact", "mail", "ways"),
    [
        ({}, "rada@zorepil.example", "rada@zorepil.example", ""),
        ({}, "кабінет 59 або rada@zorepil.example", "rada@zorepil.example", "кабінет 59 або rada@zorepil.example"),
        ({}, "кабінет 59", "", "кабінет 59"),
        ({}, "", "", "Зорепільська міська рада, пл. Ринкова, 1"),
        ({"EMAIL": "pro@zorepil.example"}, "", "pro@zorepil.example", ""),
    ],
)
def test_a_draft_says_where_remarks_go_with_the_subject_filled_in(
    tmp_path: Path, settings: dict[str, str], contact: str, mail: str, ways: str
) -> None:
    site = Site(tmp_path)
    site.configure(COUNCIL="Зорепільська міська рада", ADDRESS="пл. Ринкова, 1", **settings)
    site.act("d", "7", kind="proiekt", title="Про «бюджет» & інше", contact=contact, comments_until="2025-03-20")
    site.build()
    box = site.soup("/akty/proiekt/2025/7/").select_one("#uchast")
    assert box is not None
    button = box.select_one("a.button")
    subject = "?subject=%D0%97%D0%B0%D1%83%D0%B2%D0%B0%D0%B6%D0%B5%D0%BD%D0%BD%D1%8F%3A%20"
    assert str(button["href"]).startswith(f"mailto:{mail}{subject}") if button else not mail
    assert (f"Куди надсилати: {ways}" in words(box)) if ways else "Куди" not in words(box)


def test_a_draft_leads_to_what_explains_it_and_says_why_its_term_is_short(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for name in ("zapyska.pdf", "analiz.pdf"):
        site.write(f"acts/{name}", b"%PDF-1.4")
    files = [
        {"path": "zapyska.pdf", "title": "Записка", "kind": "poiasniuvalna"},
        {"path": "analiz.pdf", "title": "Аналіз", "kind": "analiz"},
    ]
    site.act("a", "7", kind="proiekt", files=files, regulatory="так", waiver="воєнний стан")
    site.act("b", "8", kind="proiekt", regulatory="так")
    site.build()
    box = site.soup("/akty/proiekt/2025/7/").select_one("#uchast")
    assert box is not None
    assert {"/akty/proiekt/2025/7/zapyska.pdf", "/akty/proiekt/2025/7/analiz.pdf"} <= set(links(box))
    assert words(box).endswith("Строк оприлюднення скорочено. Підстава: воєнний стан")
    other = site.soup("/akty/proiekt/2025/8/").select_one("#uchast")
    assert "Аналіз його впливу: ще не оприлюднено." in words(other)


def test_clauses_keep_their_numbers_and_can_be_linked_to(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025", "1. Перше.\n\n2.1. Друге.\n\n3. Третє.\n")
    site.build()
    page = site.soup(FIRST)
    assert {"p-1", "p-2-1", "p-3"} <= {str(tag["id"]) for tag in page.select(".text [id]")}
    assert "2.1." in words(page.select_one("#p-2-1"))


def test_an_act_without_a_text_says_why(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025", "", no_text="Текст не збережено.")
    site.build()
    assert words(site.soup(FIRST).select_one(".notice")) == "Тексту на сайті немає Текст не збережено."


def test_remarks_to_a_draft_stand_in_a_table_with_what_became_of_them(tmp_path: Path) -> None:
    site = Site(tmp_path)
    remark = {"text": "Більше дерев", "author": "ГО «Сад»", "outcome": "враховано частково", "reason": "Кошти."}
    site.act("a", "7", kind="proiekt", considered="2025-02-01", remarks=[remark])
    site.build()
    rows = site.soup("/akty/proiekt/2025/7/").select("table tr")
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in rows] == [
        ["Зауваження", "Від кого", "Рішення", "Підстава"],
        ["Більше дерев", "ГО «Сад»", "враховано частково", "Кошти."],
    ]


def test_hostile_words_of_a_header_are_only_words(tmp_path: Path) -> None:
    site = Site(tmp_path)
    evil = "<script>alert(1)</script>\\\" onload='x'"
    site.act("a", "1-1/2025", title=f'"{evil}"', author=f'"{evil}"', contact=f'"{evil}"', comments_until="2025-02-01")
    assert site.build()["code"] == 0
    html = site.page(FIRST)
    assert "<script>alert" not in html
    assert site.soup(FIRST).find("script") is None
    assert words(site.soup(FIRST).h1).startswith("<script>alert(1)</script>")


def test_neighbours_lead_to_each_other(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for number in (2, 10, 9):
        site.act(f"a{number}", f"{number}-1/2025")
    site.build()
    found = links(site.soup("/akty/rishennia-rady/2025/9-1-2025/").select_one(".pager"))
    assert found == [f"/akty/rishennia-rady/2025/{number}-1-2025/" for number in (2, 10)]
