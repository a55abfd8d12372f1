"""A header as our own tools write it: YAML with English keys in one canonical form, the inverse of `frontmatter.parse`.

Text stands bare where every YAML reader takes it for that same text, else in double quotes: an editor sees
`date: 2019-12-24` and `number: "143"`. No line is folded, so that one change of a value is one line of a diff.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Plain: TypeAlias = str | int | bool | Sequence["Plain"] | Mapping[str, "Plain"]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?", re.ASCII)
_BARE = re.compile(r"[^\W_](?:[\w №«»„“”’–—…!?;,.()%+*=&/'\"<>$^~|-]|:(?=[^\s])|(?<=\w)#)*(?<![\s:])")
_GUESSED = re.compile(r"(?i:true|false|yes|no|on|off|y|n|null|nan|inf)|[\d+.eE_:xXoO-]*|0[xo][\da-fA-F]+", re.ASCII)
"""Words, numbers, times and the like that readers of YAML 1.1 or 1.2 take for something other than text."""

_HIDDEN = re.compile("[\x7f-\x9f\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")


def dump(values: Mapping[str, Plain]) -> str:
    """The whole header with both `---` lines and a line end after the last; the text follows as it is.

    Keys keep their order. A date given as ISO text stays unquoted, other text that looks like a number or a
    flag is quoted, integers and booleans are bare.
    """
    return "\n".join(("---", *_mapping(values, ""), "---", ""))


def scalar(value: str | int | bool) -> str:
    """One value as it stands after `key: `."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if _MOMENT.fullmatch(value) or (_BARE.fullmatch(value) and not _GUESSED.fullmatch(value)):
        return value
    return _HIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def _mapping(values: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, (str, int)):
            yield f"{indent}{key}: {scalar(value)}"
        elif not value:
            yield f"{indent}{key}: {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            yield f"{indent}{key}:"
            yield from _block(value, f"{indent}  ")


def _block(value: Sequence[Plain] | Mapping[str, Plain], indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value, indent)
        return
    for item in value:
        if isinstance(item, (str, int)):
            yield f"{indent}- {scalar(item)}"
        elif not item:
            yield f"{indent}- {'{}' if isinstance(item, Mapping) else '[]'}"
        else:
            first, *others = _block(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from others
