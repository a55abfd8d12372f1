"""The content folder, file by file: sources, attached files, and whatever has no business there."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..model.kinds import KINDS
from ..model.problems import Problem

SHARED = "files"
"""Folder of content/ for files that several documents share; they stand under /files/."""


class State(NamedTuple):
    """A file's state as far as it can be known without opening it."""

    mtime_ns: int
    size: int


@dataclass
class Scan:
    """sources: `.md` files below a kind's folder; files: everything else. Paths relative, with "/", sorted."""

    sources: dict[str, State] = field(default_factory=dict)
    files: dict[str, State] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def scan(content: Path) -> Scan:
    """Walk content/ in sorted order. Links, devices and unreadable names are errors; nothing is opened or followed."""
    found = Scan()
    if not content.is_dir():
        hint = "створіть її або вкажіть іншу через --content"
        found.problems.append(Problem("", None, None, f"немає теки {content}", hint))
        return found
    for path, entry in _walk(os.fsencode(content), "", found):
        state = entry.stat(follow_symlinks=False)
        folder = path.split("/", 1)[0]
        is_source = path.endswith(".md") and "/" in path and folder in KINDS
        (found.sources if is_source else found.files)[path] = State(state.st_mtime_ns, state.st_size)
    return found


def _walk(folder: bytes, prefix: str, found: Scan) -> Iterator[tuple[str, os.DirEntry[bytes]]]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(Problem(prefix, None, None, f"теку не прочитати: {error.strerror}", "перевірте права"))
        return
    for entry in ordered:
        try:
            name = entry.name.decode("utf-8")
        except UnicodeDecodeError:
            shown = prefix + entry.name.decode("utf-8", "backslashreplace")
            found.problems.append(Problem(shown, None, None, "ім'я файла не в UTF-8", "перейменуйте файл"))
            continue
        path = prefix + name
        if bad := _bad_character(name):
            found.problems.append(Problem(_escaped(path), None, None, f"ім'я файла містить {bad}", "перейменуйте файл"))
        elif entry.is_symlink():
            hint = "покладіть сам файл замість посилання"
            found.problems.append(Problem(path, None, None, "це символічне посилання", hint))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{path}/", found)
        elif entry.is_file(follow_symlinks=False):
            yield path, entry
        else:
            mode = stat.filemode(entry.stat(follow_symlinks=False).st_mode)
            found.problems.append(Problem(path, None, None, f"це не звичайний файл ({mode})", "приберіть його"))


def _bad_character(name: str) -> str:
    if name.isascii() and name.isprintable() and '"' not in name and "'" not in name and "\\" not in name:
        return ""
    for char in name:
        if char in "\"'\\":
            return f"знак {char}"
        if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}:
            return f"невидимий знак U+{ord(char):04X}"
    return ""


def _escaped(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
