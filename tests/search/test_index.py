from __future__ import annotations

import json
import random
from collections.abc import Sequence

import pytest

from plugins.search import index as indexing
from plugins.search import shards
from plugins.search.counts import Text
from plugins.search.index import MANIFEST
from plugins.search.pages import Row
from tests.search.site import Build, Item, index, items, words

IRREGULAR = ("вухо", "око", "кінь", "лев", "пісня", "палець")
"""Words with forms that are exceptions in the index."""


@pytest.fixture(autouse=True)
def soon_grown_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A month that stands alone with ten documents, so that two hundred have a base."""
    monkeypatch.setattr(indexing, "YOUNG", 10)


@pytest.fixture
def small_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves so small that a few documents split and merge them."""
    monkeypatch.setattr(shards, "limit", lambda _: 200)


def edited(documents: Sequence[Item], chance: random.Random, number: int) -> tuple[Item, ...]:
    """The documents with some bodies, titles, topics and numbers changed."""
    changed = list(documents)
    for place in chance.sample(range(len(changed)), number):
        order, row, text = changed[place]
        what = chance.choice(["body", "title", "topics", "empty"])
        if what == "body":
            new = f"{words(chance, 5)} {chance.choice(IRREGULAR)} нове{chance.randint(1, 99)}"
            text = text._replace(body=f"{text.body} {new}")
        elif what == "title":
            title = words(chance, 4)
            row, text = row._replace(title=title), text._replace(title=title)
        elif what == "topics":
            row = row._replace(topics=("osvita",), facts=(*row.facts[:3], "repealed"))
        else:
            text = text._replace(body="", number="")
        changed[place] = Item(order, row, text)
    return tuple(changed)


def assert_as_built_anew(build: Build) -> None:
    anew = index(build.items)
    assert build.files == anew.files
    assert build.result.state == anew.result.state


@pytest.mark.usefixtures("small_leaves")
@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(6, 12))])
def test_an_index_patched_again_and_again_is_the_one_built_anew(seed: int) -> None:
    chance = random.Random(seed)
    build = index(items(120, seed))
    for _ in range(4):
        build = index(edited(build.items, chance, chance.randint(1, 4)), build)
        assert_as_built_anew(build)


def test_an_edited_body_is_patched_without_reading_other_documents() -> None:
    before = index(items(200))
    order, row, text = before.items[50]
    after = list(before.items)
    after[50] = Item(order, row, text._replace(body=text.body + " унікальнослово"))
    read: list[str] = []
    before.files["x"] = b""
    spied = before._replace(files=Spied(before.files, read))
    build = index(after, spied)
    assert_as_built_anew(build)
    assert len([name for name in build.result.files if name not in before.files]) <= 2
    assert 1 <= len(read) <= 4


def with_word(documents: Sequence[Item], place: int, word: str) -> tuple[Item, ...]:
    """The documents, the word added to the body of one of them."""
    changed = list(documents)
    order, row, text = changed[place]
    changed[place] = Item(order, row, text._replace(body=f"{text.body} {word}"))
    return tuple(changed)


@pytest.mark.parametrize("word", IRREGULAR)
def test_exceptions_that_pass_from_the_month_to_the_base_and_back_have_neither_built_anew(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    assert not any(word in item.text.body for item in items(200))
    in_month = index(with_word(items(200), -1, word))
    in_both = with_word(in_month.items, 50, word)
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "build", None)
        there = index(in_both, in_month)
        back = index(in_month.items, there)
    assert_as_built_anew(there)
    assert back.files == in_month.files
    assert back.result.state == in_month.result.state
    moved = {name for name in there.files.keys() ^ in_month.files.keys() if name[0] == "m" and name != MANIFEST}
    assert moved, "the exceptions stood in the month"


class Spied(dict[str, bytes]):
    def __init__(self, files: dict[str, bytes], read: list[str]) -> None:
        super().__init__(files)
        self.read = read

    def __getitem__(self, name: str) -> bytes:
        if name not in self.read:
            self.read.append(name)
        return super().__getitem__(name)


def test_a_document_of_the_newest_month_rewrites_only_the_month() -> None:
    before = index(items(200))
    newest = Item(
        "2018-12-30",
        Row("novyna/2018/new", "/x/", "Нова", ("novyna", "", "2018", ""), "2018-12-30"),
        Text(title="Нова"),
    )
    after = index([*before.items, newest], before)
    assert_as_built_anew(after)
    changed = after.files.keys() - before.files.keys()
    assert changed
    assert all(name.startswith("m") for name in changed)


def test_a_removed_old_document_rewrites_the_base_and_leaves_the_month() -> None:
    before = index(items(200))
    after = index(before.items[1:], before)
    assert_as_built_anew(after)
    assert all(name == MANIFEST or name.startswith("b") for name in after.result.files if name not in before.files)
    assert {name for name in after.files if name[0] == "m" and name != MANIFEST} == {
        name for name in before.files if name[0] == "m" and name != MANIFEST
    }


def test_the_base_holds_what_stood_before_the_newest_month() -> None:
    manifest = json.loads(index(items(120)).files[MANIFEST])
    assert [segment["documents"] for segment in manifest["segments"]] == [110, 10]


def test_a_young_month_takes_the_month_before_along() -> None:
    manifest = json.loads(index(items(120)[:115]).files[MANIFEST])
    assert [segment["documents"] for segment in manifest["segments"]] == [100, 15]


def test_a_document_a_little_older_than_the_newest_leaves_the_base_alone() -> None:
    before = index(items(120)[:115])
    order, row, text = before.items[-5]
    later = Item(order, row._replace(id="novyna/2018/late", url="/novyna/2018/late/"), text)
    after = index((*before.items, later), before)
    assert_as_built_anew(after)
    assert all(name == MANIFEST or name.startswith("m") for name in after.result.files if name not in before.files)


def test_the_order_in_which_documents_come_changes_nothing() -> None:
    documents = list(items(100))
    shuffled = random.Random(3).sample(documents, len(documents))
    assert index(shuffled).files == index(documents).files


def test_nothing_changed_gives_only_the_fixed_files_again() -> None:
    before = index(items(50))
    after = index(before.items, before)
    assert after.files == before.files
    assert {name.split("-")[0] for name in after.result.files} == {MANIFEST, "rules", "topics"}


@pytest.mark.parametrize("bytes_", [b"", b"\xff", b"[]", b"{}", b"5"])
def test_a_damaged_file_of_an_edited_document_is_made_anew(bytes_: bytes) -> None:
    before = index(items(40))
    order, row, text = before.items[20]
    after = list(before.items)
    after[20] = Item(order, row._replace(title="Інша назва"), text._replace(title="Інша назва"))
    whole = index(after).files
    read = before.files.keys() - whole.keys()
    assert any("-rows-" in name for name in read)
    for name in read:
        build = index(after, before._replace(files=before.files | {name: bytes_}))
        assert {name: build.result.files.get(name, before.files.get(name)) for name in whole} == whole


@pytest.mark.parametrize("lost", ["counts", "files"])
def test_what_the_memory_lost_is_built_anew(lost: str) -> None:
    before = index(items(100))
    changed = edited(before.items, random.Random(1), 3)
    poor = before._replace(counts={}) if lost == "counts" else before._replace(files={})
    assert_as_built_anew(index(changed, poor))


def test_a_memory_of_another_form_is_not_used() -> None:
    before = index(items(60))
    head, _, columns = before.result.state.partition(b"\n")
    foreign = json.dumps(json.loads(head) | {"form": 0}).encode() + b"\n" + columns
    after = index(before.items, before._replace(result=before.result._replace(state=foreign)))
    assert after.result.files.keys() == after.result.names


def test_no_documents_give_an_index_that_says_so() -> None:
    build = index([])
    assert [segment["documents"] for segment in json.loads(build.files[MANIFEST])["segments"]] == [0, 0]
    assert_as_built_anew(index([], build))


def test_file_names_are_plain_and_short() -> None:
    hostile = "𐐀" * 48
    text = Text(body=" ".join(hostile[:-2] + letter + other for letter in "абвгд" for other in "абвгд") + " ../../x")
    build = index([Item("2018-01-01", Row("x/1", "/x/", "Х", ("novyna", "", "", "")), text)])
    assert all(len(name) < 200 and name.isascii() and "/" not in name for name in build.files)
