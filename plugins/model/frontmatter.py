"""The header of a source file: YAML between --- lines, or Pelican's `Key: value` lines.

Every scalar stays text; what it means is for the schema (`validation`). Nothing here raises: a header that cannot be
read is a flaw with its line.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .flaw import Flaw
from .yaml_faults import no_field
from .yaml_header import Path, Value, key_form, read

__all__ = ["HEADER_LIMIT", "Flaw", "FrontMatter", "Path", "Value", "parse"]

HEADER_LIMIT = 64_000
"""Bytes of a header, at most."""

Form = Literal["yaml", "keys", "none"]

_KEY = re.compile(r"(?P<key>[^\W\d_][\w'’ʼ \-]{0,39}?)[ \t]*:(?!//)[ \t]*(?P<value>.*)")
_EXAMPLE = "почніть файл так: рядок ---, під ним «title: Назва» та інші поля, тоді знову рядок --- і текст"


class FrontMatter(NamedTuple):
    """A source file taken apart.

    values: keys casefolded; text, lists and mappings of text; an empty or null value is "".
    lines: 1-based line of every key and list item, by its path: ("relations", 0, "act").
    body, body_line: the text after the header and the 1-based line on which it begins.
    form: "none" when there is no header: then body is the whole text.
    With an error among the flaws, values holds what was read before it.
    """

    values: dict[str, Value]
    lines: dict[Path, int]
    body: str
    body_line: int
    form: Form
    flaws: tuple[Flaw, ...]


def parse(text: str) -> FrontMatter:
    """Take a source file's text (LF line ends) apart. Never raises."""
    lines = text.removeprefix("\ufeff").split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return _without(text, 1, "файл порожній", _EXAMPLE)
    first = lines[start].rstrip()
    if first == "---":
        return _yaml(lines, start)
    if _KEY.fullmatch(first):
        return _keys(lines, start)
    if re.fullmatch(r"\s*[-–—−]+", first):
        return _without(
            text, start + 1, f"заголовок починається рядком «{first[:20]}»", "поставте рівно три дефіси: ---"
        )
    return _without(text, start + 1, "у файлі немає заголовка", _EXAMPLE)


def _without(text: str, line: int, message: str, hint: str) -> FrontMatter:
    return FrontMatter({}, {}, text.removeprefix("\ufeff"), 1, "none", (Flaw(line, None, message, hint),))


def _yaml(lines: list[str], start: int) -> FrontMatter:
    end = next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() == "---"), None)
    if end is None:
        flaw = Flaw(start + 1, None, "заголовок не закрито", "поставте рядок --- між останнім полем і текстом")
        return FrontMatter({}, {}, "", len(lines), "yaml", (flaw,))
    header = "\n".join(lines[start + 1 : end])
    body, body_line = "\n".join(lines[end + 1 :]), end + 2
    if too_long := _too_long(header, start + 1):
        return FrontMatter({}, {}, body, body_line, "yaml", (too_long,))
    values, where, flaws = read(header, start + 2)
    return FrontMatter(values, where, body, body_line, "yaml", flaws)


def _keys(lines: list[str], start: int) -> FrontMatter:
    """`Key: value` lines up to the first blank one; an indented line continues the value above it."""
    end = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    body, body_line = "\n".join(lines[end + 1 :]), min(end + 2, len(lines) + 1)
    if too_long := _too_long("\n".join(lines[start:end]), start + 1):
        return FrontMatter({}, {}, body, body_line, "keys", (too_long,))
    values: dict[str, Value] = {}
    where: dict[Path, int] = {}
    flaws: list[Flaw] = []
    for number, key, value in _entries(lines[start:end], start + 1):
        if key is None:
            flaws.append(_stray(value, number))
        elif key in values:
            message = f"поле «{key}» повторюється: рядки {where[(key,)]} і {number}"
            flaws.append(Flaw(number, key, message, "залиште одне з них"))
        else:
            values[key], where[(key,)] = value, number
    return FrontMatter(values, where, body, body_line, "keys", tuple(flaws))


def _entries(lines: list[str], first_line: int) -> list[tuple[int, str | None, str]]:
    """(line, key, value) of every field, continuations joined by a space; key None: the first line that is no field."""
    entries: list[tuple[int, str | None, list[str]]] = []
    for number, line in enumerate(lines, first_line):
        match = _KEY.fullmatch(line.rstrip())
        if match:
            entries.append((number, key_form(match["key"]), [match["value"].strip()]))
        elif line[0].isspace() and entries:
            entries[-1][2].append(line.strip())
        elif all(key is not None for _, key, _ in entries):
            entries.append((number, None, [line.strip()]))
    return [(number, key, " ".join(filter(None, parts))) for number, key, parts in entries]


def _stray(line: str, number: int) -> Flaw:
    if line == "---":
        return Flaw(number, None, "рядок --- без пари", "поставте такий самий рядок --- перед першим полем")
    message, _ = no_field(line)
    return Flaw(number, None, message, "відокремте текст порожнім рядком, а продовження поля зсуньте пробілом")


def _too_long(header: str, line: int) -> Flaw | None:
    size = len(header.encode("utf-8", "surrogatepass"))
    if size <= HEADER_LIMIT:
        return None
    message = f"заголовок завеликий: {size} байтів, а дозволено {HEADER_LIMIT}"
    return Flaw(line, None, message, "подробиці перенесіть у текст документа")
