"""Whatever was done to the output or the memory, the next build gives the clean site or one clear line."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from plugins.records import writer
from plugins.records.build import build
from plugins.records.check import main
from tests.site import DAY, Site, at_day, header, tree


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    for number in range(1, 4):
        site.act(f"a{number}", f"{number}-1/2025", topics=["бюджет"])
    site.news("n1")
    assert site.build()["code"] == 0
    return site


def memory_file(site: Site) -> Path:
    [file] = site.memory.rglob("memory.sqlite")
    return file


def sql(statement: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        db = sqlite3.connect(file)
        with db:
            db.execute(statement)
        db.close()

    return damage


def flip_a_bit(file: Path, table: str, column: str, where: str) -> None:
    """In every value of the column that is found."""
    db = sqlite3.connect(file)
    with db:
        found = db.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchall()
        for [data] in found:
            flipped = data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]
            db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (flipped, data))
    db.close()
    assert found


def into_folder(file: Path) -> None:
    for path in file.parent.glob("memory.sqlite*"):
        path.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        sql("UPDATE bundle SET data = x'ffffff'"),
        sql("DROP TABLE bundle"),
        sql("DELETE FROM bundle WHERE shelf = 'output'"),
        sql("DELETE FROM bundle WHERE shelf = 'source'"),
        sql("DROP TABLE product"),
        sql("DELETE FROM text"),
        sql("UPDATE text SET lead = NULL, fields = 'words', rest = 7"),
        sql("DELETE FROM product"),
        lambda file: file.write_bytes(b"SQLite format 3\0" + b"x" * 5000),
        into_folder,
    ],
)
def test_a_damaged_memory_is_forgotten_and_the_site_is_that_of_a_clean_build(
    site: Site, damage: Callable[[Path], None]
) -> None:
    damage(memory_file(site))
    site.act("a2", "2-1/2025", "1. Зробити інакше.\n", topics=["бюджет"])
    report = site.build()
    assert (report["code"], report["problems"]) == (0, [])
    assert tree(site.output) == tree(site.clean_build())


def test_a_link_in_the_output_is_replaced_and_never_followed(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("чуже")
    shutil.rmtree(site.output / "novyny")
    (site.output / "novyny").symlink_to(outside)
    assert site.build()["code"] == 0
    assert tree(outside) == {"index.html": tree(outside)["index.html"]}
    assert (outside / "index.html").read_text() == "чуже"
    assert not (site.output / "novyny").is_symlink()
    assert tree(site.output) == tree(site.clean_build())


def test_behind_a_link_that_is_replaced_nothing_is_taken_for_standing(site: Site, tmp_path: Path) -> None:
    site.news("n2", date="2025-02-04")
    site.build()
    (site.output / "novyny").rename(tmp_path / "elsewhere")
    (site.output / "novyny").symlink_to(tmp_path / "elsewhere")
    site.news("n1", "Інакше.\n")
    assert site.build()["code"] == 0
    assert not (site.output / "novyny").is_symlink()
    assert tree(site.output) == tree(site.clean_build())


def test_behind_a_link_nothing_is_deleted(site: Site, tmp_path: Path) -> None:
    page = site.output / "novyny/2025/02/n1"
    page.rename(tmp_path / "mine")
    page.symlink_to(tmp_path / "mine")
    (site.content / "news/n1.md").unlink()
    assert site.build()["code"] == 0
    assert (tmp_path / "mine/index.html").is_file()
    assert not page.is_symlink()
    assert tree(site.output) == tree(site.clean_build())


@pytest.mark.parametrize("place", ["novyny/2025/02/n1/index.html", "novyny/2025/02/n1"])
def test_what_stands_in_the_place_of_a_page_that_is_to_go_goes_with_it(site: Site, place: str) -> None:
    strange = site.output / place
    if strange.is_dir():
        shutil.rmtree(strange)
        strange.write_text("чуже")
    else:
        strange.unlink()
        (strange / "below").mkdir(parents=True)
    (site.content / "news/n1.md").unlink()
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("bundle", "data", "shelf = 'source'"),
        ("text", "lead", "path = 'news/n1.md'"),
        ("text", "fields", "path = 'acts/a1.md'"),
        ("text", "rest", "path = 'acts/a1.md'"),
        ("product", "data", "path = 'acts/a1.md'"),
        ("state", "data", "name LIKE 'site_search %'"),
        ("made", "brief", "name LIKE 'sizes %'"),
        ("made", "brief", "name LIKE 'synonyms %'"),
    ],
)
def test_a_flipped_bit_of_the_memory_is_told_and_mended(
    site: Site, capsys: pytest.CaptureFixture[str], table: str, column: str, where: str
) -> None:
    shutil.rmtree(site.output)
    flip_a_bit(memory_file(site), table, column, where)
    with at_day(DAY):
        assert build(site.content, site.output, site.memory) == 0
    assert capsys.readouterr().err == "пам'ять збірки розходиться з тим, що є на диску — збираю все наново, чекайте\n"
    assert tree(site.output) == tree(site.clean_build())


def test_a_file_in_the_place_of_a_folder_gives_way(site: Site) -> None:
    shutil.rmtree(site.output / "temy")
    (site.output / "temy").write_text("файл")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_folder_in_the_place_of_a_file_gives_way(site: Site) -> None:
    (site.output / "robots.txt").unlink()
    (site.output / "robots.txt").mkdir()
    (site.output / "robots.txt/x").write_text("файл")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_page_that_cannot_be_rendered_leaves_the_whole_output_as_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plugins.records.generator import RecordGenerator

    before = tree(site.output)
    render = RecordGenerator.render

    def failing(self: RecordGenerator, view: object) -> bytes:
        if "2-1/2025" in getattr(view, "title", ""):
            raise ValueError("вада шаблону")
        return render(self, view)  # type: ignore[arg-type]

    monkeypatch.setattr(RecordGenerator, "render", failing)
    for number in range(1, 4):
        site.act(f"a{number}", f"{number}-1/2025", "1. Зробити інакше.\n", topics=["бюджет"])
    report = site.build()
    assert report["code"] == 1
    assert "внутрішня помилка: ValueError: вада шаблону" in report["problems"][-1]["message"]
    assert tree(site.output) == before
    monkeypatch.undo()
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_clean_with_an_error_in_the_content_leaves_the_last_good_output(site: Site) -> None:
    before = tree(site.output)
    site.write("news/bad.md", "нічого")
    assert site.build(clean=True)["code"] == 1
    assert tree(site.output) == before


@pytest.mark.parametrize("clean", [False, True])
def test_somebody_elses_folder_is_refused_even_where_the_memory_knows_the_path(site: Site, clean: bool) -> None:
    shutil.rmtree(site.output)
    site.output.mkdir()
    (site.output / "my.txt").write_text("моє")
    report = site.build(clean=clean)
    assert report["code"] == 1
    assert "щось інше, не цей сайт" in report["problems"][0]["message"]
    assert (site.output / "my.txt").read_text() == "моє"


@pytest.mark.parametrize("place", ["output", "content"])
def test_a_memory_inside_the_site_or_the_documents_is_refused(site: Site, place: str) -> None:
    report = site.build(memory=getattr(site, place) / "memory")
    assert report["code"] == 1
    assert "пам'ять збірки не може лежати в теці" in report["problems"][0]["message"]


@pytest.mark.parametrize(
    "picture", [b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"P6 99999999999999999999 1 255 ", b"", b"<svg/>", b"GIF89a"]
)
def test_a_hostile_picture_is_named(site: Site, picture: bytes) -> None:
    site.write("news/p.png", picture)
    site.write("news/x.md", header(title="Х", date="2025-02-03", image="p.png", image_alt="опис") + "Текст.\n")
    report = site.build()
    assert report["code"] == 1
    words = "зображення пошкоджене" if picture else "зображення порожнє: у файлі 0 байтів"
    message = f"{words}; його називає news/x.md:4"
    assert [(p["path"], p["message"]) for p in report["problems"]] == [("news/p.png", message)]


def test_a_command_that_finds_the_memory_damaged_forgets_it_and_says_so(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    own = site.folder / "own"
    check = partial(main, site.content, own, [], as_json=False, as_of=DAY)
    assert check() == 0
    [file] = own.rglob("memory.sqlite")
    flip_a_bit(file, "text", "rest", "path = 'acts/a1.md'")
    capsys.readouterr()
    assert check() == 1
    assert capsys.readouterr().out == "пам'ять збірки пошкоджено, тож її стерто: запустіть команду ще раз\n"
    assert check() == 0


def test_a_first_build_killed_before_any_file_took_its_place_is_no_strange_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    site.act("a1", "1-1/2025")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", Mock())  # nobody clears away after a kill
        patch.setattr(writer, "put_in_place", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            site.build()
    assert [path.name for path in site.output.iterdir()] == [writer.SCRATCH]
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())
