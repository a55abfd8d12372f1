"""A publication into a store of objects: what stands there at every moment, whoever is killed when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publish import s3 as module
from plugins.publish.purge import refuse_return
from plugins.publish.s3 import S3
from plugins.publish.s3_tree import headers
from plugins.publish.store import Locked, PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .memory_objects import Killed, MemoryObjects
from .sites import write_site
from .test_purge import SECRET, page, write
from .test_transaction import built

LIVE, PRIVATE = "rada/site", "rada/site.private"
CACHE = 300


class Clock:
    """Stands for the module `time` where the store asks it, and nowhere else."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(module, "time", found)
    return found


@pytest.fixture
def objects() -> MemoryObjects:
    return MemoryObjects()


@pytest.fixture
def another(tmp_path: Path, objects: MemoryObjects) -> Callable[..., Target]:
    """Makes publishers into one store; `checkout` names the machine they stand on."""

    def make(checkout: str = "перший") -> Target:
        return Target("там", S3("там", objects, LIVE, PRIVATE, CACHE, tmp_path / checkout / "lock"), packed=False)

    return make


@pytest.fixture
def target(another: Callable[..., Target]) -> Target:
    return another()


def live(objects: MemoryObjects) -> dict[str, bytes]:
    """The live tree but for a release's own two files."""
    found = objects.below(LIVE)
    return {path: data for path, data in found.items() if path not in ("manifest.sha256", "release.json")}


def test_the_live_tree_is_the_built_site(tmp_path: Path, target: Target, objects: MemoryObjects) -> None:
    output = write_site(tmp_path / "output", "перша")
    release, changes = publish(output, target)
    assert release is not None
    assert (release.id[:7], release.base, len(changes.added)) == ("000001-", "", 14)
    assert live(objects) == built(output)
    with target.store.reading():
        assert (target.store.current(), target.store.faults(release.id)) == (release.id, [])
    assert publish(output, target)[0] is None
    assert not objects.below(f"{PRIVATE}/lock")


def test_headers_follow_from_the_name() -> None:
    kept = "public, max-age=31536000, immutable"
    short = "public, max-age=0, s-maxage=300, must-revalidate"
    assert headers("theme/site.ab12.css", 300) == {"Content-Type": "text/css; charset=utf-8", "Cache-Control": kept}
    assert headers("poshuk/index/m-375d485.bin", 300)["Cache-Control"] == kept
    assert headers("poshuk/index/manifest.json", 300)["Cache-Control"] == short
    assert headers("akty/1/index.html", 300) == {"Content-Type": "text/html; charset=utf-8", "Cache-Control": short}
    assert headers("feeds/akty.atom.xml", 300)["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert headers("release.json", 300)["Cache-Control"] == "no-cache"


def test_only_bytes_that_the_store_has_not_are_sent(tmp_path: Path, target: Target, objects: MemoryObjects) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    objects.sent.clear()
    changed = output / "akty/3/index.html"
    changed.write_text("змінено")
    (output / "akty/5/index.html").rename(output / "akty/5/stara.html")
    publish(output, target)
    assert [address for address in objects.sent if "/objects/" in address or "/hashed/" in address] == [
        f"{PRIVATE}/objects/text_html/{module.sha256_of(changed)}"
    ]
    assert live(objects).items() >= built(output).items()


def test_what_was_removed_goes_when_no_cdn_leads_to_it(
    tmp_path: Path, target: Target, objects: MemoryObjects, clock: Clock
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    (output / "akty/3/index.html").unlink()
    publish(output, target)
    assert set(live(objects)) - set(built(output)) == {"akty/3/index.html"}
    with target.store.reading():
        assert target.store.faults(target.store.current()) == []
    clock.now += CACHE - 1
    publish(output, target)
    assert "akty/3/index.html" in live(objects)
    clock.now += 2
    publish(output, target)
    assert live(objects) == built(output)


def test_a_removed_page_that_comes_back_stays(
    tmp_path: Path, target: Target, objects: MemoryObjects, clock: Clock
) -> None:
    output = write_site(tmp_path / "output", "перша")
    before = built(output)
    publish(output, target)
    (output / "akty/3/index.html").unlink()
    publish(output, target)
    (output / "akty/3/index.html").write_bytes(before["akty/3/index.html"])
    publish(output, target)
    clock.now += CACHE + 1
    publish(output, target)
    assert live(objects) == before


def test_a_rollback_only_copies(tmp_path: Path, target: Target, objects: MemoryObjects, clock: Clock) -> None:
    output = write_site(tmp_path / "output", "перша", pages=12)
    publish(output, target)
    first = built(output)
    publish(write_site(output, "друга", pages=13), target)
    objects.sent.clear()
    with target.store.locked():
        older, newer = target.store.releases()
        assert target.store.faults(older) == []
        target.store.switch(older, newer)
    assert {address.partition("/site.private/")[2].partition("/")[0] for address in objects.sent} == {
        "current.json",
        "lock",
    }
    clock.now += CACHE + 1
    with target.store.locked():
        assert target.store.current() == older
        assert target.store.faults(older) == []
    sheets = {path for path in live(objects) if path.startswith("theme/")}
    assert {path: data for path, data in live(objects).items() if path in first} == first
    assert live(objects).keys() == first.keys() | sheets
    assert len(sheets) == 2


def test_bytes_of_releases_that_are_no_more_go(
    tmp_path: Path, target: Target, objects: MemoryObjects, clock: Clock
) -> None:
    few = replace(target, keep=2)
    for version in ("перша", "друга", "третя"):
        publish(write_site(tmp_path / "output", version), few)
    with few.store.reading():
        assert [id[:6] for id in few.store.releases()] == ["000002", "000003"]
    assert not any("перша".encode() in data for data in objects.below(PRIVATE).values())
    assert sum(path.startswith("theme/") for path in live(objects)) == 3
    clock.now += CACHE + 1
    publish(tmp_path / "output", few)
    assert sum(path.startswith("theme/") for path in live(objects)) == 2


def referred(objects: MemoryObjects, pages: dict[str, bytes]) -> Iterator[str]:
    for path, data in pages.items():
        for name in re.findall(rb'href="/(theme/[^"]+)"', data):
            if f"{LIVE}/{name.decode()}" not in objects.objects:
                yield f"{path}: {name.decode()}"


def test_killed_after_any_change_no_page_misses_its_assets_and_the_next_publisher_finishes(
    tmp_path: Path, another: Callable[..., Target], objects: MemoryObjects, clock: Clock
) -> None:
    """A CDN remembers every page for its time, so those that were there before count as well as those that are."""
    output = tmp_path / "output"
    for version in ("нульова", "перша"):
        publish(write_site(output, version, pages=5), another())
    start = dict(objects.objects)
    cached: dict[str, bytes] = {}
    wrong: list[str] = []

    def look() -> None:
        pages = {path: data for path, data in live(objects).items() if path.endswith(".html")}
        wrong.extend(referred(objects, cached | pages))
        cached.update(pages)

    objects.changed = look
    for moment in range(1000):
        objects.objects, objects.dies = dict(start), moment
        cached.clear()
        write_site(output, "друга", pages=4)
        try:
            publish(output, replace(another(), keep=2, shrink=1.0))
            break
        except Killed:
            objects.dies = -1
        if moment % 3 == 0:
            clock.now += CACHE + 1
            cached.clear()
        if moment % 2:
            write_site(output, "третя", pages=6)
        publish(output, replace(another(), keep=2, shrink=1.0))
        assert {path: live(objects)[path] for path in built(output)} == built(output)
        store = another().store
        with store.reading():
            assert store.faults(store.current()) == []
        assert not objects.below(f"{PRIVATE}/lock")
        assert not [path for path in objects.objects if ".part/" in path]
    assert wrong == []
    assert moment > 20


def test_a_switch_cut_off_is_told_and_finished(
    tmp_path: Path, another: Callable[..., Target], objects: MemoryObjects, capsys: pytest.CaptureFixture[str]
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, another())
    write_site(output, "друга")
    objects.changed = lambda: _die_when("друга", objects)
    with pytest.raises(Killed):
        publish(output, another())
    objects.changed, objects.dies = lambda: None, -1
    store = another().store
    with store.reading():
        assert "живий сайт поки з двох: ./invoke publish закінчить його" in capsys.readouterr().err
        assert [fault.what for fault in store.faults(store.current())] == ["змінено на сервері"]
    assert publish(output, another())[0] is None
    assert "Закінчую обірваний перехід до випуску 000002-" in capsys.readouterr().err
    with store.reading():
        assert store.faults(store.current()) == []


def _die_when(version: str, objects: MemoryObjects) -> None:
    if any(version.encode() in data for path, data in live(objects).items() if path.endswith(".html")):
        objects.dies = 0


def test_a_second_publisher_is_refused_and_told_whose_lock_it_is(
    tmp_path: Path, another: Callable[..., Target]
) -> None:
    output = write_site(tmp_path / "output", "перша")
    first, second = another(), another("другий")
    with first.store.locked():
        for other in (second, another()):
            with pytest.raises(Locked, match="саме публікує"):
                publish(output, other)
        with pytest.raises(Locked, match=r"публікує \S+@\S+ \(від .* UTC\): .*publish-unlock --target там"):
            publish(output, second)
    publish(output, second)


def test_a_dead_publishers_lock_stops_other_machines_until_it_is_taken_off(
    tmp_path: Path, another: Callable[..., Target], objects: MemoryObjects
) -> None:
    output = write_site(tmp_path / "output", "перша")
    objects.dies = 3
    with pytest.raises(Killed):
        publish(output, another())
    objects.dies = -1
    with pytest.raises(Locked):
        publish(output, another("другий"))
    store = another("другий").store
    assert isinstance(store, S3)
    assert len(store.unlock()) == 1
    publish(output, another("другий"))


def test_a_publisher_whose_lock_was_taken_off_stops(
    tmp_path: Path, target: Target, objects: MemoryObjects, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    before = live(objects)
    monkeypatch.setattr("plugins.publish.s3_lock.OFTEN", 0)
    objects.changed = lambda: [objects.objects.pop(address) for address in [*objects.objects] if "/lock/" in address]
    with pytest.raises(PublishError, match="замок публікації зняли"):
        publish(write_site(output, "друга"), target)
    assert live(objects) == before


def test_the_base_is_compared_when_the_site_is_switched(tmp_path: Path, target: Target) -> None:
    for version in ("перша", "друга"):
        publish(write_site(tmp_path / "output", version), target)
    with target.store.locked():
        older, newer = target.store.releases()
        with pytest.raises(PublishError, match=f"хтось зробив живим {newer}: почніть знову"):
            target.store.switch(older, older)


def test_strangers_objects_are_neither_written_over_nor_deleted(
    tmp_path: Path, target: Target, objects: MemoryObjects, clock: Clock
) -> None:
    output = write_site(tmp_path / "output", "перша")
    objects.objects |= {f"{LIVE}/index.html": (b"a", {}), "rada/other": (b"b", {})}
    with pytest.raises(PublishError, match=r"у rada/site уже є чужі файли \(index.html\): вкажіть цілі інший prefix"):
        publish(output, target)
    del objects.objects[f"{LIVE}/index.html"]
    publish(output, target)
    objects.objects[f"{LIVE}/akty/зайве.html"] = (b"c", {})
    publish(write_site(output, "друга"), replace(target, keep=2))
    clock.now += CACHE + 1
    publish(write_site(output, "третя"), replace(target, keep=2))
    assert objects.objects["rada/other"][0] == b"b"
    with target.store.reading():
        assert [str(fault) for fault in target.store.faults(target.store.current())] == [
            "akty/зайве.html: зайвий, у переліку випуску його немає"
        ]


def test_what_was_changed_or_deleted_there_is_told_and_brought_back(
    tmp_path: Path, target: Target, objects: MemoryObjects
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    objects.objects[f"{LIVE}/akty/3/index.html"] = ("підроблено".encode(), {})
    del objects.objects[f"{LIVE}/akty/5/index.html"]
    del objects.objects[f"{PRIVATE}/objects/text_plain/{module.sha256_of(output / 'robots.txt')}"]
    with target.store.reading():
        assert {fault.path: fault.what for fault in target.store.faults(target.store.current())} == {
            "akty/3/index.html": "змінено на сервері",
            "akty/5/index.html": "немає на сервері",
        }
    assert publish(output, target)[0] is not None
    assert live(objects) == built(output)
    assert publish(output, target)[0] is None
    assert any(data == b"User-agent: *\n" for data in objects.below(f"{PRIVATE}/objects").values())


def test_a_release_whose_bytes_were_changed_there_is_not_gone_back_to(
    tmp_path: Path, target: Target, objects: MemoryObjects
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    address = f"{PRIVATE}/objects/text_html/{module.sha256_of(output / 'akty/3/index.html')}"
    publish(write_site(output, "друга"), target)
    objects.objects[address] = ("підроблено".encode(), {})
    with target.store.locked():
        found = target.store.faults(target.store.releases()[0])
    assert {fault.what for fault in found} == {"змінено на сервері"}
    assert "akty/3/index.html" in {fault.path for fault in found}


def test_the_site_goes_back_where_citizens_do_not_see_the_new_one(
    tmp_path: Path, target: Target, objects: MemoryObjects, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    before = built(output)
    monkeypatch.setattr("plugins.publish.transaction.canary", lambda *_: "не те")
    with pytest.raises(PublishError, match="не те\nЖивим знову зроблено попередній випуск 000001-"):
        publish(write_site(output, "друга"), replace(target, url="https://rada.example"))
    assert {path: live(objects)[path] for path in before} == before


def test_what_was_withdrawn_is_nowhere_in_the_store_whenever_a_publisher_was_killed(
    tmp_path: Path, another: Callable[..., Target], objects: MemoryObjects
) -> None:
    output, target = tmp_path / "output", replace(another(), shrink=1.0)
    publish(write(output, "перша", withdrawn=False), target)
    publish(write(output, "друга", withdrawn=False), target)
    start = dict(objects.objects)
    write(output, "третя", withdrawn=True)
    for moment in range(3, 1000, 9):
        objects.objects, objects.dies = dict(start), moment
        try:
            publish(output, target)
            break
        except Killed:
            objects.dies = -1
        publish(output, target)
        assert [path for path, (data, _) in objects.objects.items() if SECRET.encode() in data] == []
        with target.store.reading():
            assert [target.store.faults(id) for id in target.store.releases()] == [[], [], []]
    assert moment > 60
    objects.dies = -1
    with target.store.locked():
        first, _, third = target.store.releases()
        refuse_return(target.store, third, first)
        target.store.switch(first, third)
    assert objects.below(LIVE)["akty/rishennia/11/index.html"].decode() == page("Одинадцяте перша")


def test_a_bucket_that_keeps_old_versions_is_told_where_something_was_withdrawn(
    tmp_path: Path, objects: MemoryObjects, capsys: pytest.CaptureFixture[str]
) -> None:
    store = S3("там", objects, "versioned/site", "versioned/site.private", 0, tmp_path / "lock")
    target = Target("там", store, shrink=1.0, packed=False)
    publish(write(tmp_path / "output", "перша", withdrawn=False), target)
    assert "версії" not in capsys.readouterr().err
    publish(write(tmp_path / "output", "друга", withdrawn=True), target)
    assert "У bucket увімкнено версії: вилучене лишається у старих версіях" in capsys.readouterr().err


def test_a_damaged_state_stops_everything(tmp_path: Path, target: Target, objects: MemoryObjects) -> None:
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    before = live(objects)
    objects.objects[f"{PRIVATE}/current.json"] = (b'{"id": 3}', {})
    with pytest.raises(PublishError, match=r"\(current.json\) у сховищі пошкоджено"):
        publish(write_site(output, "друга"), target)
    del objects.objects[f"{PRIVATE}/current.json"]
    with pytest.raises(PublishError, match="уже є чужі файли"):
        publish(output, target)
    assert live(objects) == before
