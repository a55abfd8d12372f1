"""Who is meant by a name in a roll call or an attendance list: deputies by convocation, code and full name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from .row import Row
from .transliteration import bare
from .ukrainian import slugify

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—"), "-")


class Roster:
    """The deputies of the site."""

    def __init__(self, deputies: Iterable[Row]) -> None:
        self._known: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
        self._names: dict[str, list[str]] = defaultdict(list)
        for row in deputies:
            convocation = row.id.split("/")[1]
            for place in (convocation, ""):
                self._names[place].append(row.title)
            keys = (plain_name(row.title), f"#{row.id.rpartition('/')[2]}", f"#{row.own('voter')}")
            for key in keys:
                self._known[convocation, key][row.id] = row
                self._known["", key][row.id] = row

    def names(self, convocation: str) -> list[str]:
        """Full names of the deputies of a convocation, of all where it is ""."""
        return self._names.get(_place(convocation), [])

    def find(self, convocation: str, name: str, voter_id: str = "") -> tuple[Row, ...]:
        """Deputies who may be meant: one when it is known who; several when the name does not tell them apart.

        convocation: as written, or ""; of a convocation that the site does not know nobody is found. voter_id: the
        deputy's `voter_id` or the end of the page's address; where it is nobody's, the full name decides.
        """
        place = _place(convocation)
        by_code = self._known.get((place, f"#{voter_id}")) if voter_id else None
        found = by_code or self._known.get((place, plain_name(name))) or {}
        return tuple(found.values())

    def one(self, convocation: str, name: str, voter_id: str = "") -> Row | None:
        """The deputy who is meant beyond doubt."""
        found = self.find(convocation, name, voter_id)
        return found[0] if len(found) == 1 else None


_place = lru_cache(maxsize=64)(slugify)


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A full name without what does not tell people apart: case, apostrophes, spaces, words in brackets."""
    closed = name.rfind(")") + 1  # behind it every bracket would be sought to the end
    text = bare(re.sub(r"\([^)]*\)", " ", name[:closed]) + name[closed:]).translate(_DASHES).casefold()
    return re.sub(r"\s*-\s*", "-", " ".join(text.split()))
