"""Where to publish: targets of pelicanconf.py (PUBLISH) and of a git-ignored publish.toml beside it."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.fields import shown
from ..model.problems import maybe, tame
from ..model.source_text import FORBIDDEN, named
from ..records.settings_faults import is_root
from .folder import Folder
from .s3_settings import s3
from .ssh import Ssh
from .store import PublishError, Store

FILE = "publish.toml"
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
WANTED = {str: "текстом у лапках", int: "цілим числом", float: "числом", list: "переліком у квадратних дужках"}
HOST = re.compile(r"(?:[\w.+][\w.+-]*@)?(?:\w[\w.-]*|(?=(?:[^:]*:){2})[0-9A-Fa-f:.]+)")
"""A server as ssh takes it: a name, an alias of its own settings or an address, with or without a user."""
KINDS = ("folder", "ssh", "s3")
SECRETS = ("access_key", "secret_key")
DEFAULT = {"folder": {"kind": "folder", "path": ".published"}}


@dataclass(frozen=True)
class Target:
    """A place to publish to.

    path: the folder of its releases, where it stands. url: the site's root as citizens see it there, "" where nobody
    serves it. keep: releases that stay. shrink: the greatest share of pages that may vanish in one publication. packed:
    do packed copies belong there?
    """

    name: str
    store: Store
    path: str = ""
    url: str = ""
    keep: int = 5
    shrink: float = 0.1
    packed: bool = True


def find_target(name: str, project: Path, settings: Mapping[str, Any]) -> Target:
    """The target by its name, the only or first one without. Raises PublishError: unknown, or badly described."""
    open_to_all, own = settings.get("PUBLISH", {}), _from_file(project / FILE)
    if not isinstance(open_to_all, dict):
        raise PublishError(f"pelicanconf.py: PUBLISH: {shown(repr(open_to_all))} — тут має бути словник цілей")
    known = {**open_to_all, **own} or DEFAULT
    if name and name not in known:
        guess = maybe(name, known)
        raise PublishError(f"немає цілі «{name}». {guess}".rstrip() + f"\nЦілі: {', '.join(known)}")
    name = name or next(iter(known))
    if name not in own and isinstance(known[name], dict) and "secret_key" in known[name]:
        raise PublishError(f"ціль «{name}»: secret_key у pelicanconf.py побачать усі: перенесіть ціль у {FILE}")
    return _target(name, known[name], project)


def _from_file(path: Path) -> dict[str, Any]:
    if not os.path.lexists(path):
        return {}
    if not path.is_file():
        raise PublishError(f"{path.name}: це не файл — приберіть його й запишіть цілі у файл із такою назвою")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = 'тексти й назви не латиницею пишіть у лапках: kind = "ssh", ["сервер"]; файл має бути в UTF-8'
        raise PublishError(f"{path.name}: не прочитати ({error}) — {hint}") from None


def _target(name: str, values: object, project: Path) -> Target:
    if not isinstance(values, dict) and name in FIELDS:
        raise PublishError(f"{FILE}: перед «{name}» бракує назви цілі: напишіть першим рядком, наприклад, [server]")
    if not isinstance(values, dict):
        raise PublishError(f"ціль «{name}»: опишіть її таблицею [{name}] у {FILE}")
    for key, value in values.items():
        if key not in FIELDS:
            raise PublishError(f"ціль «{name}»: невідоме «{key}». {maybe(key, FIELDS)}".rstrip())
        wanted = (int, float) if FIELDS[key] is float else FIELDS[key]
        if not isinstance(value, wanted) or isinstance(value, bool):
            shown = "" if key in SECRETS else f" «{value}»"
            raise PublishError(f"ціль «{name}»: {key}: значення{shown} має бути {WANTED[FIELDS[key]]}")
        if key == "options" and not all(isinstance(word, str) for word in value):
            raise PublishError(f'ціль «{name}»: options: кожне слово в лапках, як ["-p", "2222"]')
    _refuse_signs(name, values)
    url = values.get("url", "").rstrip("/")
    if values.get("url") and not is_root(url):
        raise PublishError(f"ціль «{name}»: url: «{url}» — запишіть адресу кореня сайту, як https://rada.example")
    keep, shrink = values.get("keep", 5), float(values.get("shrink", 0.1))
    if keep < 2 or not 0 <= shrink <= 1:
        raise PublishError(f"ціль «{name}»: keep — щонайменше 2 (живий і попередній), shrink — від 0 до 1")
    if values.get("kind") == "s3":
        return Target(name, s3(name, values, project), "", url, keep, shrink, packed=False)
    store = _store(name, values, project)
    place = values["path"] if values.get("kind") == "ssh" else str((project / values["path"]).absolute())
    return Target(name, store, place, url, keep, shrink)


def _refuse_signs(name: str, values: Mapping[str, Any]) -> None:
    """Neither a terminal nor ssh, sh or rclone gets what nobody sees."""
    for key, value in (("", name), *values.items()):
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and (bad := FORBIDDEN.search(text) or re.search(r"[\t\r\n]", text)):
                where = f"ціль «{tame(name)}»: {tame(key)}".removesuffix(": ")
                raise PublishError(f"{where}: {named(bad[0])} — вилучіть його")


def _refuse_place(name: str, kind: str, path: str) -> None:
    """A path that would be taken literally where its author means something else, or that leads up on the server."""
    if path.startswith("~"):
        raise PublishError(f"ціль «{name}»: path: «~» тут нічого не означає — запишіть шлях повністю, від «/»")
    if re.match(r"[A-Za-z]:[\\/]", path) and (kind == "ssh" or sys.platform != "win32"):
        raise PublishError(f"ціль «{name}»: path: «{path}» — це шлях Windows, а тут він починається з «/»")
    if kind == "ssh" and (".." in path.split("/") or not path.strip("/")):
        raise PublishError(f"ціль «{name}»: path: «{path}» — назвіть теку на сервері без «..», як /srv/site")


def _store(name: str, values: Mapping[str, Any], project: Path) -> Store:
    kind, path = values.get("kind", "folder"), values.get("path", "")
    if kind not in KINDS:
        guess = f"невідомий вид «{kind}». {maybe(kind, KINDS)}".rstrip()
        raise PublishError(f"ціль «{name}»: {guess}\nВиди: {', '.join(KINDS)}")
    if not path:
        raise PublishError(f"ціль «{name}»: додайте path — теку, де лежать випуски")
    _refuse_place(name, kind, path)
    if kind == "folder":
        return Folder(name, project / path)
    host = values.get("host", "")
    if not host or host.startswith("-"):
        raise PublishError(f"ціль «{name}»: додайте host — користувача і сервер, як site@rada.example")
    if not HOST.fullmatch(host):
        words = 'запишіть користувача і сервер, як site@rada.example; порт — в options: ["-p", "2222"]'
        raise PublishError(f"ціль «{name}»: host: «{host}» — {words}")
    if not path.startswith("/"):
        raise PublishError(f"ціль «{name}»: path на сервері має починатися з «/»")
    return Ssh(name, host, path, values.get("options", []))
