"""A month in words: the sections that the page, the document for signature and the terminal share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model.law.outcomes import COMING, KEPT, LATE, OUTCOMES, UNDONE, WAIVED, WORDS
from ..model.row import Row
from ..model.ukrainian import MONTHS, MONTHS_IN, capital, date_digits, date_words, number_words, plural
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY, NEWS_TYPES
from ..records.view_parts import Link, Table
from ..records.whole import Whole
from .figures import Counts, month_before
from .month import Answer, Month
from .words import ALWAYS, FORMS, LABELS, NEWS_MANY

Day = Callable[[str], str]
OTHERS = "Що ще зроблено"
"""Heading of the editors' own words."""


class Section(NamedTuple):
    """A part of the report: sentences, then tables."""

    title: str
    words: tuple[str, ...]
    tables: tuple[Table, ...] = ()


def title(month: str, of: str = "") -> str:
    """«Звіт про роботу за березень 2019 року», «Звіт про роботу відділу … за березень 2019 року»."""
    return f"Звіт про роботу{f' {of}' if of else ''} за {month_name(month)} {month[:4]} року"


def month_name(month: str) -> str:
    """«березень»: the accusative too."""
    return MONTHS[int(month[5:]) - 1]


def month_in(month: str) -> str:
    """«у березні»."""
    return f"у {MONTHS_IN[int(month[5:]) - 1]}"


def summary(told: Month) -> str:
    """One line for those who read no further: «232 новини, 218 документів, 2 петиції з відповіддю»."""
    now = told.now
    parts = [
        _count(now, "news", "новина", "новини", "новин"),
        _count(now, "acts", *("акт, проєкт чи протокол", "акти, проєкти й протоколи", "актів, проєктів і протоколів")),
        _count(now, "sittings", "засідання", "засідання", "засідань"),
        _count(now, "petitions_answered", "петиція з відповіддю", "петиції з відповіддю", "петицій із відповіддю"),
        _count(now, "videos", "відео", "відео", "відео"),
    ]
    return capital(", ".join(filter(None, parts)) or "записів немає") + "."


def sections(whole: Whole, told: Month, *, narrow: bool = False) -> tuple[Section, ...]:
    """Everything but the editors' own words; a part of which there is nothing to tell is left out.

    narrow: days in tables are digits, for paper and terminals.
    """
    day = _digits if narrow else _day
    found = (_news(told), _acts(told), _drafts(told), _petitions(whole, told, day), _consultations(whole, told, day))
    more = (_sittings(whole, told), _data(told), _media(told, day), _units(told), _deadlines(whole, told))
    return tuple(section for section in (*found, *more) if section.words)


def figures(told: Month) -> Table:
    """All figures beside those of the month before."""
    before = told.before or {}
    shown = [name for name in LABELS if told.now.get(name) or before.get(name) or name in ALWAYS]
    columns = ["Показник", capital(month_name(told.month))]
    if told.before is not None:
        columns += [capital(month_name(month_before(told.month))), "Зміна"]
    rows = []
    for name in shown:
        now, was = told.now.get(name, 0), before.get(name, 0)
        own = (number_words(was), _signed(now - was)) if told.before is not None else ()
        rows.append((LABELS[name], number_words(now), *own))
    return Table("Показники", tuple(columns), tuple(rows), numeric=tuple(range(1, len(columns))), named=True)


def _news(told: Month) -> Section:
    if not told.now.get("news"):
        return Section("", ())
    words = f"{_on(told)} оприлюднено {_count(told.now, 'news', *FORMS['news'])}{_than(told, 'news')}."
    more = Link(f"/novyny/{told.month.replace('-', '/')}/", f"Усі новини за {month_name(told.month)}")
    table = replace(_parts(told, "news", "Новини за видами", NEWS_TYPES, NEWS_MANY), source=more)
    return Section("Новини", (words,), (table,))


def _acts(told: Month) -> Section:
    if not told.now.get("acts"):
        return Section("", ())
    kinds = [_count(told.now, f"acts.{kind}", *FORMS[f"acts.{kind}"]) for kind in ACT_KINDS]
    words = (
        f"До реєстру за {month_name(told.month)} внесено {_count(told.now, 'acts', *FORMS['acts'])}"
        f"{_than(told, 'acts')}: {_listed([kind for kind in kinds if kind])}."
    )
    return Section("Акти", (words,), (_parts(told, "acts", "Документи за видами", ACT_KINDS, ACT_KINDS_MANY),))


def _drafts(told: Month) -> Section:
    now = told.now
    opened = _count(now, "drafts_opened", "проєкт рішення", "проєкти рішень", "проєктів рішень")
    closed = _count(now, "drafts_closed", "проєкту", "проєктів", "проєктів")
    words = [f"Для обговорення оприлюднено {opened}."] if opened else []
    words += [f"Завершено обговорення {closed}."] if closed else []
    return Section("Обговорення проєктів", tuple(words))


def _petitions(whole: Whole, told: Month, day: Day) -> Section:
    now = told.now
    registered, answered = now.get("petitions_registered", 0), now.get("petitions_answered", 0)
    if not registered and not answered:
        return Section("", ())
    new = _words(registered, "електронну петицію", "електронні петиції", "електронних петицій")
    given = _words(answered, "петицію", "петиції", "петицій")
    words = f"Зареєстровано {new}" if registered else "Нових петицій не було"
    words += f", відповідь дано на {given}" if answered else ", відповідей цього місяця не було"
    late = now.get("petitions_late", 0)
    if late:
        words += f"; із запізненням — на {number_words(late)}"
    elif answered and now.get("petitions_in_time", 0) == answered:
        words += "; строків дотримано"
    rows = tuple(_petition_row(whole, one, day) for one in told.petitions)
    columns = ("Петиція", "Реєстрація", "Строк відповіді", "Відповідь")
    return Section("Петиції", (f"{words}.",), (Table("Петиції місяця", columns, rows, named=True),) if rows else ())


def _petition_row(whole: Whole, one: Answer, day: Day) -> tuple[Link | str, ...]:
    answered = one.row.own("answered")
    given = day(answered) + (", із запізненням" if answered and one.late else "")
    return (whole.link(one.row), day(one.row.date), day(one.due), given)


def _consultations(whole: Whole, told: Month, day: Day) -> Section:
    now = told.now
    opened = _count(now, "consultations", "консультацію", "консультації", "консультацій")
    closed = _count(now, "consultations_closed", "консультацію", "консультації", "консультацій")
    words = [f"Розпочато {opened}."] if opened else []
    words += [f"Завершено {closed}."] if closed else []
    rows = tuple((whole.link(row), day(row.span[0]), day(row.span[1])) for row in told.consultations)
    table = Table("Консультації місяця", ("Консультація", "Початок", "Завершення"), rows, named=True)
    return Section("Консультації", tuple(words), (table,))


def _sittings(whole: Whole, told: Month) -> Section:
    now = told.now
    held = _count(now, "sittings", "засідання", "засідання", "засідань")
    videos = _count(now, "videos", "відео", "відео", "відео")
    words = [f"Проведено {held}{_than(told, 'sittings')}."] if held else []
    words += [f"Оприлюднено {videos}{_than(told, 'videos')}."] if videos else []
    bodies = Counter(row.body for row in told.sittings)
    known = [*whole.settings.bodies, *whole.settings.commissions]
    codes = sorted(bodies, key=lambda code: (known.index(code) if code in known else len(known), code))
    rows = tuple((whole.body_title(code), number_words(bodies[code])) for code in codes)
    table = Table("Засідання за органами", ("Орган", "Засідань"), rows, numeric=(1,), named=True)
    return Section("Засідання і відео", tuple(words), (table,) if rows else ())


def _data(told: Month) -> Section:
    sets = _count(told.now, "datasets_updated", "набір даних", "набори даних", "наборів даних")
    loaded = _count(told.now, "statements", "річний звіт", "річні звіти", "річних звітів")
    words = [f"Оновлено {sets}: {_listed([f'«{name}»' for name in told.sets])}."] if sets else []
    names = _listed([row.title for row in told.enterprises])
    words += [f"Внесено {loaded} комунальних підприємств: {names}."] if loaded else []
    return Section("Відкриті дані та звітність підприємств", tuple(words))


def _media(told: Month, day: Day) -> Section:
    count = _count(told.now, "mentions", "згадку", "згадки", "згадок")
    if not count:
        return Section("", ())
    rows = tuple((day(row.date), row.own("outlet") or "—", _publication(row)) for row in told.mentions)
    columns = ("Дата", "Видання", "Публікація")
    words = f"Моніторинг медіа: знайдено {count}{_than(told, 'mentions')}."
    return Section("Рада в медіа", (words,), (Table("Публікації місяця", columns, rows),))


def _publication(row: Row) -> Link | str:
    return Link(row.source_url, row.title) if row.source_url else row.title


def _units(told: Month) -> Section:
    now = told.now
    if not now.get("units_checked"):
        return Section("", ())
    checked = _count(now, "units_checked", "підрозділ", "підрозділи", "підрозділів")
    pages, facebook = now.get("units_with_pages", 0), now.get("units_with_facebook", 0)
    words = (
        f"Звірено відомості про {checked}: офіційні сторінки мають {number_words(pages)}, "
        f"з них у Фейсбуці — {number_words(facebook)}."
    )
    return Section("Сторінки підрозділів", (words,))


def _deadlines(whole: Whole, told: Month) -> Section:
    duties = told.duties
    if not duties or not any(duties.values()):
        return Section("", ())
    asked = sum(duties.get(code, 0) for code in (KEPT, LATE, UNDONE))
    terms = _words(asked, "обов’язку", "обов’язків", "обов’язків")
    words = f"Цього місяця спливав строк виконання {terms}; вчасно виконано {number_words(duties.get(KEPT, 0))}."
    rest = "Скорочені строки і ті, що ще попереду, до цього числа не входять."
    others = (rest,) if duties.get(WAIVED) or duties.get(COMING) else ()
    shown = [code for code in OUTCOMES if duties.get(code)]
    rows = tuple((capital(WORDS[code]), number_words(duties[code])) for code in shown)
    more = Link(f"/dotrymannia/{told.month}/", "Кожен документ і його строк") if whole.settings.compliance else None
    caption, columns = "Як виконано обов’язки", ("Підсумок", "Обов’язків")
    table = Table(caption, columns, rows, numeric=(1,), named=True, source=more)
    return Section("Строки, які встановив закон", (words, *others), (table,))


def _parts(told: Month, name: str, caption: str, codes: dict[str, str], many: dict[str, str]) -> Table:
    before = told.before
    rows = []
    for code in codes:
        now, was = told.now.get(f"{name}.{code}", 0), (before or {}).get(f"{name}.{code}", 0)
        if now or was:
            own = (number_words(was), _signed(now - was)) if before is not None else ()
            rows.append((capital(many[code]), number_words(now), *own))
    columns = ["Вид", capital(month_name(told.month))]
    if before is not None:
        columns += [capital(month_name(month_before(told.month))), "Зміна"]
    return Table(caption, tuple(columns), tuple(rows), numeric=tuple(range(1, len(columns))), named=True)


def _on(told: Month) -> str:
    return f"{capital(month_in(told.month))} {told.month[:4]} року на сайті"


def _than(told: Month, name: str) -> str:
    """«, на 12 більше, ніж у лютому»; "" where there is nothing to compare with."""
    if told.before is None:
        return ""
    change, then = told.now.get(name, 0) - told.before.get(name, 0), month_in(month_before(told.month))
    if not change:
        return f", стільки само, як {then}"
    return f", на {number_words(abs(change))} {'більше' if change > 0 else 'менше'}, ніж {then}"


def _count(counts: Counts, name: str, one: str, few: str, many: str) -> str:
    """«232 новини», "" for nought."""
    count = counts.get(name, 0)
    return _words(count, one, few, many) if count else ""


def _words(count: int, one: str, few: str, many: str) -> str:
    return f"{number_words(count)}\u00a0{plural(count, one, few, many)}"


def _listed(parts: Sequence[str]) -> str:
    return " і ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _signed(change: int) -> str:
    return f"+{number_words(change)}" if change > 0 else number_words(change) if change else "без змін"


def _day(iso: str) -> str:
    return date_words(iso[:10]) if iso else "—"


def _digits(iso: str) -> str:
    return date_digits(iso[:10]) if iso else "—"
