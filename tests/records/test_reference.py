"""That docs/ says what the code does."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from plugins.records.reference import settings_reference, stale, update, written
from plugins.records.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def test_the_written_parts_of_the_docs_are_those_of_the_code() -> None:
    assert list(stale(DOCS)) == [], "run ./invoke docs"


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.metadata["name"])
def test_every_setting_is_explained(field) -> None:  # type: ignore[no-untyped-def]
    assert f"| `{field.metadata['name']}` | " in settings_reference()
    assert f" | {field.metadata['help']} |\n" in settings_reference()


def test_a_setting_without_a_default_is_required() -> None:
    assert "| `SITEURL` | text | required |" in settings_reference()
    assert "| `COMMISSIONS` | mapping of text to text | `{}` |" in settings_reference()


def test_what_fell_behind_is_written_anew_and_named(tmp_path: Path) -> None:
    assert update(tmp_path) == list(written())
    (tmp_path / "uk" / "dovidnyk.md").write_text("старе", "utf-8")
    assert update(tmp_path) == ["uk/dovidnyk.md"]
    assert {name: (tmp_path / name).read_text("utf-8") for name in written()} == written()


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    update(tmp_path)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in written()}
    assert update(tmp_path) == []
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in written()} == before
