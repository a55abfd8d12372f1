"""The deputies of each convocation: invented people with factions, commissions and hours of reception."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plugins.model.frontmatter_write import Plain
from plugins.model.ukrainian import slugify

from .document import Document
from .lexicon import read
from .months import CONVOCATIONS
from .settings import COMMISSIONS, COUNCIL_SIZE, MARK

WEEKDAYS = ("щопонеділка", "щовівторка", "щосереди", "щочетверга", "щоп'ятниці")


class Deputy(NamedTuple):
    """name: surname, given name, patronymic, without the mark. commission: a code of COMMISSIONS."""

    name: str
    faction: str
    commission: str
    reception: str

    @property
    def slug(self) -> str:
        return slugify(self.name)


@cache
def deputies(seed: int, convocation: str) -> tuple[Deputy, ...]:
    """The 36 of a convocation, in the order of the list of voters."""
    rng = random.Random(f"{seed}:deputies:{convocation}")  # noqa: S311 - invented people
    people = read("people")
    surnames = rng.sample(_surnames(), COUNCIL_SIZE)
    place = [name for _, name in CONVOCATIONS].index(convocation)  # nobody bears one name in two convocations
    given = {gender: people[gender].split()[place :: len(CONVOCATIONS)] for gender in ("men", "women")}
    fathers, codes = people["fathers"].split(), list(COMMISSIONS)
    found = []
    for number, (man, woman) in enumerate(surnames):
        gender, surname = ("men", man) if rng.random() < 0.5 else ("women", woman)
        name = f"{surname} {rng.choice(given[gender])} {_patronymic(rng.choice(fathers), gender)}"
        faction = rng.choices(people["factions"], (5, 4, 3, 1))[0]
        hours = rng.randrange(9, 17)
        reception = f"{WEEKDAYS[number % 5]}, {hours}:00–{hours + 2}:00, кабінет {number % 9 + 1}"
        found.append(Deputy(name, faction, codes[number % len(codes)], reception))
    return tuple(sorted(found))


def documents(seed: int, convocation: str) -> Iterator[Document]:
    """A page for each deputy of a convocation."""
    (year, month), ended = _term(convocation)
    for deputy in deputies(seed, convocation):
        header: dict[str, Plain] = {
            "title": deputy.name + MARK,
            "convocation": convocation,
            "body": "rada",
            "commissions": [deputy.commission],
            "faction": deputy.faction,
            "from": f"{year}-{month:02}-10",
            "reception": deputy.reception,
        }
        if ended:
            header["to"] = ended
        yield Document(f"deputies/{convocation.lower()}", deputy.slug, header, "Депутат вигаданої ради.\n")


def _surnames() -> list[tuple[str, str]]:
    """Every surname of a man and of a woman."""
    stems = read("words")["surnames"]
    found = [(f"{stem}{end}",) * 2 for kind, end in (("enko", "енко"), ("iuk", "юк")) for stem in stems[kind].split()]
    return found + [(f"{stem}ський", f"{stem}ська") for stem in stems["skyi"].split()]  # type: ignore[return-value]


def _patronymic(father: str, gender: str) -> str:
    return f"{father}ович" if gender == "men" else f"{father}івна"


def _term(convocation: str) -> tuple[tuple[int, int], str]:
    """The first month, and the last day where another convocation followed."""
    names = [name for _, name in CONVOCATIONS]
    place = names.index(convocation)
    following = CONVOCATIONS[place + 1][0] if place + 1 < len(names) else None
    return CONVOCATIONS[place][0], f"{following[0]}-{following[1]:02}-09" if following else ""
