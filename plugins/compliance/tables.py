"""Duties counted by rule, body and month, as tables; the months as a chart too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from ..model.ukrainian import capital, date_words, month_words
from ..records.charts import Row, stacked
from ..records.view_parts import Link, Table
from ..records.whole import Whole
from .duties import COMING, KEPT, LATE, OUTCOMES, UNDONE, WORDS, Duty

Counts = Mapping[str, Counter[str]]
"""Rule's id, body's code or month -> outcome -> how many."""

_NUMBERS = tuple(range(1, len(OUTCOMES) + 1))
_COLUMNS = tuple(capital(words) for words in WORDS.values())
CHARTED = OUTCOMES[: OUTCOMES.index(COMING)]
"""Outcomes that a chart shows: what is still ahead is none."""


def counted(duties: Iterable[Duty], by: Callable[[Duty], str]) -> dict[str, Counter[str]]:
    """How duties of each rule, body or month came out; keys ascending."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for duty in duties:
        found[by(duty)][duty.outcome] += 1
    return dict(sorted(found.items()))


def by_rule(counts: Counts, duties: Mapping[str, str]) -> Table:
    """duties: rule's id -> its words with the law."""
    return _table("За правилами", "Що вимагає закон", [(duties[rule], counts[rule]) for rule in counts])


def by_body(whole: Whole, counts: Counts) -> Table:
    """Bodies and commissions in the settings' order."""
    known = [*whole.settings.bodies, *whole.settings.commissions]
    codes = sorted(counts, key=lambda code: (known.index(code) if code in known else len(known), code))
    return _table("За органами", "Орган", [(body_words(whole, code), counts[code]) for code in codes])


def by_month(counts: Counts, url: Callable[[str], str]) -> Table:
    """Months, the newest first, each a link to its page."""
    rows = [(Link(url(month), month_title(month)), counts[month]) for month in reversed(counts)]
    return _table("За місяцями", "Місяць", rows)


CHART_TITLE = "Як виконано обов’язки, строк яких минув"


def month_chart(counts: Counts) -> Markup:
    """The same months as bars."""
    rows = [
        Row(f"{month_title(month)}: {counts[month][KEPT]} з {_asked(counts[month])}", values)
        for month, values in ((month, [counts[month][outcome] for outcome in CHARTED]) for month in reversed(counts))
    ]
    return stacked("misiatsi", CHART_TITLE, _COLUMNS[: len(CHARTED)], rows)


def cases(whole: Whole, duties: Sequence[Duty]) -> Table:
    """The duties themselves: what was not done first, then by the last day."""
    order = {outcome: number for number, outcome in enumerate(("undone", "late", "coming", "waived", "kept"))}
    listed = sorted(duties, key=lambda duty: (order[duty.outcome], duty.verdict.due))
    rows = tuple(
        (
            whole.link(duty.row),
            body_words(whole, duty.body),
            capital(duty.rule.duty),
            _day(duty.verdict.due),
            _day(duty.verdict.done),
            capital(duty.told),
        )
        for duty in listed
    )
    columns = ("Документ", "Орган", "Що вимагає закон", "Строк", "Зроблено", "Підсумок")
    return Table("Документи", columns, rows, named=True)


def body_words(whole: Whole, code: str) -> str:
    """The body's name; what nothing tells of is said so."""
    return whole.body(code) if code else "Орган не вказано"


def month_title(month: str) -> str:
    """«Березень 2019 року»."""
    return capital(month_words(int(month[:4]), int(month[5:])))


def _day(iso: str) -> str:
    return date_words(iso[:10]) if iso else "—"


def _table(caption: str, first: str, rows: Sequence[tuple[str | Link, Counter[str]]]) -> Table:
    lines = tuple((words, *(str(counts[outcome]) for outcome in OUTCOMES), _share(counts)) for words, counts in rows)
    return Table(
        caption, (first, *_COLUMNS, "Частка виконаних"), lines, numeric=(*_NUMBERS, len(OUTCOMES) + 1), named=True
    )


def _share(counts: Counter[str]) -> str:
    """In whole per cent, rounded down: never 100 % where one is not kept."""
    asked = _asked(counts)
    return f"{counts[KEPT] * 100 // asked}\u00a0%" if asked else "—"


def _asked(counts: Counter[str]) -> int:
    """Duties that were to be kept by now: neither ahead nor waived."""
    return counts[KEPT] + counts[LATE] + counts[UNDONE]
