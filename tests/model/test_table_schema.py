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
        (b'{"fields": [\n{"name": "id",}]}', "2 fields: файл не читається як JSON"),
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            r'{"fields": [{"name": "a", "title": "\ud83d Назва"}]}',
            "1 fields: недозволений знак U+D83D (половина знака)",
        ),
        ('{"fields": [\n{"name": "a", "title": "x\\u0001"}]}', "2 fields: недозволений знак U+0001 (керівний знак)"),
        ('{"fields": [{"name": "a", "\\u202e": 1}]}', "1 fields: недозволений знак U+202E"),
        ('{"fields": [{"name": "a",\n"x": NaN}]}', "2 fields: файл не читається як JSON: «NaN» не є числом"),
        ('{"fields": [{"name": "a", "x": 1e999}]}', "1 fields: файл не читається як JSON: «1e999» не є числом"),
        ('{"fields": [{"name": "a", "x": ' + "[" * 90 + "]" * 90 + "}]}", "1 fields: записи й списки вкладено глибше"),
        ('{"fields": [{"name": "a"},\n{"name": "a"}]}', "2 fields: стовпець «a» описано двічі"),
    ],
)
def test_a_description_that_no_page_could_hold_is_told(text: str, words: str) -> None:
    (flaw,) = read_resource(b"a\n1\n", text.encode(), "t.csv").of_schema
    assert f"{flaw.line} {flaw.field}: {flaw.message}".startswith(words)
    assert schema_of(text.encode(), "t.csv") is None or "двічі" in words


@pytest.mark.parametrize(
    ("type", "limits", "words"),
    [
        ("integer", {"minimum": "0.5"}, "обмеження «minimum» не може бути «0.5»"),
        ("integer", {"minimum": 0.5}, "обмеження «minimum» не може бути «0.5»"),
        ("integer", {"maximum": "abc"}, "обмеження «maximum» не може бути «abc»"),
        ("integer", {"maximum": True}, "обмеження «maximum» не може бути «True»"),
        ("string", {"minimum": 1}, "обмеження «minimum» не для виду string"),
        ("string", {"enum": "abc"}, "обмеження «enum» не може бути «abc»"),
        ("integer", {"enum": [1, "x"]}, "обмеження «enum» не може бути «[1, 'x']»"),
        ("string", {"minLength": "3"}, "обмеження «minLength» не може бути «3»"),
        ("integer", {"maxLength": 3}, "обмеження «maxLength» не для виду integer"),
        ("string", {"required": "false"}, "обмеження «required» не може бути «false»"),
        ("string", {"minLenght": 3}, "невідоме обмеження «minLenght»"),
    ],
)
def test_a_constraint_that_cannot_be_judged_is_told(type: str, limits: dict, words: str) -> None:
    schema = json.dumps({"fields": [{"name": "a", "type": type, "constraints": limits}]}).encode()
    (flaw,) = read_resource(b"a\n1\n", schema, "t.csv").of_schema
    assert (flaw.level, flaw.field, flaw.message) == ("error", "constraints", f"стовпець «a»: {words}")


def test_a_pattern_is_said_not_to_be_judged_and_the_rest_is() -> None:
    schema = json.dumps({"fields": [{"name": "a", "constraints": {"pattern": "(x+)+", "maxLength": 2}}]}).encode()
    reading = read_resource(b"a\nxyz\n", schema, "t.csv")
    assert [flaw.level for flaw in reading.of_schema] == ["warning"]
    assert [flaw.line for flaw in reading.of_table] == [2]


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ({"type": "integer", "constraints": {"minimum": 0.0}}, "0", "-1"),
        ({"type": "number", "decimalChar": ",", "constraints": {"maximum": 0.5}}, '"0,5"', '"0,6"'),
        ({"type": "date", "constraints": {"minimum": "2025-01-01"}}, "2025-01-01", "2024-12-31"),
        ({"type": "year", "constraints": {"maximum": 2020}}, "2020", "2021"),
        ({"type": "number", "constraints": {"enum": [1.0, "2.50"]}}, "1", "3"),
        ({"type": "number", "constraints": {"enum": [1.0, "2.50"]}}, "2.5", "2"),
        (
            {"type": "boolean", "trueValues": ["так"], "falseValues": ["ні"], "constraints": {"enum": [True]}},
            "так",
            "ні",
        ),
        ({"type": "number"}, "1e3", "1_000"),
    ],
)
def test_constraints_compare_values_and_not_their_writing(field: dict, right: str, wrong: str) -> None:
    assert told(right, [{"name": "a", **field}], "a") == []
    assert len(told(wrong, [{"name": "a", **field}], "a")) == 1


def test_the_comma_that_excel_leaves_at_the_end_is_told_as_such() -> None:
    assert told("1,2,", [{"name": "a"}, {"name": "b"}], "a,b,") == [
        "1 None: останній стовпчик без назви, його немає в описі"
    ]


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
    "pattern",
    "required",
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
