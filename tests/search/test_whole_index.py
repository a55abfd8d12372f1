"""The shards against one index of everything in stock lunr.js, over demo months."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.demo import main as write_demo
from plugins.model.frontmatter import parse
from plugins.search.counts import Text
from plugins.search.pages import Row
from tests import parts
from tests.search.monolith import monolith
from tests.search.questions import KINDS
from tests.search.site import Item, ask, index, node, write


def documents(folder: Path, months: int) -> Iterator[Item]:
    """What demo writes for so many months, as the search takes it."""
    write_demo(months, folder)
    for place, path in enumerate(sorted((folder / "content").rglob("*.md"))):
        front = parse(path.read_text("utf-8"))
        title, number = (str(front.values.get(key, "")) for key in ("title", "number"))
        date = str(front.values.get("date", ""))[:10]
        row = Row(path.stem, f"/{path.stem}/", title, ("act", "", date[:4], ""), date)
        body = front.body if place % 3 else f"{front.body}\nНауково-технічна рада"
        yield Item(date, row, Text(title, number, " ".join(front.values.get("topics", ())), body, date))


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("months", [1, 12])
def test_hits_and_scores_are_those_of_stock_lunr(months: int, tmp_path: Path) -> None:
    build = index(list({item.row.id: item for item in documents(tmp_path, months)}.values()))
    site = write(build, tmp_path / "site")
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(monolith(build).serialize(), ensure_ascii=False), "utf-8")
    chance = random.Random(months)
    asked = [kind(build, chance) for kind in KINDS for _ in range(30)]
    given = {"index": str(whole), "lunr": parts.need("lunr"), "queries": [clauses for _, clauses in asked]}
    expected = node(Path(__file__).with_name("monolith.mjs"), given)
    ordered = sorted(build.items, key=lambda item: (item.order, item.row.id))
    options = {"limit": 100_000, "facets": []}
    found = ask(site, [(query, options) for query, _ in asked])
    for (query, _), scores, answer in zip(asked, expected, found, strict=True):
        if not scores:
            assert answer["mode"] == "any" or not answer["total"], query
            continue
        wanted = {ordered[int(ref)].row.id: score for ref, score in scores.items()}
        assert {result["id"]: result["score"] for result in answer["results"]} == wanted, query
    assert sum(bool(scores) for scores in expected) >= 150
