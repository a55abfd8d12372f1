"""That the pictures of the docs are small, shown with words, and made by the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests import parts
from tests.docs import pictures

ROOT = Path(__file__).parents[2]
PICTURES = sorted((ROOT / "docs/images").glob("*.png"))
LARGEST, LARGEST_WHOLE = 120_000, 1_000_000


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_is_small_and_shown_somewhere_with_words_for_those_who_do_not_see_it(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST
    with Image.open(picture) as image:
        assert image.mode == "P"
    pages = (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    shown = [re.findall(rf"!\[(.*?)\]\(\S*images/{picture.name}\)", page.read_text("utf-8")) for page in pages]
    assert min(len(words) for page in shown for words in page) > 20


def test_all_pictures_together_are_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES) < LARGEST_WHOLE


@pytest.mark.long
def test_the_walk_through_the_docs_makes_every_picture_anew(tmp_path: Path) -> None:
    parts.need("chromium")
    parts.need("decap")
    assert pictures.main(tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir()} == {picture.name for picture in PICTURES}
