"""Duties about sittings of the council and its commissions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..row import COUNCIL, Row
from ..vocabulary import ACT_KINDS
from .figures import Figures
from .rule import NEVER, Books, Verdict, day, rule
from .terms import Words, done_by, lacking

KEPT_YEARS = 5
"""How long a recording is kept (3590-IX)."""

STREAMED_AFTER = 30
"""Days after martial law from which sittings are streamed (3590-IX)."""


@rule(
    "R04",
    "sessions",
    "280/97-ВР ст. 46",
    "S",
    duty="сесію оголошують за 10 днів, позачергову — за день",
)
def sitting_announced(row: Row, books: Books) -> Iterator[Verdict]:
    """A session is announced at least 10 days before it, an extraordinary one at least a day (280/97-ВР ст. 46).

    Judges the council's sittings by `announced`, else by the day of an agenda that names the sitting. A sitting that
    was held and says nothing of its announcement is not judged.
    """
    if row.body != COUNCIL:
        return
    fields = books.header(row)
    extraordinary = fields.get("type") == "pozacherhova"
    agendas = (act.published or act.date for act in books.referring(row, "acts", "poriadok-dennyi"))
    done = str(fields.get("announced", "")) or min(agendas, default="")
    if not done and row.date[:10] < books.today:
        return
    due = day(row.date) - timedelta(1 if extraordinary else 10)
    hint = "перевірте поле announced" if done or extraordinary else "впишіть announced, а для позачергової сесії — type"
    what = f"{'позачергову ' * extraordinary}сесію {row.date[:10]}"
    yield from done_by(books, due, done, "cd", Words("announced", what, "оголошено", hint))


@rule(
    "R05",
    "sessions",
    "280/97-ВР ст. 59 ч. 3",
    "S",
    since="2016-02-23",
    duty="поіменні голосування ради оприлюднено",
)
def roll_call_shown(row: Row, books: Books) -> Iterator[Verdict]:
    """The roll call is published on the day of the vote and for good (280/97-ВР ст. 59 ч. 3; since 2016-02-23).

    Judges the council's sittings at which the site shows decisions adopted: the sitting has `votes` or a file of the
    kind `holosuvannia`, or each of these decisions has.
    """
    if row.body != COUNCIL or row.date[:10] > books.today:
        return
    decisions = {act.id: act for act in books.referring(row, "acts", "rishennia-rady")}
    for field, id in row.refs:
        act = books.registry.by_id.get(id)
        if field.endswith(".act") and act is not None and act.kind == "rishennia-rady":
            decisions[act.id] = act
    if not decisions:
        return
    if _has_votes(row) or all(_has_votes(act) for act in decisions.values()):
        yield Verdict("kept", "votes", row.date[:10])
        return
    hint = "додайте votes: CSV питань і голосів, або файл «kind: holosuvannia»"
    what = f"поіменне голосування {row.date[:10]}"
    yield from done_by(books, day(row.date), "", "cd", Words("votes", what, "оприлюднено", hint))


@rule("R08", "sessions", "3590-IX", "S", since="2024-08-15", duty="засідання має відеозапис")
def recording_shown(row: Row, books: Books) -> Iterator[Verdict]:
    """A sitting of the council or of a commission has a recording (3590-IX; since 2024-08-15).

    A sitting held the day before yesterday or earlier without `video`, and without a video that names it, is a finding
    for the 5 years during which the recording must be kept (R09).
    """
    if not _recorded(row, books):
        return
    kept_until = _kept_until(row)
    if _recordings(row, books):
        yield Verdict("kept", "video")
    elif (day(row.date) + timedelta(1)).isoformat() < books.today <= kept_until:
        yield lacking("video", f"немає запису засідання {row.date[:10]}", "додайте відео і впишіть його в поле video")


@rule(
    "R08b",
    "sessions",
    "3590-IX",
    "S",
    since="2024-08-15",
    duty="відеозапис засідання оприлюднюють не пізніше наступного дня",
)
def recording_in_time(row: Row, books: Books) -> Iterator[Verdict]:
    """The recording of a sitting is published at the latest on the next day (3590-IX; since 2024-08-15).

    Judges the `date` of the first video of the sitting; where there is none it reminds, and R08 speaks afterwards.
    """
    if not _recorded(row, books):
        return
    due = day(row.date) + timedelta(1)
    done = min((video.date for video in _recordings(row, books)), default="")
    hint = "перевірте date у файлі відео" if done else "додайте відео і впишіть його в поле video"
    words = Words("video", f"запис засідання {row.date[:10]}", "оприлюднено", hint)
    yield from done_by(books, due, done, "cd", words, overdue=False)


@rule("R09", "sessions", "3590-IX", "S", since="2024-08-15")
def recording_kept(row: Row, books: Books) -> Iterator[Verdict]:
    """The recording of a sitting is kept for at least 5 years (3590-IX; since 2024-08-15).

    A sitting all of whose recordings on the site were withdrawn is a finding for these 5 years; one whose recording was
    taken out altogether is found by R08, a film whose file is gone stops the build. Whether a clip still plays on
    another site only the network knows, and `check` does not use it. Citizens are not told: a court may have ordered
    it.
    """
    recordings = _recordings(row, books) if _recorded(row, books) else []
    if not recordings:
        return
    kept_until = _kept_until(row)
    if not all(video.withdrawn for video in recordings):
        yield Verdict("kept", "video")
    elif books.today <= kept_until:
        message = f"запис засідання {row.date[:10]} вилучено, а зберігати його треба до {kept_until}"
        yield lacking("video", message, "поверніть запис або додайте інший; якщо так вирішив суд, лишіть як є")


def _kept_until(row: Row) -> str:
    """The last day on which a recording of a sitting must be there; 29 February counts as the 28th."""
    month_day = row.date[4:10].replace("-02-29", "-02-28")
    return f"{int(row.year) + KEPT_YEARS}{month_day}"


def _streamed_from(law: Figures) -> str:
    ends = law.martial_law.values()
    if not all(ends):
        return NEVER
    return (day(max(ends)) + timedelta(STREAMED_AFTER)).isoformat() if ends else "2024-08-15"


@rule("R10", "sessions", "3590-IX", "S", since=_streamed_from)
def stream_announced(row: Row, books: Books) -> Iterator[Verdict]:
    """A sitting of the council or of a commission is streamed, from 30 days after martial law (3590-IX).

    The end of martial law is MARTIAL_LAW. A sitting of today or of the next NOTICE_DAYS without `video`, and without a
    video that names it, is a finding; afterwards its recording is asked for (R08).
    """
    if row.body != COUNCIL and row.body not in books.commissions:
        return
    if _recordings(row, books):
        yield Verdict("kept", "video", row.date[:10])
    elif books.today <= row.date[:10] <= (day(books.today) + timedelta(books.figures.notice_days)).isoformat():
        message = f"засідання {row.date[:10]} не має посилання на трансляцію"
        yield lacking("video", message, "додайте відео з адресою трансляції і впишіть його в поле video")


@rule("R11", "sessions", "3590-IX", "P", since=lambda law: law.commission_papers_from)
def commission_papers(row: Row, books: Books) -> Iterator[Verdict]:
    """A commission's agenda, conclusions and minutes are published (3590-IX; since 2024-05-15).

    Judges commissions' sittings: an agenda NOTICE_DAYS before the sitting; minutes, and conclusions where the agenda
    names drafts, within COMMISSION_PAPERS_DAYS working days. The first day is COMMISSION_PAPERS_FROM.
    """
    if row.body not in books.commissions:
        return
    fields = books.header(row)
    near = (day(row.date) - timedelta(books.figures.notice_days)).isoformat() <= books.today
    if near and not fields.get("agenda") and not books.referring(row, "acts", "poriadok-dennyi"):
        yield lacking("agenda", f"засідання {row.date[:10]} не має порядку денного", "впишіть питання в поле agenda")
    if row.date[:10] > books.today:
        return
    wanted = ["protokol", *(["vysnovok"] if any(field.endswith(".draft") for field, _ in row.refs) else [])]
    due = books.calendar.shifted(day(row.date), books.figures.commission_papers_days)
    for kind in wanted:
        papers = books.referring(row, "acts", kind)
        named = books.registry.by_id.get(str(fields.get("minutes", "")).strip("/")) if kind == "protokol" else None
        done = min((act.published or act.date for act in (*papers, *([named] if named else []))), default="")
        field = "minutes" if kind == "protokol" else "agenda"
        hint = "перевірте published цього акта" if done else f"додайте акт виду «{kind}» з полем sitting"
        words = Words(field, f"{ACT_KINDS[kind]} засідання {row.date[:10]}", "оприлюднено", hint)
        yield from done_by(books, due, done, "wd", words)


def _has_votes(row: Row) -> bool:
    return any(kind == "holosuvannia" for _, _, kind in row.files)


def _recorded(row: Row, books: Books) -> bool:
    """Is it a sitting that was held and must be recorded?"""
    return (row.body == COUNCIL or row.body in books.commissions) and row.date[:10] <= books.today


def _recordings(row: Row, books: Books) -> list[Row]:
    named = [books.registry.by_id[id] for field, id in row.refs if field == "video.id" and id in books.registry.by_id]
    return [*named, *books.referring(row, "videos")]
