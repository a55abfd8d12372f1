"""That the hand-written docs hold: examples build, quoted messages are the program's, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.model.problems import Problem
from plugins.records.check import main as check
from plugins.records.reading import read_source
from tests.site import Site, header

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs/uk/faily.md"
MESSAGES = ROOT / "docs/uk/povidomlennia.md"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]

NEWS = "news/2025-02-24-remont-mostu.md"
FAULTS = [
    (NEWS, "---\ntitle: Міст\ndate: 24.02.2025\n---\nТекст.\n"),
    (NEWS, "---\ntitle: Міст: рух змінено\ndate: 2025-02-24\n---\nТекст.\n"),
    (NEWS, "---\ndate: 2025-02-24\n---\nТекст.\n"),
    (NEWS, "---\ntitle: Міст\ndate: 2025-02-24\nТекст.\n"),
    (NEWS, "---\ntitle: Міст\ndate: 2025-02-24\ntyp: anons\n---\nТекст.\n"),
    (NEWS, "---\ntitle: Міст\ndate: 2025-02-24\ntype: анонсик\n---\nТекст.\n"),
    (NEWS, "---\ntitle: Міст\ndate: 2025-02-24\n---\n"),
    (NEWS, "---\ntitle: Міст\ndate: 2025-02-24\n---\nТекст.\n".encode("cp1251")),
    ("acts/2025/zminy.md", "---\ntitle: Про зміни\nkind: rishennia-rady\ndate: 2025-02-20\n---\n1. Змінити.\n"),
]
"""The faults of «Найчастіші, слово в слово», in their order."""


def examples() -> dict[str, str]:
    """Path below content/ -> document, as faily.md shows them."""
    found = re.findall(
        r"^`content/([^`\n]+\.md)`\n\n```markdown\n(.+?)^```$", EXAMPLES.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return dict(found)


def whole_documents(page: Path) -> list[str]:
    """Examples of a page that begin with a header, under whatever name of a language."""
    return re.findall(r"^```\w*\n(---\n.+?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def tasks() -> set[str]:
    """The commands that tasks.py defines."""
    text = (ROOT / "tasks.py").read_text("utf-8")
    return {name.replace("_", "-") for name in re.findall(r"^@task.*?^def (\w+)\(", text, re.DOTALL | re.MULTILINE)}


def test_the_guides_examples_make_a_site_without_a_finding(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for path, text in examples().items():
        site.write(path, text)
        folder = (site.content / path).parent
        for name in re.findall(r"^(?:  - path|transcript): (\S+)$", text, re.MULTILINE):
            said = b"WEBVTT\n\n00:01.000 --> 00:02.000\nSo\n"
            (folder / name).write_bytes(said if name.endswith(".vtt") else b"%PDF-1.7\n")
        for name in re.findall(r"^(?:image|poster): (\S+)$", text, re.MULTILINE):
            (folder / name).parent.mkdir(exist_ok=True)
            Image.new("RGB", (8, 6)).save(folder / name)
    report = site.build()
    assert (report["problems"], report["read"]) == ([], 7)


@pytest.mark.parametrize(
    ("page", "path"),
    [("dani", "datasets/a.md"), ("pidpryiemstva", "enterprises/a.md"), ("zvit", "pages/a.md")],
)
def test_a_whole_document_shown_to_editors_has_a_sound_header(page: str, path: str) -> None:
    shown = whole_documents(ROOT / f"docs/uk/{page}.md")
    assert shown
    for text in shown:
        assert read_source(path, text.encode(), []).flaws == ()


@pytest.mark.parametrize("page", ["video", "svitlyny", "pidrozdily-zhadky"])
def test_other_guides_show_no_document_that_nobody_reads(page: str) -> None:
    assert whole_documents(ROOT / f"docs/uk/{page}.md") == []


def test_the_guides_addresses_are_those_that_its_examples_get(tmp_path: Path) -> None:
    rows = [read_source(path, text.encode(), []).row for path, text in examples().items()]
    urls = {row.url for row in rows if row}
    named = set(re.findall(r"\| `(/(?:akty|video|petytsii)/\S+/)` \|", EXAMPLES.read_text("utf-8")))
    assert named - urls == {"/akty/proiekt/2025/biudzhet-uchasti/"}


@pytest.mark.parametrize(("path", "source"), FAULTS)
def test_a_message_of_the_guide_is_the_programs(path: str, source: str | bytes) -> None:
    data = source if isinstance(source, bytes) else source.encode()
    (flaw,) = read_source(path, data, []).flaws
    assert f"\n{Problem(path, flaw.line, flaw.field, flaw.message, flaw.hint)}\n" in MESSAGES.read_text("utf-8")


def test_the_guide_quotes_no_other_message() -> None:
    assert len(re.findall(r"^(?:news|acts)/\S+\.md:\d+: ", MESSAGES.read_text("utf-8"), re.MULTILINE)) == len(FAULTS)


def test_what_check_says_of_a_hurried_draft_is_quoted_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path)
    days = {"date": "2025-03-20", "slug": "lavky", "considered": "2025-03-27"}
    site.write("acts/2025/2025-03-20-lavky.md", header(title="Про лавки", kind="proiekt", **days) + "1. Поставити.\n")
    assert check(site.content, None, [], as_json=False, as_of="2025-03-20") == 0
    assert capsys.readouterr().out in (ROOT / "docs/uk/proiekt.md").read_text("utf-8")


def test_the_readme_lists_every_command_that_there_is_and_no_other() -> None:
    table = set(re.findall(r"^\| `([a-z-]+)[ `]", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert table == tasks()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_shown_exists(page: Path) -> None:
    assert set(re.findall(r"\./invoke ([a-z][a-z-]*)", page.read_text("utf-8"))) - tasks() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_the_docs_leads_to_a_file_and_a_heading(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        if anchor:
            assert anchor in headings(file), target


def headings(file: Path) -> set[str]:
    """Addresses of a Markdown file's headings, as source hosts make them."""
    titles = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}
