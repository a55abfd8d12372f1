"""What `./invoke bench` refuses, and which programs it compares; see plugins/bench."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from plugins import bench
from plugins.bench import programs
from plugins.bench.contenders import contenders, free_memory, left_out
from plugins.bench.kept import BEGIN, END, keep, recall, show
from plugins.bench.layout import source
from plugins.bench.measure import Failed
from tests.bench.corpus import corpus
from tests.bench.results import results
from tests.site import ROOT

NEWS = "news/2019/03/2019-03-30-sviato.md"


def keys(folder: Path, absent: Collection[str]) -> list[str]:
    content = corpus(folder)
    found = contenders(folder, source(content, content / NEWS), (Path("hugo"), Path("pagefind")), absent)
    return [contender.key for contender in found]


def test_who_is_left_out_is_not_built(tmp_path: Path) -> None:
    assert keys(tmp_path, ()) == ["ours-pages", "ours", "pelican", "pelican-linear", "hugo", "pagefind"]
    assert keys(tmp_path, {"pelican"}) == ["ours-pages", "ours", "hugo", "pagefind"]
    assert keys(tmp_path, {"pelican", "hugo", "pagefind"}) == ["ours-pages", "ours"]


def test_stock_pelican_is_left_out_of_a_decade_and_others_where_memory_lacks() -> None:
    assert left_out(12, 10**11) == {}
    assert set(left_out(120, 10**11)) == {"pelican"}
    scarce = left_out(120, 5 * 10**9)
    assert set(scarce) == {"pelican", "pagefind"}
    assert scarce["pagefind"] == "треба близько 9,0 ГБ пам'яті, а вільно 5,0"


@pytest.mark.skipif(sys.platform != "linux", reason="лише для Linux")
def test_the_memory_of_this_machine_is_known() -> None:
    assert free_memory() > 10**8


def test_no_two_contenders_share_a_folder_that_a_clean_build_removes(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    found = contenders(tmp_path, source(content, content / NEWS), (Path("hugo"), Path("pagefind")))
    made = [folder for contender in found for folder in contender.made]
    assert len(made) == len(set(made))
    assert content not in made


@pytest.mark.skipif(sys.platform != "linux", reason="лише для Linux")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"only": ["пошук"]}, "--only: немає частини «пошук» — напишіть build, live, search або кілька через кому"),
        ({"rounds": 0}, "--rounds: кіл 0, а треба принаймні одне"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict, words: str
) -> None:
    assert bench.main([1], tmp_path, **given) == 1
    assert capsys.readouterr().err == f"bench: {words}\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["hugo", "pagefind_bin"])
def test_a_missing_peer_is_named_with_what_installs_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Failed, match=r"запустіть через ./invoke bench"):
        {"hugo": programs.hugo, "pagefind_bin": programs.pagefind}[name]()


def test_what_is_kept_of_the_machine_names_no_place_on_it() -> None:
    kept = json.dumps(programs.machine(3), ensure_ascii=False)
    assert str(Path.cwd()) not in kept
    assert str(Path.home()) not in kept
    assert sys.prefix not in kept


def test_what_was_measured_of_other_sizes_and_parts_is_kept(tmp_path: Path) -> None:
    assert recall(tmp_path) == {"build": {}, "live": {}, "search": {}}
    keep(tmp_path, results())
    assert recall(tmp_path) == results()
    assert "5 664 документи" in (tmp_path / "bench.md").read_text("utf-8")


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"date": "2026-11-01", "build": {}}'])
def test_what_another_form_of_the_program_left_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "bench.json").write_bytes(damage)
    assert recall(tmp_path) == {"build": {}, "live": {}, "search": {}}


def test_the_page_gets_the_tables_between_its_marks_and_the_pictures_beside(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    shutil.copy(ROOT / "docs/performance.md", tmp_path)
    page = tmp_path / "performance.md"
    before, _, after = page.read_text("utf-8").partition(BEGIN)
    show(results(), tmp_path)
    once = page.read_text("utf-8")
    show(results(), tmp_path)
    assert page.read_text("utf-8") == once
    assert once.startswith(before + BEGIN)
    assert once.endswith(after.partition(END)[2])
    assert "після правки: Hugo / ми" in once
    assert {path.name for path in (tmp_path / "images").iterdir()} == {"bench.svg", "growth.svg"}


def test_without_measurements_there_is_nothing_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([], tmp_path, docs=True) == 1
    assert "немає вимірів" in capsys.readouterr().err
