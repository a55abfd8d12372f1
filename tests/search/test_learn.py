from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.search import learn
from plugins.search.dictionary import dictionary


def test_rules_do_not_depend_on_the_order_of_the_forms() -> None:
    forms = list(dictionary().sample(2, 0.002))
    assert learn.learn(forms) == learn.learn(reversed(forms))


def test_the_endings_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(learn, "SHARE", 0.001)
    learnt = learn.endings()
    monkeypatch.setattr(learn, "learn", None)
    assert learn.endings() == learnt
    [kept] = (tmp_path / "cache").iterdir()
    kept.write_text("{", encoding="utf-8")
    with pytest.raises(TypeError):
        learn.endings()


def test_an_environment_that_cannot_be_written_learns_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "absent"))
    monkeypatch.setattr(learn, "SHARE", 0.001)
    assert learn.endings()
    assert not (tmp_path / "absent").exists()
