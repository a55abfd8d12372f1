"""What is wrong with a target's description, all of it at once, before anything is sent."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.problems import maybe, tame
from ..model.source_text import FORBIDDEN, named
from ..records.settings_faults import is_root

FIELDS: dict[str, type] = {
    "kind": str,
    "path": str,
    "host": str,
    "url": str,
    "options": list,
    "keep": int,
    "shrink": float,
    "bucket": str,
    "prefix": str,
    "private": str,
    "endpoint": str,
    "region": str,
    "provider": str,
    "access_key": str,
    "secret_key": str,
    "cache": int,
}
COMMON = frozenset({"kind", "url", "keep", "shrink"})
OF_KIND = {
    "folder": frozenset({"path"}),
    "ssh": frozenset({"path", "host", "options"}),
    "s3": FIELDS.keys() - COMMON - {"path", "host", "options"},
}
"""Kind of a target -> the fields that it has besides the common ones."""
WANTED = {str: "текстом у лапках", int: "цілим числом", float: "числом", list: "переліком у квадратних дужках"}
HOST = re.compile(r"(?:[\w.+][\w.+-]*@)?(?:\w[\w.-]*|(?=(?:[^:]*:){2})[0-9A-Fa-f:.]+)")
"""A server as ssh takes it: a name, an alias of its own settings or an address, with or without a user."""
SECRETS = ("access_key", "secret_key")
KEEP, SHRINK = 5, 0.1


def faults(values: Mapping[str, Any]) -> list[str]:
    """Every fault, each with what to do; those of the meaning only where every value is of its type."""
    return list(_types(values)) or [*_signs(values), *_meaning(values)]


def _types(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if key not in FIELDS:
            yield f"невідоме «{tame(key)}». {maybe(key, FIELDS)}".rstrip()
            continue
        wanted = (int, float) if FIELDS[key] is float else FIELDS[key]
        if not isinstance(value, wanted) or isinstance(value, bool):
            shown = "" if key in SECRETS else f" «{tame(str(value))}»"
            yield f"{key}: значення{shown} має бути {WANTED[FIELDS[key]]}"
        elif key == "options" and not all(isinstance(word, str) for word in value):
            yield 'options: кожне слово в лапках, як ["-p", "2222"]'


def _signs(values: Mapping[str, Any]) -> Iterator[str]:
    """Neither a terminal nor ssh, sh or rclone gets what nobody sees."""
    for key, value in values.items():
        for text in value if isinstance(value, list) else [value]:
            if bad := unseen(text):
                yield f"{key}: {bad}"


def unseen(text: object) -> str:
    """The character of a text that nobody sees, with what to do; "" where there is none."""
    bad = isinstance(text, str) and (FORBIDDEN.search(text) or re.search(r"[\t\r\n]", text))
    return f"{named(bad[0])} — вилучіть його" if bad else ""


def _meaning(values: Mapping[str, Any]) -> Iterator[str]:
    kind, url = values.get("kind", ""), values.get("url", "")
    if not kind and (foreign := sorted(values.keys() - COMMON - OF_KIND["folder"])):
        kinds = [name for name, own in OF_KIND.items() if {*foreign} <= own | COMMON]
        yield f'є {", ".join(foreign)}, а виду не названо: додайте kind = "{kinds[0] if kinds else "ssh"}"'
    elif kind and kind not in OF_KIND:
        yield f"невідомий вид «{tame(kind)}». {maybe(kind, OF_KIND)}".rstrip() + f"\nВиди: {', '.join(OF_KIND)}"
    else:
        kind = kind or "folder"
        for key in sorted(values.keys() - COMMON - OF_KIND[kind]):
            yield f"{key}: у цілі виду {kind} його немає"
        if kind != "s3":
            yield from _place(kind, values.get("path", ""))
        if kind == "ssh":
            yield from _host(values.get("host", ""))
    if url and not is_root(url.rstrip("/")):
        yield f"url: «{tame(url)}» — запишіть адресу кореня сайту, як https://rada.example"
    if values.get("keep", KEEP) < 2 or not 0 <= values.get("shrink", SHRINK) <= 1:
        yield "keep — щонайменше 2 (живий і попередній), shrink — від 0 до 1"


def _place(kind: str, path: str) -> Iterator[str]:
    """A path that would be taken literally where its author means something else, or that leads up on the server."""
    if not path:
        yield "додайте path — теку, де лежать випуски"
    elif path.startswith("~"):
        yield "path: «~» тут нічого не означає — запишіть шлях повністю, від «/»"
    elif re.match(r"[A-Za-z]:[\\/]", path) and (kind == "ssh" or sys.platform != "win32"):
        yield f"path: «{tame(path)}» — це шлях Windows, а тут він починається з «/»"
    elif kind == "ssh" and not path.startswith("/"):
        yield "path на сервері має починатися з «/»"
    elif kind == "ssh" and (".." in path.split("/") or not path.strip("/")):
        yield f"path: «{tame(path)}» — назвіть теку на сервері без «..», як /srv/site"
    elif path.rstrip("/").rpartition("/")[2] == "current":
        yield f"path: «{tame(path)}» — назвіть теку над current: у ній лежать і він, і випуски"


def _host(host: str) -> Iterator[str]:
    if not host or host.startswith("-"):
        yield "додайте host — користувача і сервер, як site@rada.example"
    elif not HOST.fullmatch(host):
        words = 'запишіть користувача і сервер, як site@rada.example; порт — в options: ["-p", "2222"]'
        yield f"host: «{tame(host)}» — {words}"
