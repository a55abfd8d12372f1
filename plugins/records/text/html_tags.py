"""Reading sanitised HTML by tags: nh3 closes every element and quotes and escapes every attribute."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(r'<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?P<inside>(?:[^>"]++|"[^"]*+")*+)>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
VOID = frozenset({"br", "hr", "img"})


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, unescaped."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(inside)}


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(TAG.sub("", html)).split())


def depth(html: str) -> int:
    """How many more elements a piece of HTML opens than it closes."""
    return sum(0 if name in VOID else -1 if slash else 1 for slash, name, _ in TAG.findall(html))
