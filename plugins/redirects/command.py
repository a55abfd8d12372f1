"""`redirects`: every old address for the web server, those with a query too, which no folder of pages can hold."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..model.old_site import decoded, encoded, normal
from ..model.registry import Registry
from ..records.session import Refused, opened
from ..records.settings import Settings, SettingsError
from .pages import old_addresses

_SIZES = 64


def main(content: Path, memory: Path | None, settings: Path | None = None) -> int:
    """Print the map for nginx. 0: printed; 1: refused."""
    try:
        with opened(content, memory, settings) as session:
            found = pairs(session.loaded.registry, session.settings)
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    text = "".join(f"{line}\n" for line in for_nginx(found))
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    return 0


def pairs(registry: Registry, settings: Settings) -> list[tuple[str, str]]:
    """(old path decoded, with its query as sent; address on this site) of all old addresses, in order."""
    found: dict[str, str] = {}
    for old in old_addresses(registry, settings):
        parts = urlsplit(normal(old.address))
        if (parts.hostname or "") in settings.old_hosts and (len(parts.path) > 1 or parts.query):
            path = decoded(parts.path).rstrip("/") or "/"
            for form in dict.fromkeys((path, f"{path}/" if "." not in path.rpartition("/")[2] else path)):
                for asked in _queries(parts.query):
                    found.setdefault(form + asked, old.leads)
    own = {row.url for row in registry.rows}
    return sorted((old, leads) for old, leads in found.items() if old != leads and old not in own and _plain(old))


def _queries(query: str) -> list[str]:
    """The spellings in which browsers and engines send a query, each with its sign: `id=5:a`, `id=5%3Aa`, `q=a+b`."""
    if not query:
        return [""]
    whole = encoded(decoded(query), safe="=&")
    return [f"?{form}" for form in dict.fromkeys((query, whole, whole.replace("%20", "+")))]


def for_nginx(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines for nginx's `http` block (ngx_http_map_module), for `if ($old_address) { return 301 $old_address; }`.

    nginx compares these without regard to case; of addresses that differ only so each is a regular expression. Bytes
    that are no UTF-8 stand as lone surrogates.
    """
    alike: dict[bytes, dict[str, str]] = defaultdict(dict)
    for old, leads in found:
        alike[old.encode("utf-8", "surrogateescape").lower()][old] = leads
    lines = []
    for forms in alike.values():
        for old, leads in list(forms.items())[: 1 if len(set(forms.values())) == 1 else None]:
            key = old if len(set(forms.values())) == 1 else f"~^{re.escape(old)}$"
            lines.append(f'    "{_quoted(key)}" "{_quoted(leads)}";')
    longest = max((len(line.encode("utf-8", "surrogateescape")) for line in lines), default=0)
    size = _SIZES
    while size < longest + _SIZES:
        size *= 2
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


def _plain(text: str) -> bool:
    return not any(ord(char) < 0x20 or char in "\x7f$" for char in text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
