from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.counts import LENGTHS
from plugins.search.pages import PAGE, Sheet, decode_sheet, decode_topics, encode_sheet, encode_topics

FACTS = st.tuples(st.text(max_size=3), st.sampled_from(["", "rada"]), st.sampled_from(["2018", "2019"]), st.just(""))


@given(st.lists(st.tuples(st.integers(0, len(LENGTHS) - 1), FACTS), max_size=PAGE // 8))
def test_a_page_is_read_back(columns: list[tuple[int, tuple[str, str, str, str]]]) -> None:
    page = Sheet([length for length, _ in columns], [facts for _, facts in columns])
    assert decode_sheet(encode_sheet(page)) == page


@given(st.lists(st.lists(st.text(max_size=3)).map(tuple), max_size=50))
def test_topics_are_read_back(topics: list[tuple[str, ...]]) -> None:
    assert decode_topics(encode_topics(topics)) == topics


def test_a_whole_page_may_have_no_value_twice() -> None:
    topics = [(str(number),) for number in range(PAGE)]
    assert decode_topics(encode_topics(topics)) == topics


def test_the_commonest_value_has_the_first_code() -> None:
    assert encode_topics([("b",), ("a",), ("b",)]) == b'{"values":[["b"],["a"]],"topics":"010"}'
