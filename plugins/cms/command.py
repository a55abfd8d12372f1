"""One run of `editor`: reads the content, shows the page, ends with Ctrl+C."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from ..records.nothing import refuse_nothing
from ..records.npm import npm_file
from ..records.session import Refused
from ..records.settings import SettingsError
from .api import Api
from .history import History, introduced
from .refusal import Refusal
from .server import Server
from .site import Site

BUNDLE = "decap-cms/dist/decap-cms.js"


def run(content: Path, memory: Path, port: int, settings: Path | None, name: str, email: str) -> int:
    """See plugins.cms.editor."""
    try:
        npm_file(BUNDLE)
        refuse_nothing(content)
        site = Site(content, memory, settings)
        history = History(content, *(introduced(name, email) if name or email else ()))
        api = Api(site, history)
        server = Server(api, port)
    except (Refused, SettingsError, FileNotFoundError) as refused:
        _say(str(refused))
        return 1
    except Refusal as refusal:
        _say(refusal.text)
        return 1
    except (OSError, OverflowError) as error:
        why = "зайнятий іншою програмою" if getattr(error, "errno", 0) == errno.EADDRINUSE else f"не відкрити ({error})"
        _say(f"Порт {port} {why}: візьміть інший, як-от --port 0")
        return 1
    try:
        server.start()
        if not history.kept:
            _say("Тека документів не має історії (git): зміни зберігаються у файлах, але скасувати їх тут не можна")
        _say(f"Редактор: {server.url}/ — Ctrl+C, щоб закінчити")
        while True:
            if api.desk.opened.wait(3600):
                api.desk.opened.clear()
                api.refresh()
    except KeyboardInterrupt:
        _say("\nРедактор закрито" if sys.stdout.isatty() else "Редактор закрито")
    finally:
        server.close()
        api.close()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
