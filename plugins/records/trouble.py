"""What went wrong outside the content, in one line: the disk, rights, a fault of the settings, theme or program."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from ..model.problems import Problem

ROOT = Path(__file__).parents[2]
DEBUG = "VIDKRYTA_RADA_DEBUG"
"""Environment variable: any value shows where in the program a fault came from."""

STOPPED = 130
"""Exit code of a command that Ctrl+C or SIGTERM stopped, as shells have it."""

LOOP = ("посилання веде саме на себе", "приберіть його або вкажіть іншу теку")
REASONS = {
    errno.EACCES: ("немає прав", "дайте собі права на запис або вкажіть іншу теку"),
    errno.EPERM: ("немає прав", "дайте собі права на запис або вкажіть іншу теку"),
    errno.EROFS: ("диск відкрито лише для читання", "вкажіть теку на іншому диску"),
    errno.ENOSPC: ("на диску немає місця", "звільніть місце й запустіть ще раз"),
    errno.EDQUOT: ("вичерпано відведене вам місце", "звільніть місце й запустіть ще раз"),
    errno.ENOTDIR: ("на шляху стоїть файл, а не тека", "приберіть його або вкажіть іншу теку"),
    errno.EEXIST: ("тут стоїть файл, а не тека", "приберіть його або вкажіть іншу теку"),
    errno.EISDIR: ("тут стоїть тека, а не файл", "приберіть її або вкажіть іншу теку"),
    errno.ELOOP: LOOP,
    errno.ENXIO: ("тут стоїть не файл", "приберіть його або вкажіть іншу теку"),
    errno.EIO: ("диск не читається або не пишеться", "перевірте диск, а поки вкажіть теку на іншому"),
    errno.ENOENT: ("такого шляху немає і тут його не створити", "перевірте, чи так його написано"),
    errno.ENAMETOOLONG: ("задовге ім'я", "скоротіть його"),
    errno.EMFILE: ("відкрито забагато файлів", "закрийте інші програми й запустіть ще раз"),
}
"""What the system says -> what it means and what to do."""


_LOOP = re.compile(r"Symlink loop from '(.+)'")


def problem_of(error: BaseException, *sources: Path, place: Path | None = None, first: str = "") -> Problem:
    """An exception as a problem of the whole, or at its place in one of the sources (files, folders).

    place: where SQLite worked, whose errors name no file. first: what to try before one calls it the program's fault.
    """
    if isinstance(error, sqlite3.Error):
        hint = "перевірте права на теку пам'яті й місце на диску або вкажіть іншу в --memory"
        return Problem("", None, None, f"пам'ять збірки {place or ''} не записати ({error})".replace("  ", " "), hint)
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, RuntimeError) and (loop := _LOOP.fullmatch(str(error))):  # how Path.resolve says it
        return Problem("", None, None, f"{loop[1]}: {LOOP[0]}", LOOP[1])
    found = _in_sources(error, sources)
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    if found is not None:
        return found
    hint = f"{first}це вада програми, а не документів: повідомте розробникам (подробиці покаже {DEBUG}=1)"
    return Problem("", None, None, f"внутрішня помилка: {_words(error)}", hint)


def carried_out(command: Callable[..., int], *given: object, **named: object) -> int:
    """Run a command; what it raises is said in one line on stderr, with exit code 1, or 130 for Ctrl+C."""
    try:
        return command(*given, **named)
    except KeyboardInterrupt:
        hint = "кожен файл цілий; щоб закінчити, запустіть ще раз"
        sys.stderr.write(f"{Problem('', None, None, 'зупинено', hint)}\n")
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the last one who can say it in the user's language
        sys.stderr.write(f"{problem_of(error)}\n")
        return 1


def _of_system(error: OSError) -> Problem:
    if error.errno is None:  # our own words, as of the parts from package.json that are not there
        return Problem("", None, None, str(error))
    why, remedy = REASONS.get(error.errno, (str(error.strerror), "перевірте теку й запустіть ще раз"))
    place = error.filename if error.filename2 is None else error.filename2  # where a renamed file was to go
    name = "" if place is None else f"{os.fsdecode(place)}: "
    return Problem("", None, None, f"{name}{why}", remedy)


def _in_sources(error: BaseException, sources: tuple[Path, ...]) -> Problem | None:
    place = getattr(error, "filename", None), getattr(error, "lineno", None)
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    for name, line in (place, *reversed(frames)):
        file = Path(name) if isinstance(name, str) else None
        if file and any(file.is_relative_to(source) for source in sources):
            shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
            return Problem(shown.as_posix(), line, None, _words(error), "виправте й збережіть")
    return None


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
