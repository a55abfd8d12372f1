"""One source becomes a row or faults, whatever is in it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.kinds import KINDS
from plugins.model.validation import key_of
from plugins.records.reading import Reading, read_source

from ..model.records import REQUIRED

SIGNS = st.characters(exclude_categories=("Cs",))
VALUES = st.text(SIGNS, max_size=40) | st.sampled_from(
    ["https://[x.y", "../../a.pdf", "//a.b", "№", "—", "2019-12-24", "9" * 60, "a.mp4", "&#0;", "]]>", "{{ 7*7 }}"]
)


def read(folder: str, fields: dict[str, Any], text: str = "Текст.\n") -> Reading:
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    return read_source(f"{folder}/dokument.md", f"---\n{lines}---\n{text}".encode("utf-8", "surrogatepass"), ())


def sound(found: Reading) -> bool:
    """Either a row at a fit address, or an error that says what to do."""
    errors = [flaw for flaw in found.flaws if flaw.level == "error"]
    if found.row is None:
        return bool(errors) and found.text is None
    return not errors and bool(re.fullmatch(r"/([a-z0-9-]+/)+(#[a-z0-9-]+)?", found.row.url))


@given(data=st.data(), folder=st.sampled_from(sorted(KINDS)))
def test_any_text_in_any_field_gives_a_row_or_errors(data: st.DataObject, folder: str) -> None:
    names = st.sampled_from(sorted(key_of(name) for name in KINDS[folder].model_fields))
    assert sound(read(folder, {**REQUIRED[folder], **data.draw(st.dictionaries(names, VALUES, max_size=3))}))


@settings(max_examples=60)
@given(text=st.text(SIGNS, max_size=300), folder=st.sampled_from(sorted(KINDS)))
def test_any_text_of_a_body_gives_a_row_or_errors(text: str, folder: str) -> None:
    assert sound(read(folder, REQUIRED[folder] | ({"number": "1"} if folder == "acts" else {}), text))


@given(data=st.binary(max_size=300), folder=st.sampled_from(sorted(KINDS)))
def test_any_bytes_give_a_row_or_errors(data: bytes, folder: str) -> None:
    assert sound(read_source(f"{folder}/dokument.md", data, ()))


@pytest.mark.parametrize(
    ("folder", "fields", "place", "message"),
    [
        ("acts", {}, (1, "number"), "акт не має ні номера, ні slug"),
        ("petitions", {"number": "—"}, (3, "number"), "зі значення «—» не скласти адреси"),
        ("deputies", {"convocation": "—"}, (3, "convocation"), "зі значення «—» не скласти адреси"),
        ("sessions", {"body": "—"}, (3, "body"), "зі значення «—» не скласти адреси"),
    ],
)
def test_a_record_without_an_address_says_which_field_is_lacking(
    folder: str, fields: dict[str, str], place: tuple[int, str], message: str
) -> None:
    (flaw,) = read(folder, {**REQUIRED[folder], **fields}).flaws
    assert ((flaw.line, flaw.field), flaw.message) == (place, message)


def test_what_a_link_points_to_enters_the_digest() -> None:
    texts = ["Див. [рішення](../acts/a.md#p-1).\n", "Див. [рішення](../acts/a.md#p-2).\n"]
    rows = [read("news", REQUIRED["news"], text).row for text in texts]
    assert rows[0]
    assert rows[1]
    assert rows[0].digest != rows[1].digest
    assert rows[0].face == rows[1].face


@pytest.mark.parametrize(
    ("path", "header", "lead"),
    [
        ("news/a.md", "title: А\ndate: 2025-02-03\nsummary: Коротко.", "Коротко."),
        ("news/a.md", "title: А\ndate: 2025-02-03", "Перші слова."),
    ],
)
def test_a_summary_stands_before_the_first_words(path: str, header: str, lead: str) -> None:
    read = read_source(path, f"---\n{header}\n---\nПерші слова.\n".encode(), ())
    assert read.text is not None
    assert read.text.lead == lead
