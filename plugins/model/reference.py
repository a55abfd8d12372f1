"""The editors' reference of fields (docs/uk/dovidnyk.md), written from the schema, so that it cannot fall behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .fields import (
    Count,
    Flag,
    Lines,
    Month,
    NumberText,
    Part,
    Slug,
    Text,
    Texts,
    WebAddress,
    WebAddresses,
    When,
    Year,
)
from .kinds import KINDS, Record
from .validation import FORBIDDEN, key_of, known_keys

INTRO = """# Довідник полів

Цей файл складає з коду команда `./invoke docs`; руками його не правлять. Для знайомства читайте спершу
[посібник редактора](README.md).

Тека, в якій лежить файл, визначає вид документа. У заголовку між рядками `---` стоять поля; ключ можна писати
англійською або так, як у стовпчику «або». Великі й малі літери в ключах однакові. Усі дати пишуть `2019-12-24` або
`2019-12-24 10:00`. Значення з готового переліку можна писати кодом чи словами: `zvit` і `звіт` означають те саме.
"""

VALUES = {
    get_args(alias)[1].func: words
    for alias, words in (
        (Text, "рядок"),
        (Lines, "текст"),
        (Texts, "кілька значень: через кому або з нового рядка після «- »"),
        (Count, "число"),
        (Flag, "`так` або `ні`"),
        (When, "дата"),
        (Slug, "малі латинські літери, цифри й дефіс"),
        (WebAddress, "адреса з `https://`"),
        (WebAddresses, "адреси з `https://`: через кому або з нового рядка після «- »"),
        (Month, "рік і місяць, наприклад `2019-03`"),
        (NumberText, "номер"),
        (Year, "рік чотирма цифрами"),
    )
}
"""Validator of a field type -> what may stand there."""


def reference() -> str:
    """The whole reference as Markdown, in Ukrainian."""
    common = Record.model_fields
    parts = [INTRO, "## Види документів\n", _kinds()]
    parts += ["## Спільні поля\n", "Їх має кожен документ, хоч би який був його вид.\n", _fields(Record, common)]
    for folder, kind in KINDS.items():
        own = {name: info for name, info in kind.model_fields.items() if name not in common}
        parts += [f"## {_heading(folder, kind)}\n", _fields(kind, own)]
    parts += ["## Вкладені записи\n", "Такий запис складається з кількох рядків з відступом.\n"]
    for part, names in _used_parts().items():
        parts += [f"### {', '.join(f'`{name}`' for name in names)}\n", _fields(part, part.model_fields)]
    parts += ["## Чого в заголовку не буває\n", *(f"- `{key}`: {remedy}." for key, remedy in FORBIDDEN.items()), ""]
    return "\n".join(parts)


def _heading(folder: str, kind: type[Record]) -> str:
    return f"`{folder}/` {kind.name}"


def _kinds() -> str:
    def row(folder: str, kind: type[Record]) -> tuple[str, ...]:
        anchor = f"{folder}-{kind.name.replace(' ', '-')}"
        required = [f"`{key_of(name)}`" for name, info in kind.model_fields.items() if info.is_required()]
        return f"[`content/{folder}/`](#{anchor})", kind.name, ", ".join(required), "так" if kind.text_required else ""

    head = ("Тека", "Вид", "Обов'язкові поля", "Потрібен текст")
    return _table(head, (row(folder, kind) for folder, kind in KINDS.items()))


def _fields(owner: type[BaseModel], fields: Mapping[str, FieldInfo]) -> str:
    """A table of fields. Only records, not their parts, take Ukrainian keys."""
    keys = known_keys(owner) if issubclass(owner, Record) else {}

    def row(name: str, info: FieldInfo) -> tuple[str, ...]:
        others = [f"`{key}`" for key, field in keys.items() if field == name and key != key_of(name)]
        required = "так" if info.is_required() else ""
        return (f"`{key_of(name)}`", *([", ".join(others)] if keys else []), required, _meaning(info), _allowed(info))

    head = ("Поле", *(["або"] if keys else []), "Обов'язкове", "Що це", "Що писати")
    return _table(head, (row(name, info) for name, info in fields.items()))


def _meaning(info: FieldInfo) -> str:
    rule = _extra(info)["rule"]
    return f"{info.description}; {rule}" if rule else str(info.description)


def _allowed(info: FieldInfo) -> str:
    part = _part_of(info)
    check = next(item.func for item in info.metadata if hasattr(item, "func"))
    if part is not None:
        names = _used_parts()[part]
        where = f"[`{names[0]}`](#{'-'.join(names)})"
        several = isinstance(given := check("…"), tuple)
        short = next(iter(given[0] if several else given))
        enough = [name for name, field in part.model_fields.items() if field.is_required()] == [short]
        note = f"; один рядок тексту означає `{short}`" if enough else ""
        return f"{'один чи кілька записів' if several else 'запис'} {where}{note}"
    vocabulary = _extra(info)["vocabulary"]
    if vocabulary:
        usual = {info.default: " (якщо не писати)"}
        return "<br>".join(f"`{code}` {words}{usual.get(code, '')}" for code, words in vocabulary.items())
    return VALUES[check]


def _extra(info: FieldInfo) -> dict[str, Any]:
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def _part_of(info: FieldInfo) -> type[Part] | None:
    """The nested record of a field such as `tuple[Relation, ...]` or `Event | None`."""
    found = (item for item in get_args(info.annotation) if isinstance(item, type) and issubclass(item, Part))
    return next(found, None)


def _used_parts() -> dict[type[Part], list[str]]:
    """Every nested record with the keys of the fields that hold it, in the order of the schema."""
    found: dict[type[Part], list[str]] = {}
    for kind in KINDS.values():
        for name, info in kind.model_fields.items():
            part = _part_of(info)
            if part is not None and key_of(name) not in found.setdefault(part, []):
                found[part].append(key_of(name))
    return found


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        for row in (head, ("---",) * len(head), *rows):
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

    return "\n".join(lines()) + "\n"
