from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.demo import main
from plugins.demo.faults import Fault, faults
from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from plugins.model.source_text import decode
from plugins.model.validation import validate

WHOLE = {"odyn-nomer", "bez-tsili", "bez-nomera", "maibutnie", "porozhnia", "fail", "zaivyi"}
"""Faults that one file's header and bytes do not show."""

FOUND = list(faults())


@pytest.mark.parametrize(
    "fault",
    [fault for fault in FOUND if not any(name in fault.path for name in WHOLE)],
    ids=lambda fault: fault.path.rpartition("vada-")[2],
)
def test_a_planted_fault_is_found_where_the_list_says(fault: Fault) -> None:
    text, flaws = decode(fault.data)
    if not flaws:
        flaws = validate(KINDS[fault.path.partition("/")[0]], parse(text)).flaws
    assert fault.level in {flaw.level for flaw in flaws}
    assert fault.line is None or fault.line in {flaw.line for flaw in flaws}


@pytest.mark.parametrize("fault", [fault for fault in FOUND if any(name in fault.path for name in WHOLE)])
def test_other_faults_are_in_files_that_can_be_read(fault: Fault) -> None:
    text, flaws = decode(fault.data)
    assert not flaws
    if fault.path.endswith(".md"):
        assert validate(KINDS[fault.path.partition("/")[0]], parse(text)).record is not None
    if fault.line:
        line = text.splitlines()[fault.line - 1]
        assert any(word in line for word in ("act:", "path:", "date:"))


def test_the_list_names_files_that_are_there(tmp_path: Path) -> None:
    assert main(1, tmp_path, faults=True) == 0
    listed = json.loads((tmp_path / "faults.json").read_text(encoding="utf-8"))
    assert len(listed) == len({entry["path"] for entry in listed}) >= 20
    for entry in listed:
        path = tmp_path / "content" / entry["path"]
        assert path.is_symlink() or path.is_file()
        assert entry["what"]
    count = sum(1 for path in (tmp_path / "content").rglob("*.md") if "vada-" not in path.name)
    assert count == 472 + 9 + 36
