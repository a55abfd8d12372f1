"""A lock in a store of objects, which has no sessions: an object of one's own beside which no other may lie.

It is written first, others are looked for then. So of two publishers that come together at least one sees the other, on
any store whose listings are never behind. An upload on condition (If-None-Match) would be simpler, but some stores take
the condition and overwrite.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from .flock import take
from .objects import Objects
from .store import Locked, PublishError

OFTEN = 5
"""Seconds."""


class Lock:
    """root: address of the folder of locks. own: file that holds this checkout's name in the store.

    What a killed publisher of this checkout left is ours: the system holds a lock on that file while the publisher or
    an rclone that it started lives. What one of another machine left stays until somebody removes it.
    """

    def __init__(self, objects: Objects, root: str, own: Path) -> None:
        self._objects, self._root, self._own = objects, root, own
        self._address = ""
        self._seen = 0.0

    @contextmanager
    def held(self, target: str) -> Iterator[None]:
        """Hold it. target: the target's name, for the message. Raises Locked."""
        self._own.parent.mkdir(parents=True, exist_ok=True)
        with self._own.open("a+", encoding="ascii") as file:
            take(file.fileno())
            file.seek(0)
            if not (name := file.read().strip()):
                name = uuid.uuid4().hex
                file.write(name)
                file.flush()
            self._objects.kept = [file.fileno()] if sys.platform != "win32" else []
            self._address = f"{self._root}/{name}"
            try:
                self._claim(target)
                yield
            finally:
                with suppress(PublishError):  # what stays is ours the next time
                    self._objects.delete([self._address])
                self._address, self._objects.kept = "", []

    def _claim(self, target: str) -> None:
        own = {"who": f"{_user()}@{socket.gethostname()}", "since": f"{datetime.now(UTC):%d.%m.%Y %H:%M} UTC"}
        self._objects.write(self._address, json.dumps(own, ensure_ascii=False).encode(), {"Cache-Control": "no-cache"})
        self._seen = time.monotonic()
        (found,) = self._objects.listing(self._root)
        if others := [name for name in found if not self._address.endswith(f"/{name}")]:
            who = ", ".join(self._holders(others)) or "хтось інший"
            raise Locked(
                f"там саме публікує {who}: зачекайте, доки він закінчить. "
                f"Якщо ту публікацію обірвано: ./invoke publish-unlock --target {target}"
            )

    @property
    def is_held(self) -> bool:
        """Is it ours now?"""
        return bool(self._address)

    def still_held(self) -> None:
        """Raises PublishError where somebody has removed it meanwhile. Asks the store at most once in OFTEN."""
        if time.monotonic() - self._seen < OFTEN:
            return
        self._seen = time.monotonic()
        if not self._objects.read([self._address]):
            raise PublishError(
                "замок публікації зняли, поки вона йшла: далі нічого не змінено; повторіть ./invoke publish"
            )

    def remove(self) -> list[str]:
        """Remove every lock; gives who held them."""
        (names,) = self._objects.listing(self._root)
        held = self._holders(names)
        self._objects.delete([f"{self._root}/{name}" for name in names])
        return held

    def _holders(self, names: Iterable[str]) -> list[str]:
        told = []
        for data in self._objects.read([f"{self._root}/{name}" for name in names]).values():
            try:
                who = json.loads(data)
                told.append(f"{who['who']} (від {who['since']})")
            except (ValueError, KeyError, TypeError):
                told.append("хтось невідомий")
        return told


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return str(os.getuid()) if sys.platform != "win32" else "?"
