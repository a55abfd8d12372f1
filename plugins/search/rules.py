"""The language's rules as data: one file that Python reads and the browser receives, so that both agree."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("rules.json")


class Rules(NamedTuple):
    """What turns a word into its key.

    endings: ending -> what stands in its place; the longest ending that leaves a stem wins.
    sizes: last letter -> the lengths of the endings with it, the longest first.
    exceptions: form -> key, asked before the endings.
    aliases: key or two keys in a row -> the keys that a document with them is found by too.
    lookalikes: Cyrillic letters as the Latin ones they look like, for numbers.
    shortest_word, shortest_stem, longest_term: in letters.
    """

    endings: dict[str, str]
    sizes: dict[str, tuple[int, ...]]
    exceptions: dict[str, str]
    aliases: dict[tuple[str, ...], tuple[str, ...]]
    lookalikes: dict[int, int]
    shortest_word: int
    shortest_stem: int
    longest_term: int


def for_browser() -> bytes:
    """The rules a query needs, as compact JSON."""
    data = json.loads(SOURCE.read_text("utf-8"))
    del data["aliases"]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


@cache
def rules() -> Rules:
    data = json.loads(SOURCE.read_text("utf-8"))
    endings = _turned(data["endings"])
    sizes = {ending[-1]: {len(other) for other in endings if other[-1] == ending[-1]} for ending in endings}
    return Rules(
        endings,
        {letter: tuple(sorted(found, reverse=True)) for letter, found in sizes.items()},
        _turned(data["exceptions"]),
        {tuple(left.split()): tuple(right.split()) for left, right in data["aliases"].items()},
        str.maketrans(*data["lookalikes"]),
        data["shortest_word"],
        data["shortest_stem"],
        data["longest_term"],
    )


def _turned(groups: dict[str, list[str]]) -> dict[str, str]:
    return {form: result for result, forms in groups.items() for form in forms}
