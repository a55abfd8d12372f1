"""Where to publish: targets of pelicanconf.py (PUBLISH) and of a git-ignored publish.toml beside it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.problems import maybe, tame
from ..model.wrong import shown
from .folder import Folder
from .s3_settings import s3
from .ssh import Ssh
from .store import PublishError, Store
from .target_faults import FIELDS, KEEP, SHRINK, faults, unseen

FILE = "publish.toml"
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
    keep: int = KEEP
    shrink: float = SHRINK
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
        found = re.search(r"at line (\d+)", str(error))
        hint = (
            'тексти й назви не латиницею пишіть у прямих лапках: kind = "ssh", ["сервер"]; дужки закривайте, назву '
            "цілі пишіть раз; файл має бути в UTF-8"
        )
        raise PublishError(f"{path.name}{f':{found[1]}' if found else ''}: не прочитати — {hint}") from None


def _target(name: str, values: object, project: Path) -> Target:
    if not isinstance(values, dict) and name in FIELDS:
        raise PublishError(f"{FILE}: перед «{name}» бракує назви цілі: напишіть першим рядком, наприклад, [server]")
    if bad := unseen(name):
        raise PublishError(f"ціль «{tame(name)}»: {bad}")
    if not isinstance(values, dict):
        raise PublishError(f"ціль «{name}»: опишіть її таблицею [{name}] у {FILE}")
    if found := faults(values):
        raise PublishError("\n".join(f"ціль «{name}»: {fault}" for fault in found))
    kind, url = values.get("kind", "folder"), values.get("url", "").rstrip("/")
    keep, shrink = values.get("keep", KEEP), float(values.get("shrink", SHRINK))
    if kind == "s3":
        return Target(name, s3(name, values, project), "", url, keep, shrink, packed=False)
    if kind == "ssh":
        store: Store = Ssh(name, values["host"], values["path"], values.get("options", []))
        return Target(name, store, values["path"], url, keep, shrink)
    place = project / values["path"]
    return Target(name, Folder(name, place), str(place.absolute()), url, keep, shrink)
