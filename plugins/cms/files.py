"""Files below content/, written whole or not at all, and never through a link."""

from __future__ import annotations

import base64
import binascii
import os
import posixpath
import re
import secrets
import time
from collections.abc import Mapping
from pathlib import Path

from ..model.ukrainian import slugify
from ..records import openly
from ..records.attached import ALLOWED, FORMS, PICTURES, suffix
from ..records.attachments import DAMAGED, state_of
from ..records.openly import Changed, Inside
from ..records.scan import State
from ..records.single import plain_file
from .names import plain
from .refusal import Refusal

MEGABYTE = 1_000_000
ABANDONED = 60
"""Seconds after which a temporary file belongs to no write that still goes on."""

_TEMPORARY = re.compile(r"(?:.*/)?\.[0-9a-f]{16}\.tmp", re.ASCII)


def read(content: Path, path: str) -> bytes:
    """The bytes of a regular file below content/. Raises Refusal where there is none."""
    try:
        if plain_file(content, path) is not None:
            return openly.read(Inside(content, path))
    except Changed:  # since it was looked at
        pass
    raise Refusal(f"немає файла «{path}»", 404)


def write(content: Path, path: str, data: bytes) -> None:
    """Put the whole file in place at once. Raises Refusal where a link or something other than a file is in the way."""
    target = _reachable(content, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def sweep(content: Path, found: Mapping[str, State]) -> None:
    """Remove what a write left behind that was killed. found: files below content/."""
    for path, state in found.items():
        if _TEMPORARY.fullmatch(path) and state.mtime_ns / 1e9 < time.time() - ABANDONED:
            (content / path).unlink(missing_ok=True)


def _reachable(content: Path, path: str) -> Path:
    parts = path.split("/")
    if any(part in ("", ".", "..") or not plain(part) for part in parts):
        raise Refusal(f"шлях «{path[:80]}» поза текою документів", 400)
    place = content
    for part in parts[:-1]:
        place = place / part
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise Refusal(f"«{path}»: на шляху посилання або файл, а не тека", 400)
    target = place / parts[-1]
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise Refusal(f"«{path}» — не звичайний файл", 400)
    return target


def bytes_of(text: str, limit: int) -> bytes:
    """The bytes of an upload in base64. limit: megabytes. Raises Refusal."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal("файл передано не повністю: спробуйте ще раз", 400) from None
    if len(data) > limit * MEGABYTE:
        raise Refusal(too_large(limit), 413)
    return data


def too_large(limit: int) -> str:
    """The words for a file over the limit, in megabytes."""
    return f"файл більший за {limit} МБ: зменште його або попросіть збільшити UPLOAD_LIMIT у pelicanconf.py"


def put(content: Path, folder: str, name: str, data: bytes, *, picture: bool = False) -> str:
    """Put an uploaded file into a folder below content/ under a free clean name; gives its path. Raises Refusal."""
    kind = suffix(name)
    if picture and kind not in PICTURES:
        raise Refusal(f"«{name[:80]}» не зображення — збережіть його як JPEG або PNG")
    if kind not in ALLOWED:
        what = f"файли виду «.{kind}» не оприлюднюють" if kind else "ім'я файла не має розширення"
        raise Refusal(f"{what}: «{name[:80]}» — {FORMS}")
    if not data:
        raise Refusal(f"файл «{name[:80]}» порожній")
    stem, count = slugify(posixpath.splitext(posixpath.basename(name.replace("\\", "/")))[0], 60) or "fail", 2
    path = f"{folder}/{stem}.{kind}"
    while os.path.lexists(content / path):
        path, count = f"{folder}/{stem}-{count}.{kind}", count + 1
    write(content, path, data)
    if kind in PICTURES:
        state = (content / path).stat()
        if not state_of(Inside(content, path), State(state.st_mtime_ns, state.st_size)).width:
            (content / path).unlink()
            raise Refusal(f"{DAMAGED[0]}: «{name[:80]}» — {DAMAGED[1]}")
    return path
