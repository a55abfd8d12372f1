"""Elements of one page by selector, for selectors that are asked of every page.

Reads: a tree, once. A selector looks only at elements that have the class, id, attribute or name at its end; soupsieve
alone would ask every element of every page of them all, which took most of an import's time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import soupsieve
from bs4 import Tag

_KEY = re.compile(r"[#.][\w-]+|\[[\w-]+")


class Places:
    """The elements of a tree by what selectors ask for. Those that are taken out later count no more."""

    def __init__(self, body: Tag) -> None:
        self._by: dict[str, list[tuple[int, Tag]]] = defaultdict(list)
        for at, tag in enumerate(body.find_all()):
            names = [f".{name}" for name in tag.get("class") or ()]
            for key in {tag.name, f"#{tag.get('id')}", *names, *(f"[{name}" for name in tag.attrs)}:
                self._by[key].append((at, tag))

    def find(self, selector: str) -> list[Tag]:
        """In the order of the page. selector: alternatives without commas inside."""
        found = {
            at: tag
            for pattern, key in _alternatives(selector)
            for at, tag in self._by.get(key, ())
            if not tag.decomposed and pattern.match(tag)
        }
        return [found[at] for at in sorted(found)]


@cache
def _alternatives(selector: str) -> list[tuple[soupsieve.SoupSieve, str]]:
    """Each alternative with the key of its last part."""
    parts = [part.strip() for part in selector.split(",")]
    return [(soupsieve.compile(part), _key(part)) for part in parts]


def _key(part: str) -> str:
    last = re.split(r"[\s>]+", part.partition(":")[0])[-1]
    match = _KEY.search(last)
    return match[0] if match else last
