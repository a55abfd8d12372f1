"""The configuration for nginx 1.18 or newer, to be included in its `http` block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_SIZES = 64


def quoted(text: str) -> str:
    """A text as nginx reads it back (an untrusted `$` is the caller's to keep out)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def old_address_map(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines for nginx's `http` block (ngx_http_map_module), for `if ($old_address) { return 301 $old_address; }`.

    nginx compares these without regard to case; of addresses that differ only so each is a regular expression. Bytes
    that are no UTF-8 stand as lone surrogates.
    """
    alike: dict[bytes, dict[str, str]] = defaultdict(dict)
    for old, leads in found:
        alike[old.encode("utf-8", "surrogateescape").lower()][old] = leads
    lines = []
    for forms in alike.values():
        same = len(set(forms.values())) == 1
        for old, leads in list(forms.items())[: 1 if same else None]:
            lines.append(f"    {quoted(old if same else f'~^{re.escape(old)}$')} {quoted(leads)};")
    longest = max((len(line.encode("utf-8", "surrogateescape")) for line in lines), default=0)
    size = _SIZES
    while size < longest + _SIZES:
        size *= 2
    if lines:  # nginx takes these once, and after no other map
        yield f"map_hash_bucket_size {size};"
        yield f"map_hash_max_size {max(2048, 2 * len(lines))};"
    yield 'map "$uri$is_args$args" $old_uri {'  # index.php of a folder is the folder, as in `normal`
    yield '    default "$uri$is_args$args";'
    yield '    "~*^(?<old_folder>/|/.*/)(?:index|default)[.](?:html?|php|aspx?)$" $old_folder;'
    yield "}"
    yield "map $old_uri $old_address {"
    yield '    default "";'
    yield from lines
    yield "}"
