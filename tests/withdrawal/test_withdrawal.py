"""`withdraw`: what goes, what stays, and that nothing of the text shows anywhere in the built site."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.model.frontmatter import parse
from plugins.records.check import problems
from plugins.records.session import opened
from plugins.withdrawal import command
from plugins.withdrawal.command import main

from ..site import DAY, Site, at_day, links, tree, words

Capture = pytest.CaptureFixture[str]
BASIS = "рішення Зразкового суду від 10.02.2025 у справі № 1"
ACT = "rishennia-rady/2025/2-1-2025"
SECRETS = ("Горобчика", "горобчик", "ремонт даху", "horobchyk", "Довідка про стан")
"""Of the title, the text, a link's words and a file's name."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Three decisions; the second one, which changes the first and is repealed by the third, is to be withdrawn."""
    made = Site(tmp_path)
    made.act("a", "1-1/2025", title="Про бюджет")
    made.write("acts/dovidka-horobchyk.pdf", b"%PDF-1.4 " + "Довідка про стан".encode())
    made.act(
        "b",
        "2-1/2025",
        "1. Виділити кошти на ремонт даху Горобчика.\n",
        title="Про допомогу Петрові Горобчика",
        summary="Горобчика підтримали.",
        topics=["допомога"],
        relations=[{"type": "changes", "act": "rishennia-rady/2025/1-1-2025"}],
        files=[{"path": "dovidka-horobchyk.pdf", "title": "Довідка про стан"}],
        source_url="https://old.nizhynrada.gov.ua/article/77",
    )
    made.act("c", "3-1/2025", relations=[{"type": "repeals", "act": ACT}], text="1. Скасувати рішення № 2-1/2025.\n")
    return made


def withdraw(site: Site, name: str = ACT, basis: str = BASIS, *, dry_run: bool = False) -> int:
    with at_day(DAY):
        return main(name, basis, site.content, site.memory, dry_run=dry_run, settings=site.settings)


def holding(folder: Path, secret: str) -> list[str]:
    """Files that hold the words or are named by them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = (path for path in files if secret in path.name or secret.encode() in path.read_bytes())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def test_nothing_of_the_text_is_left_in_the_content_or_in_the_site(site: Site) -> None:
    site.build()
    assert all(holding(site.output, secret) for secret in ("Горобчика", "ремонт даху", "horobchyk", "Довідка про стан"))
    assert withdraw(site) == 0
    report = site.build()
    assert (report["code"], [problem for problem in report["problems"] if problem["level"] == "error"]) == (0, [])
    for secret in SECRETS:
        assert holding(site.content, secret) == []
        assert holding(site.output, secret) == []
        assert holding(site.memory, secret) == []
    assert tree(site.output) == tree(site.clean_build())


def test_a_page_with_number_date_and_ground_stays_at_the_address(site: Site) -> None:
    withdraw(site)
    site.build()
    page = site.page(f"/akty/{ACT}/")
    assert '<meta name="robots" content="noindex">' in page
    text = words(site.soup(f"/akty/{ACT}/"))
    for part in (
        "Рішення ради № 2-1/2025",
        "16 січня 2025 року",
        "вилучено 1 березня 2025 року",
        f"Підстава: {BASIS}.",
    ):
        assert part in text.replace("\xa0", " ")
    assert "Скасовано актом" in text
    assert "Змінює" in text
    assert (site.output / "vylucheni.txt").read_text() == f"/akty/{ACT}/\n"
    assert (site.output / f"akty/{ACT}/vylucheno.txt").is_file()


def test_only_registers_in_which_no_number_may_lack_still_list_it(site: Site) -> None:
    site.configure(OFFICIAL=True)
    withdraw(site)
    site.build()
    register = site.soup("/akty/rishennia-rady/2025/")
    assert f"/akty/{ACT}/" in links(register)
    entry = next(item for item in register.select(".entries > li") if f"/akty/{ACT}/" in links(item))
    assert words(entry).replace("\xa0", " ") == "Рішення ради № 2-1/2025 16 січня 2025 року вилучено Документ вилучено"
    naming = {path.split("/")[0] for path in holding(site.output, f"/akty/{ACT}/")}
    assert naming == {"akty", "feeds", "vylucheni.txt", "zminy"}
    assert [path for path in holding(site.output, f"/akty/{ACT}/") if path.startswith("feeds/")] == [
        "feeds/zminy.atom.xml"
    ]


def test_relations_work_on_both_ways(site: Site) -> None:
    withdraw(site)
    site.build()
    budget = site.soup("/akty/rishennia-rady/2025/1-1-2025/")
    assert "Змінено актом" in words(budget)
    assert f"/akty/{ACT}/" in links(budget)
    assert f"/akty/{ACT}/" in links(site.soup("/akty/rishennia-rady/2025/3-1-2025/").select_one(".text"))


def test_check_finds_no_gap_and_no_dead_link_where_it_was(site: Site) -> None:
    site.news("n", f"Див. [рішення](../acts/b.md) і [сторінку](/akty/{ACT}/).\n", related=[ACT])
    withdraw(site)
    with at_day(DAY), opened(site.content, site.memory, site.settings) as session:
        assert problems(session) == []


@pytest.mark.parametrize("name", [ACT, f"/akty/{ACT}/", "acts/b.md", "content/acts/b.md"])
def test_a_document_is_named_by_its_id_its_address_or_its_file(site: Site, name: str) -> None:
    assert withdraw(site, name) == 0
    assert "withdrawn" in parse((site.content / "acts/b.md").read_text("utf-8")).values


def test_a_file_that_another_document_names_stays(site: Site) -> None:
    site.news("n", files=[{"path": "../acts/dovidka-horobchyk.pdf", "title": "Файл"}])
    withdraw(site)
    assert (site.content / "acts/dovidka-horobchyk.pdf").is_file()


def test_a_dry_run_names_what_would_go_and_who_else_tells_of_it(site: Site, capsys: Capture) -> None:
    site.news("tsytata", "Рада ухвалила рішення «Про допомогу Петрові Горобчика».\n")
    site.write("news/holosy.csv", "uid,title\r\n1,Про допомогу Петрові Горобчика\r\n")
    site.news("holosy", files=[{"path": "holosy.csv", "title": "Голосування"}])
    before = tree(site.content)
    assert withdraw(site, dry_run=True) == 0
    assert tree(site.content) == before
    said = re.sub(r"\S*/content/", "content/", capsys.readouterr().out)
    assert said == (
        "Буде вилучено (поки нічого не змінено):\n"
        "  content/acts/b.md: текст, назва й усі поля, крім потрібних адресі та зв'язкам\n"
        "  content/acts/dovidka-horobchyk.pdf: файл\n"
        f"Лишиться сторінка /akty/{ACT}/ з номером, датою і підставою.\n"
        "Стара адреса документа більше не переадресовуватиме на нього.\n"
        "Про нього кажуть ще ці документи; перевірте, чи в них немає того самого:\n"
        "  acts/c.md\n"
        "  news/tsytata.md\n"
        "  news/holosy.csv\n"
    )


def git(site: Site, *words: str) -> None:
    command = ["git", "-c", "user.name=Зразок", "-c", "user.email=zrazok@rada.example", *words]
    subprocess.run(command, cwd=site.content, check=True, capture_output=True)


def test_what_to_do_next_and_how_to_undo_it_is_said(site: Site, capsys: Capture) -> None:
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-qm", "Зразок")
    before = (site.content / "acts/b.md").read_bytes()
    withdraw(site)
    said = capsys.readouterr().out
    assert "./invoke publish" in said
    assert re.search(r"git restore \S+/acts/b\.md \S+/acts/dovidka-horobchyk\.pdf\n", said)
    assert "docs/uk/vyluchennia.md" in said
    git(site, "restore", "acts/b.md")
    assert (site.content / "acts/b.md").read_bytes() == before


@pytest.mark.parametrize("kept", [False, True])
def test_a_text_that_git_does_not_hold_is_not_taken_away_for_good(site: Site, capsys: Capture, kept: bool) -> None:
    git(site, "init", "-q")
    if kept:
        git(site, "add", ".")
        git(site, "commit", "-qm", "Зразок")
        with (site.content / "acts/b.md").open("a", encoding="utf-8") as file:
            file.write("\n2. Дописано щойно.\n")
    before = tree(site.content / "acts")
    names = "acts/b.md" if kept else "acts/b.md, acts/dovidka-horobchyk.pdf"
    words_ = f"у git немає {names} у теперішньому вигляді, тож повернути текст не вдасться"
    assert withdraw(site, dry_run=True) == 0
    assert capsys.readouterr().err == f"Але withdraw відмовить: {words_}\n"
    assert withdraw(site) == 1
    assert capsys.readouterr().err == f"{words_} — спершу збережіть зміни (git add, git commit)\n"
    assert tree(site.content / "acts") == before


@pytest.mark.parametrize("broken", ["no head", "no program", "elsewhere"])
def test_a_git_that_does_not_answer_takes_nothing_away(
    site: Site, capsys: Capture, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-qm", "Зразок")
    if broken == "no program":
        monkeypatch.setenv("PATH", str(site.folder))
    elif broken == "no head":
        (site.content / ".git/HEAD").unlink()
    else:
        shutil.rmtree(site.content / ".git")
        (site.content / ".git").write_text("gitdir: /nowhere\n")
    before = tree(site.content)
    assert withdraw(site) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"git у {site.content} не відповідає (")
    assert said.endswith("), тож чи вдасться повернути текст, невідомо — полагодьте його й запустіть ще раз\n")
    assert tree(site.content) == before


def test_where_there_is_no_git_it_is_said_that_nothing_leads_back(site: Site, capsys: Capture) -> None:
    withdraw(site)
    assert "Повернути текст не можна: тека документів не в git.\n" in capsys.readouterr().out


def test_what_cannot_be_withdrawn_is_refused_and_nothing_changes(site: Site, capsys: Capture) -> None:
    site.write("mentions/z.md", '---\ntitle: "Згадка"\ndate: 2025-02-03\n---\n')
    before = tree(site.content)
    for name, basis, words_ in (
        ("rishennia-rady/2025/2-1-2026", BASIS, "немає документа «rishennia-rady/2025/2-1-2026». можливо, «rishennia"),
        (ACT, "  ", "назвіть підставу: --basis"),
        ("zhadky/z", BASIS, "згадка не має власної сторінки: видаліть файл mentions/z.md"),
    ):
        assert withdraw(site, name, basis) == 1
        assert words_ in capsys.readouterr().err
    assert tree(site.content) == before
    assert withdraw(site) == 0
    assert withdraw(site) == 1
    assert capsys.readouterr().err == f"«{ACT}» уже вилучено {DAY}\n"


def test_a_disk_that_fails_on_the_way_leaves_the_content_as_it_was(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = tree(site.content), Path.replace

    def failing(path: Path, target: Path) -> Path:
        if Path(target).name == "b.md":
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(command.Path, "replace", failing)
    assert withdraw(site) == 1
    assert tree(site.content) == before


@pytest.mark.parametrize(
    ("path", "header", "id", "url"),
    [
        (
            "news/2025-02-03-taina.md",
            'title: "Таємне"\ndate: 2025-02-03',
            "novyny/2025/02/taina",
            "/novyny/2025/02/taina/",
        ),
        ("petitions/p.md", 'title: "Таємне"\ndate: 2025-02-03\nnumber: "5"', "petytsii/5", "/petytsii/5/"),
        ("videos/v.md", 'title: "Таємне"\ndate: 2025-02-03\nsource: dQw4w9WgXcQ', "video/2025/v", "/video/2025/v/"),
        (
            "sessions/s.md",
            'title: "Таємне"\nbody: rada\ndate: 2025-02-03 10:00\nnumber: "1"\nagenda: [{title: Таємне}]',
            "zasidannia/rada/2025-02-03-1",
            "/zasidannia/rada/2025-02-03-1/",
        ),
        ("deputies/d.md", 'title: "Таємне"\nconvocation: VIII', "deputaty/viii/d", "/deputaty/viii/d/"),
        (
            "consultations/k.md",
            'title: "Таємне"\nopens: 2025-02-03\ncloses: 2025-04-03',
            "konsultatsii/k",
            "/konsultatsii/k/",
        ),
        ("enterprises/e.md", 'title: "Таємне"\nname: "Таємне"', "pidpryiemstva/e", "/pidpryiemstva/e/"),
        ("datasets/x.md", 'title: "Таємне"\nid: nabir', "dani/nabir", "/dani/nabir/"),
        ("units/u.md", 'title: "Таємне"\nhead: "Таємне"', "pidrozdily/u", "/pidrozdily/u/"),
        ("pages/p.md", 'title: "Таємне"\nmenu: так', "p", "/p/"),
    ],
)
def test_a_document_of_any_kind_can_be_withdrawn(tmp_path: Path, path: str, header: str, id: str, url: str) -> None:
    site = Site(tmp_path)
    site.write(path, f"---\n{header}\n---\nТаємне.\n")
    assert site.build()["code"] == 0
    assert holding(site.output, "Таємне")
    assert withdraw(site, id) == 0
    assert site.build()["problems"] == []
    assert holding(site.output, "Таємне") == holding(site.content, "Таємне") == []
    assert "Текст вилучено" in words(site.soup(url))
    assert tree(site.output) == tree(site.clean_build())
