"""`withdraw`: take a text down by law or court, so that only its number, date and the ground stay."""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..memory.store import forget
from ..records.media import SUFFIX
from ..records.session import Refused, opened
from ..records.settings import SettingsError
from ..records.trouble import problem_of
from .plan import Plan, plan
from .undo import unsaved

SHOWN = 20
"""Other documents that are named one by one."""


def main(
    name: str, basis: str, content: Path, memory: Path | None, *, dry_run: bool = False, settings: Path | None = None
) -> int:
    """Take a document down, say what went and what is left to do. 0: done; 1: refused, and it is said why.

    name: id, address or file. basis: law or judgment in words. dry_run: only say what would go.
    """
    try:
        with opened(content, memory, settings) as session:
            found = plan(session, name, basis)
            kept = session.memory.path
        lost = unsaved(content, (found.row.path, *found.files))
        if not dry_run:
            if lost:
                raise Refused(f"{_no_way_back(lost)} — спершу збережіть зміни (git add, git commit)")
            replace(content, found)
            forget(kept)  # it holds the text too
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
        return 1
    for line in _report(found, content, dry_run=dry_run, in_git=lost is not None):
        print(line)
    if lost:
        print(f"Але withdraw відмовить: {_no_way_back(lost)}", file=sys.stderr)
    return 0


def replace(content: Path, found: Plan) -> None:
    """The header in the place of the source, its files gone: all of it or nothing. Raises OSError."""
    aside: dict[Path, Path] = {}
    source = content / found.row.path
    new = source.with_name(f".{secrets.token_hex(8)}.part")
    try:
        new.write_bytes(found.header.encode())
        for path in found.files:
            file = content / path
            away = file.with_name(f".{secrets.token_hex(8)}.part")
            file.replace(away)
            aside[file] = away
        new.replace(source)
    except BaseException:
        for file, away in aside.items():
            with suppress(OSError):
                away.replace(file)
        new.unlink(missing_ok=True)
        raise
    for away in aside.values():
        away.unlink(missing_ok=True)


def _no_way_back(lost: Sequence[str]) -> str:
    return f"у git немає {', '.join(lost)} у теперішньому вигляді, тож повернути текст не вдасться"


def _report(found: Plan, content: Path, *, dry_run: bool, in_git: bool) -> list[str]:
    row, paths = found.row, [_shown(content / path) for path in (found.row.path, *found.files)]
    lines = [
        "Буде вилучено (поки нічого не змінено):" if dry_run else f"Вилучено {row.id}:",
        f"  {paths[0]}: текст, назва й усі поля, крім потрібних адресі та зв'язкам",
        *(f"  {path}: файл" for path in paths[1:]),
        f"Лишиться сторінка {row.url} з номером, датою і підставою." if dry_run else f"Лишилася сторінка {row.url}.",
    ]
    if any(path.endswith(SUFFIX) for path in found.files):
        lines.append("Самі байти лишаються у сховищі: вилучіть їх і там, імена — у полі sha256 вилучених записів.")
    if row.source_url:
        lines.append("Стара адреса документа більше не переадресовуватиме на нього.")
    if found.telling:
        lines += ["Про нього кажуть ще ці документи; перевірте, чи в них немає того самого:", *_few(found.telling)]
    if not dry_run:
        names = " ".join(shlex.quote(path) for path in paths)
        lines += [
            "Далі: ./invoke publish — тоді текст зникне з живого сайту й зі збережених випусків.",
            f"Передумали, доки зміну не збережено в git: git restore {names}"
            if in_git
            else "Повернути текст не можна: тека документів не в git.",
            "В історії git текст лишається: як його звідти прибрати, сказано в docs/uk/vyluchennia.md",
        ]
    return lines


def _few(paths: Sequence[str]) -> list[str]:
    more = [f"  … і ще {len(paths) - SHOWN}"] if len(paths) > SHOWN else []
    return [*(f"  {path}" for path in paths[:SHOWN]), *more]


def _shown(path: Path) -> str:
    here, path = Path.cwd(), path.absolute()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
