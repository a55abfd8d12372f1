"""Targets that are broken, full, shut or somebody else's: a clear message, and everything there as it was."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publish import transaction
from plugins.publish.folder import Folder
from plugins.publish.ssh import Ssh
from plugins.publish.store import PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import plan, publish
from plugins.records.trouble import problem_of

from .servers import key
from .sites import write_site
from .test_transaction import built, live

NOBODY = 65534


def tree(folder: Path) -> dict[str, str | bytes]:
    """Everything below a folder but the lock: what each link leads to, what each file holds."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != "lock"
    }


def refusal(output: Path, target: Target) -> str:
    """What the command says of a publication that is refused, by the target or by the system."""
    with pytest.raises((PublishError, OSError)) as found:
        publish(output, target)
    return str(problem_of(found.value) if isinstance(found.value, OSError) else found.value)


@contextmanager
def disk(place: Path, size: str) -> Iterator[None]:
    """A little disk of its own. size: options of tmpfs."""
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", place]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("приєднати окремий диск може лише root поза тісним контейнером")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def link_at(name: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root.parent / "elsewhere").mkdir()
        (root.parent / "elsewhere/own.txt").write_text("чуже")
        (root / name).symlink_to(root.parent / "elsewhere")

    return make


def file_at(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("чуже")


NO_FOLDER = "{root}/NAME — посилання або файл, а має бути тека: приберіть"
NO_LINK = "{root}/current не посилання на випуск: приберіть"
STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "releases is a link": (link_at("releases"), NO_FOLDER.replace("NAME", "releases")),
    "releases is a file": (file_at("releases"), NO_FOLDER.replace("NAME", "releases")),
    "theme is a link": (link_at("theme"), NO_FOLDER.replace("NAME", "theme")),
    "current is a folder": (lambda root: (root / "current").mkdir(), NO_LINK),
    "current is a file": (file_at("current"), NO_LINK),
    "current leads elsewhere": (link_at("current"), NO_LINK),
    "current leads above": (lambda root: (root / "current").symlink_to("releases/.."), NO_LINK),
    "current leads to no release": (lambda root: (root / "current").symlink_to("releases/2019"), NO_LINK),
    "others' files": (file_at("wp.php"), "у {root} вже лежить чуже («wp.php»), а випусків немає: вкажіть"),
}


@pytest.mark.parametrize("case", STRANGE)
def test_a_folder_that_is_not_ours_is_refused_and_left_as_it_is(case: str, tmp_path: Path, target: Target) -> None:
    make, message = STRANGE[case]
    root = tmp_path / "server"
    root.mkdir()
    make(root)
    before = tree(tmp_path)
    found = refusal(write_site(tmp_path / "output", "перша"), target)
    assert message.format(root=root) in found
    (tmp_path / "output").rename(tmp_path.parent / f"{tmp_path.name}-output")
    assert tree(tmp_path) == before


def test_others_files_among_releases_stay(tmp_path: Path, target: Target) -> None:
    few = replace(target, keep=2)
    publish(write_site(tmp_path / "output", "0"), few)
    own = [tmp_path / "server/releases/film.mp4.part", tmp_path / "server/notes.txt"]
    for path in own:
        path.write_text("чуже")
    for version in "123":
        publish(write_site(tmp_path / "output", version), few)
    assert all(path.read_text() == "чуже" for path in own)


@pytest.mark.parametrize(
    ("options", "spare", "fill", "message"),
    [
        # a spare below nothing leads past our own guard
        ("size=2m", -(2**30), 3_000_000, "на диску немає місця"),
        ("size=9m,nr_inodes=20", -(2**30), 10, "на диску немає місця"),
        ("size=9m", transaction.SPARE, 10, "на цілі вільно 9 МБ, а треба "),
    ],
    ids=["full", "no inodes", "too little room"],
)
def test_a_full_disk_leaves_the_live_release(
    options: str,
    spare: int,
    fill: int,
    message: str,
    tmp_path: Path,
    target: Target,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "server"
    root.mkdir()
    with disk(root, options):
        monkeypatch.setattr(transaction, "SPARE", -(2**30))
        first, _ = publish(write_site(tmp_path / "output", "перша", 4), target)
        assert first is not None
        before = tree(root)
        output = write_site(tmp_path / "output", "друга", 30)
        (output / "big.bin").write_bytes(os.urandom(fill))
        monkeypatch.setattr(transaction, "SPARE", spare)
        assert message in refusal(output, target).replace("\xa0", " ")
        assert {path: data for path, data in tree(root).items() if not path.startswith("theme/")} == {
            path: data for path, data in before.items() if not path.startswith("theme/")
        }
        assert live(tmp_path)["index.html"] == before[f"releases/{first.id}/index.html"]


@pytest.mark.parametrize(("options", "message"), [("size=2m", "на диску немає місця"), ("size=9m", "rsync: код 11")])
def test_where_rsync_dies_wordless_the_disk_is_asked(
    options: str,
    message: str,
    server: tuple[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "server"
    root.mkdir()
    program = tmp_path / "bin/rsync"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\ncase $* in *:releases/*) exit 11 ;; esac\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(transaction, "SPARE", -(2**30))
    output = write_site(tmp_path / "output", "перша")
    (output / "big.bin").write_bytes(os.urandom(3_000_000))
    with disk(root, options):
        assert message in refusal(output, Target("там", Ssh("там", server[0], str(root), server[1])))


def test_a_disk_open_for_reading_only_is_told(tmp_path: Path, target: Target) -> None:
    root = tmp_path / "server"
    root.mkdir()
    with disk(root, "size=9m"):
        (root / "releases").mkdir()
        subprocess.run(["mount", "-o", "remount,ro", root], check=True)
        assert "диск відкрито лише для читання" in refusal(write_site(tmp_path / "output", "перша"), target)
        with target.store.reading():
            assert target.store.current() == ""


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere, so for a while we are somebody else; others are that anyway."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_without_rights_is_told_here_and_on_a_server(server: tuple[str, list[str]], tmp_path: Path) -> None:
    host, options = server
    root, output = tmp_path / "server", write_site(tmp_path / "output", "перша")
    root.mkdir(mode=0o555)
    if os.geteuid() == 0:  # root may write anywhere, so somebody else comes
        for place in (tmp_path, *tmp_path.parents):
            if place.stat().st_mode & 0o777 == 0o700:
                place.chmod(0o755)
        options = key(tmp_path, options, f'command="exec setpriv --reuid={NOBODY} sh -c \\"$SSH_ORIGINAL_COMMAND\\""')
    with as_nobody():
        found = refusal(output, Target("тут", Folder("тут", root)))
    assert found == f"{root}/releases: немає прав — дайте собі права на запис або вкажіть іншу теку"
    found = refusal(output, Target("там", Ssh("там", host, str(root), options)))
    assert found.startswith(f"{host}: у {root} не записати: немає прав — дайте користувачеві права на цю теку або")


def test_too_long_a_path_is_told_and_long_file_names_are_not_too_long(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    (output / ("a" * 250 + ".html")).write_text("довге ім'я")
    publish(output, target)
    assert live(tmp_path) == built(output)
    place = tmp_path / ("b" * 300)
    store = target.store
    longer = Folder("тут", place) if isinstance(store, Folder) else Ssh("там", store._host, str(place), store._options)
    assert "задовге ім'я — скоротіть" in refusal(output, replace(target, store=longer))


@pytest.mark.parametrize("name", ["manifest.sha256", "release.json", "akty/3/index.html"])
@pytest.mark.parametrize("change", ["altered", "gone"])
def test_a_live_release_damaged_in_any_file_is_told_and_mended_though_nothing_else_changed(
    name: str, change: str, tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    first, _ = publish(output, target)
    assert first is not None
    file = tmp_path / "server/current" / name
    file.unlink()
    if change == "altered":
        file.write_text("підроблено")
    with target.store.reading():
        assert name in [fault.path for fault in target.store.faults(first.id)]
    second, _ = publish(output, target)
    assert second is not None
    with target.store.reading():
        assert target.store.current() == second.id
        assert target.store.faults(second.id) == []
    assert live(tmp_path) == built(output)


def test_a_live_release_that_is_gone_is_made_anew(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    (tmp_path / "server/current").unlink()
    (tmp_path / "server/current").symlink_to("releases/000007-20300101T000000Z")
    publish(output, target)
    assert live(tmp_path) == built(output)


def test_looking_at_an_empty_target_makes_nothing_there(tmp_path: Path, target: Target) -> None:
    site = transaction.built_site(write_site(tmp_path / "output", "перша"), None)
    with target.store.reading():
        assert (target.store.releases(), target.store.current()) == ([], "")
        assert len(plan(site, target).changes.added) == 14
    assert not (tmp_path / "server").exists()


def test_everything_is_on_the_disk_before_the_switch(
    server: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, told = write_site(tmp_path / "output", "перша"), tmp_path / "told"
    here = tmp_path / "here"

    def sync() -> None:
        told.write_text(f"{(here / 'current').is_symlink()} {len(list(here.glob('releases/*.part/index.html')))}")

    monkeypatch.setattr(os, "sync", sync)
    publish(output, Target("тут", Folder("тут", here)))
    assert told.read_text() == "False 1"

    programs, root = tmp_path / "bin", tmp_path / "server"
    programs.mkdir()
    (programs / "sync").write_text(f"#!/bin/sh\nls -d current releases/*/index.html >> {tmp_path}/synced 2>&1; true\n")
    (programs / "sync").chmod(0o755)
    host, options = server
    options = key(tmp_path, options, f'command="PATH={programs}:$PATH; eval \\"$SSH_ORIGINAL_COMMAND\\""')
    release, _ = publish(output, Target("там", Ssh("там", host, str(root), options)))
    assert release is not None
    lines = (tmp_path / "synced").read_text().splitlines()
    assert lines[1] == f"releases/{release.id}.part/index.html"
    assert "cannot access 'current'" in lines[0]
    assert lines[2:] == ["current", f"releases/{release.id}/index.html"]
