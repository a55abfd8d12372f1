"""A table against the description of its columns: the Table Schema of Frictionless, as far as councils use it.

Checked are names and order of columns, types (string, integer, number, boolean, date, year, any), the format `uri`, and
the constraints required, unique, enum, minimum, maximum, minLength and maxLength. `pattern` is not: an expression from
a stranger's hands can run for ever, so a description with it is told that nobody looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from . import constraints
from .csv_table import Table, few, formulas, read_table
from .flaw import Flaw
from .json_text import read_json
from .problems import maybe, nearest
from .wrong import shown

TYPES = ("string", "integer", "number", "boolean", "date", "year", "any")
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
"""Default values of a boolean (Table Schema, boolean)."""


FEW = 6
"""Words for yes and no named in a fault, at most."""


class Reading(NamedTuple):
    """rows: of the table without its header. Flaws of the description keep the table from being judged."""

    rows: int
    of_schema: tuple[Flaw, ...]
    of_table: tuple[Flaw, ...]


def schema_of(data: bytes, resource: str) -> Mapping[str, Any] | None:
    """The schema in the bytes of a Table Schema, or of a Data Package that names the resource; None where none is."""
    _, found, flaws = read_json(data)
    return None if flaws else _of_resource(found, resource)


def _of_resource(found: object, resource: str) -> Mapping[str, Any] | None:
    if isinstance(found, dict) and isinstance(found.get("resources"), list):
        named = [one for one in found["resources"] if isinstance(one, dict) and one.get("path") == resource]
        found = named[0].get("schema") if named else None
    return found if isinstance(found, dict) else None


def read_resource(table: bytes, schema: bytes, resource: str) -> Reading:
    """Judge the bytes of a CSV file by those of its description. resource: the file's name. Never raises."""
    of_schema = tuple(_schema_flaws(schema, resource))
    if any(flaw.level == "error" for flaw in of_schema):
        return Reading(0, of_schema, ())
    found = schema_of(schema, resource)
    assert found is not None
    read = read_table(table)
    flaws = read.flaws or (*few(list(_table_flaws(read, found))), *formulas(read))
    return Reading(len(read.lines), of_schema, tuple(flaws))


def _schema_flaws(data: bytes, resource: str) -> Iterator[Flaw]:
    text, whole, flaws = read_json(data)
    if flaws:
        yield from (flaw._replace(field="fields") for flaw in flaws)
        return
    found = _of_resource(whole, resource)
    fields = found.get("fields") if found else None
    if not isinstance(fields, list) or not fields:
        hint = 'запишіть {"fields": [{"name": "…", "type": "string"}, …]} (Table Schema)'
        yield Flaw(1, "fields", f"тут немає опису стовпців файла «{shown(resource)}»", hint)
        return
    names = set()
    for place, field in enumerate(fields, 1):
        name = field.get("name") if isinstance(field, dict) else None
        if not isinstance(name, str) or not name:
            yield Flaw(1, "fields", f"стовпець {place} не має назви", 'допишіть "name": "…"')
            continue
        if name in names:
            line = _line_of(text, rf'"name"\s*:\s*"{re.escape(name)}"', -1)
            yield Flaw(line, "fields", f"стовпець «{shown(name)}» описано двічі", "залиште один опис із двох")
        names.add(name)
        type = field.get("type", "string")
        if type not in TYPES:
            guess = maybe(str(type), TYPES)
            line = _line_of(text, f'"{re.escape(type)}"') if isinstance(type, str) else 1
            message = f"стовпець «{shown(name)}» має невідомий тип «{shown(str(type))}»"
            yield Flaw(line, "type", message, f"{guess} дозволено: {', '.join(TYPES)}".strip())
            continue
        limits = field.get("constraints", {})
        if not isinstance(limits, dict):
            yield Flaw(1, "constraints", f"обмеження стовпця «{shown(name)}» мають бути записом", "див. Table Schema")
            continue
        for fault in constraints.faults(name, type, limits, _reader(field)):
            line = _line_of(text, rf'"{re.escape(fault.name)}"\s*:')
            yield Flaw(line, "constraints", fault.message, fault.hint, level=fault.level)


def _line_of(text: str, pattern: str, which: int = 0) -> int:
    """The line of the first or (-1) the last place where it stands; 1 where it is written in another way."""
    found = [match.start() for match in re.finditer(pattern, text)]
    return text.count("\n", 0, found[which]) + 1 if found else 1


def _table_flaws(table: Table, schema: Mapping[str, Any]) -> Iterator[Flaw]:
    fields: Sequence[Mapping[str, Any]] = schema["fields"]
    names = tuple(str(field["name"]) for field in fields)
    if "" in table.columns:
        last = table.columns[-1] == ""
        which = "останній стовпчик" if last else f"стовпчик {table.columns.index('') + 1}"
        remedy = "приберіть зайву кому в кінці рядків (в Excel вилучіть порожній стовпчик)" if last else "назвіть його"
        yield Flaw(1, None, f"{which} без назви, його немає в описі", remedy)
        return
    if table.columns != names:
        lacking = [name for name in names if name not in table.columns]
        strange = [name for name in table.columns if name not in names]
        if lacking and strange:
            message = f"бракує стовпчиків: {', '.join(lacking)}; немає в описі: {', '.join(map(shown, strange))}"
            meant = strange[0] if len(lacking) == len(strange) == 1 else nearest(lacking[0], strange)
            guess = f"можливо, «{shown(meant)}» — це «{lacking[0]}»?" if meant else ""
            hint = f"{guess} перейменуйте їх у таблиці або виправте опис".strip()
        elif lacking:
            message, hint = f"бракує стовпчиків: {', '.join(lacking)}", "додайте їх або виправте опис"
        elif strange:
            message, hint = f"стовпчиків немає в описі: {', '.join(map(shown, strange))}", "допишіть їх до опису"
        else:
            message, hint = "стовпчики стоять не в тому порядку, що в описі", f"порядок: {', '.join(names)}"
        yield Flaw(1, None, message, hint)
        return
    missing = _listed(schema.get("missingValues"), ("",))
    seen: dict[str, dict[Any, int]] = {name: {} for name in names}
    for number, cells in table.lines:
        for field in fields:
            name = str(field["name"])
            cell = cells.get(name, "")
            words = _wrong(cell if cell not in missing else "", field, seen[name], number)
            if words:
                yield Flaw(number, name, *words)


def _wrong(cell: str, field: Mapping[str, Any], seen: dict[Any, int], line: int) -> tuple[str, str] | None:
    """What is wrong with a cell, and the remedy."""
    limits = field.get("constraints") or {}
    if not cell:
        return ("порожня клітинка, а значення обов'язкове", "впишіть значення") if limits.get("required") else None
    type = str(field.get("type", "string"))
    read, remedy = _READERS[type]
    value = read(cell, field)
    if value is None:
        return f"має бути {_due(type, field)}, а тут «{shown(cell)}»", remedy
    allowed = limits.get("enum")
    own = _reader(field)
    if allowed is not None and value not in [constraints.meant(item, type, own) for item in allowed]:
        return f"значення «{shown(cell)}» немає в переліку", f"дозволено: {', '.join(map(str, allowed))}"
    if limits.get("unique"):
        first = seen.setdefault(value, line)
        if first != line:
            return f"«{shown(cell)}» уже є в рядку {first}", "у цьому стовпчику кожне значення своє"
    least, most = (constraints.meant(limits.get(name), type, own) for name in ("minimum", "maximum"))
    return _beyond(cell, value, limits, least, most)


def _beyond(cell: str, value: Any, limits: Mapping[str, Any], least: Any, most: Any) -> tuple[str, str] | None:
    if least is not None and value < least:
        return f"«{shown(cell)}» менше за {least}", "перевірте число або дату"
    if most is not None and value > most:
        return f"«{shown(cell)}» більше за {most}", "перевірте число або дату"
    shortest, longest = limits.get("minLength"), limits.get("maxLength")
    if shortest is not None and len(cell) < shortest:
        return f"у «{shown(cell)}» знаків {len(cell)}, а треба щонайменше {shortest}", "допишіть значення"
    if longest is not None and len(cell) > longest:
        return f"у «{shown(cell)}» знаків {len(cell)}, а дозволено {longest}", "скоротіть значення"
    return None


def _reader(field: Mapping[str, Any]) -> constraints.Read:
    read = _READERS[str(field.get("type", "string"))][0]
    return lambda text: read(text, field)


def _listed(value: object, default: Sequence[str]) -> frozenset[str]:
    return frozenset(map(str, value if isinstance(value, list) else default))


def _text(cell: str, field: Mapping[str, Any]) -> str | None:
    return None if field.get("format") == "uri" and not re.fullmatch(r"[A-Za-z][\w+.-]*:\S+", cell) else cell


def _integer(cell: str, _: Mapping[str, Any]) -> int | None:
    return int(cell) if re.fullmatch(r"[+-]?\d{1,15}", cell, re.ASCII) else None


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)


def _number(cell: str, field: Mapping[str, Any]) -> Decimal | None:
    grouped, point = str(field.get("groupChar", "")), str(field.get("decimalChar", "."))
    plain = (cell.replace(grouped, "") if grouped else cell).replace(point, ".") if point else cell
    if len(plain) > 40 or (point != "." and "." in cell) or not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain)


def _boolean(cell: str, field: Mapping[str, Any]) -> bool | None:
    if cell in _listed(field.get("trueValues"), TRUE):
        return True
    return False if cell in _listed(field.get("falseValues"), FALSE) else None


def _due(type: str, field: Mapping[str, Any]) -> str:
    """What a cell of this type is, in words; yes and no in those of the column's own description."""
    if type != "boolean":
        return _NOUNS[type]
    given = (field.get("trueValues"), field.get("falseValues"))
    words = [str(word) for own, usual in zip(given, (TRUE, FALSE), strict=True) for word in _words(own, usual)]
    return " або ".join(f"«{shown(word)}»" for word in words[:FEW])


def _words(value: object, usual: Sequence[str]) -> Sequence[object]:
    return value if isinstance(value, list) and value else usual[:1]


def _date(cell: str, _: Mapping[str, Any]) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell, re.ASCII):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _year(cell: str, _: Mapping[str, Any]) -> int | None:
    return int(cell) if re.fullmatch(r"\d{4}", cell, re.ASCII) else None


_READERS: Mapping[str, tuple[Callable[[str, Mapping[str, Any]], Any], str]] = {
    "string": (_text, "запишіть адресу повністю, починаючи з https://"),
    "any": (_text, "перевірте значення"),
    "integer": (_integer, "запишіть ціле число цифрами, без пробілів"),
    "number": (_number, "запишіть число цифрами, дробову частину — після крапки (або decimalChar опису)"),
    "boolean": (_boolean, "запишіть одне з цих слів або допишіть своє до trueValues чи falseValues опису"),
    "date": (_date, "запишіть дату так: 2019-12-24"),
    "year": (_year, "запишіть рік чотирма цифрами"),
}
_NOUNS = {
    "string": "повна адреса",
    "any": "значення",
    "integer": "ціле число",
    "number": "число",
    "date": "дата",
    "year": "рік",
}
