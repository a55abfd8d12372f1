"""/dotrymannia/, /dotrymannia/2019-03/ for each month, /feeds/dotrymannia.atom.xml.

The front page reads the clock, as terms that are still ahead need it; a month's page holds that month alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ..memory import fingerprint
from ..model.law.rules import PUBLIC
from ..model.ukrainian import capital, date_words, month_words
from ..records.atom import Entry, feed_output
from ..records.lists import List, around, list_output
from ..records.output import Output
from ..records.view import ComplianceView
from ..records.view_parts import Filter, Link
from ..records.whole import Whole
from . import tables
from .duties import COMING, KEPT, UNDONE, Duty, duties, duties_key

ROOT = "/dotrymannia/"
FEED = Link("/feeds/dotrymannia.atom.xml", "Стрічка: строки, яких не дотримано")
CHARTED_MONTHS = 12
RULES = {rule.id: f"{capital(rule.duty)} ({rule.law})" for rule in PUBLIC}
INTRO = (
    "Які строки, що їх ставить закон, рада виконала. Тут лише ті правила, які звірено з джерелами; кожен документ "
    "оцінено за законом його дня."
)


def outputs(whole: Whole) -> Iterator[Output]:
    """Every page and the feed; one page that says so where the council has not switched them on."""
    if not whole.settings.compliance:
        yield list_output(whole, "compliance", _switched_off())
        return
    found = list(duties(whole))
    months: dict[str, list[Duty]] = defaultdict(list)
    for duty in found:
        months[duty.month].append(duty)
    keys = sorted(months)
    yield _front(whole, found, keys)
    for month in keys:
        yield _month(whole, month, months[month], keys)
    yield _feed(whole, found)


def _switched_off() -> List:
    intro = "Рада ще не ввімкнула сторінку про те, яких строків, що їх ставить закон, вона дотрималася."
    return List(ROOT, "Дотримання строків", (), intro=intro, empty="")


def _front(whole: Whole, found: Sequence[Duty], keys: Sequence[str]) -> Output:
    ahead = [duty for duty in found if duty.outcome == COMING]
    rules = tables.counted(found, lambda duty: duty.rule.id)
    bodies = tables.counted(found, lambda duty: duty.body)
    months = tables.counted(found, lambda duty: duty.month)
    ended = [month for month in keys if set(months[month]) - {COMING}][-CHARTED_MONTHS:]
    shown = {month: months[month] for month in ended}
    today = whole.settings.today
    facts = fingerprint.digest([today, duties_key(ahead), *(_plain(counts) for counts in (rules, bodies, shown)), keys])

    def make() -> ComplianceView:
        head = whole.head(ROOT, "Дотримання строків", INTRO, feeds=(FEED,))
        return ComplianceView(
            site=whole.site,
            head=head,
            title="Дотримання строків",
            intro=INTRO,
            day=today,
            empty="" if found else "Документів, строки яких можна оцінити, на сайті ще немає.",
            filters=_archive(keys),
            above=(tables.cases(whole, ahead),) if ahead else (),
            title_of_chart=tables.CHART_TITLE if shown else "",
            chart=tables.month_chart(shown) if shown else Markup(""),
            tables=(
                *((tables.by_month(shown, _url),) if shown else ()),
                *((tables.by_rule(rules, RULES), tables.by_body(whole, bodies)) if found else ()),
            ),
            feed=FEED,
        )

    return whole.page("compliance", ComplianceView, ROOT, facts, make)


def _month(whole: Whole, month: str, found: list[Duty], keys: Sequence[str]) -> Output:
    newer, older = around(keys, month, lambda key: Link(_url(key), tables.month_title(key)))
    facts = fingerprint.digest([duties_key(found), newer and newer.url, older and older.url])

    def make() -> ComplianceView:
        title = f"Дотримання строків: {month_words(int(month[:4]), int(month[5:]))}"
        intro = "Обов’язки, строк яких спливав цього місяця, і документи, яких вони стосуються."
        rules = tables.by_rule(tables.counted(found, lambda duty: duty.rule.id), RULES)
        bodies = tables.by_body(whole, tables.counted(found, lambda duty: duty.body))
        crumbs = (Link(ROOT, "Дотримання строків"),)
        return ComplianceView(
            site=whole.site,
            head=whole.head(_url(month), title, intro, crumbs, feeds=(FEED,)),
            title=title,
            intro=intro,
            tables=(rules, bodies, tables.cases(whole, found)),
            newer=newer,
            older=older,
            feed=FEED,
        )

    return whole.page("compliance", ComplianceView, _url(month), facts, make)


def _feed(whole: Whole, found: Sequence[Duty]) -> Output:
    """What was not kept, the newest first."""
    missed = [duty for duty in found if duty.outcome not in (KEPT, COMING)]
    missed.sort(key=_told_on)
    entries = [
        Entry(
            title=f"{capital(duty.told)}: {whole.link(duty.row).text}",
            url=duty.row.url,
            lead=_lead(duty),
            published=_told_on(duty),
            updated=_told_on(duty),
            about=duty.rule.id,
        )
        for duty in missed[-whole.settings.feed_length :][::-1]
    ]
    facts = fingerprint.digest(entries)
    return feed_output(whole, "compliance", "dotrymannia", "Строки, яких не дотримано", facts, lambda: entries)


def _told_on(duty: Duty) -> str:
    return duty.verdict.done or duty.verdict.due or duty.row.date[:10]


def _lead(duty: Duty) -> str:
    asked, due, done = RULES[duty.rule.id], duty.verdict.due, duty.verdict.done
    days = [f"Строк: {date_words(due)}." if due else "", f"Зроблено: {date_words(done)}." if done else ""]
    if duty.outcome == UNDONE and duty.verdict.message:
        days.append(f"{capital(duty.verdict.message)}.")
    return " ".join([f"{asked}.", *filter(None, days)])


def _archive(keys: Sequence[str]) -> tuple[Filter, ...]:
    years = sorted({key[:4] for key in keys}, reverse=True)
    return tuple(
        Filter(
            f"{year} рік", tuple(Link(_url(key), tables.month_title(key)) for key in reversed(keys) if key[:4] == year)
        )
        for year in years
    )


def _url(month: str) -> str:
    return f"{ROOT}{month}/"


def _plain(counts: tables.Counts) -> list[list[object]]:
    return [[name, sorted(found.items())] for name, found in counts.items()]
