"""Slips on the command line, which invoke names in English, in the user's language with a guess."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model.problems import maybe

NAMES = {
    "id": "ідентифікатор документа",
    "kind": "вид",
    "title": "назву в лапках",
    "query": "що шукати",
    "month": "місяць, як 2019-03",
    "months": "кількість місяців",
}
"""Arguments that stand without a name."""


def told(words: str, command: str, commands: Collection[str]) -> str:
    """What invoke's parser says (`words`) while reading `command` ("" before one was named)."""
    help_of = f"./invoke --help {command}"
    if match := re.fullmatch(r"No idea what '(.*)' is!", words, re.DOTALL):
        written = match[1]
        if written.startswith("-"):
            return f"невідомий параметр «{written}» — параметри покаже {help_of}".rstrip()
        if not command:
            guess = maybe(written, commands)
            return f"невідома команда «{written}» — {f'{guess} ' if guess else ''}усі команди покаже ./invoke"
        return f"зайве слово «{written}» — текст із кількох слів беріть у лапки; приклад покаже {help_of}"
    if match := re.fullmatch(r"'.*' did not receive required positional arguments: (.*)", words):
        missing = ", ".join(NAMES.get(name, name) for name in re.findall(r"'(.*?)'", match[1]))
        return f"команді {command} бракує: {missing} — приклад покаже {help_of}"
    if match := re.fullmatch(r"Flag <Argument: ([\w-]+).*> needed value and was not given one!", words):
        return f"після --{match[1]} бракує значення — параметри покаже {help_of}"
    return words
