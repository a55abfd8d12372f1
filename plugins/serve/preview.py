"""One run of `serve`: the first build, the server, then a build for each change; a line on the terminal for each."""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from ..model.problems import Problem
from ..model.ukrainian import plural
from ..records.build import HALFWAY
from ..records.policy import headers, players
from ..records.session import ROOT, Refused, pelican_settings
from ..records.settings import SettingsError, from_pelican
from ..records.trouble import problem_of
from ..records.video_source import Providers
from .loopback import HOST
from .rebuild import Builder, Built, let_go
from .server import Server
from .state import State
from .watch import changes


def run(content: Path, output: Path, memory: Path, port: int, settings: Path | None) -> int:
    """See plugins.serve.serve."""
    settings = settings or ROOT / "pelicanconf.py"
    state = State()
    try:
        server = Server(output, state, port)
    except (OSError, OverflowError) as error:
        _say(_refusal(port, error))
        return 1
    try:
        values = _settings(content, settings)
        theme, server.policy = Path(values["THEME"]), headers(players(_providers(values)))
        builder = Builder(content, output, memory, server.url, settings, theme)
        watched = changes([content, theme, ROOT / "plugins"], [settings, ROOT / "tasks.py"], [output, memory])
        next(watched)
        built = builder.run(aloud=True)
        if built.errors and not any(problem.path for problem in built.errors):
            return 1  # no file to mend; the build itself has said why
        _tell(state, built, built.problems)
        server.start()
        _say(f"Перегляд: {server.url}/ — Ctrl+C, щоб закінчити")
        for _ in watched:
            known = built.problems
            built = builder.run()
            _tell(state, built, known)
            let_go()  # after the pages know, so that nobody waits for it
    except Refused as refused:
        _say(str(refused))
        return 1
    except KeyboardInterrupt:
        _say("\nПерегляд закінчено" if sys.stdout.isatty() else "Перегляд закінчено")
    finally:
        server.close()
    return 0


def _providers(values: dict[str, Any]) -> Providers:
    """Those of the settings; where these have faults, the build tells them."""
    try:
        return from_pelican(values).video_providers
    except SettingsError:
        return {}


def _settings(content: Path, settings: Path) -> dict[str, Any]:
    """pelicanconf.py as Pelican reads it. Raises Refused where that cannot be done at all."""
    try:
        return pelican_settings(content, settings=settings)
    except Refused:
        raise
    except SettingsError as error:
        raise Refused(str(error)) from error
    except Exception as error:
        raise Refused(str(problem_of(error, settings))) from error


def _tell(state: State, built: Built, known: Sequence[Problem]) -> None:
    """What a build did, to the pages and to the terminal; problems known from the build before are not said again."""
    errors = built.errors
    if errors:
        state.stopped([str(problem) for problem in errors])
    else:
        state.built(anew=built.written + built.removed > 0)
    for problem in built.problems:
        if problem not in known:
            _say(str(problem))
    _say(f"{time.strftime('%H:%M:%S')} {_summary(built)}")


def _summary(built: Built) -> str:
    if count := len(built.errors):
        left = "оновлено не все" if HALFWAY in built.errors else "сайт лишився, яким був"
        return f"Не оновлено: {count} {plural(count, 'помилка', 'помилки', 'помилок')}; {left}"
    seconds = f"{built.seconds:.2f} с".replace(".", ",")
    if not built.written + built.removed:
        return f"Без змін; {seconds}"
    return f"Оновлено: записано {built.written}, прибрано {built.removed}; {seconds}"


def _refusal(port: int, error: OSError | OverflowError) -> str:
    if isinstance(error, OverflowError):
        return f"Порту {port} не буває: візьміть від 1024 до 65535, як-от --port 8000"
    if error.errno == errno.EADDRINUSE:
        return f"Порт {port} зайнятий іншою програмою: закрийте її або візьміть інший, як-от --port {_free_after(port)}"
    if error.errno == errno.EACCES:
        return f"Порт {port} відкриває лише адміністратор: візьміть від 1024, як-от --port {_free_after(7999)}"
    return f"Порт {port} не відкрити: {error.strerror}"


def _free_after(port: int) -> int:
    """The nearest port above that nobody holds now."""
    for candidate in chain(range(port + 1, min(port + 100, 65536)), range(8000, 8100)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((HOST, candidate))
            return candidate
    return 8000


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
