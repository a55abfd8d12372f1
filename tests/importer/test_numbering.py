"""Word's automatic numbers, as Word itself shows them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import fromstring

import pytest

from plugins.importer.numbering import Counters, in_roman, written
from plugins.importer.styles import Styles

from .word import NAMES


def level(at: int, text: str, form: str = "decimal", extra: str = "") -> str:
    start = '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'


def labels(levels: Sequence[str], places: Sequence[tuple[str, int]], nums: str = "") -> list[str]:
    """The labels of paragraphs at (list, level), of lists 1 and 2 over one abstract list, or of `nums`."""
    plain = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/></w:num>' for at in (1, 2))
    xml = f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums or plain}'
    counters = Counters(fromstring(xml + "</w:numbering>"), Styles(None))
    found = (counters.label(paragraph(number, depth)) for number, depth in places)
    return ["" if label is None else label.text for label in found]


def paragraph(number: str, depth: int):
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return fromstring(f"<w:p {NAMES}><w:pPr>{place}</w:pPr></w:p>")


THREE = [level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3.")]


def test_deeper_levels_begin_anew_below_each_upper_one() -> None:
    depths = [0, 1, 2, 2, 1, 2, 0, 1]
    shown = ["1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "2.", "2.1."]
    assert labels(THREE, [("1", depth) for depth in depths]) == shown


def test_a_level_that_starts_below_one_not_used_shows_its_start() -> None:
    assert labels(THREE, [("1", 1), ("1", 1), ("1", 0)]) == ["1.1.", "1.2.", "2."]


def test_lists_over_one_abstract_list_go_on_counting_unless_one_starts_itself() -> None:
    assert labels(THREE, [("1", 0), ("2", 0), ("1", 0)]) == ["1.", "2.", "3."]
    own = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    own += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    assert labels(THREE, [("1", 0), ("2", 0), ("2", 0)], own) == ["1.", "5.", "6."]


def test_a_level_that_never_restarts_goes_on() -> None:
    levels = [level(0, "%1."), level(1, "%2)", extra='<w:lvlRestart w:val="0"/>')]
    assert labels(levels, [("1", 0), ("1", 1), ("1", 0), ("1", 1)]) == ["1.", "1)", "2.", "2)"]


def test_letters_and_legal_numbering_come_out_as_word_shows_them() -> None:
    levels = [level(0, "%1.", "upperRoman"), level(1, "%2)", "russianLower"), level(2, "%1.%3", extra="<w:isLgl/>")]
    assert labels(levels, [("1", 0), ("1", 1), ("1", 1), ("1", 2)]) == ["I.", "а)", "б)", "1.1"]


def test_paragraphs_outside_any_list_have_no_number() -> None:
    assert labels(THREE, [("9", 0), ("1", 7), ("0", 0)]) == ["", "", ""]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (4, "lowerRoman", "iv"),
        (28, "lowerLetter", "bb"),
        (7, "russianUpper", "Ж"),
        (10, "russianLower", "к"),
        (5, "none", ""),
    ],
)
def test_numbers_take_the_form_of_their_level(number: int, form: str, shown: str) -> None:
    assert written(number, form) == (shown, True)


def test_an_unknown_form_is_written_in_digits_and_not_sure() -> None:
    assert written(5, "chineseCounting") == ("5", False)


def test_roman_digits_reach_the_thousands() -> None:
    assert [in_roman(number) for number in (1, 4, 9, 14, 65, 2019)] == ["I", "IV", "IX", "XIV", "LXV", "MMXIX"]
