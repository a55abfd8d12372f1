"""What is said of a value that is refused."""

from __future__ import annotations

from typing import Any


class Wrong(ValueError):
    """A value that is refused: Ukrainian message (value shown) and remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def shown(value: Any) -> str:
    """The value as an editor wrote it, cut to 60 characters."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
