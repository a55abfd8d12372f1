"""Verdicts of the law as one reads of them here: whose, of which month, how it came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..memory import fingerprint
from ..model.law.outcomes import COMING, KEPT, LATE, OUTCOMES, UNDONE, WAIVED, WORDS, month_of, outcome
from ..model.law.rule import Rule, Verdict
from ..model.row import Row
from ..records.whole import Whole

__all__ = ["COMING", "KEPT", "LATE", "OUTCOMES", "UNDONE", "WAIVED", "WORDS", "Duty", "duties", "duties_key"]


class Duty(NamedTuple):
    """What one rule says of one document. month: `2019-03`, of the term's last day, else of the document's own."""

    rule: Rule
    row: Row
    body: str
    verdict: Verdict
    outcome: str
    month: str

    @property
    def told(self) -> str:
        """«із запізненням на 2 робочі дні», «строк скорочено: воєнний стан»."""
        words, note = WORDS[self.outcome], self.verdict.note
        return words if not note else f"{words}: {note}" if self.outcome == WAIVED else f"{words} {note}"


def duties(whole: Whole) -> Iterator[Duty]:
    """All duties of dated documents on which a public rule speaks, by the documents' order."""
    for row, body, cases in whole.judged:
        for rule, _, verdict in cases:
            yield Duty(rule, row, body, verdict, outcome(verdict), month_of(row, verdict))


def duties_key(found: Sequence[Duty]) -> str:
    """Digest of what rows of a table or entries of a feed show of duties, in their order."""
    lines = []
    for rule, row, body, verdict, came_out, _ in found:
        due, done, note = verdict.due, verdict.done, verdict.note
        lines.append(
            f"{rule.id}\t{row.url}\t{row.kind}\t{row.number}\t{row.title}\t{body}\t{came_out}\t{due}\t{done}\t{note}"
        )
    return fingerprint.of_text("\n".join(lines))
