"""Broken sites, one fault each, with the exact messages that an editor reads.

tests/sites/invalid/<case>/: content/ and expected.txt (errors, then below an empty line warnings). What a checkout
cannot hold on every system (FIFOs, links, names with control characters, large files) is made here.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from plugins.model.source_text import SIZE_LIMIT
from plugins.records import limits, reading

from ..site import Site, header, tree
from .invalid import loaded, messages

CASES = sorted(path for path in (Path(__file__).parents[1] / "sites/invalid").iterdir() if path.is_dir())
NEWS = header(title="Толока на березі", date="2025-02-03") + "Рада повідомляє.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_broken_site_gives_exactly_its_messages(case: Path, tmp_path: Path) -> None:
    assert messages(case / "content", tmp_path) == (case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_site_that_is_loaded_again_from_memory_gives_the_same_messages(case: Path, tmp_path: Path) -> None:
    assert messages(case / "content", tmp_path) == messages(case / "content", tmp_path)


def test_all_cases_of_errors_are_errors_and_those_called_fine_say_nothing() -> None:
    for case in CASES:
        expected = (case / "expected.txt").read_text("utf-8")
        assert (expected == "") == case.name.startswith("fine-"), case.name


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write("news/a.md", NEWS)
    return site


def said(site: Site) -> list[str]:
    return messages(site.content, site.folder).splitlines()


def test_a_symbolic_link_is_an_error_and_is_not_followed(site: Site) -> None:
    site.folder.joinpath("secret.md").write_text(NEWS)
    (site.content / "news/b.md").symlink_to(site.folder / "secret.md")
    (site.content / "acts").symlink_to(site.folder)
    (site.content / "news/loop").symlink_to(site.content)
    hint = "покладіть сам файл замість посилання"
    assert said(site) == [f"{path}: це символічне посилання — {hint}" for path in ("acts", "news/b.md", "news/loop")]
    assert [row.path for row in loaded(site.content, site.folder).registry.rows] == ["news/a.md"]


def test_a_file_behind_a_link_cannot_be_attached(site: Site) -> None:
    site.folder.joinpath("secret.pdf").write_bytes(b"%PDF-1.4\n")
    (site.content / "news/plan.pdf").symlink_to(site.folder / "secret.pdf")
    site.write("news/a.md", NEWS + "[План](plan.pdf)\n")
    assert said(site) == [
        "news/a.md:6: немає файла «plan.pdf» — виправте ім'я або покладіть файл у content/news",
        "news/plan.pdf: це символічне посилання — покладіть сам файл замість посилання",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs there")
def test_a_fifo_is_an_error_and_is_not_opened(site: Site) -> None:
    os.mkfifo(site.content / "news/b.md")
    assert said(site) == ["news/b.md: це не звичайний файл (prw-r--r--) — приберіть його"]


@pytest.mark.parametrize(
    ("name", "shown", "sign"),
    [
        ("b\n.md", "b\\u000a.md", "невидимий знак U+000A"),
        ("b\u202e.md", "b\\u202e.md", "невидимий знак U+202E"),
        ("b\u200b.md", "b\\u200b.md", "невидимий знак U+200B"),
        ('b".md', 'b".md', 'знак "'),
        ("b'.md", "b'.md", "знак '"),
        ("b\\.md", "b\\.md", "знак \\"),
    ],
)
def test_a_file_name_with_a_misleading_sign_is_an_error(site: Site, name: str, shown: str, sign: str) -> None:
    site.write(f"news/{name}", NEWS)
    assert said(site) == [f"news/{shown}: ім'я файла містить {sign} — перейменуйте файл"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_a_file_name_not_in_utf_8_is_an_error(site: Site) -> None:
    with open(os.fsencode(site.content) + b"/news/\xd2.md", "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(NEWS.encode())
    assert said(site) == ["news/\\xd2.md: ім'я файла не в UTF-8 — перейменуйте файл"]


def test_a_document_over_a_megabyte_is_refused_by_name(site: Site) -> None:
    text = NEWS + "Рядок.\n" * 90_000
    site.write("news/a.md", text)
    size = len(text.encode())
    assert said(site) == [
        f"news/a.md: файл завеликий: {size} байтів, а дозволено {SIZE_LIMIT} — "
        "поділіть документ або винесіть додатки в окремі файли"
    ]


def test_a_document_that_takes_too_long_is_refused_by_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr(limits, "CPU_SECONDS", 1)
    monkeypatch.setattr(reading, "convert", forever)
    assert said(site) == ["news/a.md: на документ пішло понад 1 с роботи процесора — спростіть або поділіть його"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "nema"
    assert messages(missing, tmp_path).startswith(f"немає теки {missing} — ")


def test_an_embargoed_document_is_nowhere_in_the_output(site: Site) -> None:
    site.news("taiemne", "Таємниця.\n", title="Про таємне", date="2025-03-20", embargo="2025-03-20 09:00")
    site.write("news/b.md", NEWS + "Дивіться [далі про це](taiemne.md).\n")
    report = site.build()
    assert (report["code"], report["problems"]) == (0, [])
    for path in sorted(site.output.rglob("*")):
        assert "taiemne" not in path.name
        if path.is_file():
            data = path.read_bytes()
            assert "аємн".encode() not in data, path
            assert b"taiemne" not in data, path


def test_five_faults_come_together_and_leave_the_last_good_output_as_it_was(site: Site) -> None:
    site.act("a", "1-1/2025")
    assert site.build()["code"] == 0
    before = tree(site.output)
    for case, path in (
        ("no-title", "news/2025-02-03-toloka.md"),
        ("invalid-utf-8", "news/2025-02-03-toloka.md"),
        ("date-with-dots", "news/2025-02-03-toloka.md"),
        ("save-as", "news/2025-02-03-toloka.md"),
    ):
        target = site.content / f"news/{case}.md"
        shutil.copyfile(next(item for item in CASES if item.name == case) / "content" / path, target)
    site.act("b", "1-1/2025")
    report = site.build()
    assert (report["code"], report["written"], report["removed"]) == (1, 0, 0)
    errors = [(item["path"], item["line"], item["field"]) for item in report["problems"] if item["level"] == "error"]
    assert errors == [
        ("acts/b.md", 6, "number"),
        ("news/date-with-dots.md", 3, "date"),
        ("news/invalid-utf-8.md", 6, None),
        ("news/no-title.md", 1, "title"),
        ("news/save-as.md", 3, "save_as"),
    ]
    assert tree(site.output) == before
    for name in ("no-title", "invalid-utf-8", "date-with-dots", "save-as"):
        (site.content / f"news/{name}.md").unlink()
    (site.content / "acts/b.md").unlink()
    again = site.build()
    assert (again["code"], again["written"]) == (0, 0)
    assert tree(site.output) == before
