"""`demo --media`: pictures and papers beside the same documents."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from plugins.demo.document import Document
from plugins.demo.media import with_media
from plugins.demo.pictures import SIZE, picture
from plugins.demo.write import documents
from plugins.model.frontmatter_write import dump
from plugins.records.check import problems
from plugins.records.session import opened


@pytest.fixture(scope="module")
def pair() -> tuple[list[Document], list[Document]]:
    """Some documents of a month, as they are and with media."""
    month, found = next(documents(1, 1))
    few = [*found[:6], *[one for one in found if one.folder.startswith(("acts/", "petitions/"))][::12]]
    return few, list(with_media(1, month, few))


def test_a_news_item_has_two_pictures_and_an_act_a_pdf(pair: tuple[list[Document], list[Document]]) -> None:
    for plain, rich in zip(*pair, strict=True):
        suffixes = [name.rpartition(".")[2] for name, _ in rich.files]
        if plain.folder.startswith("news/"):
            assert suffixes == ["jpg", "jpg"]
        elif plain.folder.startswith("acts/"):
            assert suffixes.count("pdf") >= 1
            assert all(file in rich.files for file in plain.files)
        else:
            assert plain == rich


def test_the_pictures_differ_and_are_the_same_next_time() -> None:
    assert picture(random.Random(1)) == picture(random.Random(1))
    assert picture(random.Random(1)) != picture(random.Random(2))
    made = Image.open(io.BytesIO(picture(random.Random(3))))
    assert made.size == SIZE
    assert made.convert("L").crop((24, 735, 372, 830)).getextrema()[0] < 40, "a word is written there"


def test_check_finds_nothing_in_them(pair: tuple[list[Document], list[Document]], tmp_path: Path) -> None:
    content = tmp_path / "content"
    for document in pair[1]:
        (content / document.folder).mkdir(parents=True, exist_ok=True)
        unrelated = {
            name: value
            for name, value in document.header.items()
            if name not in ("related", "relations", "draft", "sitting", "video")
        }
        body = (
            document.body if document.folder.startswith("acts/") else "Текст.\n" + document.body.split("\n")[-2] + "\n"
        )
        (content / document.folder / f"{document.stem}.md").write_text(dump(unrelated) + "\n" + body, "utf-8")
        for name, data in document.files:
            (content / document.folder / name).write_bytes(data)
    with opened(content, tmp_path / "memory") as session:
        told = {(problem.path, problem.message) for problem in problems(session)}
    assert [(path, message) for path, message in told if "зображ" in message or "файл" in message] == []
