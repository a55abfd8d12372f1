"""How a duty came out, in codes and words, and to which month it belongs."""

from __future__ import annotations

from ..row import Row
from .rule import Verdict

KEPT, LATE, UNDONE, WAIVED, COMING = OUTCOMES = ("kept", "late", "undone", "waived", "coming")
WORDS = {
    KEPT: "виконано",
    LATE: "із запізненням",
    UNDONE: "не виконано",
    WAIVED: "строк скорочено",
    COMING: "попереду",
}
"""Outcome -> its words, in the order of tables and charts."""


def outcome(verdict: Verdict) -> str:
    """Code of OUTCOMES: a missed duty is late where it was done after all."""
    if verdict.state == "missed":
        return LATE if verdict.due and verdict.done else UNDONE
    return verdict.state


def month_of(row: Row, verdict: Verdict) -> str:
    """`2019-03`, of the term's last day, else of the day it was done, else of the document's own."""
    return (verdict.due or verdict.done or row.date)[:7]
