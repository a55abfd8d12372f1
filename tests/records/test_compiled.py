"""Compiled templates are kept in the environment, and never believed when anything about them is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2 import environment as jinja

from plugins.records.compiled import compiled

SOURCES = {"page.html": "{{ 'а' * 2 }} {{ name }}"}


@pytest.fixture(autouse=True)
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return tmp_path


def page(sources: dict[str, str] = SOURCES, **options: bool) -> str:
    env = Environment(loader=DictLoader(sources), autoescape=True, **options)
    env.bytecode_cache = compiled(env)
    return env.get_template("page.html").render(name="<b>")


def kept(prefix: Path) -> list[Path]:
    return sorted(path for path in prefix.rglob("*") if path.is_file())


def test_a_template_is_compiled_once(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page()
    assert len(kept(prefix)) == 1
    monkeypatch.setattr(jinja, "generate", lambda *_, **__: pytest.fail("compiled again"))
    assert page() == first == "аа &lt;b&gt;"


def test_a_changed_template_is_compiled_anew() -> None:
    page()
    assert page({"page.html": "{{ name }}!"}) == "&lt;b&gt;!"


def test_other_options_have_a_folder_of_their_own_and_the_old_one_goes(prefix: Path) -> None:
    page()
    (old,) = kept(prefix)
    page(trim_blocks=True)
    assert [path.parent != old.parent for path in kept(prefix)] == [True]


@pytest.mark.parametrize("cut", [0, 5, 40, -3])
def test_a_damaged_file_is_compiled_anew(prefix: Path, cut: int) -> None:
    first = page()
    (file,) = kept(prefix)
    file.write_bytes(file.read_bytes()[:cut] + b"\x80\xff")
    assert page() == first


def test_an_environment_that_cannot_be_written_is_done_without(prefix: Path) -> None:
    (prefix / "cache").write_text("a file in the place of the folder", "utf-8")
    assert page() == "аа &lt;b&gt;"
