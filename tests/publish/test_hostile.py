"""A target in which somebody put what no publication makes: told at once, mended, and nothing outside is touched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publish.release import load_release, make_release, next_id, ordered, to_prune
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .sites import write_site
from .test_transaction import built, live

FIRST, SECOND, THIRD, FOURTH = (f"00000{number}-20190331T101500Z" for number in range(1, 5))


def faults(target: Target) -> dict[str, str]:
    with target.store.reading():
        return {fault.path: fault.what for fault in target.store.faults(target.store.current())}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["akty/3/index.html", "theme/ASSET", "manifest.sha256", "release.json", "akty/new"])
def test_a_fifo_in_the_live_release_is_told_at_once_and_mended(name: str, tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    root = tmp_path / "server/current"
    name = name.replace("ASSET", next((root / "theme").iterdir()).name)
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    assert name in faults(target)
    publish(output, target)
    assert faults(target) == {}
    assert live(tmp_path) == built(output)


@pytest.mark.timeout(60)
def test_a_manifest_that_names_a_fifo_outside_does_not_hang(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    os.mkfifo(tmp_path / "fifo")
    with (tmp_path / "server/current/manifest.sha256").open("a") as file:
        file.write(f"{'0' * 64}  ../../../fifo\n")
    assert "manifest.sha256" in faults(target)


@pytest.mark.parametrize("kind", ["folder", "link", "file", "none"])
def test_a_theme_that_is_not_the_shared_one_is_told_and_mended(kind: str, tmp_path: Path, target: Target) -> None:
    output, outside = write_site(tmp_path / "output", "перша"), tmp_path / "outside"
    publish(output, target)
    theme = tmp_path / "server/current/theme"
    shutil.copytree(theme, outside)
    before = sorted(path.name for path in outside.iterdir())
    theme.unlink()
    if kind == "folder":
        shutil.copytree(outside, theme)
    elif kind == "link":
        theme.symlink_to(outside)
    elif kind == "file":
        theme.write_text("чуже")
    assert "theme/" in faults(target)
    publish(output, target)
    assert faults(target) == {}
    assert str((tmp_path / "server/current/theme").readlink()) == "../../theme"
    assert sorted(path.name for path in outside.iterdir()) == before
    assert live(tmp_path) == built(output)


@pytest.mark.parametrize("kind", ["link", "file", "dangling"])
def test_a_leftover_that_is_no_folder_goes_and_others_names_stay(kind: str, tmp_path: Path, target: Target) -> None:
    releases, outside = tmp_path / "server/releases", tmp_path / "outside"
    releases.mkdir(parents=True)
    outside.mkdir()
    (outside / "own.txt").write_text("чуже")
    left = releases / f"{FIRST}.part"
    if kind == "file":
        left.write_text("пів")
    else:
        left.symlink_to(outside if kind == "link" else tmp_path / "nowhere")
    (releases / "aaa.part").symlink_to(outside)
    (releases / "201903-film.part").mkdir()
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    assert live(tmp_path) == built(output)
    assert not left.is_symlink()
    assert not left.exists()
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("own.txt", "чуже")]
    assert (releases / "aaa.part").is_symlink()
    assert (releases / "201903-film.part").is_dir()


@pytest.mark.parametrize("kind", ["link", "file"])
@pytest.mark.parametrize("which", ["old", "live"])
def test_a_release_that_is_no_folder_any_more_is_no_trap(which: str, kind: str, tmp_path: Path, target: Target) -> None:
    few, output, outside = replace(target, keep=2), tmp_path / "output", tmp_path / "outside"
    for version in "12":
        publish(write_site(output, version), few)
    old, new = sorted((tmp_path / "server/releases").iterdir())
    place = old if which == "old" else new
    place.rename(outside)
    if kind == "link":
        place.symlink_to(outside)
    else:
        place.write_text("чуже")
    before = sorted(str(path) for path in outside.rglob("*"))
    for version in "345":
        publish(write_site(output, version), few)
        assert live(tmp_path) == built(output)
    assert faults(target) == {}
    assert sorted(str(path) for path in outside.rglob("*")) == before
    assert [path.name[:6] for path in sorted((tmp_path / "server/releases").iterdir())] == ["000004", "000005"]


def test_what_was_altered_in_place_is_mended_in_the_kept_releases_too(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    for number in (1, 2):
        (output / "akty/7/index.html").write_text(f"змінено {number}")
        publish(output, target)
    root = tmp_path / "server/current"
    for path in ("akty/3/index.html", "robots.txt"):
        with (root / path).open("a") as file:
            file.write("підроблено")
    publish(output, target)
    with target.store.reading():
        names = target.store.releases()
        assert len(names) == 3
        assert [target.store.faults(id) for id in names] == [[], [], []]
    kept = [tmp_path / f"server/releases/{id}/akty/7/index.html" for id in names]
    assert [path.read_text() for path in kept] == ["змінено 1", "змінено 2", "змінено 2"]


def test_numbers_of_releases_go_beyond_six_digits(tmp_path: Path, target: Target) -> None:
    few, output = replace(target, keep=2), tmp_path / "output"
    publish(write_site(output, "1"), few)
    (tmp_path / "server/releases/999999-20190331T101500Z").mkdir()
    for version in "234":
        publish(write_site(output, version), few)
        assert live(tmp_path) == built(output)
    with target.store.reading():
        names = target.store.releases()
        assert [name.partition("-")[0] for name in names] == ["1000001", "1000002"]
        assert target.store.current() == names[1]
        assert target.store.faults(names[0]) == []
    assert ordered(["1000000-20190331T101500Z", "999999-20190331T101500Z"])[0][:6] == "999999"
    assert next_id(["1000000-20190331T101500Z", "999999-20190331T101500Z"], "now") == "1000001-now"


def test_what_was_live_before_stays_after_a_rollback_and_the_one_rolled_back_goes_first(
    tmp_path: Path, another: Callable[[], Target]
) -> None:
    few, output = replace(another(), keep=2), tmp_path / "output"
    for version in "12":
        publish(write_site(output, version), few)
    with few.store.locked():
        first, second = few.store.releases()
        few.store.switch(first, second)
    release, _ = publish(write_site(output, "3"), few)
    assert release is not None
    assert release.base == first
    with few.store.reading():
        assert few.store.releases() == [first, release.id]
    assert to_prune([FIRST, SECOND, THIRD, FOURTH], FOURTH, SECOND, 3) == [FIRST]
    assert to_prune([FIRST, SECOND, THIRD, FOURTH], FOURTH, "", 2) == [FIRST, SECOND]
    assert to_prune([FIRST], FIRST, "", 2) == []


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b'{"id": ' * 100_000,
        b"[]",
        b"null",
        b"\xff",
        *(
            json.dumps({**json.loads(make_release(FIRST, "", {}, 0).dump()), **change}).encode()
            for change in (
                *({"id": 1}, {"id": "../.."}, {"id": "000001-20199999T101500Z"}, {"base": None}, {"manifest": []}),
                *({"files": "1"}, {"files": True}, {"bytes": {}}, {"more": 1}),
            )
        ),
    ],
)
def test_a_description_of_a_release_that_is_none_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        load_release(data)


NAMES = ("site.js", "deep/er/page.html", "release.json", "два рядки\nx")


@pytest.mark.parametrize("name", NAMES)
def test_a_strangers_file_among_the_assets_is_told_and_the_next_publication_takes_it_away(
    name: str, tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    assets = sorted(path.name for path in (tmp_path / "server/theme").iterdir())
    file = tmp_path / "server/theme" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("чуже")
    (told,) = strangers(target)
    assert f"theme/{name}".startswith(told)
    assert publish(output, target)[0] is None
    if "\n" not in name:  # such a name is told for ever: no program of the target's takes it for one
        assert strangers(target) == []
    assert sorted(path.name for path in (tmp_path / "server/theme").iterdir() if path.is_file()) >= assets
    assert faults(target) == {}


@pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("/etc")])
def test_what_is_no_file_among_the_assets_is_told_too_and_goes(
    make: Callable[[Path], None], tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    make(tmp_path / "server/theme/new")
    assert strangers(target) == ["theme/new"]
    publish(output, target)
    assert strangers(target) == []
    assert Path("/etc/passwd").exists()


def test_assets_of_kept_releases_and_of_one_that_is_just_brought_are_no_strangers(
    tmp_path: Path, target: Target
) -> None:
    publish(write_site(tmp_path / "output", "перша"), target)
    publish(write_site(tmp_path / "output", "друга"), target)
    assert strangers(target) == []
    (tmp_path / "server/theme/new.css").write_text("нове")
    part = tmp_path / f"server/releases/{FOURTH}.part"
    part.mkdir()
    assert strangers(target) == []
    part.rmdir()
    assert strangers(target) == ["theme/new.css"]


def test_nothing_is_a_stranger_where_a_release_does_not_tell_what_it_has(tmp_path: Path, target: Target) -> None:
    publish(write_site(tmp_path / "output", "перша"), target)
    (tmp_path / "server/current/manifest.sha256").unlink()
    (tmp_path / "server/theme/new.css").write_text("нове")
    assert strangers(target) == []


def strangers(target: Target) -> list[str]:
    with target.store.reading():
        return target.store.strangers()
