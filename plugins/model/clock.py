"""Moments and lengths of recordings as people write them, in seconds."""

from __future__ import annotations

import re

LONGEST = 48 * 3600
"""Seconds of a recording, at most."""


def seconds(text: str) -> int:
    """Seconds of `1:02:30`, `12:05`, `754`, `1h2m30s`; 0 when it is none of them."""
    return read_clock(text) or 0


def read_clock(text: str) -> int | None:
    """The same; None when it is none of them."""
    if re.fullmatch(r"\d{1,6}(:\d\d){0,2}", text, re.ASCII):
        total = 0
        for part in text.split(":"):
            total = total * 60 + int(part)
        return total
    match = re.fullmatch(r"(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?", text, re.ASCII) if text else None
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest


def clock(moment: int) -> str:
    """`1:02:30` or `2:05`, as players write a moment given in seconds."""
    minutes, rest = divmod(moment, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def iso_duration(length: int) -> str:
    """A length in seconds by ISO 8601, `PT1H2M30S`; "" for 0."""
    minutes, rest = divmod(length, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return f"PT{''.join(f'{count}{unit}' for count, unit in parts if count)}" if length > 0 else ""
