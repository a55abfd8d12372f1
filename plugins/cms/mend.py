"""A form's answer put into the file it came from: what the form did not change stays as it is, byte for byte.

An editor's own order of fields, comments, quotes, line ends and byte order mark live on; a changed field is written
anew in its place, a new one stands after the field that the schema puts before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model.frontmatter import FrontMatter, parse
from ..model.frontmatter_write import dump
from ..model.kinds import Record
from ..model.source_text import decode
from ..model.validation import known_keys
from .shapes import shapes
from .values import TEXT, changes, written

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
    front = parse(text)
    if not text or front.form == "none":
        return fresh(kind, wanted)
    changed = changes(kind, front, wanted)
    body = _same_end(str(wanted.get(TEXT, front.body)).replace("\r\n", "\n").replace("\r", "\n"), front.body)
    if not changed and body == front.body:
        return data
    bom = data.startswith(_BOM)
    lines = _LINE.findall(data[len(_BOM) if bom else 0 :].decode("utf-8"))
    end = "\r\n" if sum(line.endswith("\r\n") for line in lines) * 2 > len(lines) else "\n"
    head, tail = lines[: front.body_line - 1], lines[front.body_line - 1 :]
    if body != front.body:
        tail = [body.replace("\n", end)]
        if head and not head[-1].endswith(("\n", "\r")):
            head[-1] += end
    patched = _patched(kind, front, head, changed, end) if changed else head
    if changed and not _holds(kind, "".join(patched), wanted):
        patched = [_anew(kind, front, changed).replace("\n", end)]
    return (_BOM if bom else b"") + "".join([*patched, *tail]).encode()


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
    return not any(flaw.level == "error" for flaw in front.flaws) and not changes(kind, front, wanted)


def _anew(kind: type[Record], front: FrontMatter, changed: Mapping[str, Any]) -> str:
    """The whole header in our own form, for one whose lines cannot be told apart; strangers' fields come last."""
    keys = known_keys(kind)
    names = {shape.model: shape.name for shape in shapes(kind)}
    given: dict[str, Any] = {names.get(keys.get(key, ""), key): value for key, value in front.values.items()}
    given |= changed
    ordered = [*(name for name in names.values() if name in given), *(name for name in given if name not in changed)]
    values = {name: written(given[name]) for name in dict.fromkeys(ordered) if given[name] not in (None, "", [])}
    return dump(values)
