from __future__ import annotations

from tests.order import LONGEST, TESTS, place


def test_files_with_the_most_work_are_there_and_come_before_all_others() -> None:
    files = [TESTS / f"{name}.py" for name in LONGEST]
    assert [file for file in files if not file.is_file()] == []
    assert sorted([*TESTS.rglob("test_*.py")], key=place)[: len(files)] == files
