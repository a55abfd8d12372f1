"""A manifest is what it says of a release's own files, or it is none."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish.manifest import dump, load

ZERO = "0" * 64
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\n\0"), min_size=1, max_size=9).filter(
    lambda name: name not in (".", "..")
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(st.dictionaries(PATHS, st.binary(max_size=9).map(lambda data: sha256(data).hexdigest()), min_size=1))
def test_what_was_written_is_read(manifest: dict[str, str]) -> None:
    assert load(dump(manifest)) == manifest


@pytest.mark.parametrize(
    "line",
    [
        f"{ZERO}  /etc/hosts",
        f"{ZERO}  ../../outside",
        f"{ZERO}  a/../../../outside",
        f"{ZERO}  a//b",
        f"{ZERO}  a/./b",
        f"{ZERO}  a/",
        f"{ZERO}  a\0b",
        f"{ZERO} a",
        f"{ZERO}  ",
        f"{'g' * 64}  a",
        f"{ZERO}0  a",
        "   ",
    ],
)
def test_a_line_that_names_no_file_of_the_release_makes_it_none(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(line)):
        load(f"{ZERO}  index.html\n{line}\n".encode())


@pytest.mark.parametrize("data", [b"", b"\n"])
def test_nothing_is_no_manifest(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        load(data)
