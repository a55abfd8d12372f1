"""What `check` says of the words of a document, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.check import main

from ..site import DAY, Site, header

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def said(site: Site, capsys: Capture) -> list[str]:
    main(site.content, site.memory, [], as_json=False, as_of=DAY)
    return capsys.readouterr().out.splitlines()


PRIVATE = "(2297-VI, 2939-VI ст. 7, не звірено з текстом закону) — приберіть, якщо закон не вимагає оприлюднити саме це"


def test_mixed_letters_are_named_where_they_stand(site: Site, capsys: Capture) -> None:
    site.news("a", "Перший рядок.\n\nРемонт дор\u006fги на VI\u0406\u0406 сесії.\n", title="Про м\u0456с\u0442\u006f")
    assert said(site, capsys) == [
        "news/a.md:2: title: у слові «міст\u006f» є латинські літери — наберіть його наново: «місто»",
        "news/a.md:7: у слові «VI\u0406\u0406» є кириличні літери — наберіть його наново: «VIII»",
        "news/a.md:7: у слові «дор\u006fги» є латинські літери — наберіть його наново: «дороги»",
    ]


def test_personal_data_in_an_act_are_named_with_their_digits_hidden(site: Site, capsys: Capture) -> None:
    site.act("a", "1-1/2025", "1. Виділити допомогу.\n\n2. Телефон заявника 067 123-45-67.\n")
    assert said(site, capsys) == [
        f"acts/a.md:10: схоже на особисті дані: мобільний телефон «••• •••-••-67» {PRIVATE}",
    ]


def test_a_phone_in_news_is_an_offices_and_a_passport_never(site: Site, capsys: Capture) -> None:
    site.news("a", "Довідки: 067 123-45-67.\n")
    assert said(site, capsys) == []
    site.news("a", "Паспорт серії НС 123456 знайдено.\n")
    assert said(site, capsys) == [f"news/a.md:5: схоже на особисті дані: номер паспорта «НС ••••56» {PRIVATE}"]


def test_personal_data_in_remarks_are_found_and_a_contact_is_none(site: Site, capsys: Capture) -> None:
    remarks = [{"text": "Пропоную лавку. Тел. 067 123-45-67", "author": "мешканка"}]
    site.act("a", "", kind="proiekt", slug="a", contact="050 123-45-67", remarks=remarks, published="2025-01-16")
    assert said(site, capsys) == [f"acts/a.md:9: схоже на особисті дані: мобільний телефон «••• •••-••-67» {PRIVATE}"]


def test_a_text_full_of_faults_is_told_by_the_first_of_them(site: Site, capsys: Capture) -> None:
    site.news("a", " ".join(f"дор\u006fга{letter}" for letter in "абвгґдеєжзиіїйклмнопрсту") + "\n")
    assert len(said(site, capsys)) == 20


def test_a_gap_in_numbers_is_told_with_its_line(site: Site, capsys: Capture) -> None:
    site.act("a", "1-1/2025")
    site.act("b", "3-1/2025")
    assert said(site, capsys) == [
        "acts/b.md:6: number: між № 1-1/2025 і № 3-1/2025 2025 року бракує 1 акта: № 2-1/2025 — "
        "додайте їх або перевірте номер"
    ]


def test_mixed_letters_in_a_header_are_named_where_they_stand(site: Site, capsys: Capture) -> None:
    agenda = [{"n": "1", "title": "Про мости"}, {"n": "2", "title": "Про дор\u006fги"}]
    text = "title: Сесія\nbody: rada\ndate: 2025-02-20\nnumber: '1'\nannounced: 2025-02-01\nconvocation: VI\u0406I\n"
    listed = "".join(f"  - n: '{item['n']}'\n    title: {item['title']}\n" for item in agenda)
    site.write("sessions/a.md", f"---\n{text}agenda:\n{listed}---\n")
    lines = [line for line in said(site, capsys) if "літери" in line]
    assert [line.partition(" у слові")[0] for line in lines] == [
        "sessions/a.md:7: convocation:",
        "sessions/a.md:12: agenda.2.title:",
    ]


@pytest.mark.parametrize("where", ["settings", "units", "deputies"])
def test_a_phone_that_the_council_itself_names_is_nobodys_secret(site: Site, capsys: Capture, where: str) -> None:
    site.act("a", "1-1/2025", "1. Дзвонити до відділу: 067 123-45-67.\n")
    assert len(said(site, capsys)) == 1
    if where == "settings":
        site.configure(PHONE="(067) 123 45 67")
    else:
        more = {"convocation": "VIII"} if where == "deputies" else {}
        site.write(f"{where}/a.md", header(title="Відділ", contacts="тел. +38 067 123-45-67", **more))
    main(site.content, site.memory, [], as_json=False, as_of=DAY, settings=site.settings)
    assert capsys.readouterr().out == ""
