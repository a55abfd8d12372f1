"""The content folder, file by file: sources, attached files, and whatever has no business there."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from ..model.problems import Problem
from ..model.sections import FOLDERS

SHARED = "files"
"""Folder of content/ for files that several documents share; they stand under /files/."""

DEEPEST = 50
"""Folders inside folders, at most."""


class State(NamedTuple):
    """A file's state as far as it can be known without opening it."""

    mtime_ns: int
    size: int


@dataclass
class Scan:
    """sources: `.md` files below a kind's folder; files: everything else, hidden ones too. Paths relative, with "/",
    sorted."""

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
    _walk(str(content), "", "", found)
    return found


def _walk(folder: str, prefix: str, kind: str, found: Scan) -> None:
    """One folder and those below it. kind: the first folder below content/, "" in content/ itself."""
    if prefix.count("/") > DEEPEST:
        message = f"теки вкладено глибше за {DEEPEST} рівнів"
        found.problems.append(Problem(prefix, None, None, message, "перенесіть документи вище"))
        return
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=attrgetter("name"))
    except OSError as error:
        found.problems.append(Problem(prefix, None, None, f"теку не прочитати: {error.strerror}", "перевірте права"))
        return
    sources = found.sources if kind in FOLDERS and "/." not in f"/{prefix}" else found.files
    all_plain = _plain("".join(entry.name for entry in ordered))
    for entry in ordered:  # every file of content/, so it is short
        name = entry.name
        path = prefix + name
        if not all_plain and not _plain(name) and (fault := _name_fault(name)):
            found.problems.append(Problem(_escaped(path), None, None, fault, "перейменуйте файл"))
        elif entry.is_file(follow_symlinks=False):
            state = entry.stat(follow_symlinks=False)
            of_kind = sources if name.endswith(".md") and name[0] != "." else found.files
            of_kind[path] = State(state.st_mtime_ns, state.st_size)
        elif entry.is_dir(follow_symlinks=False):
            _walk(entry.path, f"{path}/", kind or name, found)
        elif entry.is_symlink():
            hint = "покладіть сам файл замість посилання"
            found.problems.append(Problem(path, None, None, "це символічне посилання", hint))
        else:
            mode = stat.filemode(entry.stat(follow_symlinks=False).st_mode)
            found.problems.append(Problem(path, None, None, f"це не звичайний файл ({mode})", "приберіть його"))


_plain = re.compile(r"[A-Za-z0-9._-]*").fullmatch


def _name_fault(name: str) -> str:
    if any("\udc80" <= char <= "\udcff" for char in name):
        return "ім'я файла не в UTF-8"
    bad = _bad_character(name)
    return f"ім'я файла містить {bad}" if bad else ""


def _bad_character(name: str) -> str:
    for char in name:
        if char in "\"'\\":
            return f"знак {char}"
        if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}:
            return f"невидимий знак U+{ord(char):04X}"
    return ""


def _escaped(text: str) -> str:
    """The name as it can be printed: bytes that are no UTF-8 as `\\xff`, invisible characters as `\\u202e`."""
    shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in shown)
