"""From pelicanconf.py to the content as a whole: the one way for every command that reads it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..memory.fingerprint import of_text
from ..memory.store import Busy, Damaged, Memory
from ..model.dataclass import dataclass
from .feature import Feature, collect
from .load import Loaded, load
from .settings import Settings, SettingsError, from_pelican
from .settings_faults import of_pelican

if TYPE_CHECKING:
    from .stock import Pelican

ROOT = Path(__file__).parents[2]


class Refused(Exception):
    """The command cannot be carried out as given; the message says why and what to do."""


@dataclass(frozen=True)
class Session:
    """The content, read and checked, with what it was read by. The memory is open as long as the session is."""

    settings: Settings
    features: tuple[Feature, ...]
    memory: Memory
    loaded: Loaded


def pelican_settings(
    content: Path | None = None,
    output: Path | None = None,
    memory: Path | None = None,
    site_url: str | None = None,
    settings: Path | None = None,
) -> dict[str, Any]:
    """pelicanconf.py (or another settings file) with the command's choices over it, as Pelican's dictionary."""
    from .stock import get_settings_from_file, read_settings

    folders = {"PATH": content, "OUTPUT_PATH": output, "MEMORY_PATH": memory}
    override = {name: str(folder.absolute()) for name, folder in folders.items() if folder is not None}
    if site_url:
        override["SITEURL"] = site_url
    file = settings or ROOT / "pelicanconf.py"
    if not file.is_file():
        raise Refused(f"немає файла налаштувань {file}")
    if content is not None and not content.is_dir():
        raise Refused(f"немає теки документів {content}: перевірте --content")
    try:
        found: dict[str, Any] = read_settings(str(file), override=override)
    except Exception:
        given = {**get_settings_from_file(str(file)), **override}  # a fault of the file itself is raised once more
        if isinstance(given.get("THEME"), str):
            given["THEME"] = str(file.parent / given["THEME"])
        if told := of_pelican(given):
            raise SettingsError(told) from None
        raise
    return found


def connected(values: dict[str, Any]) -> Pelican:
    """Pelican with all plugins of the settings connected. Raises Refused when one of them fails."""
    from .stock import Pelican

    logging.getLogger("pelican").setLevel(logging.ERROR)
    wanted = len(values["PLUGINS"])
    pelican = Pelican(values)  # type: ignore[no-untyped-call]
    if len(pelican.plugins) != wanted:
        raise Refused("не всі плагіни з pelicanconf.py підключено: див. повідомлення вище")
    return pelican


def memory_path(settings: Settings) -> Path:
    """Each (content, output, site address) has a memory of its own."""
    triple = f"{settings.content.resolve()}\n{settings.output.resolve()}\n{settings.site_url}"
    return settings.memory / of_text(triple)[:16] / "memory.sqlite"


@contextmanager
def recalled(settings: Settings) -> Iterator[Memory]:
    """The memory of a build, for a command that reads. Raises Busy; Refused where it holds what no build left there: it
    is forgotten then."""
    with Memory(memory_path(settings)) as memory:
        try:
            yield memory
        except Damaged:
            memory.clear()
            raise Refused("пам'ять збірки пошкоджено, тож її стерто: запустіть команду ще раз") from None


@contextmanager
def opened(
    content: Path, memory: Path | None = None, settings: Path | None = None, as_of: str = ""
) -> Iterator[Session]:
    """The content of one folder, read with the settings, features and memory of its build.

    as_of: ISO day that stands for today, or "". Raises Refused, also while a build has the memory or where that is
    damaged, and SettingsError.
    """
    values = pelican_settings(content, memory=memory, settings=settings)
    connected(values)
    found = from_pelican(values)
    if as_of:
        found = replace(found, build_date=_day(as_of))
    features = collect(found)
    try:
        with recalled(found) as kept:
            yield Session(found, features, kept, load(found, kept, features))
    except Busy:
        raise Refused("тут саме триває збірка: зачекайте, доки вона закінчиться") from None


def _day(text: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused(f"«{text}» не є датою: запишіть її так: --as-of 2019-12-24") from None
