from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.counts import code_units
from plugins.search.shards import DEPTH, END, LIMIT, Leaf, Terms, arrange, decode, encode, fresh, place, weight

WORD = st.text("абв𐐀ﬁ", min_size=1, max_size=4)
TERMS = st.dictionaries(WORD, st.integers(1, LIMIT).map(bytes), max_size=30)


def not_asked(prefix: str) -> Terms:
    raise AssertionError(prefix)


def cut(terms: Terms) -> dict[str, Terms]:
    """The terms of every leaf of an index built anew."""
    return {leaf.prefix: leaf.terms or {} for leaf in arrange(fresh(terms), not_asked)}


@given(TERMS)
def test_a_file_is_read_back(terms: Terms) -> None:
    assert decode(encode(terms)) == terms


@given(TERMS)
def test_terms_stand_in_the_order_of_the_browser(terms: Terms) -> None:
    assert list(decode(encode(terms))) == sorted(terms, key=code_units)


@given(TERMS)
def test_every_term_is_in_the_leaf_where_it_is_sought(terms: Terms) -> None:
    leaves = cut(terms)
    assert all(term in leaves[place(term, leaves) or ""] for term in terms)
    assert sum(map(len, leaves.values())) == len(terms)


@given(TERMS)
def test_a_leaf_over_the_limit_cannot_be_split(terms: Terms) -> None:
    for prefix, held in cut(terms).items():
        assert weight(held) <= LIMIT or prefix.endswith(END) or len(prefix) == DEPTH


def test_a_group_within_the_limit_is_one_leaf_by_its_first_letter() -> None:
    assert cut({"аб": b"1", "ав": b"2", "бв": b"3"}) == {"а": {"аб": b"1", "ав": b"2"}, "б": {"бв": b"3"}}


def test_a_group_over_the_limit_splits_by_its_next_letter() -> None:
    big = bytes(LIMIT)
    assert list(cut({"а": b"1", "аб": big, "ава": b"2", "авб": b"3"})) == ["а ", "аб ", "ав"]


def test_long_words_with_one_beginning_share_a_leaf() -> None:
    terms = {"а" * 40 + letter: bytes(LIMIT) for letter in "бв"}
    assert list(cut(terms)) == ["а" * DEPTH]


@given(TERMS, TERMS, st.sets(WORD))
def test_leaves_arranged_after_a_change_are_those_cut_anew(before: Terms, added: Terms, removed: set[str]) -> None:
    wanted = {term: posting for term, posting in (before | added).items() if term not in removed}
    old = cut(before)
    touched: dict[str, Terms] = {}
    for term in added.keys() | removed:
        prefix = place(term, old) or term + END
        held = touched.setdefault(prefix, dict(old.get(prefix, {})))
        held.pop(term, None)
        if term in wanted:
            held[term] = wanted[term]
    leaves = [Leaf(prefix, weight(held), held) for prefix, held in touched.items()]
    leaves += [Leaf(prefix, weight(held)) for prefix, held in old.items() if prefix not in touched]
    arranged = {
        leaf.prefix: old[leaf.prefix] if leaf.terms is None else leaf.terms for leaf in arrange(leaves, old.__getitem__)
    }
    assert arranged == cut(wanted)
