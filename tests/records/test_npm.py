from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.records.npm import node_file, npm_file
from tests import parts


def test_an_installed_part_is_found(tmp_path: Path) -> None:
    (tmp_path / "lunr").mkdir()
    (tmp_path / "lunr" / "lunr.js").touch()
    assert npm_file("lunr/lunr.js", tmp_path) == tmp_path / "lunr" / "lunr.js"


def test_a_missing_part_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"Немає node_modules/lunr/lunr\.js: запустіть \./invoke build"):
        npm_file("lunr/lunr.js", tmp_path)


def test_node_is_the_one_from_the_environment() -> None:
    parts.need("node")
    assert os.access(node_file(), os.X_OK)
