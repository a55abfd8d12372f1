"""A long line is read in a time that grows as the line does."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from plugins.acts.discussion import MAIL
from plugins.records.templates import FILTERS
from plugins.records.text import annexes, footnotes, videos
from tests.records.text.sample import act

SPACES = " " * 60_000


@pytest.mark.parametrize(
    ("look", "text", "finds"),
    [
        (videos._LINE.search, f"{{video}} x{SPACES}y", True),
        (videos._LINE.search, f"{{video}}{SPACES}", False),
        (annexes._title, f"# **Додаток {SPACES}x", True),
        (annexes._title, f"Додаток №{SPACES}x", False),
        (annexes._title, f"Додаток 1 до рішення{SPACES}.", False),
        (lambda text: list(footnotes.strays(text)), "[^" * 60_000, False),
        (MAIL.search, "a" * 60_000, False),
        (lambda text: re.search("mailto", FILTERS["mails"](text)), "a" * 60_000, False),
    ],
)
def test_a_long_line_takes_no_time(look: Callable[[str], object], text: str, finds: bool) -> None:
    began = time.process_time()
    assert bool(look(text)) is finds
    assert time.process_time() - began < 2


def test_spaces_behind_the_name_of_a_video_are_none_of_it() -> None:
    found = videos._LINE.search("{video} sesiia 1 \t")
    assert found is not None
    assert found[1].rstrip(" \t") == "sesiia 1"


def test_spaces_within_the_title_of_an_annex_do_not_hide_its_number() -> None:
    assert '<section id="d7" class="annex"><h2>' in act("1. Зробити.\n\n# Додаток  №  7   до рішення\n\nТекст.\n").html
