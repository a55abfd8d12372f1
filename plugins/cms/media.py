"""Decap's actions on shared files, those in content/files/; a document's own files come with its form."""

from __future__ import annotations

import base64
import hashlib
import posixpath
from typing import Any

from ..records.attached import PICTURES, suffix
from ..records.scan import SHARED
from . import files
from .desk import Desk, Params
from .refusal import Refusal, mapping_of, text_of

SHOWN = 60
"""Files in Decap's library, newest first."""


def shared(path: str) -> str:
    """A path in the folder of shared files or that folder. Raises Refusal for another one."""
    parts = path.split("/")
    if parts[0] != SHARED or any(part in ("", ".", "..") for part in parts):
        raise Refusal(f"шлях «{path[:80]}» поза текою спільних файлів", 400)
    return path


def get_media(desk: Desk, params: Params) -> Any:
    """The newest shared files of a folder."""
    folder = desk.content / shared(text_of(params, "mediaFolder"))
    try:
        found = [item for item in folder.iterdir() if item.is_file() and not item.is_symlink()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    newest = sorted(found, key=lambda item: (-item.stat().st_mtime_ns, item.name))[:SHOWN]
    return [_media(desk, item.relative_to(desk.content).as_posix()) for item in newest]


def get_media_file(desk: Desk, params: Params) -> Any:
    """One shared file."""
    return _media(desk, shared(text_of(params, "path")))


def persist_media(desk: Desk, params: Params) -> Any:
    """Add a shared file; it may get another name than asked."""
    asset = mapping_of(params, "asset")
    wanted = shared(text_of(asset, "path"))
    data = files.bytes_of(text_of(asset, "content"), desk.site.settings.upload_limit)
    desk.history.refuse_unready()
    with desk.changing:
        path = files.put(desk.content, posixpath.dirname(wanted), posixpath.basename(wanted), data)
        with desk.history.whole([], new=[path]):
            desk.history.keep([path], f"Додано файл: {path}")
    return _media(desk, path)


def _media(desk: Desk, path: str) -> Any:
    """A file for the library, which needs the bytes of small pictures only."""
    data = files.read(desk.content, path)
    seen = data if suffix(path) in PICTURES and len(data) < files.MEGABYTE else b""
    return {
        "id": hashlib.sha256(data).hexdigest(),
        "path": path,
        "name": posixpath.basename(path),
        "content": base64.b64encode(seen).decode(),
        "encoding": "base64",
    }
