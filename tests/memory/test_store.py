from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from plugins.memory.outputs import OutputRecord
from plugins.memory.store import Busy, FileRecord, Memory, Source, SourceRecord, TextRecord

SOURCE = SourceRecord(1, 2, "d", ("news/a.md", "x"), ((3, "title", "погано", "краще", "warning"),))
TEXT = TextRecord("коротко", "{}", "<p>а</p>", "а", "[]")


def remembering(path: Path) -> Memory:
    memory = Memory(path)
    memory.keep_sources("code", [Source("news/a.md", SOURCE, TEXT, {"search": b"counts"})])
    memory.keep_files({"news/a.pdf": FileRecord(1, 2, "sha")}, [])
    memory.outputs.keep({"news/a.md": {"a/index.html": OutputRecord("key", 5, 6)}}, [], b"all")
    return memory


def test_what_was_kept_is_there_after_reopening(tmp_path: Path) -> None:
    remembering(tmp_path / "m" / "memory.sqlite").close()
    with Memory(tmp_path / "m" / "memory.sqlite") as memory:
        assert dict(memory.sources("code")) == {"news/a.md": tuple(SOURCE)}
        assert memory.text("news/a.md") == TEXT
        assert memory.lead("news/a.md") == "коротко"
        assert memory.product("search", "news/a.md") == b"counts"
        assert memory.files() == {"news/a.pdf": FileRecord(1, 2, "sha")}
        assert memory.outputs.states() == {"news/a.md": (("a/index.html", 5, 6),)}
        assert memory.outputs.keys(["news/a.md", "news/b.md"]) == {"news/a.md": ("key",)}
        assert memory.outputs.finished() == b"all"


def test_sources_read_by_other_code_are_unknown_and_then_replaced(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        assert dict(memory.sources("newer code")) == {}
        memory.keep_sources("newer code", [Source("news/b.md", SOURCE, TEXT, {})])
        assert [path for path, _ in memory.sources("newer code")] == ["news/b.md"]
        with pytest.raises(KeyError):
            memory.text("news/a.md")


def test_a_source_that_is_gone_takes_its_text_and_products_along(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        memory.settle_sources([], ["news/a.md"])
        assert dict(memory.sources("code")) == {}
        with pytest.raises(KeyError):
            memory.product("search", "news/a.md")


def test_a_touched_source_keeps_everything_but_its_state(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        touched = SOURCE._replace(mtime_ns=9, size=8)
        memory.settle_sources([("news/a.md", touched)], [])
        assert dict(memory.sources("code")) == {"news/a.md": touched}
        assert memory.text("news/a.md") == TEXT


def test_expected_outputs_are_known_as_ours_but_in_no_state_that_a_file_has(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        memory.outputs.expect({"news/a.md": ["a/akt.json"]}, memory.outputs.states())
        assert memory.outputs.states() == {"news/a.md": (("a/index.html", 5, 6), ("a/akt.json", 0, 0))}
        memory.outputs.expect({"news/a.md": ["a/index.html"]}, memory.outputs.states())
        assert memory.outputs.states() == {"news/a.md": (("a/index.html", 0, 0), ("a/akt.json", 0, 0))}


def test_the_first_note_of_a_source_tells_how_it_was_when_the_last_build_finished(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        memory.outputs.note([("news/a.md", ("old",)), ("news/b.md", None)])
        memory.outputs.note([("news/a.md", ("newer",))])
        assert memory.outputs.before() == {"news/a.md": ("old",), "news/b.md": None}
        memory.outputs.keep({}, [], b"all")
        assert memory.outputs.before() == {}


def test_sources_read_by_other_code_leave_no_finished_build(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        memory.keep_sources("newer code", [])
        assert memory.outputs.finished() is None


def test_a_second_process_is_told_that_the_memory_is_in_use(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite"), pytest.raises(Busy):
        Memory(tmp_path / "memory.sqlite")


@pytest.mark.parametrize("damage", [b"", b"not a database" * 100])
def test_a_damaged_memory_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "memory.sqlite"
    remembering(path).close()
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    path.write_bytes(damage)
    with Memory(path) as memory:
        assert dict(memory.sources("code")) == {}


def test_a_memory_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    remembering(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE name = 'version'")
    db.close()
    with Memory(path) as memory:
        assert memory.outputs.states() == {}


def test_a_forked_worker_reads_through_its_own_connection(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        read, write = os.pipe()
        if os.fork() == 0:
            os.write(write, memory.text("news/a.md").html.encode())
            os._exit(0)
        os.wait()
        assert os.read(read, 100).decode() == "<p>а</p>"
        os.close(read)
        os.close(write)
        assert memory.text("news/a.md") == TEXT


def test_a_forked_worker_reads_of_outputs_through_its_own_connection(tmp_path: Path) -> None:
    with remembering(tmp_path / "memory.sqlite") as memory:
        parents = memory._db
        read, write = os.pipe()
        if os.fork() == 0:
            known = memory.outputs.of("news/a.md")["a/index.html"].key
            os.write(write, f"{known} {memory._db is parents}".encode())
            os._exit(0)
        os.wait()
        assert os.read(read, 100).decode() == "key False"
        os.close(read)
        os.close(write)
