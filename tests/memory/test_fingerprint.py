from __future__ import annotations

from importlib.metadata import version
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


def test_the_digest_of_code_tells_names_and_texts_of_modules_and_no_other_files(tmp_path: Path) -> None:
    for name in ("a/x.py", "a/below/y.py", "b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    digests = [fingerprint.of_code_now(tmp_path, "a", "b.py")]
    (tmp_path / "a/note.txt").write_text("no code")
    assert fingerprint.of_code_now(tmp_path, "b.py", "a", "a/x.py") == digests[0]
    for change in (
        lambda: (tmp_path / "a/below/y.py").write_text("another"),
        lambda: (tmp_path / "a/x.py").rename(tmp_path / "a/z.py"),
        lambda: (tmp_path / "b.py").write_text("another"),
        lambda: (tmp_path / "a/new.py").write_text(""),
    ):
        change()
        digests.append(fingerprint.of_code_now(tmp_path, "a", "b.py"))
    assert len(set(digests)) == 5


def test_the_digest_of_code_is_that_of_the_modules_this_process_began_with(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("1")
    before = fingerprint.of_code(tmp_path, ".")
    (tmp_path / "x.py").write_text("2")
    assert fingerprint.of_code(tmp_path, ".") == fingerprint.of_code(tmp_path, "x.py") == before
    assert fingerprint.of_code_now(tmp_path, ".") != before


def test_a_library_is_told_by_its_version() -> None:
    assert fingerprint.of_library("jinja2") == f"Version: {version('jinja2')}"
