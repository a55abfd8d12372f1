"""Slips on the command line, as invoke itself finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke import Program

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["bild"], "невідома команда «bild» — можливо, «build»? усі команди покаже ./invoke"),
        (["бюджет"], "невідома команда «бюджет» — усі команди покаже ./invoke"),
        (["new", "news"], "команді new бракує: назву в лапках — приклад покаже ./invoke --help new"),
        (["new"], "команді new бракує: вид, назву в лапках — приклад покаже ./invoke --help new"),
        (
            ["new", "news", "Ремонт", "мосту"],
            "зайве слово «мосту» — текст із кількох слів беріть у лапки; приклад покаже ./invoke --help new",
        ),
        (["build", "--jsn"], "невідомий параметр «--jsn» — параметри покаже ./invoke --help build"),
        (["build", "--content"], "після --content бракує значення — параметри покаже ./invoke --help build"),
    ],
)
def test_a_slip_is_said_in_one_line_with_what_to_do(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        Program().run(["invoke", "--search-root", str(ROOT), *arguments])
    assert left.value.code == 1
    assert capsys.readouterr().err == f"{line}\n"
