"""The table of what `check` asks (docs/developers/rules.md), written from the rules' docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from ..model.law.figures import Figures
from ..model.law.rule import NEVER, Rule
from ..model.law.rules import RULES as LAW
from ..model.number_gaps import numbering
from ..model.relation_faults import circles, doubts
from .rules import RULES as TEXT
from .voters import check_votes

INTRO = """# What `check` asks

Written by `./invoke docs` from the docstrings of the rules; do not edit by hand.

All that stands here is a warning, but for dead addresses and circles of relations, and is not computed by `build`, but
for those circles. The schema's own errors are with the fields, in the [editors' reference](../uk/dovidnyk.md).

## The law

A document is judged by the law of its own day: an act by that of its adoption, a draft by that of its publication.
Source: S, a source was read; P, partly; K, known but not read: such a finding says «не звірено з текстом закону», and
its figures are [settings](settings.md). A term that ends within NOTICE_DAYS is announced; one that passed is a finding.

"""

NOT_ASKED = {
    "R17": "Data of those who signed a petition are kept for 3 years on the platform. They are private, and the site "
    "has none.",
    "R25": "WCAG 2.1 AA: of a text, alternative texts, headings and words of links, below; they are reported as R25. "
    "The pages around the texts are tested with the theme.",
    "R29": "3841-IX holds 12 months after martial law; until then consultations go by the council's own rules, which "
    "are not known here. Its terms will be rules once somebody has read them.",
    "R30": "Personal data are looked for in every text, below; they are reported as R30.",
    "R32": "Working days are what other rules count in (`plugins/model/law/calendar.py`).",
}
"""Rules without a function of their own: id -> why."""

WHY = """
No rule of their own have:

"""

NAMES = {"circles": "relations in a circle", "doubts": "relations in doubt"}

OTHERS = """
## Texts and numbers

"""


def rules_reference() -> str:
    """The table of rules in English, laws as they are cited in Ukrainian."""
    law = _table(("Rule", "What the law asks", "Source", "In force", "How it is judged"), [_law(each) for each in LAW])
    asked: tuple[Callable[..., Any], ...] = (*TEXT, numbering, circles, doubts, check_votes)
    others = _table(("Rule", "What is asked", "How it is judged"), [_other(each) for each in asked])
    return f"{INTRO}{law}{WHY}{_table(('Rule', 'Why'), NOT_ASKED.items())}{OTHERS}{others}"


def _law(rule: Rule) -> tuple[str, ...]:
    asked, judged = said(rule.judge)
    since, until = rule.days(Figures())
    days = " ".join((*(("since", since) if since else ()), *(("until", until) if until else ())))
    days = "not yet" if since == NEVER else days
    return rule.id, asked.rpartition(" (")[0] + ".", f"{rule.law} ({rule.status})", days or "always", judged


def _other(rule: Callable[..., Any]) -> tuple[str, ...]:
    return NAMES.get(rule.__name__, rule.__name__.replace("_", " ")), *said(rule)


def said(judge: Callable[..., Any]) -> tuple[str, str]:
    """A docstring's first paragraph and the rest, each as one line."""
    first, _, rest = (inspect.getdoc(judge) or "").partition("\n\n")
    return " ".join(first.split()), " ".join(rest.split())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
