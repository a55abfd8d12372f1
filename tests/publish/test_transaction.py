"""A publication on a folder and on a real sshd with rsync."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from plugins.publish.canary import faults_at, manifest_at
from plugins.publish.folder import Folder
from plugins.publish.ssh import Ssh
from plugins.publish.store import Locked, PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .servers import key, nginx
from .sites import write_site


def live(folder: Path) -> dict[str, bytes]:
    """The live release's files but its own two and the assets of others."""
    root = folder / "server" / "current"
    named = [line.split("  ")[1] for line in (root / "manifest.sha256").read_text().splitlines()]
    beside = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert beside - set(named) <= {"manifest.sha256", "release.json"}
    return {path: (root / path).read_bytes() for path in named}


def built(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_the_live_release_is_the_built_site(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    release, changes = publish(output, target)
    assert release is not None
    assert (release.id[:7], release.base, release.files) == ("000001-", "", 14)
    assert len(changes.added) == 14
    assert live(tmp_path) == built(output)
    with target.store.reading():
        assert target.store.current() == release.id
        assert target.store.faults(release.id) == []


def test_only_what_differs_is_new_in_the_next_release(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    (output / "akty/3/index.html").write_text("змінено")
    (output / "akty/4/index.html").unlink()
    (output / "akty/new/index.html").parent.mkdir()
    (output / "akty/new/index.html").write_text("нове")
    release, changes = publish(output, target)
    assert changes == (("akty/new/index.html",), ("akty/3/index.html",), ("akty/4/index.html",))
    assert live(tmp_path) == built(output)
    assert release is not None
    old, new = sorted((tmp_path / "server/releases").iterdir())
    assert (old / "akty/5/index.html").samefile(new / "akty/5/index.html")
    assert (old / "akty/3/index.html").read_text().startswith("<link")
    assert (old / "akty/4/index.html").is_file()
    assert not (new / "akty/4").exists()


def test_an_equal_size_and_time_do_not_hide_a_change(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "версія-а")
    publish(output, target)
    page = output / "akty/3/index.html"
    state = page.stat()
    page.write_text(page.read_text().replace("версія-а", "версія-б"))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    publish(output, target)
    assert live(tmp_path) == built(output)


def test_the_assets_of_all_kept_releases_are_there_after_every_switch(tmp_path: Path, target: Target) -> None:
    output, few = tmp_path / "output", replace(target, keep=2)
    for version, sheets in (("перша", 1), ("друга", 2), ("третя", 2)):
        publish(write_site(output, version), few)
        assert len(list((tmp_path / "server/current/theme").iterdir())) == sheets
    with target.store.locked():
        older, newer = target.store.releases()
        target.store.switch(older, newer)
        assert target.store.faults(older) == target.store.faults(newer) == []
    assert len(list((tmp_path / "server/current/theme").iterdir())) == 2


def test_an_unchanged_site_is_not_published_again(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    assert publish(output, target)[0] is None
    with target.store.reading():
        assert len(target.store.releases()) == 1


def test_old_releases_go_but_never_the_live_one(tmp_path: Path, target: Target) -> None:
    few = replace(target, keep=2)
    for version in ("перша", "друга", "третя"):
        publish(write_site(tmp_path / "output", version), few)
    with target.store.locked():
        names = target.store.releases()
        assert [name[:6] for name in names] == ["000002", "000003"]
        target.store.switch(names[0], names[1])
    publish(write_site(tmp_path / "output", "четверта"), few)
    with target.store.reading():
        assert [name[:6] for name in target.store.releases()] == ["000002", "000004"]


def test_a_second_publisher_is_refused_at_once(tmp_path: Path, another: Callable[[], Target]) -> None:
    output = write_site(tmp_path / "output", "перша")
    first = another()
    publish(output, first)
    with first.store.locked(), pytest.raises(Locked, match="саме публікує хтось інший"):
        publish(output, another())


def test_a_site_that_loses_many_pages_is_refused(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    before = live(tmp_path)
    for number in (5, 6):
        (output / f"akty/{number}/index.html").unlink()
    with pytest.raises(PublishError, match=r"зникло б 2 з 12 сторінок \(17%\), серед них /akty/5/: якщо"):
        publish(output, target)
    assert live(tmp_path) == before
    publish(output, target, allow_shrink=True)
    assert live(tmp_path) == built(output)


def test_an_empty_output_is_refused(tmp_path: Path, target: Target) -> None:
    (tmp_path / "output").mkdir()
    with pytest.raises(PublishError, match="немає сайту: спершу"):
        publish(tmp_path / "output", target)


def test_a_file_changed_on_the_server_is_told_and_mended_by_the_next_publication(
    tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    release, _ = publish(output, target)
    assert release is not None
    root = tmp_path / "server/current"
    (root / "akty/3/index.html").write_text("підроблено")
    (root / "akty/5/index.html").unlink()
    (root / "akty/зайве.html").write_text("підкинуто")
    with target.store.reading():
        found = {fault.path: fault.what for fault in target.store.faults(release.id)}
    assert found == {
        "akty/3/index.html": "змінено на сервері",
        "akty/5/index.html": "немає на сервері",
        "akty/зайве.html": "зайвий, у переліку випуску його немає",
    }
    (output / "akty/7/index.html").write_text("змінено")
    publish(output, target)
    assert live(tmp_path) == built(output)


def test_a_forged_manifest_takes_nothing_away_outside_the_releases(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    root, outside = tmp_path / "server/current", tmp_path / "outside.txt"
    outside.write_text("чуже")
    for path in (str(outside), "../../../outside.txt", "akty/../../../../outside.txt"):
        forged = (root / "manifest.sha256").read_bytes() + f"{'0' * 64}  {path}\n".encode()
        (root / "manifest.sha256").write_bytes(forged)
        release = json.loads((root / "release.json").read_text("utf-8"))
        (root / "release.json").write_text(json.dumps({**release, "manifest": sha256(forged).hexdigest()}), "utf-8")
        write_site(output, f"нова {path.count('.')}")
        publish(output, target)
        assert outside.read_text() == "чуже"
        assert live(tmp_path) == built(output)


def test_a_folder_that_became_a_link_on_the_server_is_told_and_what_it_leads_to_is_left_alone(
    tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    root, outside = tmp_path / "server/current", tmp_path / "outside"
    outside.mkdir()
    for number in (3, 5):
        (outside / "index.html").write_text("чуже")
        shutil.rmtree(root / f"akty/{number}")
        (root / f"akty/{number}").symlink_to(outside)
        with target.store.reading():
            assert f"akty/{number}" in {fault.path for fault in target.store.faults(target.store.current())}
        write_site(output, f"друга {number}", pages=12 if number == 3 else 5)
        publish(output, replace(target, shrink=1.0))
        assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("index.html", "чуже")]
        assert live(tmp_path) == built(output)


def test_a_clock_set_back_makes_no_release_older_than_it_is(tmp_path: Path, target: Target) -> None:
    publish(write_site(tmp_path / "output", "перша"), target)
    releases = tmp_path / "server/releases"
    (first,) = releases.iterdir()
    future = releases / "000041-20991231T235959Z"
    first.rename(future)
    (tmp_path / "server/current").unlink()
    (tmp_path / "server/current").symlink_to(f"releases/{future.name}")
    release, _ = publish(write_site(tmp_path / "output", "друга"), target)
    assert release is not None
    assert release.id.startswith("000042-20")


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path, target: Target) -> None:
    left = tmp_path / "server/releases/000001-20190331T101500Z.part"
    left.mkdir(parents=True)
    (left / "index.html").write_text("пів сторінки")
    publish(write_site(tmp_path / "output", "перша"), target)
    assert not left.exists()


def test_somebody_elses_folder_is_not_touched(tmp_path: Path, target: Target) -> None:
    (tmp_path / "server/current").mkdir(parents=True)
    (tmp_path / "server/current/index.html").write_text("чуже")
    with pytest.raises(PublishError, match="не посилання на випуск"):
        publish(write_site(tmp_path / "output", "перша"), target)
    assert (tmp_path / "server/current/index.html").read_text() == "чуже"


def test_the_live_site_is_looked_at_and_the_release_before_returns_where_it_is_not_shown(
    tmp_path: Path, target: Target
) -> None:
    output = write_site(tmp_path / "output", "перша")
    with nginx(tmp_path / "nginx", tmp_path / "server/current") as url:
        first, _ = publish(output, replace(target, url=url))
        assert first is not None
        assert manifest_at(url)[0] == first.id
        assert faults_at(url, manifest_at(url)[1], 0, 1) == []
        (tmp_path / "server/current/akty/3/index.html").write_text("підроблено")
        assert [str(fault) for fault in faults_at(url, manifest_at(url)[1], 0, 1)] == [
            "akty/3/index.html: змінено на сервері"
        ]
    with nginx(tmp_path / "elsewhere", tmp_path / "output") as url:
        write_site(output, "друга")
        with pytest.raises(
            PublishError, match=f"release.json: сервер відповів 404 — .*\nЖивим знову зроблено.*{first.id}, а цей приб"
        ):
            publish(output, replace(target, url=url))
    with target.store.reading():
        assert target.store.current() == first.id
        assert target.store.releases() == [first.id]  # what nobody saw is nothing to go back to


def test_a_first_release_that_nobody_sees_stays_and_it_is_said_what_to_do(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша")
    with nginx(tmp_path / "elsewhere", output) as url, pytest.raises(PublishError) as told:
        publish(output, replace(target, url=url))
    with target.store.reading():
        live = target.store.current()
    assert re.search(
        f"сервер відповів 404 — .*\nВипуск {live} на місці, але люди його не бачать: виправте назване вище й "
        f"перевірте командою ./invoke verify --url {url}$",
        str(told.value),
    )


def test_a_page_altered_there_is_told_as_changed_and_not_as_new(
    tmp_path: Path, target: Target, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    (tmp_path / "server/current/index.html").unlink()
    (tmp_path / "server/current/index.html").write_text("підроблено")
    (tmp_path / "server/current/akty/3/index.html").unlink()
    _, changes = publish(output, target)
    assert (changes.added, changes.changed) == ((), ("akty/3/index.html", "index.html"))
    assert re.search(r"^На цілі щось змінено: \S+: .* і ще 1\. Надсилаю знову\.$", capsys.readouterr().err, re.M)


@pytest.mark.parametrize("kept", [2, 4])
def test_a_lost_link_to_the_live_release_is_made_anew(kept: int, tmp_path: Path, target: Target) -> None:
    target, output = replace(target, keep=kept), tmp_path / "output"
    for number in range(4):
        publish(write_site(output, str(number)), target)
    (tmp_path / "server/current").unlink()
    with target.store.locked():
        ids = target.store.releases()
        target.store.switch(ids[-2], "")
        assert target.store.current() == ids[-2]
    (tmp_path / "server/current").unlink()
    release, _ = publish(output, target)
    assert release is not None
    assert (tmp_path / "server/current").readlink().name == release.id


def test_a_strangers_file_that_may_not_be_linked_stops_nothing(
    tmp_path: Path, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the kernel refuses links to files of other users (fs.protected_hardlinks)."""
    output = tmp_path / "output"

    def refused(source: str, new: Path) -> None:
        if str(source).endswith("shell.php"):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source))
        link(source, new)

    link = os.link
    monkeypatch.setattr("os.link", refused)
    own = tmp_path / "bin"
    own.mkdir()
    (own / "cp").write_text('#!/bin/sh\n/bin/cp "$@"\necho "cp: x: Operation not permitted" >&2\nexit 1\n')
    (own / "cp").chmod(0o755)
    host, options = server
    forced = key(tmp_path, options, f'command="PATH={own}:$PATH; eval \\"$SSH_ORIGINAL_COMMAND\\""')
    for name, store in (
        ("here", Folder("тут", tmp_path / "here")),
        ("there", Ssh("там", host, str(tmp_path / "there"), forced)),
    ):
        for number in range(5):
            publish(write_site(output, f"{name} {number}"), Target(name, store, keep=3))
            (tmp_path / name / "current/shell.php").write_text("чуже")
        assert publish(write_site(output, f"{name} 5"), Target(name, store, keep=3))[0] is not None
        if name == "here":
            assert not (tmp_path / name / "current/shell.php").exists()
