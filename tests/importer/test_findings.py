"""What the import is not sure of, or leaves out, it says; the text is never mended by guess."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from plugins.importer import act
from tests.site import Site

from .importing import body, fields, imported
from .word import BY, HEADER, NAMES, PREAMBLE, TITLE, Word, box, decision, deleted, element, inserted, png, run

PUBLIC = "файл Word буде прикладено до акта, тож їх побачать усі"


def findings(word: Word) -> list[str]:
    return list(act.act_of(word.data()).findings)


def text(word: Word) -> str:
    return act.act_of(word.data()).text("act")


def small() -> Word:
    """A decision of one clause."""
    return Word().head().lines(PREAMBLE, "1. Зробити.")


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The .docx with one part more."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, part)
    return buffer.getvalue()


def test_a_clean_act_gives_nothing_to_look_at() -> None:
    assert findings(decision()) == []


def test_a_scan_is_told_and_its_picture_kept(tmp_path: Path) -> None:
    site = Site(tmp_path)
    answer = imported(site, {"скан.docx": Word().picture(size=(1200, 1700)).data()}, kind="rishennia-rady")
    assert answer.code == 0
    assert answer.notes[0] == (
        "схоже на скан: у документі лише малюнки — наберіть текст, інакше його не знайти й не почути"
    )
    assert "малюнків без опису: 1 — допишіть у квадратних дужках ![…], що на них" in answer.notes
    assert answer.lines[-2] == "Допишіть порожні поля (1 акт): доти сайт не збереться."
    assert body(site) == "![](skan-1.png)\n"


def test_tracked_changes_are_shown_accepted_and_told() -> None:
    word = small().raw(run("2. Сума ") + deleted("100") + inserted("200") + run(" грн.")).signature()
    assert "2. Сума 200 грн." in text(word)
    assert findings(word) == [
        f"у документі незатверджені правки: показано прийнятий текст; {PUBLIC} — прийміть правки у Word (місць: 2)"
    ]


def test_a_paragraph_whose_end_is_deleted_runs_on_in_the_next() -> None:
    word = small().raw(f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('2. Одне ')}").raw(run("речення."))
    assert "2. Одне речення." in text(word.signature())


def test_changes_within_changes_are_accepted_from_the_inside() -> None:
    word = small().raw(f"<w:ins {BY}>{run('2. Лишається')}{deleted(' зникає')}</w:ins>").signature()
    assert "2. Лишається\n" in text(word)


def test_text_boxes_stand_after_their_paragraph_and_are_told() -> None:
    word = small().raw(run("2. Далі.") + box("Напис у рамці")).signature()
    assert "2. Далі.\n\nНапис у рамці\n" in text(word)
    assert findings(word) == ["написи в рамках (text box) стоять після свого абзацу — перевірте їх місце (місць: 1)"]


def test_a_box_within_a_box_is_read_once() -> None:
    outer = box("Зовнішній", box("Внутрішній"))
    found = text(small().raw(run("2. Далі.") + outer).signature())
    assert "2. Далі.\n\nЗовнішній\n\nВнутрішній\n" in found


def test_hidden_text_is_left_out_and_told() -> None:
    word = small().raw(run("2. Видно") + run(" таємниця", "<w:vanish/>")).signature()
    assert "таємниця" not in text(word)
    assert findings(word) == [
        f"у документі прихований текст: на сторінку його не взято; {PUBLIC} — вилучіть його у Word (місць: 1)"
    ]


def test_comments_are_left_out_and_told() -> None:
    word = small()
    paragraph = word.line("2. Слово.")
    word.document.add_comment(paragraph.runs, "перевірити!", "Редактор")
    assert "перевірити" not in text(word.signature())
    assert findings(word) == [
        f"у документі примітки на полях: на сторінку їх не взято; {PUBLIC} — вилучіть їх у Word (місць: 1)"
    ]


def test_words_with_letters_of_two_alphabets_stay_and_are_told() -> None:
    word = small().lines("2. Кoнтроль за виконанням.").signature()
    assert "2. Кoнтроль за виконанням." in text(word)
    assert findings(word) == ["у слові «Кoнтроль» є латинські літери — наберіть його наново: «Контроль»"]


def test_latin_letters_in_the_letterhead_do_not_hide_what_it_says() -> None:
    found = act.act_of(
        Word().head(*HEADER[:3], "65 сесія VIІ скликання", kind="PIШЕННЯ").lines("1. Зробити.").signature().data()
    )
    assert (found.kind, found.values["convocation"]) == ("rishennia-rady", "VII")


def test_words_of_a_running_head_are_told() -> None:
    word = small().signature()
    word.document.sections[0].header.paragraphs[0].text = "Для службового користування"
    assert findings(word) == ["у колонтитулі є текст, який на сторінку не взято: «Для службового користування»"]


def test_a_picture_without_words_and_one_that_browsers_do_not_show_are_told() -> None:
    word = small().picture("image1.png").signature()
    assert findings(word) == ["малюнків без опису: 1 — допишіть у квадратних дужках ![…], що на них"]
    part = next(part for part in word.document.part.package.iter_parts() if part.partname.endswith(".png"))
    part._blob = b"\x01\x00\x00\x00 EMF" + png()
    assert findings(word) == ["малюнок у вигляді, якого браузери не показують (EMF, WMF, TIFF…), не перенесено"]


def test_a_picture_that_no_browser_can_show_is_told_and_left_out(tmp_path: Path) -> None:
    word = small().picture("Схема").signature()
    with zipfile.ZipFile(io.BytesIO(word.data())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in parts if "media" in name)
    parts[name] = parts[name][:16] + b"\xff" * 8 + parts[name][24:]  # four thousand million pixels each way
    site = Site(tmp_path)
    answer = imported(site, {"а.docx": zipped(parts)})
    assert answer.notes == ["малюнок пошкоджено або завеликий, його не перенесено — збережіть його ще раз як JPEG"]
    assert "![" not in body(site)


def test_words_of_a_cell_that_a_merge_hides_are_told() -> None:
    word = small()
    table = word.table([["А", "Б"], ["1", "2"], ["", "3"]], [(1, 0, 2, 0)])
    table.rows[2]._tr.tc_lst[0].p_lst[0].append(element(f"<w:r {NAMES}><w:t>сховане</w:t></w:r>"))
    hidden = "в об'єднаній клітинці таблиці є текст, якого Word не показує: його не взято — звірте таблицю"
    assert findings(word.signature()) == [hidden]


def test_cells_stand_in_their_columns_where_a_row_begins_later() -> None:
    word = small()
    table = word.table([["А", "Б", "В"], ["", "1", "2"]])
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, element(f'<w:trPr {NAMES}><w:gridBefore w:val="1"/></w:trPr>'))
    assert "| --- | --- | --- |\n|  | 1 | 2 |" in text(word.signature())


def test_the_same_picture_twice_is_one_file() -> None:
    found = act.act_of(small().picture("Герб").picture("Герб").signature().data())
    assert list(found.pictures("act")) == ["act-1.png"]
    assert found.text("act").count("![Герб](act-1.png)") == 2


def test_macros_are_told_and_left_alone() -> None:
    data = with_part(decision().data(), "word/vbaProject.bin", b"program")
    assert act.act_of(data).findings == ("у документі макрос: його не запущено й не прочитано",)


def test_two_different_dates_or_numbers_give_none() -> None:
    word = Word()
    for line in (*HEADER, "РІШЕННЯ", "від 24.12.2019 № 33-65/2019", "25 грудня 2019 року № 34-65/2019", TITLE):
        word._line(line)
    found = act.act_of(word.lines("1. Зробити.").signature().data())
    assert (found.values["date"], found.values["number"]) == ("", "")
    assert found.findings[:2] == (
        "різні дати вгорі документа: «24 грудня 2019 року», «25 грудня 2019 року» — запишіть правильне самі",
        "різні номери вгорі документа: «33-65/2019», «34-65/2019» — запишіть правильне самі",
    )


def test_a_second_act_in_the_file_is_told() -> None:
    word = small().signature()
    word.line("Р І Ш Е Н Н Я", "center", bold=True)
    assert findings(word.lines("від 24.12.2019 № 34-65/2019", "2. Зробити.").signature()) == [
        "у тексті є ще один рядок «РІШЕННЯ»: якщо у файлі два акти, розділіть його на два файли"
    ]


def test_a_number_of_another_session_is_told() -> None:
    word = Word().head(facts="від 24.12.2019 № 33-64/2019").lines("1. Зробити.").signature()
    assert findings(word) == ["сесія вгорі документа — 65, а за номером 33-64/2019 — 64: перевірте"]


@pytest.mark.parametrize("mark", ["Візують:", "Погоджено:", "Підготував:", "Виконавець"])
def test_those_who_prepared_an_act_have_not_signed_it(mark: str) -> None:
    word = small().signature().lines(mark, "Начальник відділу\t\tО.П. Зразок")
    found = act.act_of(word.data())
    assert found.values["signed_by"] == "Міський голова А.В. Лінник"
    assert "Начальник відділу О.П. Зразок" in found.text("act")


def test_an_act_without_a_signature_number_and_date_says_so_and_keeps_its_words(tmp_path: Path) -> None:
    site, word = Site(tmp_path), Word()
    for line in (*HEADER, "РІШЕННЯ", TITLE):
        word._line(line)
    answer = imported(site, {"a.docx": word.lines("1. Зробити.").data()})
    assert answer.code == 0
    assert answer.notes[:3] == [
        "дати не знайдено — допишіть date",
        "номера не знайдено — допишіть number",
        "хто підписав, не знайдено — допишіть signed_by або залиште порожнім",
    ]
    assert fields(site)["number"] == fields(site)["date"] == ""
    assert site.build()["code"] == 1
