"""`server-config` and `redirects` as a maintainer types them. 0: printed; 1: refused, and it is said why."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...model.problems import maybe
from ...records.media_types import TYPES
from ...records.policy import headers, players
from ...records.session import ROOT, Refused, opened, pelican_settings
from ...records.settings import Settings, SettingsError
from ...records.withdrawn import MARK
from ..manifest import HASHED
from ..store import PublishError
from ..targets import find_target
from .nginx import old_address_map, quoted
from .old_addresses import pairs

TEMPLATES = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
IMMUTABLE = tuple(f"^/{pattern}" for pattern in HASHED)
"""Addresses whose files never change."""
OPEN = r"^/dani/|/akt\.(json|xml)$"
"""Addresses that pages of other sites may read: open data."""
HSTS = ("Strict-Transport-Security", "max-age=63072000")


def server_config_main(
    content: Path,
    memory: Path | None,
    *,
    server: str,
    root: str = "",
    listen: str = "",
    target: str = "",
    without_brotli: bool = False,
    settings: Path | None = None,
) -> int:
    """Print the configuration.

    root: folder to serve, the target's `current` without one. listen: address of plain HTTP behind a balancer that
    speaks TLS (`127.0.0.1:8080`); without it the configuration is for the open net, with certificates.
    """
    try:
        if server not in TEMPLATES:
            guess = maybe(server, TEMPLATES)
            raise Refused(f"невідомий сервер «{server}». {guess}".rstrip() + f"\nСервери: {', '.join(TEMPLATES)}")
        if listen and not re.fullmatch(r"[\w.:\[\]-]*\d", listen, re.ASCII):
            raise Refused(f"--listen: «{listen}» — напишіть адресу й порт, наприклад 127.0.0.1:8080")
        served = root or _served(target, settings)
        with opened(content, memory, settings) as session:
            found = pairs(session.loaded.registry, session.settings)
            text = configuration(server, session.settings, found, served, listen, not without_brotli)
    except (PublishError, Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    _print(text)
    return 0


def redirects_main(content: Path, memory: Path | None, settings: Path | None = None) -> int:
    """Print the map of old addresses for nginx alone."""
    try:
        with opened(content, memory, settings) as session:
            found = pairs(session.loaded.registry, session.settings)
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    _print("".join(f"{line}\n" for line in old_address_map(found)))
    return 0


def configuration(
    server: str, settings: Settings, old: Sequence[tuple[str, str]], root: str, listen: str, brotli: bool
) -> str:
    """The whole text for one of TEMPLATES."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - no HTML
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quoted
    url = urlsplit(settings.site_url)
    host = (url.hostname or "").encode("idna").decode()  # a Cyrillic name travels so (RFC 5890)
    given: dict[str, Any] = {
        "host": host,
        "port": url.port or 443,
        "address": f"{host}:{url.port}" if url.port else host,
        "root": root,
        "listen": listen,
        "brotli": brotli,
        "headers": [*headers(players(settings.video_providers)).items(), *([] if listen else [HSTS])],
        "immutable": IMMUTABLE,
        "open": OPEN,
        "mark": MARK,
    }
    if server == "nginx":
        given |= {"types": _suffixes(plain=True), "old_addresses": list(old_address_map(old))}
    else:
        asked = [(path if "?" in path else f"{path}?", leads) for path, leads in old]
        given |= {"types": _suffixes(plain=False), "old_addresses": asked}
    return environment.get_template(TEMPLATES[server]).render(given)


def _suffixes(plain: bool) -> list[tuple[str, list[str]]]:
    """Type -> suffixes; plain: without the charset, which nginx adds itself."""
    found: dict[str, list[str]] = defaultdict(list)
    for suffix, kind in TYPES.items():
        found[kind.partition(";")[0] if plain else kind].append(suffix)
    return sorted(found.items())


def _served(target: str, settings: Path | None) -> str:
    project = (settings or ROOT / "pelicanconf.py").parent
    found = find_target(target, project, pelican_settings(settings=settings))
    if not found.path:
        raise PublishError(f"ціль «{found.name}» — не тека на сервері: вкажіть --root або іншу --target")
    return f"{found.path}/current"


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
