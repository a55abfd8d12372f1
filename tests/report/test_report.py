"""The month's report: what is counted, in which month, and in which forms it comes out."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from plugins.demo import main as write_demo
from plugins.report.command import main

from ..site import DAY, Site, at_day, header, links, words


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def ran(site: Site, month: str, docx: Path | None = None, as_json: bool = True) -> int:
    with at_day(DAY):
        return main(month, site.content, site.memory, json_wanted=as_json, docx=docx, settings=site.settings)


def counted(site: Site, capsys: pytest.CaptureFixture[str], month: str) -> dict[str, Any]:
    """The report's JSON: the only line on stdout."""
    assert ran(site, month) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def petition(site: Site, number: str, date: str, **fields: object) -> None:
    values = {"title": f"Про {number}", "number": number, "date": date, **fields}
    site.write(f"petitions/{number}.md", header(**values) + "Прошу.\n")


def rows(page: Tag, caption: str) -> list[list[str]]:
    table = next(found for found in page.find_all("table") if words(found.find("caption")) == caption)
    return [[words(cell) for cell in line.find_all(["th", "td"])] for line in table.select("tbody tr")]


def test_a_demo_of_one_month_counts_as_the_departments_own_report_of_march_2019(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_demo(1, tmp_path / "demo") == 0
    site = Site(tmp_path / "demo")
    capsys.readouterr()
    found = counted(site, capsys, "2019-03")
    named = ("news", "acts", "petitions_registered", "petitions_answered", "petitions_in_time", "videos", "sittings")
    assert [found[name] for name in named] == [232, 218, 2, 2, 2, 20, 9]
    assert sum(found["news_by_type"].values()) == 232
    assert found["change"] is None
    assert found["acts_by_kind"]["proiekt"] == found["drafts_opened"] == 46
    assert found["deadlines"]["kept"] > 0
    site.write("news/2019/03/x.md", header(title="Анонс", date="2019-03-31", type="anons") + "Приходьте.\n")
    site.write("acts/x.md", header(title="Про х", kind="rozporiadzhennia", date="2019-03-29", number="999") + "1. Х.\n")
    changed = counted(site, capsys, "2019-03")
    assert [changed[name] for name in named[:2]] == [233, 219]
    assert changed["news_by_type"]["anons"] == found["news_by_type"]["anons"] + 1


def test_each_thing_is_counted_in_the_month_of_its_own_day(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.news("a", date="2025-01-31 18:00")
    site.news("b", date="2025-02-28", type="anons")
    site.act("late", "1-1/2025", date="2025-01-30", published="2025-02-04")
    site.act("draft", "", kind="proiekt", slug="d", date="2025-01-10", published="", comments_until="2025-02-03")
    petition(site, "7", "2025-01-09", considered_from="2025-01-20", answered="2025-02-03", supported="tak")
    petition(site, "8", "2025-01-09", considered_from="2025-01-20", answered="2025-02-04", supported="tak")
    petition(site, "9", "2025-02-10", status="zvernennia", answered="2025-02-20", supported="ni")
    site.write("consultations/k.md", header(title="К", opens="2025-01-20", closes="2025-02-07"))
    site.write("mentions/z.md", header(title="Про раду", date="2025-02-05", outlet="Газета"))
    site.write("enterprises/2024.csv", "form,line,name,value\n1,1300,Баланс,5\n1,1900,Баланс,5\n")
    statement = [{"path": "2024.csv", "year": "2024", "published": "2025-02-11"}]
    site.write("enterprises/p.md", header(title="КП", name="КП", statements=statement))
    site.write("datasets/n.md", header(title="Набір", id="nabir", updated="2025-02-06"))
    pages = ["https://www.facebook.com/viddil"]
    site.write("units/a.md", header(title="А", as_of="2025-02-01", channels=pages))
    site.write("units/b.md", header(title="Б", as_of="2025-02-02", channels=["https://t.me/b"]))
    site.write("units/c.md", header(title="В", as_of="2025-02-03"))
    january, february = (counted(site, capsys, month) for month in ("2025-01", "2025-02"))

    def told(found: dict[str, Any]) -> dict[str, int]:
        return {name: count for name, count in found.items() if count and isinstance(count, int)}

    assert told(january) == {
        "news": 1,
        "acts": 2,
        "drafts_opened": 1,
        "petitions_registered": 2,
        "consultations": 1,
        "datasets_updated": 4,
    }
    assert told(february) == {
        "news": 1,
        "drafts_closed": 1,
        "petitions_registered": 1,
        "petitions_answered": 3,
        "petitions_in_time": 1,
        "petitions_late": 1,
        "consultations_closed": 1,
        "statements": 1,
        "mentions": 1,
        "datasets_updated": 4,
        "units_checked": 3,
        "units_with_pages": 2,
        "units_with_facebook": 1,
    }
    assert february["change"]["news"] == 0
    assert february["change"]["acts"] == -2


def test_what_is_only_announced_is_not_done_yet(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.news("a", date="2025-02-20")
    fields = {"body": "rada", "number": '"1"', "convocation": "VIII"}
    site.write("sessions/a.md", header(title="Перша", date="2025-02-13 10:00", **fields))
    site.write("sessions/b.md", header(title="Друга", date="2025-02-27 10:00", **{**fields, "number": '"2"'}))
    site.write("consultations/k.md", header(title="К", opens="2025-02-03", closes="2025-04-07"))
    assert counted(site, capsys, "2025-02")["sittings"] == 1
    site.build()
    assert sorted(path.name for path in (site.output / "zvity").iterdir()) == ["2025-02", "index.html"]
    assert "За записами по 20 лютого 2025 року." in words(site.soup("/zvity/2025-02/"))


@pytest.mark.parametrize(
    ("month", "guess"),
    [
        ("березень 2019", "2019-03"),
        ("березня 2019 року", "2019-03"),
        ("у березні", ""),
        ("03.2019", "2019-03"),
        ("2019-3", "2019-03"),
        ("201903", "2019-03"),
        ("2019-03-15", "2019-03"),
        ("15.03.2019", "2019-03"),
        ("2019-13", ""),
        ("минулий", ""),
        ("", ""),
    ],
)
def test_a_bad_month_is_told_in_one_line_with_a_guess(
    site: Site, capsys: pytest.CaptureFixture[str], month: str, guess: str
) -> None:
    assert ran(site, month) == 1
    said = capsys.readouterr()
    line = f"«{month}» не є місяцем — запишіть рік і місяць так: 2019-03"
    assert said.err == line + (f"; можливо, «{guess}»?" if guess else "") + "\n"
    assert said.out == ""


def test_a_month_ahead_is_refused_and_one_without_records_is_told(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.news("a", date="2025-02-20")
    assert ran(site, "2025-04") == 1
    assert capsys.readouterr().err == "квітень 2025 року ще не настав — назвіть місяць, що вже почався\n"
    assert ran(site, "2024-12") == 0
    said = capsys.readouterr()
    assert said.err == "За грудень 2024 року на сайті немає записів; останній місяць із записами — 2025-02.\n"
    assert json.loads(said.out)["news"] == 0


def test_content_with_an_error_gives_no_figures(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.news("a")
    site.news("b", date="вчора")
    assert ran(site, "2025-02") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "news/b.md:3: date" in said.err
    assert said.err.endswith("звіту не складено: спершу виправте помилки\n")


def test_the_page_has_the_figures_of_both_months_and_the_terms_of_petitions(site: Site) -> None:
    site.news("a", date="2025-01-09")
    site.news("b", date="2025-02-03")
    site.news("c", date="2025-02-04", type="anons")
    petition(site, "7", "2025-02-03", considered_from="2025-02-04", answered="2025-02-19", supported="tak")
    site.build()
    page = site.soup("/zvity/2025-02/")
    assert rows(page, "Показники")[0] == ["Новини", "2", "1", "+1"]
    assert rows(page, "Новини за видами") == [["Новини", "1", "1", "без змін"], ["Анонси", "1", "0", "+1"]]
    petitions = rows(page, "Петиції місяця")
    assert petitions == [
        ["Петиція № 7: Про 7", "3 лютого 2025 року", "18 лютого 2025 року", "19 лютого 2025 року, із запізненням"]
    ]
    assert "/novyny/2025/02/" in links(page)
    assert "/zvity/2025-01/" in links(page)
    assert "Строки" not in words(page)  # the council has not switched verdicts on
    assert links(site.soup("/zvity/"))[:2] == ["/zvity/2025-02/", "/zvity/2025-01/"]


def test_an_edit_of_a_text_rewrites_no_report_and_a_new_record_its_own_and_the_next(site: Site) -> None:
    for month in ("2024-11", "2024-12", "2025-01", "2025-02"):
        site.news(month, date=f"{month}-10")
    site.act("a", "1-1/2025")
    site.build()

    def stamps() -> dict[str, int]:
        return {path.parent.name: path.stat().st_mtime_ns for path in (site.output / "zvity").rglob("index.html")}

    before = stamps()
    site.news("2024-12", "Інші слова.\n", date="2024-12-10", title="Інша назва")
    site.act("a", "1-1/2025", "1. Зробити інакше.\n")
    site.build()
    assert stamps() == before
    site.news("more", date="2024-12-20")
    site.build()
    after = stamps()
    assert {month for month, stamp in after.items() if before[month] != stamp} == {"2024-12", "2025-01", "zvity"}


def test_the_editors_own_words_stand_in_the_page_and_in_the_document(site: Site, tmp_path: Path) -> None:
    site.news("a", date="2025-02-20")
    text = "Відповіли на **14 листів**.\n\n1. Перше.\n2. Друге.\n\n| Що | Скільки |\n| --- | --- |\n| Виїзди | 3 |\n"
    site.write("pages/zvit.md", header(title="До звіту", report="2025-02") + f"{text}\nДив. [новину](../news/a.md).\n")
    site.build()
    page = site.soup("/zvity/2025-02/")
    assert "Відповіли на 14 листів" in words(page)
    assert "/novyny/2025/02/a/" in links(page)
    assert ran(site, "2025-02", tmp_path / "z.docx", as_json=False) == 0
    from docx import Document

    paper = Document(str(tmp_path / "z.docx"))
    lines = [line.text for line in paper.paragraphs]
    assert "Відповіли на 14 листів." in lines
    assert [line for line in lines if line.startswith(("1. П", "2. Д"))] == ["1. Перше.", "2. Друге."]
    bold = [run.text for line in paper.paragraphs for run in line.runs if run.bold and line.text.startswith("Відпов")]
    assert bold == ["14 листів"]
    assert [[cell.text for cell in row.cells] for row in paper.tables[-1].rows] == [["Що", "Скільки"], ["Виїзди", "3"]]
    site.write("pages/zvit.md", header(title="До звіту", report="2025-02") + "Інше.\n")
    site.build()
    assert "Інше." in words(site.soup("/zvity/2025-02/"))


def test_the_document_is_an_official_paper_with_room_for_the_signature(site: Site, tmp_path: Path) -> None:
    site.configure(DEPARTMENT="Відділ преси", DEPARTMENT_GENITIVE="відділу преси", REPORT_SIGNER="Начальник; Іван ЛИПА")
    site.news("a", date="2025-02-20", title="Новина & <b>")
    petition(site, "7", "2025-02-03", title="Про <script>")
    assert ran(site, "2025-02", tmp_path / "z.docx", as_json=False) == 0
    from docx import Document

    paper = Document(str(tmp_path / "z.docx"))
    lines = [line.text for line in paper.paragraphs if line.text]
    assert lines[:4] == [
        "НІЖИНСЬКА МІСЬКА РАДА",
        "ВІДДІЛ ПРЕСИ",
        "ЗВІТ",
        "про роботу відділу преси за лютий 2025 року",
    ]
    assert lines[-2].startswith("Начальник\t___")
    assert lines[-2].endswith("Іван ЛИПА")
    assert lines[-1] == "«___» ______________ 2025 року"
    assert round(paper.sections[0].left_margin.cm, 1) == 3
    assert paper.tables[0].rows[1].cells[0].text == "Новини"
    first = (tmp_path / "z.docx").read_bytes()
    assert ran(site, "2025-02", tmp_path / "y.docx", as_json=False) == 0
    assert (tmp_path / "y.docx").read_bytes() == first
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


def test_a_document_is_never_written_over_and_has_its_suffix(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.news("a", date="2025-02-20")
    mine = tmp_path / "z.docx"
    mine.write_text("моє")
    assert ran(site, "2025-02", mine) == 1
    assert ran(site, "2025-02", tmp_path / "z.doc") == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        f"файл {mine} уже є — назвіть інший або приберіть його",
        "«z.doc» — назва документа має закінчуватися на .docx",
    ]
    assert mine.read_text() == "моє"


def test_verdicts_of_the_law_stand_in_the_page_where_the_council_shows_them(site: Site) -> None:
    site.configure(COMPLIANCE=True)
    petition(site, "7", "2025-01-02", considered_from="2025-01-06", answered="2025-01-31", supported="tak")
    site.news("a", date="2025-02-03")
    site.build()
    page = site.soup("/zvity/2025-01/")
    assert rows(page, "Як виконано обов’язки") == [["Із запізненням", "1"]]
    assert "/dotrymannia/2025-01/" in links(page)


def test_the_terminal_keeps_paragraphs_lists_and_tables_apart(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    site.news("a", date="2025-02-20")
    long = " ".join(["про ремонт дороги"] * 8)
    petition(site, "7", "2025-02-03", title=long, considered_from="2025-02-04", answered="2025-02-18", supported="tak")
    text = "Див. [новину](../news/a.md).\n\nЩе.\n\n- раз\n- два\n\n| Що | Скільки |\n| --- | ---: |\n| Виїзди | 3 |\n"
    site.write("pages/zvit.md", header(title="До звіту", report="2025-02") + text)
    assert ran(site, "2025-02", as_json=False) == 0
    told = capsys.readouterr().out
    assert told.endswith(
        "\n\nЩо ще зроблено\n\nДив. новину (https://rada.example/novyny/2025/02/a/).\n\nЩе.\n\n– раз\n– два\n\n"
        "  Що      Скільки\n  Виїзди  3\n"
    )
    assert "  03.02.2025  18.02.2025       18.02.2025\n" in told
    assert max(map(len, told.splitlines()[1:])) <= 100
    assert "\n    у тому числі в строк" in told
    assert counted(site, capsys, "2025-02")["texts"] == [{"title": "До звіту", "path": "pages/zvit.md"}]


def test_the_document_sets_parts_of_a_figure_in_and_writes_days_short(site: Site, tmp_path: Path) -> None:
    site.news("a", date="2025-02-20")
    petition(site, "7", "2025-02-03", considered_from="2025-02-04", answered="2025-02-18", supported="tak")
    assert ran(site, "2025-02", tmp_path / "z.docx", as_json=False) == 0
    from docx import Document

    figures, _, petitions, *_ = Document(str(tmp_path / "z.docx")).tables
    indents = {row.cells[0].text: row.cells[0].paragraphs[0].paragraph_format.left_indent for row in figures.rows}
    assert [words for words, indent in indents.items() if indent] == ["у тому числі в строк"]
    assert [cell.text for cell in petitions.rows[1].cells[1:]] == ["03.02.2025", "18.02.2025", "18.02.2025"]


def test_a_body_that_the_settings_do_not_name_is_told_as_a_code(site: Site) -> None:
    fields = {"body": "biudzhet", "number": '"1"', "date": "2025-02-13 10:00"}
    site.write("sessions/a.md", header(title="Перше", **fields))
    site.news("a", date="2025-02-20")
    site.build()
    assert rows(site.soup("/zvity/2025-02/"), "Засідання за органами") == [["Орган «biudzhet»", "1"]]
    assert "Орган «biudzhet»" in words(site.soup("/zasidannia/biudzhet/").find("h1"))


def test_the_list_of_months_shows_no_row_of_noughts_and_statements_where_there_are_any(site: Site) -> None:
    site.news("a", date="2025-02-20")
    site.write("mentions/z.md", header(title="Про раду", date="2024-12-05", outlet="Газета"))
    site.build()
    assert rows(site.soup("/zvity/"), "Останні місяці") == [["Лютий 2025 року", "1", "0", "0", "0", "0"]]
    assert "/zvity/2024-12/" in links(site.soup("/zvity/"))
    site.write("enterprises/2023.csv", "form,line,name,value\n1,1300,Баланс,5\n1,1900,Баланс,5\n")
    statement = [{"path": "2023.csv", "year": "2023", "published": "2025-01-11"}]
    site.write("enterprises/p.md", header(title="КП", name="КП", statements=statement))
    site.build()
    assert rows(site.soup("/zvity/"), "Останні місяці")[1] == ["Січень 2025 року", "0", "0", "0", "0", "0", "1"]
    told, listed = words(site.soup("/zvity/2025-01/")), words(site.soup("/dani/"))
    assert "Оновлено 1 набір даних: «Комунальні підприємства та їхня звітність»." in told.replace("\u00a0", " ")
    assert "Комунальні підприємства та їхня звітність" in listed
