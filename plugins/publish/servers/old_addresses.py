"""Every old address for a web server, those with a query too, which no folder of pages can hold."""

from __future__ import annotations

from urllib.parse import urlsplit

from ...model.old_site import decoded, encoded, normal
from ...model.registry import Registry
from ...records.old_addresses import old_addresses
from ...records.settings import Settings


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


def _plain(text: str) -> bool:
    return not any(ord(char) < 0x20 or char in "\x7f$" for char in text)
