"""The demo's enterprises: invented, marked, with right sums in every year that has ended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.demo.enterprises import ENTERPRISES, documents
from plugins.demo.settings import MARK
from plugins.model.statement import read_statement


@given(st.integers(0, 10**6))
def test_sums_are_right_whatever_the_seed(seed: int) -> None:
    for document in documents(seed, 24):
        for name, data in document.files:
            reading = read_statement(data)
            assert reading.flaws == (), name
            codes = {line.code for line in reading.lines}
            assert {"1095", "1195", "1300", "1495", "1695", "1900", "2000"} <= codes


@pytest.mark.parametrize(("months", "first"), [(1, 2016), (36, 2016), (39, 2016), (48, 2015), (120, 2009), (240, 1999)])
def test_statements_run_to_the_last_whole_year_three_years_at_least(months: int, first: int) -> None:
    for document in documents(0, months):
        years = [int(statement["year"]) for statement in document.header["statements"]]  # type: ignore[index, union-attr]
        assert years == list(range(first, 2019))
        assert str(document.header["title"]).endswith(MARK)
        assert [name for name, _ in document.files] == [f"{document.stem}-{year}.csv" for year in years]


def test_a_year_is_the_same_however_many_months_are_made_and_begins_where_the_last_one_ended() -> None:
    short, long = (dict(file for one in documents(5, months) for file in one.files) for months in (1, 120))
    assert short.items() <= long.items()
    for enterprise in ENTERPRISES:
        before, now = (read_statement(long[f"{enterprise.stem}-{year}.csv"]).lines for year in (2017, 2018))
        ended = {(line.form, line.code): line.value for line in before if line.value is not None}
        begun = {(line.form, line.code): line.previous for line in now if line.previous is not None}
        assert ended == begun


def test_forms_of_large_small_and_least_enterprises_are_filed() -> None:
    filed = {line.form for one in documents(0, 1) for _, data in one.files for line in read_statement(data).lines}
    assert filed == {"1", "2", "1-м", "2-м", "1-мс", "2-мс"}
