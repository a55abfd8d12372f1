from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "theme/css"
SETTINGS = (CSS / "settings.css").read_text("utf-8")
LIGHT = ":root {"
DARK_BY_SYSTEM = ':root:not([data-theme="light"]) {'
DARK_BY_CHOICE = ':root[data-theme="dark"] {'
CONTRAST_BY_SYSTEM = ":root body {"
CONTRAST_BY_CHOICE = ':root[data-contrast="more"] body {'


def whole() -> str:
    """The style sheet as the build puts it together, comments included."""
    index = (CSS / "index.css").read_text("utf-8")
    return re.sub(r'@import "([^"]+)";', lambda match: (CSS / match[1]).read_text("utf-8"), index)


def block(selector: str) -> dict[str, str]:
    """Custom properties set by one rule of settings.css."""
    start = SETTINGS.index(selector)
    return dict(re.findall(r"(--[a-z-]+): ([^;]+);", SETTINGS[start : SETTINGS.index("}", start)]))


def scheme(*selectors: str) -> dict[str, str]:
    """The colours in force when these rules apply, each over the one before, references followed."""
    found: dict[str, str] = {}
    for selector in (LIGHT, *selectors):
        found |= block(selector)
    return {name: found[value[4:-1]] if value.startswith("var(") else value for name, value in found.items()}


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


SCHEMES = {
    "light": scheme(),
    "dark": scheme(DARK_BY_CHOICE),
    "light, more contrast": scheme(CONTRAST_BY_CHOICE),
    "dark, more contrast": scheme(DARK_BY_CHOICE, CONTRAST_BY_CHOICE),
}
WORDS = [
    (words, ground)
    for words in ("--ink", "--muted", "--link", "--visited", "--good", "--wait", "--bad")
    for ground in ("--paper", "--tint")
] + [("--ink", "--mark"), ("--on-band", "--band"), ("--on-yellow", "--yellow")]


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_stand_out_from_their_ground_at_least_seven_to_one(name: str, words: str, ground: str) -> None:
    colours = SCHEMES[name]
    assert contrast(colours[words], colours[ground]) >= 7


@pytest.mark.parametrize("name", SCHEMES)
def test_the_edges_of_controls_stand_out_at_least_three_to_one(name: str) -> None:
    colours = SCHEMES[name]
    assert min(contrast(colours["--edge"], colours[ground]) for ground in ("--paper", "--tint")) >= 3


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_colours_by_the_system_and_by_choice_are_the_same() -> None:
    assert block(DARK_BY_SYSTEM) == block(DARK_BY_CHOICE)
    assert block(CONTRAST_BY_SYSTEM) == block(CONTRAST_BY_CHOICE)


def test_every_colour_of_the_light_scheme_that_is_no_constant_has_a_dark_one() -> None:
    constant = {"--on-band", "--yellow", "--on-yellow"}
    colours = {name for name, value in block(LIGHT).items() if value.startswith("#")}
    assert set(block(DARK_BY_CHOICE)) == colours - constant


def test_every_variable_is_set_and_used() -> None:
    assert set(re.findall(r"var\((--[a-z-]+)", whole())) == set(block(LIGHT))


def test_no_words_on_a_screen_are_smaller_than_sixteen_pixels() -> None:
    screen = whole().split("@page")[0]
    sizes = re.findall(r"font(?:-size)?: ([\d.]+)(rem|em|px|%)", screen)
    assert sizes
    assert {unit for _, unit in sizes} == {"rem", "%"}
    assert min(float(size) for size, unit in sizes if unit == "rem") >= 1
    assert min(float(size) for size, unit in sizes if unit == "%") >= 100


def test_the_style_sheet_is_under_eight_kilobytes() -> None:
    """gzip is a bound: brotli, which the figure speaks of, is smaller."""
    assert len(gzip.compress(whole().encode(), 9, mtime=0)) < 8_000


def test_every_file_of_the_style_sheet_has_its_place_in_the_order() -> None:
    named = re.findall(r'@import "([^"]+)";', (CSS / "index.css").read_text("utf-8"))
    there = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")} - {"index.css"}
    assert sorted(named) == sorted(there)


def test_fonts_are_asked_for_by_placeholders_only() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", whole())
    assert len(addresses) == 4
    assert all(re.fullmatch(r'"font:source-sans-3-[a-z-]+-wght-normal\.woff2"', address) for address in addresses)
