"""Rounds of builds with programs that only copy; see plugins/bench/building.py."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.bench.building import INDEX, Sample, measure, sample
from plugins.bench.contenders import Contender
from plugins.bench.layout import source
from plugins.bench.measure import Cost, File
from plugins.bench.run import one_more
from tests.bench.corpus import DOCUMENTS, corpus

NEWEST = "news/2019/03/2019-03-30-sviato.md"
# Writes what changed since its last run, as our build does; the search index is one file that lists the documents.
COPY = f"""
import sys
from pathlib import Path
content, output = map(Path, sys.argv[1:])
texts = {{path.name: path.read_bytes() for path in sorted(content.rglob("*.md"))}}
texts[{INDEX!r} + "names"] = " ".join(texts).encode()
for name, text in texts.items():
    path = output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.unlink(missing_ok=True)
        path.write_bytes(text)
"""


def copier(folder: Path, content: Path, key: str, edits: bool = True) -> Contender:
    output = folder / key
    command = (sys.executable, "-c", COPY, content, output)
    return Contender(key, key, command, content, content / NEWEST if edits else None, output, (output,))


def measured(folder: Path, rounds: int) -> tuple[list[Sample], list[str]]:
    content = corpus(folder)
    told: list[str] = []
    compared = [copier(folder, content, "ours"), copier(folder, content, "pagefind", edits=False)]
    return measure(compared, one_more(content), rounds, told.append), told


def test_every_round_goes_through_all_contenders_in_turn(tmp_path: Path) -> None:
    samples, told = measured(tmp_path, 2)
    alone = [(step, "ours") for step in ("add", "touch", "memory")]
    steps = [("clean", "ours"), ("clean", "pagefind"), ("edit", "ours"), *alone]
    assert [(one.round, one.step, one.contender) for one in samples] == [(n, *step) for n in (1, 2) for step in steps]
    assert told[0] == "коло 1 з 2: ours, збірка з нуля"
    assert told[-1] == "коло 2 з 2: ours, збірка із самої пам'яті"


def test_a_clean_build_writes_all_an_edit_one_file_a_new_document_itself_and_the_index(tmp_path: Path) -> None:
    samples, _ = measured(tmp_path, 1)
    found = {one.step: one for one in samples if one.contender == "ours"}
    assert (found["clean"].files, found["clean"].written) == (7, 7)
    assert (found["edit"].written, found["edit"].search) == (1, 0)
    assert (found["add"].written, found["add"].search) == (2, 1)
    assert found["add"].search_bytes > len("bench.md")
    assert found["add"].files == found["edit"].files + 1
    assert found["touch"].written == 0
    assert found["memory"].written == found["add"].files


def test_the_corpus_is_afterwards_what_it_was(tmp_path: Path) -> None:
    measured(tmp_path, 1)
    content = tmp_path / "content"
    kept = {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in content.rglob("*.md")}
    assert kept == DOCUMENTS


def test_the_added_document_is_the_newest_of_all(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    late = content / "acts/rozporiadzhennia/2019/03/121-r.md"
    late.write_text(late.read_text("utf-8").replace("published: 2019-03-06", "published: 2019-04-02"), "utf-8")
    extra = one_more(content)
    assert extra.header["date"] == "2019-04-02"
    assert extra.path == content / "news/2019/04/bench.md"
    assert extra.body == source(content, content / NEWEST).body


def test_files_outside_the_index_are_not_counted_as_searchs() -> None:
    after = {"poshuk/index.html": File(10, 1, 1), f"{INDEX}manifest.json": File(7, 2, 1), "feeds/all": File(3, 3, 1)}
    found = sample("add", "ours", 1, Cost(1.5, 2.0, 100, '{"read": 2, "written": 3}'), {}, after)
    assert (found.files, found.bytes, found.written) == (3, 20, 3)
    assert (found.search, found.search_bytes, found.written_bytes) == (1, 7, 20)
    assert (found.read, found.made) == (2, 3)
