"""Older and other formats become .docx by LibreOffice, where it is installed.

Reads: the bytes of a .doc, .odt or .rtf. Writes: the bytes of a .docx. LibreOffice gets a profile of its own that
runs nothing, a folder of its own, a time limit, and no network: neither by the system, where that can be done, nor by
its own settings.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from .opening import LARGEST_FILE, Unreadable, too_large

SUFFIXES = frozenset({".doc", ".odt", ".rtf"})
SECONDS = 120
"""The longest that one document may take."""

_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS: Mapping[str, Mapping[str, str]] = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "MacroSecurityLevel": "3",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
}
_START = {".doc": b"\xd0\xcf\x11\xe0", ".odt": b"PK", ".rtf": b"{\\rtf"}


def converted(data: bytes, suffix: str) -> bytes:
    """The document as .docx. Raises Unreadable, also where LibreOffice is absent or fails."""
    _look(data, suffix)
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(
            f"для {suffix} потрібен LibreOffice, а його немає — встановіть його або збережіть як .docx у Word"
        )
    with tempfile.TemporaryDirectory(prefix="import-") as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        _profile(folder / "profile")
        _run([*_offline(), program, *_options(folder), str(source)], folder)
        made = folder / "made" / "source.docx"
        if not made.is_file() or made.is_symlink():
            raise Unreadable(f"LibreOffice не зміг прочитати {suffix} — відкрийте його у Word і збережіть як .docx")
        return made.read_bytes()


def _look(data: bytes, suffix: str) -> None:
    if not data:
        raise Unreadable("файл порожній (0 байтів) — візьміть його ще раз там, де він збережений")
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))
    if not data.startswith(_START[suffix]):
        hint = "перейменуйте його на .docx" if data.startswith(b"PK") else "збережіть його у Word як .docx"
        raise Unreadable(f"це не {suffix}, хоч і має такий суфікс — {hint}")


def _options(folder: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made")),
    ]


def _profile(folder: Path) -> None:
    """A profile in which nothing runs and nothing is fetched."""
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    own = folder / "user"
    own.mkdir(parents=True)
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (own / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _offline() -> Iterator[str]:
    """The words before a command that keep it off the network, where this system lets us."""
    unshare = shutil.which("unshare")
    if unshare:
        words = [unshare, "--map-root-user", "--net", "--"]
        tried = subprocess.run([*words, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if tried.returncode == 0:
            yield from words


def _run(command: list[str], folder: Path) -> None:
    """Run to the end or to the time limit, with all that it started."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"LibreOffice не впорався за {SECONDS} с — відкрийте файл у Word і збережіть як .docx"
        ) from None
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
