"""A form's answer put into the file it came from: what the form did not change stays as it is, byte for byte.

An editor's own order of fields, comments, quotes, line ends and byte order mark live on; a changed field is written
anew in its place, a new one stands after the field that the schema puts before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from posixpath import commonprefix
from typing import Any

from ..model.frontmatter import FrontMatter, parse
from ..model.frontmatter_write import dump
from ..model.kinds import Record
from ..model.source_text import decode
from ..model.validation import known_keys
from .shapes import shapes
from .values import RAW, TEXT, changes, readable, written

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_KEY = re.compile(r"[^\W\d_][\w'’ʼ \-]*?(?=[ \t]*:)")
_BOM = b"\xef\xbb\xbf"


def fresh(kind: type[Record], wanted: Mapping[str, Any]) -> bytes:
    """A whole new file of a form's values."""
    empty = FrontMatter({}, {}, "", 1, "none", ())
    values = {name: written(value) for name, value in changes(kind, empty, wanted).items() if value is not None}
    return (dump(values) + _ended(str(wanted.get(TEXT, "")))).encode()


def mended(kind: type[Record], data: bytes, wanted: Mapping[str, Any]) -> bytes:
    """The file with a form's values in it. Equal values, equal bytes. A file that is no UTF-8 is written anew."""
    text, _ = decode(data)
    if not text:
        return fresh(kind, wanted)
    front = parse(text)
    mark = _BOM if data.startswith(_BOM) else b""
    lines = _LINE.findall(data[len(mark) :].decode("utf-8"))
    if wanted.get(RAW):
        return mark + "".join(_woven(lines, text, str(wanted.get(TEXT, text)))).encode()
    changed = changes(kind, front, wanted)
    head, tail = lines[: front.body_line - 1], lines[front.body_line - 1 :]
    new = _woven(tail, front.body, str(wanted.get(TEXT, front.body)), _end(lines))
    if head and new and not head[-1].endswith(("\n", "\r")):
        head[-1] += _end(lines)
    if changed:
        patched = _patched(kind, front, head, changed, _end(head)) if head else []
        if not _holds(kind, "".join(patched), wanted):
            patched = [_anew(kind, front, changed).replace("\n", _end(lines))]
        head = patched
    return mark + "".join([*head, *new]).encode()


def _end(lines: list[str], other: str = "\n") -> str:
    """How most of the lines end. other: where none does."""
    ends = Counter(line[len(line.rstrip("\r\n")) :] for line in lines)
    return max(("\n", "\r\n", "\r"), key=ends.__getitem__) if any(end for end in ends) else other


def _woven(lines: list[str], before: str, after: str, end: str = "\n") -> list[str]:
    """Lines of a file with a changed text in the place of the old one; those that did not change stay as they are.

    lines: of the old text as they stand in the file. end: for a text whose lines have none.
    """
    after = _same_end(after.replace("\r\n", "\n").replace("\r", "\n"), before)
    old, new = (_LINE.findall(text) for text in (before, after))
    first = len(commonprefix([old, new]))
    last = len(commonprefix([old[first:][::-1], new[first:][::-1]]))
    middle = [line.replace("\n", _end(lines, end)) for line in new[first : len(new) - last]]
    return [*lines[:first], *middle, *lines[len(lines) - last :]]


def _ended(body: str) -> str:
    return body if not body or body.endswith("\n") else f"{body}\n"


def _same_end(body: str, before: str) -> str:
    """A text area may lose or gain the last line end; one that was there stays."""
    return _ended(body) if before.endswith("\n") or not before else body


def _patched(
    kind: type[Record], front: FrontMatter, head: list[str], changed: Mapping[str, Any], end: str
) -> list[str]:
    """The header's lines with each changed field in its place."""
    keys, order = known_keys(kind), [shape.model for shape in shapes(kind)]
    names = {shape.name: shape.model for shape in shapes(kind)}
    tops = {path: line - 1 for path, line in front.lines.items() if len(path) == 1}
    at = {keys.get(str(path[0]).replace("’", "'"), ""): path for path in tops}
    stop = len(head) - 1 if front.form == "yaml" else _last_field(head) + 1
    edits: list[tuple[int, int, int, list[str]]] = []
    for number, (name, value) in enumerate(changed.items()):
        model = names[name]
        path = at.get(model)
        if path is not None:
            first = tops[path]
            last = _extent(head, first, min([line for line in tops.values() if line > first], default=stop))
            match = _KEY.match(head[first])
            key = match[0] if match else name
            edits.append((first, last, number, [] if value is None else _field(key, value, front.form, end)))
        elif value is not None:
            before = [tops[at[other]] for other in order[: order.index(model)] if other in at]
            place = max(before, default=None)
            after = min([line for line in tops.values() if place is not None and line > place], default=stop)
            line = min(tops.values(), default=stop) if place is None else _extent(head, place, after)
            edits.append((line, line, number, _field(name, value, front.form, end)))
    found = list(head)
    for first, last, _, lines in sorted(edits, key=lambda edit: (edit[0], edit[2]), reverse=True):
        found[first:last] = lines
    return found


def _last_field(head: list[str]) -> int:
    return max(number for number, line in enumerate(head) if line.strip())


def _extent(head: list[str], first: int, following: int) -> int:
    """Where the lines of a field end: comments and blank lines at the margin belong to what follows."""
    last = following
    while last > first + 1 and (not head[last - 1].strip() or head[last - 1].startswith("#")):
        last -= 1
    return last


def _field(key: str, value: Any, form: str, end: str) -> list[str]:
    plain = written(value)
    if form == "keys":
        words = plain if isinstance(plain, str) else ", ".join(map(str, plain)) if isinstance(plain, list) else ""
        return [f"{key}: {words}{end}"]
    return [f"{line}{end}" for line in dump({key: plain}).split("\n")[1:-2]]


def _holds(kind: type[Record], head: str, wanted: Mapping[str, Any]) -> bool:
    """Does the header say now what the form says?"""
    front = parse(head.replace("\r\n", "\n").replace("\r", "\n"))
    return readable(front) and not changes(kind, front, wanted)


def _anew(kind: type[Record], front: FrontMatter, changed: Mapping[str, Any]) -> str:
    """The whole header in our own form, for one whose lines cannot be told apart; strangers' fields come last."""
    keys = known_keys(kind)
    names = {shape.model: shape.name for shape in shapes(kind)}
    given: dict[str, Any] = {names.get(keys.get(key, ""), key): value for key, value in front.values.items()}
    given |= changed
    ordered = [*(name for name in names.values() if name in given), *(name for name in given if name not in changed)]
    values = {name: written(given[name]) for name in dict.fromkeys(ordered) if given[name] not in (None, "", [])}
    return dump(values)
