"""Every document there is, opened and saved by the editor's own actions, is what it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cms.names import entry_name, place
from plugins.cms.values import RAW
from plugins.demo import main as write_demo
from tests.built import ROOT, SHOWCASE
from tests.cms.editing import api_of, entry, save
from tests.site import Site as Files


@pytest.mark.parametrize("corpus", ["content", "showcase", "demo"])
def test_a_document_that_is_opened_and_saved_keeps_every_byte(
    corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    files = Files(tmp_path)
    files.content.rmdir()
    if corpus == "demo":
        assert write_demo(1, tmp_path) == 0
    else:
        files.settings = SHOWCASE / "pelicanconf.py" if corpus == "showcase" else None
        shutil.copytree((SHOWCASE if corpus == "showcase" else ROOT) / "content", files.content)
    api = api_of(files)
    rows = api.desk.site.rows
    assert len(rows) == len([*files.content.glob("**/*.md")]) > 15
    for row in rows:
        where = place(f"acts.{row.kind}" if row.folder == "acts" else row.folder)
        name = entry_name(where, row.path)
        file = files.content / row.path
        before, values = file.read_bytes(), entry(api, name)
        assert RAW not in values, row.path
        save(api, name, values)
        assert file.read_bytes() == before, row.path
