"""Medians, percentiles and ratios; see plugins/bench/figures.py."""

from __future__ import annotations

import pytest

from plugins.bench.figures import medians, p95, parts, ratios
from tests.bench.results import asked, built, results


def test_a_median_is_of_the_rounds_of_one_contender_and_step() -> None:
    samples = [built("clean", "hugo", cpu, number) for number, cpu in enumerate((9, 4, 5), 1)]
    found = medians([*samples, built("edit", "hugo", 1)])
    assert found["clean", "hugo"]["cpu"] == 5
    assert found["edit", "hugo"]["cpu"] == 1


def test_ratios_are_of_what_was_measured_only() -> None:
    found = {ratio.label: ratio.value for ratio in ratios(results()["build"]["12"]["samples"])}
    assert found == {
        "з нуля без пошуку: ми / Hugo": 1.5,
        "з нуля без пошуку: ми / Pelican": 0.25,
        "з нуля з пошуком: ми / Hugo і Pagefind": 1.0,
        "після правки: Hugo / ми": 8.0,
        "після правки: Hugo і Pagefind / ми": 24.0,
    }


def test_however_a_ratio_is_told_it_is_ahead_where_others_take_longer() -> None:
    found = {(ratio.step, ratio.others): ratio.ahead for ratio in ratios(results()["build"]["12"]["samples"])}
    assert found["clean", "Pelican"] == 4
    assert found["clean", "Hugo"] == 4 / 6
    assert found["edit", "Hugo"] == 8


@pytest.mark.parametrize(
    ("values", "expected"), [(range(1, 61), 57), (range(1, 101), 95), ([3], 3), ([2, 1], 2), ([5, 1, 3], 5)]
)
def test_the_95th_percentile_is_one_of_the_values(values: list[float], expected: float) -> None:
    assert p95(values) == expected


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        p95([])


def test_parts_are_means_over_all_queries_the_largest_first() -> None:
    other = {**asked(3000), "parts": {"rules": 900}}
    assert parts([asked(5000), other]) == {"engine": 2000, "bin": 500, "rules": 450}
