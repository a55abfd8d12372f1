"""The YAML between the --- lines: text, lists and mappings, nothing else.

Built from the parser's events, so that no value is guessed at (10:30 stays «10:30»), no alias is expanded and no
recursion follows the nesting of a hostile file.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple, TypeAlias, Union

import yaml

from .flaw import Flaw
from .problems import Level
from .source_text import FORBIDDEN, first_forbidden, named
from .yaml_faults import cut, explain, no_field

Value: TypeAlias = Union[str, "list[Value]", "dict[str, Value]"]
Path: TypeAlias = tuple[str | int, ...]

NESTING_LIMIT = 20
FLAW_LIMIT = 20

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HASHTAG = re.compile(r"[ \t]+#\w.*")
_QUOTE_IT = 'якщо це частина тексту, візьміть усе значення в лапки "…"'


class Header(NamedTuple):
    """values, lines and flaws as in FrontMatter; with an error, the values read before it."""

    values: dict[str, Value]
    lines: dict[Path, int]
    flaws: tuple[Flaw, ...]


class _Stop(Exception):
    """Reading further makes no sense: the flaw is recorded."""


class _Open:
    """A list or a mapping that is being read; key is the name whose value comes next."""

    def __init__(self, value: list[Value] | dict[str, Value], path: Path, kept: bool) -> None:
        self.value = value
        self.path = path
        self.kept = kept
        self.key: str | None = None
        self.repeated = False


def read(header: str, first_line: int) -> Header:
    """Read the text of a header whose first line is `first_line` of the file. Never raises."""
    builder = _Builder(header, first_line)
    if bad := _UNREADABLE.search(header):
        message = f"знак U+{ord(bad[0]):04X} у заголовку не читається"
        builder.flaw(bad.start(), message, "вилучіть його: перепишіть це місце рядка заново")
        return Header({}, {}, tuple(builder.flaws))
    try:
        for event in yaml.parse(header, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.flaws.append(explain(error, header, first_line))
    except _Stop:
        pass
    return Header(builder.values, builder.lines, tuple(builder.flaws))


def key_form(written: str) -> str:
    """A key as values and lines hold it: composed letters, casefolded, no space around."""
    return unicodedata.normalize("NFC", written).strip().casefold()


class _Builder:
    """Turns events into values; knows where each came from."""

    def __init__(self, header: str, first_line: int) -> None:
        self.values: dict[str, Value] = {}
        self.lines: dict[Path, int] = {}
        self.flaws: list[Flaw] = []
        self._header = header
        self._ends = [match.start() for match in re.finditer("\n", header)]
        self._first_line = first_line
        self._stack: list[_Open] = []
        self._documents = 0

    def flaw(self, index: int, message: str, hint: str, level: Level = "error") -> None:
        """Record a flaw at a character of the header; the field is the one being read."""
        field = self._stack[1].path[0] if len(self._stack) > 1 else self._stack[0].key if self._stack else None
        self.flaws.append(Flaw(self._line(index), str(field) if field else None, message, hint, level))
        if len(self.flaws) >= FLAW_LIMIT:
            raise _Stop

    def take(self, event: yaml.Event) -> None:
        """One event of the parser. Raises _Stop where the rest cannot be understood."""
        index = event.start_mark.index if event.start_mark else 0
        match event:
            case yaml.ScalarEvent():
                self._refuse_marks(event, index)
                self._warn_of_hashtag(event)
                text = "" if event.implicit[0] and event.value in _NULLS else event.value
                self._scalar(self._without_forbidden(text, index), index)
            case yaml.AliasEvent():
                self._refuse_reference(index, f"*{event.anchor}")
                self._add("", index)
            case yaml.MappingStartEvent():
                self._refuse_marks(event, index)
                self._open({}, index)
            case yaml.SequenceStartEvent():
                self._refuse_marks(event, index)
                self._open([], index)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop(index, "заголовок має дві частини", "приберіть із нього рядок «...» або зайвий «---»")

    def _line(self, index: int) -> int:
        return self._first_line + bisect_right(self._ends, index - 1)

    def _stop(self, index: int, message: str, hint: str) -> None:
        self.flaw(index, message, hint)
        raise _Stop

    def _refuse_reference(self, index: int, shown: str) -> None:
        self.flaw(index, f"посилання «{shown}» у заголовку не дозволені", _QUOTE_IT)

    def _refuse_marks(self, event: yaml.NodeEvent, index: int) -> None:
        if event.anchor is not None:
            self._refuse_reference(index, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.flaw(index, f"позначка типу «{tag[:60]}» у заголовку не дозволена", _QUOTE_IT)

    def _without_forbidden(self, text: str, index: int) -> str:
        """YAML's own escapes («\\x1b», «\\u202e») must not bring in what `decode` keeps out."""
        bad = first_forbidden(text)
        if bad is None:
            return text
        self.flaw(index, named(bad[0]), "вилучіть його: перепишіть значення без \\x, \\u та \\0")
        return FORBIDDEN.sub("\ufffd", text)

    def _warn_of_hashtag(self, event: yaml.ScalarEvent) -> None:
        """A word after # is nearly always meant to be read: «Акція #разом» would lose it without a word."""
        index = event.end_mark.index if event.end_mark else 0
        if event.implicit[0] and (match := _HASHTAG.match(self._header, index)):
            message = f"«{cut(match[0].strip())}» не потрапить у значення: # починає примітку"
            self.flaw(index, message, _QUOTE_IT, "warning")

    def _open(self, value: list[Value] | dict[str, Value], index: int) -> None:
        if not self._stack and isinstance(value, list):
            self._stop(index, "заголовок — це список, а не поля", "запишіть поля по одному в рядку: «title: Назва»")
        if len(self._stack) >= NESTING_LIMIT:
            self._stop(index, f"вкладеність понад {NESTING_LIMIT} рівнів", "спростіть значення цього поля")
        if self._stack and self._awaits_key():
            hint = "назва поля — це слово перед двокрапкою; значення в дужках візьміть у лапки"
            self._stop(index, "список чи дужки стоять на місці назви поля", hint)
        path, kept = self._add(value, index) if self._stack else ((), True)
        if not self._stack and isinstance(value, dict):
            self.values = value
        self._stack.append(_Open(value, path, kept))

    def _awaits_key(self) -> bool:
        top = self._stack[-1]
        return isinstance(top.value, dict) and top.key is None

    def _scalar(self, text: str, index: int) -> None:
        if not self._stack:
            if text:
                self._stop(index, *no_field(self._header[index:].partition("\n")[0]))
        elif self._awaits_key():
            self._name(key_form(text), index)
        else:
            self._add(text, index)

    def _name(self, key: str, index: int) -> None:
        """A mapping's key: its line is noted, or the repetition."""
        top = self._stack[-1]
        top.key, top.repeated = key, key in top.value
        path, line = (*top.path, key), self._line(index)
        if not key:
            self.flaw(index, "перед двокрапкою немає назви поля", "допишіть назву поля або приберіть рядок")
        elif top.repeated and top.kept:
            message = f"поле «{key}» повторюється: рядки {self.lines[path]} і {line}"
            self.flaw(index, message, "залиште одне з них")
        elif top.kept:
            self.lines[path] = line

    def _add(self, value: Value, index: int) -> tuple[Path, bool]:
        """Put a value into the open list or mapping; gives its path and whether it is kept (the first of a key is)."""
        if not self._stack:
            return (), True
        top = self._stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            if top.kept:
                self.lines[path] = self._line(index)
            return path, top.kept
        if top.key is None:
            raise _Stop
        path, kept = (*top.path, top.key), top.kept and not top.repeated
        if not top.repeated:
            top.value[top.key] = value
        top.key = None
        return path, kept
