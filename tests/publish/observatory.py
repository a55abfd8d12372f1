"""The rules of Mozilla's HTTP Observatory (MDN, version 5 of its scoring), applied to what a server answered.

A test of the Observatory gives points above or below 100; below zero it has failed. Points above count where the rest
comes to 90 at least, as it does for whoever has failed nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

SIX_MONTHS = 15_768_000
"""Seconds of max-age that count as six months."""
BROAD = {"*", "http:", "https:", "ftp:", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


class Seen(NamedTuple):
    """host: that was asked for. moved: where plain HTTP led, "" where it served itself. headers: of the HTTPS answer
    to the home page, names in lower case. cookies: all that were set."""

    host: str
    moved: str
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    html: str


def content_security_policy(seen: Seen) -> int:
    found = seen.headers.get("content-security-policy")
    if not found:
        return -25
    parts = [part.split() for part in found.split(";") if part.strip()]
    policy = {name.lower(): set(sources) for name, *sources in parts}
    if len(policy) < len(parts):  # a directive that is repeated
        return -25
    default = policy.get("default-src", {"*"})
    script, style, objects = (policy.get(f"{name}-src", default) for name in ("script", "style", "object"))
    passive = policy.get("img-src", default) | policy.get("media-src", default)
    active = set().union(*(policy[name] for name in policy.keys() - {"img-src", "media-src"}))
    rules = (
        (script & (BROAD | INLINE) or objects & BROAD, -20),
        (any(source.startswith(("http:", "ftp:")) for source in active), -20),
        ("'unsafe-eval'" in script | style, -10),
        (any(source.startswith(("http:", "ftp:")) for source in passive), -10),
        (style & (BROAD | INLINE), 0),
        (policy.get("default-src") != {"'none'"}, 5),
    )
    return next((points for broken, points in rules if broken), 10)


def cookies(seen: Seen) -> int:
    """A static site sets none; one that did would be judged by hand."""
    return -20 if seen.cookies else 0


def cross_origin_resource_sharing(seen: Seen) -> int:
    allowed = seen.headers.get("access-control-allow-origin", "")
    return -50 if allowed and seen.headers.get("access-control-allow-credentials") == "true" else 0


def redirection(seen: Seen) -> int:
    to = urlsplit(seen.moved)
    if to.scheme != "https":
        return -20
    return 0 if to.hostname == seen.host else -5


def referrer_policy(seen: Seen) -> int:
    found = [word.strip() for word in seen.headers.get("referrer-policy", "").split(",")]
    return 0 if found == [""] else 5 if found[-1] in PRIVATE else -5


def strict_transport_security(seen: Seen) -> int:
    age = re.match(r"max-age=(\d+)(;|$)", seen.headers.get("strict-transport-security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def subresource_integrity(seen: Seen) -> int:
    """Scripts of one's own origin need none."""
    page = _Scripts()
    page.feed(seen.html)
    worst = 0
    for source, integrity in page.found:
        to = urlsplit(source)
        if to.netloc and to.hostname != seen.host:
            worst = min(worst, (0 if integrity else -5) if to.scheme == "https" else (-20 if integrity else -50))
    return worst


def x_content_type_options(seen: Seen) -> int:
    return 0 if seen.headers.get("x-content-type-options", "").lower() == "nosniff" else -5


def x_frame_options(seen: Seen) -> int:
    ancestors = re.search(r"frame-ancestors ([^;]+)", seen.headers.get("content-security-policy", ""))
    if ancestors and not set(ancestors[1].split()) & BROAD:
        return 5
    return 0 if seen.headers.get("x-frame-options", "").upper() in ("DENY", "SAMEORIGIN") else -20


def cross_origin_resource_policy(seen: Seen) -> int:
    points = {None: 0, "cross-origin": 0, "same-site": 10, "same-origin": 10}
    return points.get(seen.headers.get("cross-origin-resource-policy"), -5)


def cross_origin_opener_policy(seen: Seen) -> int:
    known = (None, "same-origin", "same-origin-allow-popups", "noopener-allow-popups", "unsafe-none")
    return 0 if seen.headers.get("cross-origin-opener-policy") in known else -5


TESTS: tuple[Callable[[Seen], int], ...] = (
    content_security_policy,
    cookies,
    cross_origin_resource_sharing,
    redirection,
    referrer_policy,
    strict_transport_security,
    subresource_integrity,
    x_content_type_options,
    x_frame_options,
    cross_origin_resource_policy,
    cross_origin_opener_policy,
)


def points(seen: Seen) -> dict[str, int]:
    """What each test gives."""
    return {test.__name__: test(seen) for test in TESTS}


def score(found: Mapping[str, int]) -> int:
    """The whole score."""
    least = 100 + sum(number for number in found.values() if number < 0)
    return max(0, least + sum(number for number in found.values() if number > 0) if least >= 90 else least)


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.found.append((given["src"] or "", given.get("integrity") or ""))
