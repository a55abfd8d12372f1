"""JSON from a stranger's hands: UTF-8, values of RFC 8259 only, texts without what Markdown may not hold either."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from .flaw import Flaw
from .source_text import FORBIDDEN, SIZE_LIMIT, decode, named

DEEPEST = 50
"""Lists and records in one another, at most."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_BROKEN = "файл не читається як JSON"
_COMMAS = "перевірте коми, лапки й дужки"


class _NoNumber(ValueError):
    pass


def read_json(data: bytes, limit: int = SIZE_LIMIT) -> tuple[str, Any, tuple[Flaw, ...]]:
    """(text, value, what is wrong); the value is None where anything is. limit: bytes, at most. Never raises."""
    text, flaws = decode(data, limit)
    if flaws:
        return text, None, flaws
    try:
        found = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        return text, None, (Flaw(error.lineno, None, _BROKEN, _COMMAS),)
    except _NoNumber as error:
        line = text.count("\n", 0, text.find(str(error))) + 1
        return text, None, (Flaw(line, None, f"{_BROKEN}: «{error}» не є числом", "впишіть число або null"),)
    except (ValueError, RecursionError):
        return text, None, (Flaw(1, None, _BROKEN, _COMMAS),)
    flaw = _unfit(found, text)
    return text, None if flaw else found, (flaw,) if flaw else ()


def _no_number(word: str) -> NoReturn:
    raise _NoNumber(word)


def _finite(word: str) -> float:
    found = float(word)
    return found if math.isfinite(found) else _no_number(word)


def _unfit(found: object, text: str) -> Flaw | None:
    """The first character that no text may hold, or a depth that no description needs."""
    level = [found]
    for _ in range(DEEPEST):
        inner: list[Any] = []
        for value in level:
            if isinstance(value, str):
                if match := FORBIDDEN.search(value) or _SURROGATE.search(value):
                    return _forbidden(match[0], text)
            elif isinstance(value, dict):
                inner += [*value, *value.values()]
            elif isinstance(value, list):
                inner += value
        if not inner:
            return None
        level = inner
    return Flaw(1, None, f"записи й списки вкладено глибше, ніж {DEEPEST} разів", "спростіть файл")


def _forbidden(char: str, text: str) -> Flaw:
    written = re.search(rf"\\u{ord(char):04x}", text, re.IGNORECASE)
    line = text.count("\n", 0, written.start()) + 1 if written else 1
    return Flaw(line, None, named(char), "вилучіть його: перепишіть це місце рядка заново")
