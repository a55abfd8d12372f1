"""Structures of data sets that КМУ № 835 recommends and the site's own records do not hold, for `new datasets`.

Columns by the public draft of 2025 of the recommended structures: annexes 10 «Переліки регуляторних актів» and
11 «План діяльності з підготовки проектів регуляторних актів», but for the texts themselves; 1160-IV ст. 7, 10, 13.
Acts, votes and deputies need none of these: their sets are made from the records (opendata/columns.py).
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any, NamedTuple


class Column(NamedTuple):
    """name: in the table's first row. about: what to write. type: of the Table Schema; "uri" for an address."""

    name: str
    title: str
    about: str
    type: str = "string"
    required: bool = True

    def field(self) -> dict[str, Any]:
        """The column as a field descriptor of the Table Schema."""
        type = {"type": "string", "format": "uri"} if self.type == "uri" else {"type": self.type}
        limits = {"constraints": {"required": True}} if self.required else {}
        return {"name": self.name, **type, "title": self.title, "description": self.about, **limits}


class Structure(NamedTuple):
    """A table and what the passport of its set says. frequency: code of FREQUENCIES."""

    description: str
    frequency: str
    keywords: tuple[str, ...]
    columns: tuple[Column, ...]

    def schema(self) -> str:
        """The description of columns as a file of Table Schema."""
        fields = [column.field() for column in self.columns]
        found = {"fields": fields, "primaryKey": self.columns[0].name, "missingValues": ["", "null"]}
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def table(self) -> str:
        """The CSV file without rows yet."""
        text = io.StringIO(newline="")
        csv.writer(text).writerow([column.name for column in self.columns])
        return text.getvalue()


_AUTHORITY = (
    Column("authorityName", "Регуляторний орган", "Повна назва органу, який приймає акт"),
    Column("authorityId", "Код органу", "Код за ЄДРПОУ; немає — null", required=False),
)
_PRINTED = "Том, випуск і сторінка друкованого видання за ДСТУ 8302:2015; немає — null"


def _tracking(name: str, words: str) -> tuple[Column, ...]:
    about = f"День, коли затверджено звіт про {words} відстеження; ще не було — останній день для нього за законом"
    return (
        Column(f"{name}EvalDate", f"{words.capitalize()} відстеження: дата", about, "date"),
        Column(
            f"{name}EvalUrl", f"{words.capitalize()} відстеження: звіт", "Повна адреса звіту", "uri", required=False
        ),
        Column(
            f"{name}EvalBibliographicCitation",
            f"{words.capitalize()} відстеження: друкований звіт",
            _PRINTED,
            required=False,
        ),
    )


STRUCTURES = {
    "rehuliatornyi-plan": Structure(
        "План діяльності з підготовки проєктів регуляторних актів: назви й види проєктів, цілі, строки, розробники, "
        "дата внесення на розгляд і адреса оприлюднення.",
        "odrazu-pislia-zmin",
        ("регуляторна політика", "план", "підприємництво"),
        (
            Column("uId", "Ідентифікатор", "Рік плану й номер у ньому: 2026-01"),
            Column("title", "Регуляторний акт", "Назва проєкту регуляторного акта: порядок, правила, положення"),
            Column("legalActTitle", "Проєкт рішення", "Повна назва проєкту рішення, яке його затвердить"),
            Column("type", "Вид", "Прийняття нового акта, внесення змін чи скасування чинного"),
            Column("objective", "Ціль", "Навіщо приймають; кілька цілей — через крапку з комою"),
            Column(
                "isVersionOfId", "Що змінюють: ідентифікатор", "З переліку чинних актів; немає — null", required=False
            ),
            Column("isVersionOfTitle", "Що змінюють: назва", "З переліку чинних актів; немає — null", required=False),
            Column("creatorName", "Розробник", "Орган і підрозділ, що готує проєкт"),
            Column("creatorId", "Код розробника", "Код за ЄДРПОУ; немає — null", required=False),
            Column("creationEndDate", "Кінець розробки", "Останній день строку: місяця чи кварталу за планом", "date"),
            Column("url", "Де оприлюднено", "Повна адреса проєкту; ще не оприлюднено — null", "uri", required=False),
            Column("bibliographicCitation", "Де надруковано", _PRINTED, required=False),
            Column("submissionDate", "Внесення на розгляд", "День, коли проєкт вносять на розгляд", "date"),
            *_AUTHORITY,
        ),
    ),
    "rehuliatornyi-perelik": Structure(
        "Перелік чинних регуляторних актів: якими рішеннями їх ухвалено, коли вони набрали чинності, дати й звіти "
        "базового, повторного та періодичного відстеження результативності.",
        "odrazu-pislia-zmin",
        ("регуляторна політика", "регуляторні акти", "відстеження результативності"),
        (
            Column("uid", "Ідентифікатор", "Номер рішення й день прийняття: 719-2014-05-29"),
            *_AUTHORITY,
            Column("title", "Регуляторний акт", "Назва: порядок, правила, положення"),
            Column("validFrom", "Чинний від", "День, коли акт набрав чинності", "date"),
            Column("url", "Де оприлюднено", "Повна адреса акта", "uri"),
            Column("bibliographicCitation", "Де надруковано", _PRINTED, required=False),
            Column("legalActTitle", "Рішення", "Повна назва рішення, яке затвердило акт, з датою й номером"),
            Column("legalActId", "Номер рішення", "Без знака №"),
            Column("legalActIssued", "Дата рішення", "День прийняття", "date"),
            *_tracking("basic", "базове"),
            *_tracking("repeat", "повторне"),
            *_tracking("period", "періодичне"),
        ),
    ),
}
"""Name -> structure."""
