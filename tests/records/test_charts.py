"""Charts: what is drawn is told too, and nothing hangs on colour."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from plugins.records.charts import TONES, Bar, Row, bars, stacked

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
