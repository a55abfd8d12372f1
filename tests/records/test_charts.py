"""Charts: what is drawn is told too, and nothing hangs on colour."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.charts import PLOT, TONES, Bar, Column, Row, bars, columns, stacked

VALUES = st.integers(0, 10**6)


def width(part: Element) -> float:
    return float(part.get("width", "").removesuffix("%"))


def parts(drawn: Element) -> list[Element]:
    return [part for part in drawn.findall("rect") if part.get("width", "").endswith("%")]


def texts(drawn: Element) -> list[str]:
    return [text.text or "" for text in drawn.iter("text")]


def test_a_chart_has_a_name_and_a_description_with_every_number() -> None:
    drawn = fromstring(bars("v", "Про мости", [Bar("За", 27), Bar("Проти", 3, tone=2)]))
    assert drawn.get("role") == "img"
    assert (drawn.findtext("title"), drawn.findtext("desc")) == ("Про мости", "За: 27; Проти: 3")
    named = {drawn.find(kind).get("id") for kind in ("title", "desc")}  # type: ignore[union-attr]
    assert named == {drawn.get("aria-labelledby"), drawn.get("aria-describedby")}


def test_a_bar_has_its_label_and_its_value_beside_it_and_the_greatest_is_full() -> None:
    drawn = fromstring(bars("v", "Видатки", [Bar("Освіта", 5000.5), Bar("Культура", 2500.25, "2,5 тис.")]))
    assert texts(drawn) == ["Освіта", "5\u00a0000,5", "Культура", "2,5 тис."]
    assert [width(part) for part in parts(drawn)] == [100, 50]
    assert [width(part) for part in parts(fromstring(bars("v", "В", [Bar("А", 1)], most=4)))] == [25]


def test_long_labels_stand_above_their_bars() -> None:
    short, long = bars("v", "В", [Bar("За", 1)]), bars("v", "В", [Bar("Зареєстровано вчасно", 1)])
    assert fromstring(short).get("class") == "chart beside"
    assert fromstring(long).get("class") == "chart above"
    assert fromstring(long).get("height") == "3.5em"


def test_parts_of_one_bar_differ_by_more_than_colour_and_are_named_by_a_legend() -> None:
    drawn = fromstring(stacked("v", "Голоси", ("За", "Проти"), [Row("2024 рік", (3, 1)), Row("2025 рік", (0, 0))]))
    assert texts(drawn) == ["За", "Проти", "2024 рік", "3", "1", "2025 рік"]
    assert drawn.findtext("desc") == "2024 рік: За 3, Проти 1; 2025 рік: 0"
    assert [(part.get("class"), width(part)) for part in parts(drawn)] == [("tone1", 75), ("tone2", 25)]
    assert [part.get("fill") for part in parts(drawn)] == [None, "url(#v-h)"]
    assert drawn.find("defs/pattern[@id='v-h']") is not None


def test_a_number_without_room_in_its_part_is_left_to_the_description() -> None:
    drawn = fromstring(stacked("v", "Голоси", ("За", "Проти"), [Row("2024", (99, 1))]))
    assert "1" not in texts(drawn)
    assert "Проти 1" in (drawn.findtext("desc") or "")


def test_words_of_strangers_stay_words() -> None:
    drawn = bars("v", "<b>&\"'", [Bar("</text><script>", 1)])
    assert "<script" not in drawn
    assert "<b>" not in drawn


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_a_longer_bar_is_a_greater_value(values: list[int]) -> None:
    drawn = fromstring(bars("v", "В", [Bar(str(place), value) for place, value in enumerate(values)]))
    widths = [width(part) for part in parts(drawn)]
    assert all(0 <= share <= 100 for share in widths)
    assert [values[place] for place in sorted(range(len(values)), key=lambda n: (widths[n], values[n]))] == sorted(
        values
    )


@given(st.lists(VALUES, min_size=TONES, max_size=TONES))
def test_parts_fill_their_bar(values: list[int]) -> None:
    drawn = fromstring(stacked("v", "В", [*"абвгґ"], [Row("2024", values)]))
    assert abs(sum(width(part) for part in parts(drawn)) - (100 if any(values) else 0)) < 0.1
    assert len(parts(drawn)) == sum(value > 0 for value in values)


def below(drawn: Element) -> list[Element]:
    return [part for part in parts(drawn) if part.get("class") == "tone2"]


def test_bars_below_zero_go_the_other_way_from_a_line_and_are_hatched() -> None:
    drawn = fromstring(bars("v", "Результат", [Bar("Вода", 300), Bar("Тепло", -100, "−100")]))
    gain, loss = parts(drawn)
    assert [(gain.get("x"), width(gain)), (loss.get("x"), width(loss))] == [("25%", 75), ("0%", 25)]
    assert below(drawn) == [loss]
    assert loss.get("fill") == "url(#v-h)"
    assert texts(drawn) == ["Вода", "300", "Тепло", "−100"]
    assert [part.get("x") for part in drawn.findall("rect") if part.get("width") == "1"] == ["25%", "25%"]


def years(*values: tuple[float, ...], legend: tuple[str, ...] = ("Дохід",)) -> Element:
    found = [Column(str(2020 + place), one, str(sum(one)), f"разом {sum(one)}") for place, one in enumerate(values)]
    return fromstring(columns("c", "За роками", legend, found))


def ems(part: Element, name: str) -> float:
    return float(part.get(name, "").removesuffix("em"))


def test_columns_stand_side_by_side_on_one_line_with_their_year_below() -> None:
    drawn = years((50,), (100,))
    low, high = parts(drawn)[:2]
    assert ems(high, "height") == 2 * ems(low, "height") == PLOT
    assert ems(high, "y") + ems(high, "height") == ems(low, "y") + ems(low, "height")
    assert texts(drawn) == ["50", "2020", "100", "2021"]
    assert drawn.findtext("desc") == "2020: разом 50; 2021: разом 100"


def test_parts_of_a_column_stand_on_each_other_and_what_is_below_zero_goes_down() -> None:
    drawn = years((60, 40), (-20, 40), legend=("Своє", "Позичене"))
    own, lent, owed, more = parts(drawn)[:4]
    assert ems(lent, "y") + ems(lent, "height") == pytest.approx(ems(own, "y"), abs=0.02)
    assert ems(owed, "y") == pytest.approx(ems(more, "y") + ems(more, "height"), abs=0.02)
    assert [part.get("class") for part in (own, lent, owed, more)] == ["tone1", "tone2", "tone2", "tone2"]
    assert texts(drawn)[:2] == ["Своє", "Позичене"]


def test_a_number_stands_within_its_column_only_where_a_phone_has_room_for_it() -> None:
    def inside(count: int, words: str) -> int:
        found = [Column(str(place), (60, 40), "100", "", (words, words)) for place in range(count)]
        return texts(fromstring(columns("c", "За роками", ("Своє", "Позичене"), found))).count(words)

    assert [inside(2, "12,3"), inside(5, "12,3"), inside(6, "12,3"), inside(2, "1 234")] == [4, 10, 0, 0]


@given(st.lists(st.tuples(VALUES | VALUES.map(lambda value: -value)), min_size=1, max_size=8))
def test_no_column_leaves_its_chart(values: list[tuple[int]]) -> None:
    drawn = years(*values)
    for part in parts(drawn):
        assert ems(part, "y") >= 0
        assert (
            not part.get("height", "").endswith("em")
            or ems(part, "y") + ems(part, "height") <= ems(drawn, "height") + 0.02
        )
        assert 0 <= width(part) <= 100
