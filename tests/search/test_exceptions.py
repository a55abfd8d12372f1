from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.exceptions import pack, split, unpack
from plugins.search.postings import Places, encode

WORD = st.text("абвгґ'", max_size=12)
POSTINGS = st.dictionaries(st.integers(0, 3), st.just(Places([5], b"\1"))).map(encode)


@given(WORD, st.lists(WORD, min_size=1, max_size=4))
def test_the_terms_of_a_form_are_read_back(form: str, terms: list[str]) -> None:
    assert unpack(form, pack(form, terms)) == tuple(terms)


@given(WORD, st.lists(WORD, min_size=1, max_size=4), POSTINGS)
def test_an_exception_and_a_posting_are_told_apart(form: str, terms: list[str], posting: bytes) -> None:
    packed = pack(form, terms)
    assert split(packed + posting) == (packed, posting)
    assert split(posting) == (b"", posting)
