"""A year's statements of an enterprise out of a CSV file: `form,line,name,value`, and `previous` where it is given.

Columns have Ukrainian names too, as the forms call them. `value` is the state at the end of the year in a balance and
the reporting year in results; `previous` the state at its beginning and the year before. Names of lines are those of
the form, whatever the file calls them. Lines that a form prints in parentheses are kept as positive numbers.

Sums are checked where one of their parts is given. They may differ by one unit of the last digit that the file gives
(1, or 0.1 where it has tenths), for thousands are rounded; that assets equal liabilities must hold exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from .amounts import amount_words, parse_amount
from .csv_table import Table, few, read_table
from .flaw import Flaw
from .problems import maybe
from .statement_forms import FORMS, Form, Sum, Term, form_code
from .wrong import Wrong, shown

SIZE_LIMIT = 1_000_000
"""Bytes of one year, at most; all lines of forms 1 and 2 are some twenty thousand."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "form": ("форма", "форма №", "№ форми"),
    "line": ("рядок", "код рядка", "код"),
    "name": ("назва", "назва рядка", "стаття", "показник"),
    "value": (
        *("значення", "сума", "на кінець звітного періоду", "на кінець звітного року", "на кінець року"),
        *("за звітний період", "за звітний рік", "звітний рік"),
    ),
    "previous": (
        *("попереднє", "на початок звітного періоду", "на початок звітного року", "на початок року"),
        *("за аналогічний період попереднього року", "за попередній рік", "попередній рік", "попередній період"),
    ),
}
"""Column -> its other names, compared without case."""
NEEDED = ("form", "line", "name", "value")
_DIGITS = str.maketrans("OoОоIlІіЗз", "0000111133")
"""Letters that are taken for digits."""
_MULTIPLES = {"+": (1,), "-": (-1,), "±": (1, -1), "?": (0, 1)}


class Line(NamedTuple):
    """A line of a form with its sums in thousands of hryvnias, None where there is none, at least one of them given.

    number: 1-based line of the file.
    """

    form: str
    code: str
    value: Decimal | None
    previous: Decimal | None
    number: int

    @property
    def name(self) -> str:
        """As the form calls it."""
        return FORMS[self.form].by_code[self.code].name


class Reading(NamedTuple):
    """lines: in the order of the file; none where there are flaws."""

    lines: tuple[Line, ...]
    flaws: tuple[Flaw, ...]


def read_statement(data: bytes) -> Reading:
    """The lines of a file, or what is wrong with it. Never raises."""
    table = _known(read_table(data, SIZE_LIMIT))
    if table.flaws:
        return Reading((), table.flaws)
    lines: list[Line] = []
    flaws = (*_dangerous(table), *_read(table, lines), *_two_of_a_kind(lines))
    if not lines and not flaws:
        flaws = (Flaw(1, None, "у файлі немає жодного рядка форм", "додайте рядки балансу й звіту"),)
    flaws = flaws or tuple(_wrong_sums(lines))
    given = tuple(line for line in lines if line.value is not None or line.previous is not None)
    return Reading((), few(flaws)) if flaws else Reading(given, ())


def figure(terms: Sequence[Term], amounts: Mapping[str, Decimal]) -> Decimal | None:
    """What the terms of a figure come to; None where none of them is given."""
    return next(_totals(terms, amounts)) if any(term.code in amounts for term in terms) else None


def _known(table: Table) -> Table:
    """The table with our names of its columns, or with the flaw that some are lacking."""
    if table.flaws:
        return table
    own = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    spelled = {column: own.get(" ".join(column.casefold().split()), column) for column in table.columns}
    names = list(spelled.values())
    twice = next((name for name in names if name in COLUMNS and names.count(name) > 1), "")
    if twice:
        both = "» і «".join(column for column, name in spelled.items() if name == twice)
        return _refused(f"стовпчики «{shown(both)}» означають те саме — «{twice}»", "залиште один із них")
    if lacking := [name for name in NEEDED if name not in names]:
        others = [column for column, name in spelled.items() if name not in COLUMNS]
        guess = maybe(lacking[0], others) or maybe(COLUMNS[lacking[0]][0], [other.casefold() for other in others])
        hint = f"{guess} потрібні стовпчики {', '.join(NEEDED)} (або {_ukrainian(NEEDED)})".strip()
        return _refused(f"бракує стовпчиків: {', '.join(lacking)}", hint)
    for column, name in spelled.items():
        if name not in COLUMNS and "previous" not in names and (guess := maybe(column.casefold(), ["previous"])):
            return _refused(f"невідомий стовпчик «{shown(column)}»", f"{guess} перейменуйте або приберіть його")
    lines = tuple(
        line._replace(cells={spelled[column]: text for column, text in line.cells.items()}) for line in table.lines
    )
    return Table(tuple(names), lines)


def _refused(message: str, hint: str) -> Table:
    return Table((), (), (Flaw(1, None, message, hint),))


def _ukrainian(names: Sequence[str]) -> str:
    return ", ".join(COLUMNS[name][0] for name in names)


def _dangerous(table: Table) -> Iterator[Flaw]:
    """The file is offered as it is, so no cell of words may begin as a formula does."""
    for number, cells in table.lines:
        for column, text in cells.items():
            if column not in ("value", "previous") and len(text) > 1 and text[0] in "=+-@":
                message = f"клітинка «{shown(text)}» починається, як формула таблиці"
                yield Flaw(
                    number, column if column in COLUMNS else None, message, f"приберіть знак «{text[0]}» на її початку"
                )


def _read(table: Table, lines: list[Line]) -> Iterator[Flaw]:
    """Flaws of single rows; rows without any come to `lines`."""
    seen: dict[tuple[str, str], int] = {}
    for number, cells in table.lines:
        form = FORMS.get(form_code(cells.get("form", "")))
        if form is None:
            yield _unknown_form(number, cells.get("form", ""))
            continue
        code = cells.get("line", "")
        if code not in form.by_code:
            yield _unknown_line(number, code, form)
            continue
        if (form.code, code) in seen:
            message = f"рядок {code} форми {form.code} уже є в рядку {seen[form.code, code]} файла"
            yield Flaw(number, "line", message, "залиште один із них")
            continue
        seen[form.code, code] = number
        amounts: list[Decimal | None] = []
        for column in ("value", "previous"):
            try:
                amount = parse_amount(cells.get(column, ""))
            except Wrong as wrong:
                yield Flaw(number, column, wrong.message, wrong.hint)
                continue
            amounts.append(abs(amount) if amount is not None and form.by_code[code].deducted else amount)
        if len(amounts) == 2:
            lines.append(Line(form.code, code, amounts[0], amounts[1], number))


def _unknown_form(number: int, words: str) -> Flaw:
    message = f"невідома форма «{shown(words)}»" if words else "не сказано, яка це форма"
    hint = f"{maybe(words.casefold(), FORMS)} запишіть одну з: {', '.join(FORMS)}".strip()
    return Flaw(number, "form", message, hint)


def _unknown_line(number: int, code: str, form: Form) -> Flaw:
    message = f"у формі {form.code} немає рядка «{shown(code)}»" if code else "не сказано, який це рядок форми"
    if others := [other.code for other in FORMS.values() if code in other.by_code]:
        return Flaw(number, "line", message, f"такий рядок мають форми {', '.join(others)}: виправте форму або рядок")
    hint = f"{maybe(code.translate(_DIGITS), form.by_code)} запишіть чотири цифри з графи «Код рядка»".strip()
    return Flaw(number, "line", message, hint)


def _two_of_a_kind(lines: Sequence[Line]) -> Iterator[Flaw]:
    """One balance and one report of results a year."""
    first: dict[bool, Line] = {}
    told: set[str] = set()
    for line in lines:
        other = first.setdefault(FORMS[line.form].balance, line)
        if other.form != line.form and line.form not in told:
            told.add(line.form)
            message = f"форма {line.form}, а в рядку {other.number} файла вже почато форму {other.form}"
            yield Flaw(line.number, "form", message, "залиште ту з них, яку здало підприємство")


def _wrong_sums(lines: Sequence[Line]) -> Iterator[Flaw]:
    for code in dict.fromkeys(line.form for line in lines):
        own = {line.code: line for line in lines if line.form == code}
        for column in ("value", "previous"):
            amounts = {line.code: getattr(line, column) for line in own.values() if getattr(line, column) is not None}
            for rule in FORMS[code].sums:
                if words := wrong_sum(rule, amounts):
                    at = next(own[term.code] for term in rule.left if term.code in amounts)
                    yield Flaw(at.number, column, *words)


def wrong_sum(rule: Sum, amounts: Mapping[str, Decimal]) -> tuple[str, str] | None:
    """(message, hint) where the amounts, code -> sum, do not add up as the rule says."""
    if not any(term.code in amounts for term in rule.left) or not any(term.code in amounts for term in rule.right):
        return None
    (left,) = _totals(rule.left, amounts)
    totals = list(_totals(rule.right, amounts))
    named = [amounts[term.code] for term in (*rule.left, *rule.right) if term.code in amounts]
    unit = Decimal(1).scaleb(min(int(amount.as_tuple().exponent) for amount in named))
    leeway = 0 if len(rule.right) == 1 and not rule.part else unit
    if any(left >= total - leeway if rule.part else abs(left - total) <= leeway for total in totals):
        return None
    what = " − ".join(term.code for term in rule.left)
    least = "щонайменше " if rule.part else ""
    made = _made_of(rule.right, amounts)
    message = f"у рядку {what} стоїть {amount_words(left)}, а має бути {least}{amount_words(totals[0])}: {made}"
    return message, f"звірте з паперовою формою: {rule.words}"


def _totals(terms: Sequence[Term], amounts: Mapping[str, Decimal]) -> Iterator[Decimal]:
    """What the terms come to, in each way in which their signs can be meant."""
    for multiples in product(*(_MULTIPLES[term.sign] if term.code in amounts else (0,) for term in terms)):
        yield sum(
            (amounts[term.code] * by for term, by in zip(terms, multiples, strict=True) if term.code in amounts),
            Decimal(0),
        )


def _made_of(terms: Sequence[Term], amounts: Mapping[str, Decimal]) -> str:
    """«1010 (1 220) + 1090 (10)»: the terms that are given."""
    given = [term for term in terms if term.code in amounts]
    words = " ".join(f"{term.sign} {term.code} ({amount_words(amounts[term.code])})" for term in given)
    return words.removeprefix("+ ").replace("? ", "+ ").replace("- ", "− ")
