"""Whom a name in a list means."""

from __future__ import annotations

import pytest

from plugins.model.roster import Roster, plain_name

from .records import row


def roster() -> Roster:
    return Roster(
        [
            row("deputies", "koval", title="Коваль Мар'яна Іванівна (зразок)", convocation="VIII", voter_id="17"),
            row("deputies", "koval", title="Коваль Мар'яна Іванівна", convocation="VII"),
            row("deputies", "lypa", title="Липа Іван Петрович", convocation="VIII", slug="lypa-1"),
            row("deputies", "lypa-2", title="Липа Іван Петрович", convocation="VIII", voter_id="22"),
        ]
    )


def ids(convocation: str, name: str, voter_id: str = "") -> list[str]:
    return [found.id for found in roster().find(convocation, name, voter_id)]


@pytest.mark.parametrize(
    "name",
    ["Коваль Мар'яна Іванівна", "КОВАЛЬ МАР’ЯНА ІВАНІВНА", " Коваль  Марʼяна Іванівна ", "Коваль Мар`яна Іванівна"],
)
def test_apostrophes_spaces_and_case_do_not_matter(name: str) -> None:
    assert ids("VIII", name) == ["deputaty/viii/koval"]
    assert ids("VII", name) == ["deputaty/vii/koval"]


def test_a_deputy_of_two_convocations_is_told_apart_by_the_convocation_only() -> None:
    assert len(ids("", "Коваль Мар'яна Іванівна")) == 2
    assert ids("VI", "Коваль Мар'яна Іванівна") == []
    assert roster().one("", "Коваль Мар'яна Іванівна") is None


def test_of_two_with_one_name_the_code_tells_who_is_meant() -> None:
    assert ids("VIII", "Липа Іван Петрович") == ["deputaty/viii/lypa-1", "deputaty/viii/lypa-2"]
    assert ids("VIII", "Липа Іван Петрович", "22") == ["deputaty/viii/lypa-2"]
    assert ids("VIII", "Липа Іван Петрович", "lypa-1") == ["deputaty/viii/lypa-1"]


def test_a_code_that_is_nobodys_leaves_the_name_to_decide() -> None:
    assert ids("VIII", "Коваль Мар'яна Іванівна", "901") == ["deputaty/viii/koval"]
    assert ids("VIII", "Сова", "901") == []
    assert ids("VIII", "Як завгодно", "17") == ["deputaty/viii/koval"]


def test_dashes_and_words_in_brackets_do_not_matter() -> None:
    assert plain_name("Нечуй – Левицький Іван (зразок)") == plain_name("Нечуй-Левицький  Іван")
    assert plain_name("Липа") != plain_name("Лиса")
