"""A release that goes lends its folder to the new one: only what differs between them costs anything."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publish.manifest import load
from plugins.publish.store import PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .sites import write_site

NAMES = ("a", "b", "-c", "d e", "ї")


def add(output: Path, chance: random.Random) -> None:
    """Files by chance: what is a folder in one site is a file in another."""
    for _ in range(8):
        place = output.joinpath("x", *chance.choices(NAMES, k=chance.randint(1, 3)))
        if not any(above.is_file() for above in (place, *place.parents)) and not place.is_dir():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(str(chance.random()))


def releases(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "server/releases").iterdir())


def test_every_release_is_whole_and_the_oldest_ones_folder_is_the_newest_ones(tmp_path: Path, target: Target) -> None:
    target, chance, output = replace(target, keep=3, shrink=1.0), random.Random(3), tmp_path / "output"
    sites: list[dict[str, bytes]] = []
    for number in range(8):
        write_site(output, str(number))
        add(output, chance)
        sites.append({path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.*")})
        oldest = releases(tmp_path)[0].stat().st_ino if number > 2 else 0
        publish(output, target)
        if oldest:
            assert releases(tmp_path)[-1].stat().st_ino == oldest
    with target.store.reading():
        assert [target.store.faults(path.name) for path in releases(tmp_path)] == [[], [], []]
    for path, site in zip(releases(tmp_path), sites[-3:], strict=True):
        assert {name: (path / name).read_bytes() for name in site} == site
        assert len(load((path / "manifest.sha256").read_bytes())) >= len(site)


def test_a_release_to_which_one_could_return_is_never_taken(tmp_path: Path, target: Target) -> None:
    target, output = replace(target, keep=2), tmp_path / "output"
    for number in range(3):
        publish(write_site(output, str(number)), target)
    kept = [path.stat().st_ino for path in releases(tmp_path)]
    publish(write_site(output, "3"), target)
    assert releases(tmp_path)[0].stat().st_ino == kept[1]
    assert releases(tmp_path)[-1].stat().st_ino not in kept


@pytest.mark.parametrize("planted", ["folder", "file", "folder for file", "file for folder", "manifest"])
def test_what_was_planted_in_it_leads_nowhere(planted: str, tmp_path: Path, target: Target) -> None:
    target, output, outside = replace(target, keep=3), tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("чуже")
    for number in range(3):
        publish(write_site(output, str(number)), target)
    oldest = releases(tmp_path)[0]
    if planted == "folder":
        (oldest / "akty/3/index.html").unlink()
        (oldest / "akty/3").rmdir()
        (oldest / "akty/3").symlink_to(outside)
    elif planted == "file":
        (oldest / "akty/3/index.html").unlink()
        (oldest / "akty/3/index.html").symlink_to(outside / "index.html")
    elif planted == "folder for file":
        (oldest / "akty/3/index.html").unlink()
        (oldest / "akty/3/index.html").mkdir()
        (oldest / "akty/3/index.html/x").write_text("чуже")
    elif planted == "file for folder":
        (oldest / "akty/3/index.html").unlink()
        (oldest / "akty/3").rmdir()
        (oldest / "akty/3").write_text("чуже")
    else:
        lines = (oldest / "manifest.sha256").read_text().splitlines()
        lines += [f"{'0' * 64}  ../../../../outside/index.html", f"{'0' * 64}  a/../../../../../outside/index.html"]
        (oldest / "manifest.sha256").write_text("\n".join(lines) + "\n")
    publish(write_site(output, "3"), target)
    assert (outside / "index.html").read_text() == "чуже"
    live = (tmp_path / "server/current").resolve()
    assert (live / "akty/3/index.html").read_bytes() == (output / "akty/3/index.html").read_bytes()
    with target.store.reading():
        assert target.store.faults(live.name) == []


def test_a_publication_that_fails_leaves_the_live_one_and_the_one_before(
    tmp_path: Path, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, output = replace(target, keep=3), tmp_path / "output"
    for number in range(3):
        publish(write_site(output, str(number)), target)
    before = [path.name for path in releases(tmp_path)]

    def broken(*_: object) -> None:
        raise PublishError("обірвалося")

    with monkeypatch.context() as patched:
        patched.setattr(target.store, "upload", broken)
        with pytest.raises(PublishError, match="обірвалося"):
            publish(write_site(output, "3"), target)
    assert [path.name for path in releases(tmp_path)] == before[1:]
    release, _ = publish(output, target)
    assert release is not None
    assert [path.name for path in releases(tmp_path)] == [*before[1:], release.id]
