"""Broken YAML explained to people who write headers: what stands in the line, and what to write instead.

The parser's own words name what it expected next, not what the editor did; so the line itself is looked at first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from .flaw import Flaw

_FIELD = re.compile(r"\s*(?:-\s+)?(?P<key>[^\s:#\"'\[{][^:#]*):(?:\s+(?P<value>\S.*)?)?")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?'),
    "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?"),
}
_SHOWN = 60


class _Line(NamedTuple):
    """A line of the header taken apart; key and value are "" where it is no field."""

    number: int
    text: str
    indent: str
    key: str
    value: str


def explain(error: yaml.MarkedYAMLError, header: str, first_line: int) -> Flaw:
    """The flaw behind a parser's error; first_line is the line of the file on which the header begins."""
    texts = header.split("\n")
    place = _line_of(error.problem_mark, header, len(texts))
    start = min(_line_of(error.context_mark, header, len(texts)), place)
    lines = [_taken_apart(number, texts[number]) for number in range(start, place + 1)]
    line, message, hint = (
        _tabs(lines)
        or _no_break(lines)
        or _backslash(lines[-1], error)
        or _quotes(lines)
        or _colon(lines[-1], error)
        or _opening_sign(lines, error)
        or _no_field(lines, error)
        or _indent(lines[-1])
        or (lines[-1], f"заголовок тут не читається: «{cut(lines[-1].text.strip())}»", "порівняйте рядок із довідкою")
    )
    return Flaw(first_line + line.number, line.key.casefold() or None, message, hint)


_Answer = tuple[_Line, str, str] | None


def _tabs(lines: list[_Line]) -> _Answer:
    for line in reversed(lines):
        if "\t" in line.indent:
            return line, "рядок починається з табуляції", "замініть її пробілами"
    return None


def _no_break(lines: list[_Line]) -> _Answer:
    """A no-break space, as Word types it, looks like a space and is none to the header."""
    for line in reversed(lines):
        if match := re.match(r"\s*(?:-\s+)?([^\s:#\"'\[{][^:#]*):([\u00a0\u202f\u2007]+)", line.text):
            code = f"U+{ord(match[2][0]):04X}"
            return line, f"після двокрапки нерозривний пробіл ({code})", "замініть його звичайним пробілом"
    return None


def _backslash(line: _Line, error: yaml.MarkedYAMLError) -> _Answer:
    if not _says(error, "unknown escape character"):
        return None
    return (
        line,
        'коса риска \\ у подвійних лапках "…" має окреме значення',
        "подвойте її або візьміть одинарні лапки '…'",
    )


def _quotes(lines: list[_Line]) -> _Answer:
    """The nearest value that opens a quotation mark and does not close it at its own end."""
    for line in reversed(lines):
        mark = line.value[:1]
        if mark not in _CLOSED or _CLOSED[mark].fullmatch(line.value):
            continue
        if line.value.count(mark) == 1:
            return line, f"лапки {mark} відкрито й не закрито", f"закрийте їх у кінці значення: {mark}…{mark}"
        if mark == "'":
            hint = 'візьміть значення в подвійні лапки "…": тоді апостроф усередині не заважає'
            return line, "одинарні лапки або апостроф усередині значення в лапках '…'", hint
        return line, 'лапки " усередині значення в лапках "…"', "усередині поставте «…»"
    return None


def _colon(line: _Line, error: yaml.MarkedYAMLError) -> _Answer:
    if not _says(error, "mapping values are not allowed") or not re.search(r":(\s|$)", line.value):
        return None
    hint = f"візьміть значення в лапки: {line.key}: {_quoted(line.value)}"
    return line, f"двокрапка у значенні без лапок: «{cut(line.value)}»", hint


def _opening_sign(lines: list[_Line], error: yaml.MarkedYAMLError) -> _Answer:
    """A value whose first sign means something in YAML: @ ` % * & ! | > [ { and the hyphen of a list."""
    for line in reversed(lines):
        sign = line.value[:1]
        if not sign or sign not in "@`%*&!|>[{-":
            continue
        if sign in "[{" and (_says(error, "flow sequence") or _says(error, "flow mapping")):
            close = "]" if sign == "[" else "}"
            return line, f"дужка {sign} без пари", f"закрийте її знаком {close} або візьміть значення в лапки"
        hint = f"візьміть значення в лапки: {line.key}: {_quoted(line.value)}"
        return line, f"значення не може так починатися: «{cut(line.value)}»", hint
    return None


def _no_field(lines: list[_Line], error: yaml.MarkedYAMLError) -> _Answer:
    """A line without a colon, often the text of the document where the closing --- is missing."""
    candidates = lines[:1] if _says(error, "could not find expected ':'") else lines[-2:]
    for line in candidates:
        if line.text.strip() and not line.key and not line.indent and not line.text.startswith(("- ", "#")):
            return line, *no_field(line.text)
    return None


def _indent(line: _Line) -> _Answer:
    if not line.key and not line.text.strip().startswith("-"):
        return None
    hint = "поля починайте з початку рядка, а складові одного значення зсувайте на однакову кількість пробілів"
    return line, f"зсув рядка не такий, як у сусідніх: «{cut(line.text.strip())}»", hint


def _says(error: yaml.MarkedYAMLError, words: str) -> bool:
    """Whether the parser's words hold these (both the C and the Python parser are asked)."""
    return words in f"{error.context or ''} {error.problem or ''}"


def _line_of(mark: yaml.Mark | None, header: str, count: int) -> int:
    """0-based line of the header; the last one with text when the parser ran into the end."""
    if mark is None:
        return count
    if mark.index >= len(header):
        return max(header.rstrip().count("\n"), 0)
    return header.count("\n", 0, mark.index)


def _taken_apart(number: int, text: str) -> _Line:
    indent = text[: len(text) - len(text.lstrip())]
    match = _FIELD.fullmatch(text)
    if match is None:
        return _Line(number, text, indent, "", "")
    return _Line(number, text, indent, match["key"].strip(), (match["value"] or "").strip())


def _quoted(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def no_field(text: str) -> tuple[str, str]:
    """Message and hint for a line of a header that is no field."""
    message = f"рядок не має вигляду «поле: значення»: «{cut(text.strip())}»"
    if re.match(r"[^\W\d][\w-]*:(?!//)\S", text):
        return message, "після двокрапки поставте пробіл"
    return message, "запишіть «title: Назва»; якщо це вже текст документа, поставте перед ним рядок ---"


def cut(value: str) -> str:
    """The words of a line as a message shows them."""
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
