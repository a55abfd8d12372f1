from __future__ import annotations

import pytest

from plugins.model.numbering import first, following, session_of


@pytest.mark.parametrize(
    ("last", "following_one"),
    [
        ("220", "221"),
        ("33-65/2019", "34-65/2019"),
        ("143-р", "144-р"),
        ("142р", "143р"),
        ("295 (о)", "296 (о)"),
        ("15/2019", "16/2019"),
        ("542-VIII", "543-VIII"),
        ("2010-48-VII", "2011-48-VII"),
        ("1457-55/VIII", "1458-55/VIII"),
        ("2/3", "2/4"),
        ("9", "10"),
    ],
)
def test_only_the_running_part_of_a_number_grows(last: str, following_one: str) -> None:
    assert following([last]) == following_one


def test_the_newest_series_goes_on_from_its_greatest_number() -> None:
    assert following(["1-65/2019", "2-65/2019", "1-66/2020", "3-66/2020", "2-66/2020"]) == "4-66/2020"
    assert following(["143-р", "12 (о)", "144-р"]) == "145-р"


@pytest.mark.parametrize("numbers", [[], ["б/н"], ["2019-а-7-б"]])
def test_a_form_that_is_not_known_gives_no_proposal(numbers: list[str]) -> None:
    assert following(numbers) == ""


@pytest.mark.parametrize(
    ("last", "first_one"), [("220", "1"), ("143-р", "1-р"), ("295 (о)", "1 (о)"), ("33-65/2019", ""), ("542-VIII", "")]
)
def test_a_new_year_begins_a_series_anew_where_no_session_decides(last: str, first_one: str) -> None:
    assert first(last) == first_one


def test_the_session_is_read_from_a_council_number_only() -> None:
    assert [session_of(number) for number in ("33-65/2019", "220", "143-р")] == ["65", "", ""]
