"""CSV files of strangers: what is taken, what is refused, and at which line."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.csv_table import FLAWS, ROWS, read_table

CELLS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=' \n,;\t"'), max_size=8)


def rows(data: bytes) -> list[tuple[int, dict[str, str]]]:
    table = read_table(data)
    assert table.flaws == ()
    return [(line.number, dict(line.cells)) for line in table.lines]


def flaw(data: bytes) -> tuple[int | None, str]:
    table = read_table(data)
    assert table.lines == ()
    return table.flaws[0].line, table.flaws[0].message


@pytest.mark.parametrize(
    "data",
    [
        "імʼя,голос\nКоваль,За\n",
        "імʼя;голос\r\nКоваль;За\r\n",
        "імʼя\tголос\nКоваль\tЗа",
        "\ufeffімʼя,голос\nКоваль,За\n",
        "sep=;\nімʼя;голос\nКоваль;За\n",
        '"імʼя" , "голос"\n'.replace(" ", "") + '"Коваль","За"\n',
        " імʼя , голос \n Коваль , За \n",
        "\n\nімʼя,голос\n\n,\nКоваль,За\n\n",
    ],
)
def test_commas_semicolons_and_tabs_a_mark_and_empty_rows_are_fine(data: str) -> None:
    assert [cells for _, cells in rows(data.encode())] == [{"імʼя": "Коваль", "голос": "За"}]


def test_a_comma_among_the_names_of_columns_does_not_mislead() -> None:
    assert rows('"а,б,в";г\n1;2\n'.encode()) == [(2, {"а,б,в": "1", "г": "2"})]


def test_a_row_is_told_by_the_line_on_which_it_begins() -> None:
    assert [number for number, _ in rows(b'a,b\n"1\n2\n3",x\n\n4,y\n')] == [2, 6]


def test_a_short_row_lacks_its_last_cells_and_empty_ones_beyond_the_columns_do_not_count() -> None:
    assert rows(b"a,b\n1\n2,3,,\n") == [(2, {"a": "1"}), (3, {"a": "2", "b": "3"})]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (
            "імʼя;голос\nКоваль;За\n".encode("cp1251", "ignore"),
            1,
            "байт 0xB3 на зсуві 0 від початку файлу: це не UTF-8",
        ),
        ("a,b\n".encode("utf-16"), 1, "файл не в UTF-8"),
        (b"a,b\n1,\x00\n", 2, "недозволений знак U+0000 (порожній байт NUL), зсув 6 байтів від початку файлу"),
        ("a,b\n1,\u202e\n".encode(), 2, "недозволений знак U+202E (знак, що перевертає напрям письма)"),
        (b'a,b\n1,2\n"3,4\n5,6\n', 3, "рядок не читається: лапки не закриті"),
        (b'a,b\n1,"2"3\n', 2, "рядок не читається: лапки не закриті"),
        (b"a,b,a\n1,2,3\n", 1, "стовпчик «a» названо двічі"),
        (b"a,b\n1,2\n1,2,3\n", 3, "у рядку 3 клітинки, а стовпчиків 2"),
        (b"a,b\n" + b"1" * 200_000 + b",2\n", 2, "рядок не читається: лапки не закриті"),
        (b"a" * 16_000_001, None, "файл завеликий: 16000001 байтів, а дозволено 16000000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, line: int | None, words: str) -> None:
    found, message = flaw(data)
    assert (found, message[: len(words)]) == (line, words)


def test_a_table_of_too_many_rows_or_cells_is_refused_before_it_fills_the_memory() -> None:
    tracemalloc.start()
    for data in (b"a\n" + b"1\n" * 900_000, b"a\n" + b"11\n" * 3_000_000, b"a,b\n" + b"1," * 3_000_000):
        (found,) = read_table(data).flaws
        assert found.message == "таблиця завелика: понад 200\xa0000 рядків чи 1\xa0000\xa0000 клітинок"
        assert found.hint == "поділіть її за роками й вилучіть порожні рядки"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 300_000_000


def test_a_table_as_long_as_a_table_may_be_is_read() -> None:
    assert len(read_table(b"a,b\n" + b"1,2\n" * (ROWS - 1)).lines) == ROWS - 1


def test_a_file_of_windows_1251_is_told_how_to_save_itself() -> None:
    (found,) = read_table("назва;голос\nКоваль;За\n".encode("cp1251")).flaws
    assert found.hint == "схоже на Windows-1251: збережіть файл у кодуванні UTF-8; в Excel це тип «CSV UTF-8»"


def test_many_flaws_are_told_by_the_first_ones_and_a_count() -> None:
    found = read_table(b"a\n" + b"1,2\n" * (FLAWS + 5)).flaws
    assert len(found) == FLAWS + 1
    assert found[-1].message == "таких вад ще 5"


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6), st.sampled_from(",;\t"))
def test_what_a_csv_writer_wrote_is_read_as_it_was(cells: list[tuple[str, str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([("a", "b"), *cells])
    expected = [{"a": one.strip(), "b": other.strip()} for one, other in cells if one.strip() or other.strip()]
    assert [found for _, found in rows(written.getvalue().encode())] == expected


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_flaws(data: bytes) -> None:
    table = read_table(data)
    assert not (table.flaws and table.lines)
