"""A table against the description of its columns: what passes, what is told with its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.table_schema import read_resource, schema_of

FIELDS = [
    {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True, "minimum": 1}},
    {"name": "назва", "type": "string", "constraints": {"maxLength": 10}},
    {"name": "площа", "type": "number", "decimalChar": ","},
    {"name": "дата", "type": "date"},
    {"name": "діє", "type": "boolean", "trueValues": ["так"], "falseValues": ["ні"]},
    {"name": "вид", "type": "string", "constraints": {"enum": ["план", "схема"]}},
]
HEADER = "id,назва,площа,дата,діє,вид"


def told(rows: str, fields: list[dict] | None = None, header: str = HEADER) -> list[str]:
    schema = json.dumps({"fields": FIELDS if fields is None else fields}).encode()
    reading = read_resource(f"{header}\n{rows}\n".encode(), schema, "t.csv")
    return [f"{flaw.line} {flaw.field}: {flaw.message}" for flaw in (*reading.of_schema, *reading.of_table)]


def test_a_table_that_keeps_to_its_description_passes() -> None:
    assert told('1,План,"12,5",2019-03-01,так,план\n2,,,,,') == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,,,,,", "2 id: має бути ціле число, а тут «x»"),
        (",План,,,,", "2 id: порожня клітинка, а значення обов'язкове"),
        ("0,,,,,", "2 id: «0» менше за 1"),
        ("1,Дуже довга назва,,,,", "2 назва: у «Дуже довга назва» знаків 16, а дозволено 10"),
        ("1,,12.5,,,", "2 площа: має бути число, а тут «12.5»"),
        ("1,,,01.03.2019,,", "2 дата: має бути дата, а тут «01.03.2019»"),
        ("1,,,,yes,", "2 діє: має бути «так» або «ні», а тут «yes»"),
        ("1,,,,,карта", "2 вид: значення «карта» немає в переліку"),
        ("1,,,,,\n1,,,,,", "3 id: «1» уже є в рядку 2"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_with_its_line(row: str, words: str) -> None:
    assert told(row) == [words]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("id,назва,площа,дата,діє", "1 None: бракує стовпчиків: вид"),
        (f"{HEADER},зайвий", "1 None: стовпчиків немає в описі: зайвий"),
        ("назва,id,площа,дата,діє,вид", "1 None: стовпчики стоять не в тому порядку, що в описі"),
    ],
)
def test_other_columns_than_described_are_told(header: str, words: str) -> None:
    assert told("", header=header) == [words]


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        (b'{"fields": [\n{"name": "id",}]}', "2 None: опис стовпців не читається як JSON"),
        (b"[]", "1 fields: тут немає опису стовпців файла «t.csv»"),
        (b'{"fields": [{"type": "string"}]}', "1 fields: стовпець 1 не має назви"),
        (b'{"fields": [\n{"name": "id", "type": "nomber"}]}', "2 type: стовпець «id» має невідомий тип «nomber»"),
        (
            b'{"fields": [{"name": "id", "constraints": 1}]}',
            "1 constraints: обмеження стовпця «id» мають бути записом",
        ),
    ],
)
def test_a_description_that_cannot_be_used_is_told(schema: bytes, words: str) -> None:
    (flaw,) = read_resource(b"id\n1\n", schema, "t.csv").of_schema
    assert f"{flaw.line} {flaw.field}: {flaw.message}" == words


def test_a_data_package_describes_the_resource_of_that_name() -> None:
    package = {"resources": [{"path": "інше.csv"}, {"path": "t.csv", "schema": {"fields": [{"name": "a"}]}}]}
    found = schema_of(json.dumps(package).encode(), "t.csv")
    assert found is not None
    assert found["fields"] == [{"name": "a"}]
    assert schema_of(json.dumps(package).encode(), "x.csv") is None


WORDS = [
    "fields",
    "name",
    "type",
    "constraints",
    "enum",
    "minimum",
    "maxLength",
    "missingValues",
    "trueValues",
    "resources",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=20,
)


def test_a_column_under_another_name_is_told_with_the_one_that_it_may_be() -> None:
    schema = json.dumps({"fields": [{"name": "name"}]}).encode()
    (flaw,) = read_resource(b"nazva\nx\n", schema, "t.csv").of_table
    assert flaw.message == "бракує стовпчиків: name; немає в описі: nazva"
    assert flaw.hint.startswith("можливо, «nazva» — це «name»?")


def test_yes_and_no_without_words_of_their_own_are_the_usual_ones() -> None:
    assert told("yes", [{"name": "a", "type": "boolean"}], "a") == ["2 a: має бути «true» або «false», а тут «yes»"]


@given(JSON, st.text(max_size=20), st.binary(max_size=20))
def test_no_description_and_no_table_make_it_fall(schema: object, cell: str, other: bytes) -> None:
    for table in (f"name\n{cell}\n".encode("utf-8", "replace"), other):
        read_resource(table, json.dumps(schema).encode(), "t.csv")
        for kind in ("integer", "number", "date", "boolean", "year"):
            own = {"trueValues": schema, "decimalChar": schema}
            described = {
                "missingValues": schema,
                "fields": [
                    {
                        **own,
                        "name": "name",
                        "type": kind,
                        "constraints": {"enum": schema, "minimum": schema, "maxLength": schema},
                    }
                ],
            }
            read_resource(table, json.dumps(described).encode(), "t.csv")
