"""Builders for the search tests: made-up documents, an index of them in memory or in a folder, Node to ask it."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.counts import Text, count
from plugins.search.index import Document, Filter, Previous, Result, Source, build_index
from plugins.search.pages import Row
from plugins.search.synonyms import for_browser, read
from tests import parts

CLIENT = Path(__file__).parents[2] / "plugins/search/client"

# fmt: off
STEMS = [
    "рішен", "постанов", "засідан", "бюджет", "комісі", "депутат", "громад", "земл", "ділянк",
    "вулиц", "парк", "освіт", "школ", "лікарн", "ремонт", "дорог", "водопостачан", "тариф",
    "програм", "звіт", "конкурс", "підприємств", "оренд", "майн", "договор", "власн", "податк",
    "пільг", "виплат", "молод", "спорт", "культур", "бібліотек", "музе", "архів", "транспорт",
    "маршрут", "зупинк", "освітлен", "прибиран", "відход", "дерев", "озелен", "благоустр", "безпек",
    "охорон", "заборон", "дозвіл", "надан", "затверджен", "змін", "внесен", "скасуван", "визначен",
    "створен", "призначен", "звільнен", "перелік", "поряд", "положен", "регламент", "персонал", "черг",
    "прийом", "громадян", "звернен", "петиц", "консультац", "обговорен", "слухан", "статут", "староста",
    "округ",
]
# fmt: on
ENDINGS = ["а", "и", "у", "ою", "ам", "ами", "ах", "ів", "ий", "ого", "ому", "им", "ої", "ій", "их", "я", "ю", "ня", ""]
WORDS = ["міська", "рада", "Ніжин", "об'єкт", "об’єктами", "науково-технічний", "та", "про", "і", "на", "COVID-19"]
KINDS = {
    "rishennia-rady": ("Рішення ради", "miska-rada", "Міська рада"),
    "rishennia-vykonkomu": ("Рішення виконкому", "vykonkom", "Виконавчий комітет"),
    "rozporiadzhennia": ("Розпорядження", "miskyi-holova", "Міський голова"),
    "novyna": ("Новина", "", ""),
}
STATUSES = {"in-force": "Чинний", "repealed": "Втратив чинність"}
TOPICS = {"zemlia": "Земля", "osvita": "Освіта", "biudzhet": "Бюджет"}
FILTERS = [
    Filter("vyd", {kind: label for kind, (label, _, _) in KINDS.items()}),
    Filter("orhan", {body: label for _, body, label in KINDS.values() if body}),
    Filter("rik"),
    Filter("tema", TOPICS, many=True),
    Filter("stan", STATUSES),
]


class Item(NamedTuple):
    """One document as the rest of the build would hand it to the search."""

    order: str
    row: Row
    text: Text


class Build(NamedTuple):
    """A built index with everything that the next build and the tests want of it."""

    items: tuple[Item, ...]
    result: Result
    files: dict[str, bytes]
    counts: dict[str, bytes]


def words(chance: random.Random, number: int) -> str:
    """Ukrainian-looking words, the first of the list much commoner than the last."""
    picked = []
    for _ in range(number):
        if chance.random() < 0.15:
            picked.append(chance.choice(WORDS))
        else:
            place = min(int(chance.expovariate(4 / len(STEMS))), len(STEMS) - 1)
            picked.append(STEMS[place] + chance.choice(ENDINGS))
    return " ".join(picked)


def items(number: int, seed: int = 1, length: int = 60) -> tuple[Item, ...]:
    """Made-up documents from January 2018 on, a few a day."""
    chance = random.Random(seed)
    made = []
    for n in range(number):
        month, day = n * 12 // number + 1, chance.randint(1, 28)
        date = f"2018-{month:02}-{day:02}"
        kind = chance.choice(list(KINDS))
        label, body, body_label = KINDS[kind]
        act_number = {"rishennia-rady": f"{n}-65/2018", "rozporiadzhennia": f"{n}-р"}.get(kind, str(n))
        topics = tuple(sorted(chance.sample(list(TOPICS), chance.randint(0, 2))))
        title = "Про " + words(chance, chance.randint(2, 7))
        facts = (kind, body, "2018", "in-force")
        row = Row(f"{kind}/2018/{n}", f"/akty/{kind}/2018/{n}/", title, facts, date, words(chance, 9), topics)
        named = " ".join([label, body_label, *(TOPICS[topic] for topic in topics)])
        text = Text(title, act_number, named, words(chance, chance.randint(0, 2 * length)), date)
        made.append(Item(date, row, text))
    return tuple(made)


def index(documents: Sequence[Item], before: Build | None = None, synonyms: Sequence[str] = ()) -> Build:
    """The index of documents, patched from an earlier one where that is given; synonyms: lines of editors."""
    by_id = {item.row.id: item for item in documents}
    counts = {id_: count(item.text) for id_, item in by_id.items()}
    light = [
        Document(item.order, id_, _digest(counts[id_]), _digest(repr(item.row).encode())) for id_, item in by_id.items()
    ]
    previous = (
        Previous(before.result.state, before.files.__getitem__, lambda id, _: before.counts.get(id)) if before else None
    )
    groups, faults = read(synonyms)
    assert faults == []
    source = Source(counts.__getitem__, lambda id_: by_id[id_].row)
    result = build_index(light, source, FILTERS, previous, for_browser(groups))
    stored = (before.files if before else {}) | result.files
    return Build(tuple(documents), result, {name: stored[name] for name in sorted(result.names)}, counts)


def write(build: Build, output: Path) -> Path:
    """The index as it stands in a built site; gives the site's folder."""
    folder = output / "poshuk/index"
    folder.mkdir(parents=True)
    for name, data in build.files.items():
        (folder / name).write_bytes(data)
    return output


def node(script: Path, given: Any) -> Any:
    """What a module answers, in JSON, to JSON on its standard input."""
    done = subprocess.run(
        [parts.need("node"), script], input=json.dumps(given), capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ask(output: Path, questions: Sequence[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The engine's answers to queries with their options."""
    return node(CLIENT / "ask.mjs", {"site": str(output), "lunr": parts.need("lunr"), "questions": questions})


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
