from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from plugins.model.vocabulary import ACT_KINDS
from plugins.records import new
from plugins.records.new import chosen, main
from plugins.records.reading import read_source

from ..site import DAY, Site, at_day, header

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
THEME = {root!r} + "/theme"
MEMORY_PATH = {memory!r}
"""
TEXT = ["документ не має тексту", "акт не має ні тексту, ні файлів"]


class Desk:
    """A content folder with `new` for it on a fixed day."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder)
        self.settings = folder / "settings.py"
        self.settings.write_text(CONF.format(root=str(ROOT), memory=str(self.site.memory)))

    def new(self, kind: str, title: str = "Про толоку", structure: str = "") -> int:
        with at_day(DAY):
            return main(kind, title, self.site.content, self.settings, structure)

    def made(self, kind: str, title: str = "Про толоку") -> dict[str, object]:
        """The header of a new file."""
        before = set(self.files())
        assert self.new(kind, title) == 0
        (path,) = set(self.files()) - before
        return dict(parse((self.site.content / path).read_text("utf-8")).values)

    def files(self) -> list[str]:
        return [path.relative_to(self.site.content).as_posix() for path in sorted(self.site.content.rglob("*.md"))]

    def left(self) -> list[str]:
        """Faults of the only file, in words."""
        (path,) = self.files()
        return [flaw.message for flaw in read_source(path, (self.site.content / path).read_bytes(), ()).flaws]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("kind", [*KINDS, *ACT_KINDS])
def test_a_new_file_of_every_kind_lacks_only_what_nobody_can_know(desk: Desk, kind: str) -> None:
    desk.site.write(
        "sessions/s.md", header(title="65 сесія", body="rada", date="2025-02-27", number="65", convocation="VII")
    )
    desk.made(kind)
    unknown = {"videos": {"source"}, "consultations": {"closes"}, "petitions": {"number"}}.get(kind, set())
    unknown |= {"number"} if kind in ("rishennia-vykonkomu", "rozporiadzhennia") else set()
    path = next(path for path in desk.files() if path != "sessions/s.md")
    flaws = read_source(path, (desk.site.content / path).read_bytes(), ()).flaws
    assert {flaw.field for flaw in flaws if flaw.field} == unknown
    assert all(flaw.message in TEXT for flaw in flaws if not flaw.field)


def test_a_new_file_cannot_be_published_until_its_text_is_written(desk: Desk) -> None:
    desk.made("news")
    assert desk.left() == ["документ не має тексту"]
    assert desk.site.build()["code"] == 1
    file = desk.site.content / desk.files()[0]
    file.write_text(file.read_text("utf-8") + "Рада повідомляє.\n", "utf-8")
    assert (desk.site.build()["code"], desk.site.build()["problems"]) == (0, [])


def test_a_news_item_is_of_today_with_an_address_from_its_title(desk: Desk) -> None:
    assert desk.made("news", "Толока: на березі") == {
        "title": "Толока: на березі",
        "date": DAY,
        "slug": "toloka-na-berezi",
    }
    assert desk.files() == ["news/2025/2025-03-01-toloka-na-berezi.md"]


@pytest.mark.parametrize("word", ["рішення ради", "Рішення  Ради", "rishennia-rady"])
def test_a_kind_of_act_is_known_by_its_code_and_by_its_words(desk: Desk, word: str) -> None:
    assert desk.made(word)["kind"] == "rishennia-rady"


@pytest.mark.parametrize("word", ["news", "News", "новина", "НОВИНИ", "novyna"])
def test_a_kind_is_known_by_its_folder_and_by_its_ukrainian_names(desk: Desk, word: str) -> None:
    assert desk.new(word) == 0
    assert desk.files() == ["news/2025/2025-03-01-pro-toloku.md"]


def test_an_act_of_no_named_kind_is_a_draft_and_says_so(desk: Desk, capsys: Capture) -> None:
    assert desk.made("acts")["kind"] == "proiekt"
    assert "Вид акта: проєкт рішення." in capsys.readouterr().err


def test_an_unknown_kind_is_refused_with_a_guess_and_the_list(desk: Desk, capsys: Capture) -> None:
    assert desk.new("novini") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("немає виду «novini». можливо, «novyny»?\nВиди: news (новина); acts (акт);")
    assert "rozporiadzhennia (розпорядження голови)" in err
    assert desk.files() == []


def test_a_blank_title_is_refused(desk: Desk, capsys: Capture) -> None:
    assert desk.new("news", " \n ") == 1
    assert capsys.readouterr().err.startswith("назва порожня")


# numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "body", "numbers", "proposed"),
    [
        ("rishennia-vykonkomu", "vykonkom", ["219", "220"], "221"),
        ("rozporiadzhennia", "holova", ["142-р", "143-р"], "144-р"),
        ("rozporiadzhennia", "holova", ["12 (о)", "143-р"], "144-р"),
        ("rishennia-rady", "rada", ["1-65/2025", "2-65/2025", "1-66/2025"], "2-66/2025"),
    ],
)
def test_the_next_number_of_the_year_is_proposed(
    desk: Desk, kind: str, body: str, numbers: list[str], proposed: str
) -> None:
    for day, number in enumerate(numbers, 10):
        desk.site.act(f"a{day}", number, kind=kind, date=f"2025-01-{day}")
    made = desk.made(kind)
    assert (made["number"], made["body"], made["published"]) == (proposed, body, DAY)


@pytest.mark.parametrize(("kind", "number"), [("rozporiadzhennia", "143-р"), ("rishennia-rady", "7-65/2025")])
def test_a_number_that_an_unfinished_act_has_is_not_proposed_again(desk: Desk, kind: str, number: str) -> None:
    desk.site.act("a", number, kind=kind)
    numbers = [desk.made(kind, title)["number"] for title in ("Про одне", "Про друге", "Про третє")]
    first = int(number.split("-")[0])
    assert numbers == [number.replace(str(first), str(first + more), 1) for more in (1, 2, 3)]


def test_orders_begin_anew_each_year(desk: Desk) -> None:
    desk.site.act("a", "143-р", kind="rozporiadzhennia", date="2024-12-30", published="2024-12-30")
    assert desk.made("rozporiadzhennia")["number"] == "1-р"


def test_another_body_or_kind_has_numbers_of_its_own(desk: Desk) -> None:
    desk.site.act("a", "220", kind="rishennia-vykonkomu")
    assert desk.made("rozporiadzhennia")["number"] == ""


def test_a_decision_takes_session_and_sitting_of_the_newest_session(desk: Desk) -> None:
    sitting = header(title="66 сесія", body="rada", date="2025-02-27 10:00", number="66", convocation="VII")
    desk.site.write("sessions/66.md", sitting)
    desk.site.act("a", "7-65/2025", session="65", convocation="VII")
    made = desk.made("rishennia-rady")
    assert (made["number"], made["session"], made["convocation"]) == ("1-66/2025", "66", "VII")
    assert made["sitting"] == "zasidannia/rada/2025-02-27-66"
    desk.site.act("b", "1-66/2025", date="2025-02-27", session="66", convocation="VII")
    made = desk.made("rishennia-rady", "Про інше")
    assert (made["number"], made["session"], made["sitting"]) == ("2-66/2025", "66", "zasidannia/rada/2025-02-27-66")


def test_a_session_that_is_still_ahead_gives_no_numbers(desk: Desk) -> None:
    sitting = header(title="66 сесія", body="rada", date="2025-03-27", number="66", convocation="VII")
    desk.site.write("sessions/66.md", sitting)
    desk.site.act("a", "7-65/2025")
    assert desk.made("rishennia-rady")["number"] == "8-65/2025"


def test_a_decision_of_a_session_nobody_knows_gets_no_invented_number(desk: Desk) -> None:
    desk.site.act("a", "7-65/2024", date="2024-12-20", published="2024-12-24")
    assert desk.made("rishennia-rady")["number"] == ""


def test_a_sitting_follows_the_last_one_of_the_first_body(desk: Desk) -> None:
    desk.site.write("sessions/a.md", header(title="65", body="rada", date="2025-02-27", number="65", convocation="VII"))
    made = desk.made("засідання", "66 сесія")
    assert (made["body"], made["number"], made["convocation"]) == ("rada", "66", "VII")


@pytest.mark.parametrize(("word", "folder"), [("deputy", "deputies"), ("session", "sessions"), ("unit", "units")])
def test_a_kind_is_known_by_its_folder_in_the_singular(word: str, folder: str) -> None:
    assert chosen(word).kind.folder == folder


# terms ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_open_for_remarks_until_the_day_before_it_may_be_considered(desk: Desk) -> None:
    made = desk.made("proiekt")
    assert (made["date"], made["comments_until"]) == ("2025-03-01", "2025-03-13")
    assert "considered" not in made


def test_a_draft_is_considered_at_the_next_sitting_that_the_law_allows(desk: Desk) -> None:
    for number, day in enumerate(("2025-03-13", "2025-03-27 10:00", "2025-04-24"), 65):
        desk.site.write(f"sessions/{number}.md", header(title="Сесія", body="rada", date=day, number=str(number)))
    made = desk.made("proiekt")
    assert (made["considered"], made["comments_until"]) == ("2025-03-27", "2025-03-26")


def test_a_petition_has_the_terms_of_the_communitys_statute(desk: Desk) -> None:
    assert "until" not in desk.made("petitions")
    terms = "PETITION_TERMS = {'2024-01-01': '100/30', '2025-01-01': '250/45', '2026-01-01': '300/60'}\n"
    desk.settings.write_text(desk.settings.read_text("utf-8") + terms, "utf-8")
    made = desk.made("petitions", "Про інше")
    assert (made["required"], made["until"]) == ("250", "2025-04-15")


# files -----------------------------------------------------------------------------------------------------------


def test_nothing_is_ever_overwritten_and_no_address_is_given_twice(desk: Desk) -> None:
    slugs = [desk.made("news")["slug"] for _ in range(3)]
    assert slugs == ["pro-toloku", "pro-toloku-2", "pro-toloku-3"]
    assert desk.files() == [
        f"news/2025/2025-03-01-{slug}.md" for slug in ("pro-toloku-2", "pro-toloku-3", "pro-toloku")
    ]
    desk.site.news("inshe", "Текст.\n")
    assert desk.made("news", "Інше")["slug"] == "inshe-2"
    desk.site.write("mentions/inshe.md", header(title="Інше", date="2025-02-01", link="https://gazeta.example/1"))
    assert desk.made("mentions", "Інше")["slug"] == "inshe-2"


def test_a_page_does_not_take_the_address_of_a_section(desk: Desk) -> None:
    assert desk.made("pages", "Акти")["slug"] == "akty-2"


def test_every_field_left_out_is_offered_as_a_comment_that_works_once_uncommented(desk: Desk) -> None:
    desk.made("рішення ради")
    file = desk.site.content / desk.files()[0]
    text = file.read_text("utf-8")
    kind = KINDS["acts"]
    assert "withdrawn" not in text
    for name, info in kind.model_fields.items():
        if name == "withdrawn":
            continue
        assert f"\n{name}:" in text or f"\n# {name}:  # {info.title}: {info.description}" in text, name
    text = text.replace("# session:  #", "session: 65  #").replace("# relations:", "relations:")
    text = text.replace("#   - type:", "  - type: changes").replace(
        "#     act:", "    act: rishennia-rady/2025/1-1-2025"
    )
    values = parse(text).values
    assert values["session"] == "65"
    assert values["relations"] == [{"type": "changes", "act": "rishennia-rady/2025/1-1-2025"}]


def test_the_path_goes_to_stdout_and_what_is_left_to_stderr(
    desk: Desk, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.site.folder)
    assert desk.new("videos") == 0
    out, err = capsys.readouterr()
    path = "content/videos/2025/2025-03-01-pro-toloku.md"
    assert out == f"{path}\n"
    assert "2025-03-01-pro-toloku.md:5: source: обов'язкове поле порожнє — допишіть значення" in err
    assert err.endswith(f"Потім: ./invoke check --path {path} --settings settings.py\n")


def test_the_next_command_names_the_same_folder(desk: Desk, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.site.folder)
    desk.site.write("news/a.md", header(title="А", date="2025-02-03") + "Текст.\n")
    with at_day(DAY):
        assert main("news", "Толока", desk.site.content) == 0
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == "Потім: ./invoke check --path content/news/2025/2025-03-01-toloka.md --content content"


def test_the_editor_opens_only_on_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(new.subprocess, "call", lambda command: called.append(command) or 0)
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "vi -c 'set et'")
    assert desk.new("news") == 0
    assert called == []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert desk.new("news") == 0
    (command,) = called
    assert command[:3] == ["vi", "-c", "set et"]
    assert command[3].endswith("2025-03-01-pro-toloku-2.md")


@pytest.mark.parametrize("editor", ["nema-takoi-prohramy --wait", "vi 'лапки"])
def test_an_editor_that_cannot_be_started_does_not_spoil_the_new_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: Capture, editor: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert desk.new("news") == 0
    assert f"Файл створено, та не відкрито: VISUAL «{editor}» — не програма" in capsys.readouterr().err


@pytest.mark.parametrize(
    "title", ["../../../etc/passwd", "a/b\\c", "!!!", '"лапки": # і @', "Ж" * 400, "line\u2028two"]
)
def test_a_hostile_title_stays_a_title_in_a_file_below_the_content(desk: Desk, title: str) -> None:
    made = desk.made("news", title)
    assert made["title"] == " ".join(title.split())
    (path,) = desk.files()
    assert path.startswith("news/2025/2025-03-01")
    assert path.count("/") == 2


def test_a_file_in_the_place_of_the_folder_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/news").write_text("файл")
    assert main("news", "Толока", tmp_path / "content") == 1
    err = capsys.readouterr().err
    assert err.startswith(str(tmp_path / "content/news"))
    assert err.endswith(" — приберіть його або вкажіть іншу теку\n")
