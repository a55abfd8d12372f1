"""The command over several files, again, and again with another original."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import Site, tree

from .acts import SAMPLES
from .importing import document, imported, put
from .word import Word, decision, png


def council(number: str, text: str = "1. Зробити.") -> bytes:
    """A decision of the council of this number."""
    return Word().head(facts=f"від 24 грудня 2019 року\t№ {number}").lines(text).signature().data()


def test_several_files_give_a_table_of_what_became_of_each(tmp_path: Path) -> None:
    site = Site(tmp_path)
    files = {
        "рішення.docx": decision().data(),
        "рвк.docx": SAMPLES["executive"].make().data(),
        "проєкт.docx": SAMPLES["draft"].make().data(),
        "зламаний.docx": decision().data()[:5000],
    }
    answer = imported(site, files)
    assert answer.code == 1
    assert answer.lines[:5] == [
        "Файл           Що стало  Вид                           Номер       Дата        Зауважень",
        "рішення.docx   новий     рішення ради                  33-65/2019  2019-12-24  0",
        "рвк.docx       новий     рішення виконавчого комітету  113         2019-04-11  0",
        "проєкт.docx    новий     проєкт рішення                —           —           1",
        "зламаний.docx  не взято  —                             —           —           1",
    ]
    assert answer.notes == [
        "дата проєкту — 2025-03-01: день імпорту як день оприлюднення, перевірте",
        "файл пошкоджено: архів .docx не розпакувати — відкрийте його у Word і збережіть як «Документ Word (.docx)»",
    ]
    assert answer.lines[-2:] == ["Записано файлів: 7.", f"Перевірити: ./invoke check --path {site.content / 'acts'}"]
    assert len(list(site.content.rglob("*.md"))) == 3
    assert site.build()["code"] == 0


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path)
    files = {"a.docx": decision().data(), "б.docx": SAMPLES["minutes"].make().data()}
    imported(site, files)
    before = tree(site.content)
    again = imported(site, {**files, "той самий під іншою назвою.docx": files["a.docx"]})
    assert again.code == 0
    assert [line.split()[-6:-4] for line in again.lines[1:3]] == [["уже", "є"], ["уже", "є"]]
    assert again.notes[0] == f"цей файл уже прикладено до {found(site, 'rishennia-rady')}: нічого не змінено"
    assert again.lines[-1] == "Нічого не записано."
    assert tree(site.content) == before


def found(site: Site, kind: str) -> str:
    """The path of the only act of a kind."""
    (path,) = (site.content / "acts" / kind).rglob("*.md")
    return path.relative_to(site.content).as_posix()


def test_one_file_twice_in_a_run_is_one_act(tmp_path: Path) -> None:
    site = Site(tmp_path)
    data = decision().data()
    answer = imported(site, {"a.docx": data, "копія.docx": data})
    assert answer.code == 0
    assert answer.lines[2].startswith("копія.docx  уже є")
    assert len(list(site.content.rglob("*.md"))) == 1


def test_two_files_of_one_act_are_refused_by_the_second(tmp_path: Path) -> None:
    answer = imported(Site(tmp_path), {"a.docx": council("1-65/2019"), "б.docx": council("1-65/2019", "1. Інше.")})
    assert answer.code == 1
    assert answer.notes == ["той самий акт, що й у файлі «a.docx» — залиште один із них"]


def test_an_editors_words_outlive_the_same_file_and_are_named_before_another_replaces_them(tmp_path: Path) -> None:
    site = Site(tmp_path)
    imported(site, {"a.docx": council("1-65/2019")})
    path = document(site)
    path.write_text(path.read_text("utf-8") + "\nДописано редактором.\n", "utf-8")
    before = tree(site.content)
    assert imported(site, {"a.docx": council("1-65/2019")}).lines[-1] == "Нічого не записано."

    name = path.relative_to(site.content).as_posix()
    refused = imported(site, {"a.docx": council("1-65/2019", "1. Виправлено.")})
    assert refused.code == 1
    assert refused.notes == [
        f"такий акт уже є, але з іншого файла: {name} — щоб замінити його, додайте --replace;"
        " з написаного редактором зникне: 1 рядок",
        "«Дописано редактором.»",
    ]
    assert tree(site.content) == before

    replaced = imported(site, {"a.docx": council("1-65/2019", "1. Виправлено.")}, replace=True)
    assert replaced.code == 0
    assert replaced.notes[0] == f"замінено {name}; з написаного редактором зникло: 1 рядок"
    assert "1. Виправлено." in document(site).read_text("utf-8")
    assert len(tree(site.content)) == len(before)


def test_an_act_written_by_hand_is_never_overwritten_unasked(tmp_path: Path) -> None:
    site = Site(tmp_path)
    path = site.act("2019/mine", "1-65/2019", "1. Написано вручну.\n", date="2019-12-24")
    answer = imported(site, {"a.docx": council("1-65/2019")})
    assert answer.code == 1
    assert answer.notes[0].startswith("такий акт уже є, але з іншого файла: acts/2019/mine.md — ")
    assert "Написано вручну" in path.read_text("utf-8")


def test_a_trial_writes_nothing_and_shows_what_moves_into_the_header(tmp_path: Path) -> None:
    site = Site(tmp_path)
    answer = imported(site, {"a.docx": decision().data()}, dry_run=True)
    assert answer.code == 0
    assert "  з тексту в заголовок — підпис: «Міський голова А.В. Лінник»" in answer.lines
    assert answer.lines[-1] == "Це була проба: нічого не записано. Без --dry-run файли з'являться."
    assert tree(site.content) == {}


def test_a_folder_gives_all_its_word_files_but_those_that_word_leaves_open(tmp_path: Path) -> None:
    site, folder = Site(tmp_path), tmp_path / "Рішення"
    put(folder, {"1.docx": council("1-65/2019"), "2.DOCX": council("2-65/2019"), "~$1.docx": b"", "фото.png": png()})
    answer = imported(site, folder)
    assert answer.code == 0
    assert [line.split()[0] for line in answer.lines[1:3]] == ["1.docx", "2.DOCX"]
    assert sorted(path.suffix for path in (site.content / "acts").rglob("*.*")) == [".docx", ".docx", ".md", ".md"]


@pytest.mark.parametrize("kind", ["rozporiadzhennia", "розпорядження голови"])
def test_the_kind_can_be_said_in_code_or_in_words(kind: str, tmp_path: Path) -> None:
    site = Site(tmp_path)
    imported(site, {"лист.docx": Word().lines("Про доступ", "1. Зробити.").data()}, kind=kind)
    assert document(site).relative_to(site.content).as_posix() == "acts/rozporiadzhennia/pro-dostup.md"


def test_a_hostile_name_of_a_file_stays_inside_the_content_and_the_terminal(tmp_path: Path) -> None:
    site = Site(tmp_path)
    answer = imported(site, {"..\x1b[31m!.docx": Word().lines("1. Зробити.").data()}, kind="protokol")
    assert "\x1b" not in "".join(answer.lines)
    assert document(site).is_relative_to(site.content / "acts")
