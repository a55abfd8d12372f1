"""Roll calls of a whole site: remembered by their bytes, refused with their line, tied to acts and deputies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.records.check import main

from ..council import KOVAL, LYPA, SITTING, SOVA, URL, deputies, deputy, files, sitting
from ..site import DAY, Site, header, links, tree, words

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.configure(COMMISSIONS={"biudzhet": "Комісія з бюджету"})
    deputies(site)
    return site


def found(site: Site, capsys: Capture) -> list[tuple[str, int | None, str | None, str, str, str]]:
    main(site.content, site.memory, [], as_json=True, as_of=DAY, settings=site.settings)
    keys = ("path", "line", "field", "level", "message", "hint")
    return [tuple(problem[key] for key in keys) for problem in json.loads(capsys.readouterr().out)]  # type: ignore[misc]


def pages(site: Site, before: dict[str, str]) -> set[str]:
    """Pages of documents and lists that differ, without the search index."""
    now = tree(site.output)
    changed = {path for path in before.keys() | now.keys() if now.get(path) != before.get(path)}
    return {path.removesuffix("index.html") for path in changed if path.endswith(".html")}


def test_a_vote_that_cannot_be_read_stops_the_build_with_its_file_and_line_every_time(site: Site) -> None:
    sitting(site, {"1": "++-"})
    votings = files({"1": "++-"}, uid="2024-01-16")[1].replace("Проти", "проти?")
    site.write("sessions/v-a.csv", votings)
    for _ in range(2):
        report = site.build()
        assert report["code"] == 1
        (problem,) = report["problems"]
        assert (problem["path"], problem["line"], problem["field"]) == ("sessions/v-a.csv", 4, "result")
        assert problem["message"] == "невідомий результат «проти?»"
    site.write("sessions/v-a.csv", votings.replace("проти?", "проти"))
    assert site.build()["code"] == 0


def test_a_cell_that_a_spreadsheet_would_run_is_a_warning_of_every_build(site: Site) -> None:
    sitting(site, {"1": "++-"})
    path = site.content / "sessions/v-a.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(KOVAL, "=HYPERLINK(1)", 1), "utf-8")
    for _ in range(2):
        report = site.build()
        (problem,) = [each for each in report["problems"] if each["path"] == "sessions/v-a.csv"]
        assert (report["code"], problem["level"], problem["line"], problem["field"]) == (0, "warning", 2, "voterName")
        assert problem["message"] == "клітинку «=HYPERLINK(1)» табличний редактор виконає як формулу"
    path.write_text(text, "utf-8")
    assert site.build()["problems"] == []


def test_files_of_excel_with_semicolons_and_a_mark_are_read_and_of_windows_1251_refused(site: Site) -> None:
    sitting(site, {"1": "++-"})
    for name in ("m-a.csv", "v-a.csv"):
        path = site.content / "sessions" / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b",", b";"))
    assert site.build()["problems"] == []
    assert "Про справу 1" in words(site.soup(URL))
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode("cp1251"))
    (problem,) = site.build()["problems"]
    assert (problem["path"], problem["line"]) == ("sessions/v-a.csv", 2)
    assert "Windows-1251" in problem["hint"]


def test_a_new_sitting_rewrites_its_deputies_and_its_lists_and_nothing_else(site: Site) -> None:
    deputy(site, "inshyi", "Інший Петро Олегович")
    site.act("b", "1-1/2025")
    sitting(site, {"1": "++-"})
    site.build()
    before = tree(site.output)
    sitting(site, {"1": "+++"}, "b", title="Друга сесія", date="2024-02-20 10:00", number='"2"')
    site.build()
    own = {f"deputaty/viii/{stem}/{part}" for stem in ("koval", "lypa", "sova") for part in ("", "2024/")}
    lists = {"", "zasidannia/", "zasidannia/rada/", "zasidannia/rada/2024/"}
    lists |= {"dani/", "dani/holosuvannia/", "dani/zasidannia/"}
    lists |= {"zvity/", "zvity/2024-02/", "zvity/2024-01/", "zvity/2025-01/"}  # the months beside lead to a new one
    assert pages(site, before) == own | lists | {URL[1:], "zasidannia/rada/2024-02-20-2/"}  # the neighbour leads on
    assert tree(site.output) == tree(site.clean_build())


def test_an_edit_of_the_text_of_a_sitting_touches_no_deputy(site: Site) -> None:
    file = sitting(site, {"1": "++-"})
    site.build()
    before = tree(site.output)
    file.write_text(file.read_text("utf-8") + "Сесія відбулася.\n", "utf-8")
    site.build()
    assert pages(site, before) == {URL[1:]}


def test_another_vote_of_one_deputy_changes_the_sitting_the_act_and_this_deputy(site: Site) -> None:
    sitting(site, {"1": "++-"}, agenda=[{"title": "Про бюджет", "act": "rishennia-rady/2025/1-1-2025"}])
    site.act("b", "1-1/2025")
    site.act("c", "2-1/2025")
    site.build()
    before = tree(site.output)
    for name, text in zip(("m-a.csv", "v-a.csv"), files({"1": "+++"}, uid="2024-01-16"), strict=True):
        site.write(f"sessions/{name}", text)
    site.build()
    own = {"deputaty/viii/sova/", "deputaty/viii/sova/2024/"}
    own |= {"dani/", "dani/holosuvannia/"}
    assert pages(site, before) == own | {URL[1:], "akty/rishennia-rady/2025/1-1-2025/"}
    assert tree(site.output) == tree(site.clean_build())


def test_a_change_of_faction_reaches_the_sittings_and_acts_that_show_it(site: Site) -> None:
    sitting(site, {"1": "++-"}, agenda=[{"title": "Про бюджет", "act": "rishennia-rady/2025/1-1-2025"}])
    site.act("b", "1-1/2025")
    site.build()
    before = tree(site.output)
    deputy(site, "sova", SOVA, faction="Берег", commissions=["biudzhet"])
    site.build()
    act = "akty/rishennia-rady/2025/1-1-2025/"
    data = {"dani/", "dani/deputaty/"}
    assert pages(site, before) == {"deputaty/", "deputaty/viii/sova/", URL[1:], act} | data
    assert tree(site.output) == tree(site.clean_build())


@pytest.mark.parametrize(
    ("act", "shown"),
    [
        ({"votes": {"motions": "../sessions/m-a.csv", "votings": "../sessions/v-a.csv", "uid": "2024-01-16-2"}}, "2"),
        ({}, "1"),
    ],
)
def test_an_act_finds_its_motion_by_uid_or_by_its_item_of_the_agenda(site: Site, act: dict, shown: str) -> None:
    agenda = [{"title": "Про бюджет", "act": "rishennia-rady/2025/1-1-2025"}, {"title": "Різне"}]
    sitting(site, {"1": "++-", "2": "+++"}, agenda=agenda)
    site.act("b", "1-1/2025", **act)
    assert site.build()["problems"] == []
    page = site.soup("/akty/rishennia-rady/2025/1-1-2025/")
    assert f"{URL}#holosuvannia-2024-01-16-{shown}" in links(page.select_one(".vote"))


def test_an_act_is_found_by_the_address_of_its_text(site: Site) -> None:
    sitting(site, {"1": "++-", "2": "+++"})
    path = site.content / "sessions/m-a.csv"
    text = "прийнято,https://x.ua/akty/rishennia-rady/2025/1-1-2025/\r\n"
    path.write_bytes(path.read_bytes().replace("прийнято,\r\n".encode(), text.encode(), 1))
    site.act("b", "1-1/2025")
    site.build()
    page = site.soup("/akty/rishennia-rady/2025/1-1-2025/")
    assert f"{URL}#holosuvannia-2024-01-16-1" in links(page.select_one(".vote"))


def test_a_vote_in_an_act_without_a_sitting_is_shown_by_the_act_itself(site: Site) -> None:
    motions, votings = files({"1": "++-"})
    site.write("acts/m.csv", motions)
    site.write("acts/v.csv", votings)
    site.act("b", "1-1/2025", session="1", convocation="VIII", votes={"motions": "m.csv", "votings": "v.csv"})
    site.build()
    act = "/akty/rishennia-rady/2025/1-1-2025/"
    assert site.soup(act).select_one("#holosuvannia-2025-1-1") is not None
    assert f"{act}#holosuvannia-2025-1-1" in links(site.soup("/deputaty/viii/koval/"))


def test_names_that_are_nobodys_or_of_several_are_told_by_check_alone(site: Site, capsys: Capture) -> None:
    deputy(site, "lypa-2", LYPA)
    sitting(site, {"1": "++-"}, attendance=["Коваль Олена Іванівна", {"name": "Сова Ірена Ігорівна", "present": "ні"}])
    path = site.content / "sessions/v-a.csv"
    path.write_text(path.read_text("utf-8").replace(KOVAL, "Коваль Олена Іванна"), "utf-8")
    assert site.build()["problems"] == []
    assert found(site, capsys) == [
        (
            "sessions/a.md",
            9,
            "attendance",
            "warning",
            "«Сова Ірена Ігорівна» немає серед депутатів VIII скликання",
            f"можливо, «{SOVA}»? виправте ім'я або додайте депутата в deputies/",
        ),
        (
            "sessions/v-a.csv",
            2,
            "voterName",
            "warning",
            "«Коваль Олена Іванна» немає серед депутатів VIII скликання",
            f"можливо, «{KOVAL}»? виправте ім'я або додайте депутата в deputies/",
        ),
        (
            "sessions/v-a.csv",
            3,
            "voterName",
            "warning",
            f"«{LYPA}» може бути кожним із цих депутатів: deputaty/viii/lypa, deputaty/viii/lypa-2",
            "впишіть voterId у CSV, а в документі депутата — voter_id",
        ),
    ]
    page = site.soup(URL)
    assert "/deputaty/viii/lypa/" not in links(page)
    assert LYPA in words(page)


def test_a_site_without_deputies_of_the_convocation_is_not_asked_about_them(site: Site, capsys: Capture) -> None:
    sitting(site, {"1": "++-"}, convocation="VII", attendance=["Хтось"])
    assert found(site, capsys) == []


def test_one_uid_in_two_files_and_a_motion_that_is_not_there_are_told(site: Site, capsys: Capture) -> None:
    sitting(site, {"1": "++-", "2": "++-"})
    again = {"title": "Друга сесія", "date": "2024-02-20 10:00", "number": '"2"'}
    sitting(site, {"1": "++-"}, "b", **again)
    site.write("sessions/m-b.csv", files({"2": "++-"}, uid="2024-01-16")[0])
    site.write("sessions/v-b.csv", files({"2": "++-"}, uid="2024-01-16")[1])
    csv = {"motions": "/sessions/m-a.csv", "votings": "/sessions/v-a.csv"}
    site.act("x", "1-1/2025", votes={**csv, "uid": "2024-01-16-3"})
    site.act("y", "2-1/2025", votes=csv)
    told = [(path, line, field, message) for path, line, field, _, message, _ in found(site, capsys)]
    assert told == [
        ("acts/x.md", 7, "votes", "у голосуванні немає питання «2024-01-16-3»"),
        ("acts/y.md", 7, "votes", "у голосуванні 2 питань, а про яке з них ідеться, не сказано"),
        ("sessions/m-b.csv", 2, None, "uid «2024-01-16-2» уже має питання у файлі sessions/m-a.csv"),
    ]


def test_a_hidden_sitting_shows_no_vote_but_its_files_are_checked(site: Site) -> None:
    sitting(site, {"1": "++-"}, embargo="2025-12-01")
    assert site.build()["problems"] == []
    assert "Про справу" not in site.page("/deputaty/viii/koval/")
    site.write("sessions/v-a.csv", "x\n")
    assert site.build()["code"] == 1


def test_votes_are_exported_with_the_rows_that_came_in(site: Site) -> None:
    sitting(site, {"1": "++-", "2": "+0."})
    sitting(site, {"1": "+?+"}, "b", title="Друга сесія", date="2024-02-20 10:00", number='"2"')
    site.build()
    for name in ("motions", "votings"):
        came = [(site.content / f"sessions/{name[0]}-{stem}.csv").read_bytes().split(b"\r\n") for stem in "ab"]
        out = (site.output / f"dani/holosuvannia/{name}.csv").read_bytes()
        assert out.split(b"\r\n") == [*came[0][:-1], *came[1][1:-1], b""]


def test_the_files_of_votes_are_there_without_any_vote(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build()
    assert (site.output / "dani/holosuvannia/votings.csv").read_bytes() == (
        b"motionUid,voterId,voterName,motionTitle,result\r\n"
    )


def test_the_editor_sees_what_is_wrong_in_the_files_of_a_document(site: Site) -> None:
    from plugins.records.session import opened
    from plugins.records.single import read_single

    file = sitting(site, {"1": "++-"})
    site.write("sessions/v-a.csv", files({"1": "++-"})[1])
    with opened(site.content, site.memory, site.settings, DAY) as session:
        single = read_single("sessions/a.md", file.read_bytes(), session.settings, session.loaded)
    assert [(problem.path, problem.field, problem.message) for problem in single.problems][:1] == [
        ("sessions/a.md", "votes", "sessions/v-a.csv:2: немає питання «2025-1-1»")
    ]


def test_a_sitting_can_be_drawn_before_it_is_saved(site: Site) -> None:
    from plugins.records.session import opened, pelican_settings
    from plugins.records.single import Drawing, read_single

    file = sitting(site, {"1": "++-"}, agenda=["Про бюджет"], attendance=[KOVAL])
    with opened(site.content, site.memory, site.settings, DAY) as session:
        single = read_single("sessions/new.md", file.read_bytes(), session.settings, session.loaded)
        values = pelican_settings(site.content, memory=site.memory, settings=site.settings)
        page = Drawing(values, session.settings, session.features).page(single, session.loaded).decode()
    assert "Про справу 1" in page
    assert SITTING in page or "Перша сесія" in page


def test_a_title_of_a_deputy_may_bear_words_in_brackets(site: Site) -> None:
    site.write("deputies/lypa.md", header(title=f"{LYPA} (зразок)", convocation="VIII"))
    sitting(site, {"1": "++-"})
    site.build()
    assert "/deputaty/viii/lypa/" in links(site.soup(URL))
