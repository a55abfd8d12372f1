from __future__ import annotations

import csv
import io
import re

from plugins.demo.files import csv as table
from plugins.demo.files import pdf


def test_a_pdf_says_where_its_objects_stand() -> None:
    data = pdf("Про бюджет (зразок)\\")
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])
    entries = re.findall(rb"(\d{10}) 00000 n ", data[start:])
    assert len(entries) == 6
    for number, place in enumerate(entries, 1):
        assert data[int(place) :].startswith(b"%d 0 obj" % number)


def test_a_pdf_holds_its_text_in_ukrainian() -> None:
    [actual] = re.findall(rb"/ActualText <([0-9A-F]+)>", pdf("Про їжака"))
    assert bytes.fromhex(actual.decode()).decode("utf-16") == "Про їжака"


def test_a_pdf_stream_has_the_length_it_names() -> None:
    [(length, stream)] = re.findall(rb"<</Length (\d+)>>\nstream\n(.*?)\nendstream", pdf("Про (дужки)"), re.S)
    assert int(length) == len(stream)


def test_a_table_lists_the_clauses() -> None:
    rows = list(csv.reader(io.StringIO(table("Преамбула\n\n1. Зробити.\n\n1.1. Так.\n").decode(), newline="")))
    assert rows == [["номер", "знаків"], ["1", "8"], ["1.1", "4"]]
