"""E-mail addresses in a text, found in a time that grows as the text does."""

from __future__ import annotations

import time

import pytest

from plugins.model.mail import MAIL
from plugins.model.roster import plain_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пишіть на rada@misto.gov.ua.", ["rada@misto.gov.ua"]),
        ("Пошта:rada@misto.gov.ua; a.b+c@x-y.ua", ["rada@misto.gov.ua", "a.b+c@x-y.ua"]),
        ("rada@громада.укр", ["rada@громада.укр"]),
        ("rada@localhost, @rada, rada@", []),
        (f"{'a' * 64}@b.ua", [f"{'a' * 64}@b.ua"]),
        (f"{'a' * 65}@b.ua", []),
    ],
)
def test_addresses_are_found_where_people_write_them(text: str, found: list[str]) -> None:
    assert MAIL.findall(text) == found


@pytest.mark.parametrize("text", ["a" * 100_000, "." * 100_000, "a." * 50_000, "a@" * 50_000, "a@" + "b" * 100_000])
def test_a_long_text_without_addresses_takes_no_time(text: str) -> None:
    began = time.process_time()
    assert MAIL.findall(text) == []
    assert time.process_time() - began < 1


def test_a_name_of_brackets_alone_takes_no_time() -> None:
    began = time.process_time()
    assert plain_name("(" * 100_000) == "(" * 100_000
    assert time.process_time() - began < 1
    assert plain_name("Коваль (голова) Іван (") == plain_name("Коваль Іван (")
