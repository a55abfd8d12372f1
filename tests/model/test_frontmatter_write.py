from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.frontmatter import parse
from plugins.model.frontmatter_write import dump, scalar
from plugins.model.source_text import FORBIDDEN

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).filter(
    lambda text: not FORBIDDEN.search(text)
)
_GUESSED = [
    "null",
    "~",
    "NO",
    "так",
    "143",
    "1e3",
    "0x1F",
    "10:30",
    "2019-12-24",
    "33-65/2019",
    "1_000",
    ".5",
    "=",
    "<<",
]
_SIGNS = ["a: b", "a #b", "- a", "? a", "&a", "*a", "!a", "%a", "@a", "`a", "'", '"', " a", "a ", "a:", "[", "{", ""]
_HIDDEN = ["a\nb", "\u2028", "\ufeff", "\t", "2019-12-24 10:00", "№ 5", "---", "143-р", "😀", "a\\b"]
HARD = st.sampled_from([*_GUESSED, *_SIGNS, *_HIDDEN])
KEYS = st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True).filter(
    lambda key: key not in {"null", "y", "n", "no", "yes", "on", "off", "true", "false"}
)
VALUES = st.recursive(
    TEXT | HARD,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_what_is_written_reads_back(values: dict) -> None:
    front = parse(dump(values) + "\nТекст.\n")
    assert front.flaws == ()
    assert front.values == values
    assert front.body == "\nТекст.\n"


@given(st.dictionaries(KEYS, TEXT | HARD, min_size=1, max_size=5))
def test_any_reader_of_yaml_takes_text_for_text(values: dict) -> None:
    header = dump(values).removeprefix("---\n").removesuffix("---\n")
    for key, value in yaml.safe_load(header).items():
        assert value == values[key] or str(value)[:10] == values[key][:10]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2019-12-24", "2019-12-24"),
        ("2019-12-24 10:00", "2019-12-24 10:00"),
        ("143", '"143"'),
        ("143-р", "143-р"),
        ("33-65/2019", "33-65/2019"),
        ("12:05", '"12:05"'),
        ("no", '"no"'),
        ("", '""'),
        (250, "250"),
        (True, "true"),
        (False, "false"),
        ("Про бюджет: зміни", '"Про бюджет: зміни"'),
        ("Про «Сонечко» (зразок)", "Про «Сонечко» (зразок)"),
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("справа\u202e", r'"справа\u202e"'),
        ("два\nрядки", r'"два\nрядки"'),
    ],
)
def test_a_value_has_one_form(value: str | int | bool, written: str) -> None:
    assert scalar(value) == written


def test_lists_and_parts_stand_in_blocks_in_the_given_order() -> None:
    header = dump(
        {
            "title": "Про ремонт",
            "relations": [{"type": "changes", "act": "rishennia-rady/2019/1", "clause": "2"}],
            "topics": ["дороги", "1"],
            "event": {"start": "2019-03-05 10:00"},
            "files": [],
        }
    )
    assert header == (
        "---\ntitle: Про ремонт\nrelations:\n  - type: changes\n    act: rishennia-rady/2019/1\n"
        '    clause: "2"\ntopics:\n  - дороги\n  - "1"\nevent:\n  start: 2019-03-05 10:00\nfiles: []\n---\n'
    )
