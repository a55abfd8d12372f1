from __future__ import annotations

from pathlib import Path

import pytest

from plugins.memory import fingerprint


def test_order_of_keys_does_not_change_a_digest() -> None:
    assert fingerprint.digest({"а": 1, "б": [1, 2]}) == fingerprint.digest({"б": [1, 2], "а": 1})


def test_order_of_items_does() -> None:
    assert fingerprint.digest([1, 2]) != fingerprint.digest([2, 1])


def test_neighbouring_values_are_not_confused() -> None:
    assert fingerprint.digest(["ab", "c"]) != fingerprint.digest(["a", "bc"])


def test_a_value_without_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        fingerprint.digest(object())


def test_a_renamed_file_changes_the_digest_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x")
    before = fingerprint.of_files(tmp_path.glob("*"), tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert fingerprint.of_files(tmp_path.glob("*"), tmp_path) != before


def test_names_and_contents_of_files_are_not_confused(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, name, text in ((one, "a", "bc"), (two, "ab", "c")):
        folder.mkdir()
        (folder / name).write_text(text)
    assert fingerprint.of_files(one.glob("*"), one) != fingerprint.of_files(two.glob("*"), two)
