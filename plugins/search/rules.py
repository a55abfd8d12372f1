"""The language's rules as data: written ones and learnt endings, read by Python and sent to the browser alike."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from . import learn

SOURCE = Path(__file__).with_name("rules.json")


class Rules(NamedTuple):
    """What turns a word into its key.

    endings: ending -> rules, the likeliest first, of letters to take off and letters to put there; the longest ending
    that leaves a stem wins.
    lookalikes: Cyrillic letters as the Latin ones they look like, for numbers.
    longest_term: in letters.
    """

    endings: learn.Endings
    lookalikes: dict[int, int]
    longest_term: int


def for_browser() -> bytes:
    """The rules a query needs, as compact JSON; `endings` is "<letters off><letters to put>" -> endings."""
    data = _written()
    groups = defaultdict(list)
    for ending, ((off, put), *_) in sorted(rules().endings.items()):
        groups[f"{off}{put}"].append(ending)
    data |= {
        "endings": {rule: " ".join(endings) for rule, endings in groups.items()},
        "shortest_word": learn.SHORTEST_WORD,
        "shortest_stem": learn.SHORTEST_STEM,
        "longest_ending": learn.LONGEST_ENDING,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


@cache
def version() -> str:
    """Digest of the rules and of the dictionary: other terms, another version."""
    return hashlib.blake2b(SOURCE.read_bytes() + learn.version().encode(), digest_size=16).hexdigest()


@cache
def rules() -> Rules:
    """The rules; learnt by the first call in an environment, which takes some seconds."""
    data = _written()
    return Rules(
        learn.endings(),
        str.maketrans(*data["lookalikes"]),
        data["longest_term"],
    )


@cache
def stop_words() -> frozenset[str]:
    """Words that are not sought beside others."""
    return frozenset(_written()["stop_words"])


def _written() -> dict[str, Any]:
    return dict(json.loads(SOURCE.read_text("utf-8")))
