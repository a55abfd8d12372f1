from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.serve.watch import changes


class Disk:
    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.settings = folder / "settings.py"
        self.ignored = self.content / "memory"
        self.ignored.mkdir(parents=True)
        self.settings.write_text("A = 1", encoding="utf-8")

    def changes(self) -> Iterator[frozenset[Path]]:
        found = changes([self.content], [self.settings], [self.ignored])
        assert next(found) == frozenset()
        return found


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


def test_a_file_in_a_new_folder_is_a_change(disk: Disk) -> None:
    found = disk.changes()
    file = disk.content / "news/a.md"
    file.parent.mkdir()
    file.write_text("a", encoding="utf-8")
    assert file.parent in next(found) or file in next(found)


def test_settings_replaced_by_another_file_are_a_change_each_time(disk: Disk) -> None:
    found = disk.changes()
    for number in range(2):
        beside = disk.settings.with_suffix(".new")
        beside.write_text(f"A = {number}", encoding="utf-8")
        beside.replace(disk.settings)
        assert next(found) == {disk.settings}


def test_temporary_files_and_ignored_folders_change_nothing(disk: Disk) -> None:
    found = disk.changes()
    for name in ("a.md~", ".a.md.swp", "memory/memory.sqlite"):
        (disk.content / name).write_text("x", encoding="utf-8")
    (disk.content / "a.md").write_text("x", encoding="utf-8")
    seen = next(found)
    while disk.content / "a.md" not in seen:
        seen |= next(found)
    assert seen == {disk.content / "a.md"}


def test_a_folder_that_was_put_in_place_of_another_is_watched(disk: Disk, tmp_path: Path) -> None:
    found = disk.changes()
    disk.content.rename(tmp_path / "old")
    disk.ignored.mkdir(parents=True)
    next(found)
    file = disk.content / "b.md"
    file.write_text("b", encoding="utf-8")
    assert any(file in batch for batch in found)
