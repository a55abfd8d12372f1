"""What `./invoke bench` refuses, and which programs it compares; see plugins/bench."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from plugins import bench
from plugins.bench import programs
from plugins.bench.contenders import contenders
from plugins.bench.layout import source
from plugins.bench.measure import Failed
from tests.bench.corpus import corpus

NEWS = "news/2019/03/2019-03-30-sviato.md"


def keys(folder: Path, months: int) -> list[str]:
    content = corpus(folder)
    found = contenders(folder, source(content, content / NEWS), months, (Path("hugo"), Path("pagefind")))
    return [contender.key for contender in found]


def test_stock_pelican_is_left_out_of_a_decade(tmp_path: Path) -> None:
    assert keys(tmp_path, 12) == ["ours-pages", "ours", "pelican", "pelican-linear", "hugo", "pagefind"]
    assert keys(tmp_path, 120) == ["ours-pages", "ours", "hugo", "pagefind"]


def test_no_two_contenders_share_a_folder_that_a_clean_build_removes(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    found = contenders(tmp_path, source(content, content / NEWS), 1, (Path("hugo"), Path("pagefind")))
    made = [folder for contender in found for folder in contender.made]
    assert len(made) == len(set(made))
    assert content not in made


@pytest.mark.skipif(sys.platform != "linux", reason="лише для Linux")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"only": ["пошук"]}, "--only: немає частини «пошук» — напишіть build, search або build,search"),
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
    kept = json.dumps(programs.machine([1, 12], 3), ensure_ascii=False)
    assert str(Path.cwd()) not in kept
    assert str(Path.home()) not in kept
    assert sys.prefix not in kept
