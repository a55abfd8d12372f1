"""`redirects`: every old address for the web server, those with a query too, which no folder of pages can hold."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..model.old_site import normal
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
    for line in for_nginx(found):
        print(line)
    return 0


def pairs(registry: Registry, settings: Settings) -> list[tuple[str, str]]:
    """(old path decoded, with its query as sent; address on this site) of all old addresses, in order."""
    found: dict[str, str] = {}
    for old in old_addresses(registry, settings):
        parts = urlsplit(normal(old.address))
        if (parts.hostname or "") in settings.old_hosts and (len(parts.path) > 1 or parts.query):
            asked = f"?{parts.query}" if parts.query else ""
            path = unquote(parts.path).rstrip("/") or "/"
            for form in dict.fromkeys((path, f"{path}/" if "." not in path.rpartition("/")[2] else path)):
                found.setdefault(form + asked, old.leads)
    own = {row.url for row in registry.rows}
    return sorted((old, leads) for old, leads in found.items() if old != leads and old not in own and _plain(old))


def for_nginx(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines for nginx's `http` block (ngx_http_map_module), for `if ($old_address) { return 301 $old_address; }`."""
    lines = [f'    "{_quoted(old)}" "{_quoted(leads)}";' for old, leads in found]
    longest = max((len(line.encode()) for line in lines), default=0)
    size = _SIZES
    while size < longest + _SIZES:
        size *= 2
    yield f"map_hash_bucket_size {size};"
    yield f"map_hash_max_size {max(2048, 2 * len(lines))};"
    yield 'map "$uri$is_args$args" $old_address {'
    yield '    default "";'
    yield from lines
    yield "}"


def _plain(text: str) -> bool:
    return not any(ord(char) < 0x20 or char in "\x7f$" for char in text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
