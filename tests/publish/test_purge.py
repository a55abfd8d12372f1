"""What was withdrawn is in no release that is kept, on a folder and on a real sshd."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from plugins.publish.purge import refuse_return, withdrawn_in
from plugins.publish.store import PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

SECRET = "Таємне ім’я"
GONE = "/akty/rishennia/1/"


def page(text: str, *links: str) -> str:
    return f"<p>{text}</p>" + "".join(f'<a href="{link}">{text}</a>' for link in links)


def write(output: Path, version: str, *, withdrawn: bool) -> Path:
    """A site of three acts; the first one's page, file, list, feed and index tell its name until it is withdrawn."""
    name = "Документ вилучено" if withdrawn else SECRET
    files = {
        "index.html": page(f"Головна {version}", "/akty/"),
        "akty/index.html": page(name, GONE, "/akty/rishennia/2/"),
        "akty/rishennia/1/index.html": page(name),
        "akty/rishennia/2/index.html": page("Друге", GONE),
        "akty/rishennia/11/index.html": page(f"Одинадцяте {version}"),
        "feeds/akty.atom.xml": f"<link>https://rada.example{GONE}</link>{name}",
        "poshuk/index/manifest.json": version,
        f"poshuk/index/{version}.bin": f"{name} {version}",
        f"theme/{version}.css": version,
        **({"vylucheni.txt": f"{GONE}\n"} if withdrawn else {}),
        **({} if withdrawn else {"akty/rishennia/1/dodatok.txt": SECRET, "files/spilnyi.txt": SECRET}),
        **({} if withdrawn else {"stara/index.html": page(SECRET, GONE)}),
    }
    for path in [path for path in output.rglob("*") if path.is_file()]:
        path.unlink()
    for path, text in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text, "utf-8")
    return output


def holding(folder: Path, words: str) -> list[str]:
    """Files anywhere on the target that hold the words."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in found if words.encode() in path.read_bytes())


def test_no_kept_release_holds_what_was_withdrawn_and_each_is_as_its_manifest_says(
    tmp_path: Path, target: Target
) -> None:
    output, server = tmp_path / "output", tmp_path / "server"
    publish(write(output, "перша", withdrawn=False), target)
    publish(write(output, "друга", withdrawn=False), target)
    assert len(holding(server, SECRET)) == 14
    publish(write(output, "третя", withdrawn=True), replace(target, shrink=1.0))
    assert holding(server, SECRET) == []
    with target.store.locked():
        first, second, third = target.store.releases()
        assert target.store.current() == third
        assert [target.store.faults(id) for id in (first, second, third)] == [[], [], []]
        for id in (first, second):
            refuse_return(target.store, third, id)
        target.store.switch(first, third)
    live = server / "current"
    assert (live / "index.html").read_text("utf-8") == page("Головна перша", "/akty/")
    assert (live / "akty/rishennia/1/index.html").read_text("utf-8") == page("Документ вилучено")
    assert (live / "akty/rishennia/11/index.html").read_text("utf-8") == page("Одинадцяте перша")
    assert sorted(path.name for path in (live / "poshuk/index").iterdir()) == ["manifest.json", "третя.bin"]
    assert sorted(path.name for path in (live / "theme").iterdir()) == ["друга.css", "перша.css", "третя.css"]
    assert not (live / "stara").exists()


def test_files_that_tell_nothing_of_it_stay_the_same_files(tmp_path: Path, target: Target) -> None:
    publish(write(tmp_path / "output", "перша", withdrawn=False), target)
    (first,) = (tmp_path / "server/releases").iterdir()
    before = (first / "akty/rishennia/11/index.html").stat().st_ino
    publish(write(tmp_path / "output", "друга", withdrawn=True), replace(target, shrink=1.0))
    assert (first / "akty/rishennia/11/index.html").stat().st_ino == before


def test_a_release_is_amended_once(tmp_path: Path, target: Target) -> None:
    output = tmp_path / "output"
    publish(write(output, "перша", withdrawn=False), target)
    publish(write(output, "друга", withdrawn=True), replace(target, shrink=1.0))
    first = min((tmp_path / "server/releases").iterdir())
    state = first.stat().st_ino
    publish(write(output, "третя", withdrawn=True), target)
    assert first.stat().st_ino == state


def test_no_way_back_to_a_release_that_still_has_it(tmp_path: Path, target: Target) -> None:
    """As after a connection lost between the publication and the purge."""
    output = tmp_path / "output"
    publish(write(output, "перша", withdrawn=False), target)
    publish(write(output, "друга", withdrawn=False), target)
    live = max((tmp_path / "server/releases").iterdir())
    (live / "vylucheni.txt").write_text(f"{GONE}\n")
    with target.store.locked():
        first, second = target.store.releases()
        assert withdrawn_in(target.store, second) == {GONE}
        with pytest.raises(
            PublishError, match=f"у випуску {first} ще є вилучене \\({GONE}\\): спершу ./invoke publish"
        ):
            refuse_return(target.store, second, first)


def test_a_purge_cut_short_is_made_up_by_a_publication_of_nothing_new(tmp_path: Path, target: Target) -> None:
    output, wide = tmp_path / "output", replace(target, shrink=1.0)
    publish(write(output, "перша", withdrawn=False), target)
    (first,) = (tmp_path / "server/releases").iterdir()
    publish(write(output, "друга", withdrawn=True), wide)
    (first / "vylucheni.txt").unlink()
    (first / "akty/index.html").unlink()
    (first / "akty/index.html").write_text(page(SECRET, GONE), "utf-8")
    assert publish(output, wide)[0] is None
    assert holding(tmp_path / "server", SECRET) == []


def test_packed_copies_of_what_was_withdrawn_go_with_it(tmp_path: Path, target: Target) -> None:
    def write_long(version: str, *, withdrawn: bool) -> Path:
        output = write(tmp_path / "output", version, withdrawn=withdrawn)
        for file in output.rglob("*.*"):
            file.write_bytes(file.read_bytes() * 40)
        return output

    def unpacked(words: str) -> list[Path]:
        copies = [*(tmp_path / "server").rglob("*.br"), *(tmp_path / "server").rglob("*.gz")]
        assert copies
        packed = {".br": brotli.decompress, ".gz": gzip.decompress}
        return [file for file in copies if words.encode() in packed[file.suffix](file.read_bytes())]

    publish(write_long("перша", withdrawn=False), target, packed=tmp_path / "packed")
    assert unpacked(SECRET)
    publish(write_long("друга", withdrawn=True), replace(target, shrink=1.0), packed=tmp_path / "packed")
    assert unpacked(SECRET) == []
    with target.store.reading():
        assert [target.store.faults(id) for id in target.store.releases()] == [[], []]


def test_a_release_older_than_the_text_only_learns_of_it_and_nothing_is_told(
    tmp_path: Path, target: Target, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write(tmp_path / "output", "перша", withdrawn=False)
    for path in ("akty/rishennia/1/index.html", "akty/rishennia/1/dodatok.txt", "stara/index.html"):
        (output / path).unlink()
    for path in ("akty/index.html", "akty/rishennia/2/index.html", "feeds/akty.atom.xml"):
        (output / path).write_text(page("Без неї"), "utf-8")
    (output / "files/spilnyi.txt").unlink()
    publish(output, target)
    (first,) = (tmp_path / "server/releases").iterdir()
    before = {path.relative_to(first): path.stat().st_ino for path in first.rglob("*.html")}
    publish(write(output, "друга", withdrawn=False), target)
    capsys.readouterr()
    publish(write(output, "третя", withdrawn=True), replace(target, shrink=1.0))
    assert capsys.readouterr().err.count("Вилучене прибрано") == 1
    assert {path.relative_to(first): path.stat().st_ino for path in first.rglob("*.html")} == before
    with target.store.locked():
        refuse_return(target.store, target.store.current(), first.name)
        assert target.store.faults(first.name) == []


def test_a_damaged_release_that_may_have_the_text_goes_whole(
    tmp_path: Path, target: Target, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    publish(write(output, "перша", withdrawn=False), target)
    (first,) = (tmp_path / "server/releases").iterdir()
    publish(write(output, "друга", withdrawn=False), target)
    (first / "manifest.sha256").unlink()
    publish(write(output, "третя", withdrawn=True), replace(target, shrink=1.0))
    assert f"Випуск {first.name} прибрано: його пошкоджено, а в ньому могло бути вилучене." in capsys.readouterr().err
    assert not first.exists()
    assert holding(tmp_path / "server", SECRET) == []
