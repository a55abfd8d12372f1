"""The questions both searches are asked; see plugins/bench/queries.py."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.bench.queries import COUNTS, queries
from plugins.demo import main as demo
from tests.bench.corpus import corpus


def test_a_month_gives_sixty_different_questions_of_all_kinds_and_the_same_again(tmp_path: Path) -> None:
    demo(1, tmp_path / "a", seed=1)
    found = queries(tmp_path / "a/content")
    assert len(found) == len(set(found)) == sum(COUNTS.values()) == 60
    words = [len(query.split()) for query in found if re.fullmatch(r"[а-яіїєґ'’ ]+", query)]
    assert {1: words.count(1), 2: words.count(2), 3: words.count(3)} == {1: 18, 2: 16, 3: 10}
    assert sum(bool(re.fullmatch(r"\d\d\.\d\d\.\d{4}|\d+ [а-яі]+ \d{4}", query)) for query in found) == 8
    demo(1, tmp_path / "b", seed=1)
    assert queries(tmp_path / "b/content") == found


def test_a_phrase_stands_in_a_title_as_it_is_asked(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    titles = re.findall(r"^title: (.+)$", "\n".join(path.read_text("utf-8") for path in content.rglob("*.md")), re.M)
    phrases = [query for query in queries(content) if re.fullmatch(r"[а-яіїєґ'’ ]+", query)]
    assert phrases
    assert all(any(phrase in title.lower() for title in titles) for phrase in phrases)
    assert "зразок" not in phrases


def test_a_small_corpus_gives_what_it_has(tmp_path: Path) -> None:
    found = queries(corpus(tmp_path))
    assert "121-р" in found
    assert len(found) == len(set(found)) < 60
