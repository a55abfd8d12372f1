from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.shards import Leaf, Terms, arrange, decode, encode, is_big, limit, ordering, place

MOST = 100
WORD = st.text("абвя1𐐀𐐁ﬁ쀀", min_size=1, max_size=4)
TERMS = st.dictionaries(WORD, st.integers(1, MOST // 2).map(bytes), max_size=40)


def not_asked(label: str) -> Terms:
    raise AssertionError(label)


def cut(terms: Terms) -> list[Leaf]:
    """The leaves of an index built anew."""
    return arrange(terms, (), not_asked, MOST)


def held(leaves: list[Leaf]) -> dict[str, Terms]:
    return {leaf.label: leaf.terms or {} for leaf in leaves}


@given(TERMS)
def test_a_file_is_read_back(terms: Terms) -> None:
    assert decode(encode(terms)) == terms


@given(TERMS)
def test_a_file_does_not_depend_on_the_order_in_which_terms_came(terms: Terms) -> None:
    assert encode(dict(reversed(terms.items()))) == encode(terms)


@given(TERMS)
def test_every_term_is_in_the_leaf_where_it_is_sought(terms: Terms) -> None:
    leaves = cut(terms)
    labels = [leaf.label for leaf in leaves]
    assert labels == sorted(labels)
    assert all(term in (leaves[place(term, labels)].terms or {}) for term in terms)
    assert sum(len(leaf.terms or {}) for leaf in leaves) == len(terms)


@given(TERMS)
def test_only_terms_that_no_order_tells_apart_pass_the_limit_together(terms: Terms) -> None:
    assert all(leaf.weight <= MOST or leaf.first == leaf.last for leaf in cut(terms))


def test_a_group_within_the_limit_is_one_leaf() -> None:
    assert held(cut({"аб": b"1", "яв": b"2"})) == {"": {"аб": b"1", "яв": b"2"}}


def test_a_group_over_the_limit_is_halved_where_its_ends_differ_most() -> None:
    half = bytes(MOST // 2)
    assert [leaf.label for leaf in cut({"аа": half, "аб": half, "яа": half})] == ["", "аб", "р"]


def test_a_term_is_nowhere_in_an_empty_index() -> None:
    assert place("рада", []) == -1


def test_letters_beyond_the_common_planes_are_one_to_the_order() -> None:
    assert ordering("а𐐀ﬁ쀀") == "а\uc000\uc000\uc000\uc000"


@pytest.mark.parametrize(("length", "big"), [(MOST // 2, False), (MOST // 2 + 1, True)])
def test_a_posting_of_more_than_half_the_limit_is_big(length: int, big: bool) -> None:
    assert is_big(bytes(length), MOST) is big


def test_more_documents_make_no_smaller_groups() -> None:
    limits = [limit(number) for number in (0, 472, 5_664, 56_640)]
    assert limits == sorted(limits)


@given(TERMS, TERMS, st.sets(WORD))
def test_leaves_arranged_after_a_change_are_those_cut_anew(before: Terms, added: Terms, removed: set[str]) -> None:
    wanted = {term: posting for term, posting in (before | added).items() if term not in removed}
    old = cut(before)
    labels = [leaf.label for leaf in old]
    touched = {place(term, labels) for term in added.keys() | removed} if old else set()
    changed = {term: posting for number in touched for term, posting in (old[number].terms or {}).items()}
    loose = {term: posting for term, posting in (changed | added).items() if term not in removed}
    untouched = [leaf for number, leaf in enumerate(old) if number not in touched]
    arranged = arrange(loose, untouched, held(old).__getitem__, MOST)
    known = [leaf._replace(terms=held(old)[leaf.label]) if leaf.terms is None else leaf for leaf in arranged]
    assert known == cut(wanted)
