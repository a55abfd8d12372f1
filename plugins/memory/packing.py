"""Values as bytes for the memory, with a checksum: marshal alone takes many a flipped bit for another value."""

from __future__ import annotations

import marshal
from typing import Any
from zlib import crc32

CRC = 4
"""Bytes of the checksum before a value's own."""


class Damaged(KeyError):
    """The memory holds something that no build of ours left there: it is to be forgotten."""


def packed(value: Any) -> bytes:
    """Text, numbers, None, tuples, lists, sets and dicts of these as bytes."""
    data = marshal.dumps(value)
    return crc32(data).to_bytes(CRC) + data


def loaded(data: bytes) -> Any:
    """What `packed` made. Raises Damaged."""
    if not isinstance(data, bytes):
        raise Damaged("type")
    checksum, whole = data[:CRC], memoryview(data)[CRC:]
    if crc32(whole).to_bytes(CRC) != checksum:
        raise Damaged("crc32")
    return marshal.loads(whole)  # noqa: S302 - the very bytes that we wrote
