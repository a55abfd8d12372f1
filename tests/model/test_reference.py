"""The reference of fields for editors."""

from __future__ import annotations

import re

import pytest

from plugins.model.kinds import KINDS, Record
from plugins.model.reference import reference
from plugins.model.validation import key_of, known_keys

TEXT = reference()


def section(title: str) -> str:
    """What stands under a heading of the second or third level."""
    return re.split(r"\n#{2,3} ", TEXT.split(f" {title}\n", 1)[1])[0]


def row(folder: str, key: str) -> list[str]:
    """The cells of a field's row: key, further keys, required, meaning, values."""
    line = re.search(rf"^\| `{key}` \|.*$", section(f"`{folder}/` {KINDS[folder].name}"), re.MULTILINE)
    assert line
    return [cell.strip() for cell in line[0].strip("|").split("|")]


@pytest.mark.parametrize("folder", KINDS)
def test_every_field_of_a_kind_has_its_row(folder: str) -> None:
    own = [key_of(name) for name in KINDS[folder].model_fields if name not in Record.model_fields]
    table = section(f"`{folder}/` {KINDS[folder].name}")
    assert re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE) == own


@pytest.mark.parametrize("folder", KINDS)
def test_every_key_that_is_accepted_is_named(folder: str) -> None:
    tables = section("Спільні поля") + section(f"`{folder}/` {KINDS[folder].name}")
    keys = {key for key, name in known_keys(KINDS[folder]).items() if known_keys(Record).get(key, name) == name}
    assert {key for key in keys if f"`{key}`" not in tables} == set()


def test_a_required_field_is_marked() -> None:
    assert row("acts", "kind")[2] == "так"
    assert row("acts", "number")[2] == ""


def test_a_field_named_like_a_word_of_python_stands_as_editors_write_it() -> None:
    assert row("deputies", "from")[4] == "дата"


def test_a_closed_list_shows_codes_with_words_and_the_usual_one() -> None:
    assert row("news", "type")[4].startswith("`novyna` новина (якщо не писати)<br>`anons` анонс")


def test_a_nested_record_is_described_once_and_linked_to() -> None:
    assert row("consultations", "proposals")[4].startswith("один чи кілька записів [`remarks`](#remarks-proposals)")
    assert TEXT.count("### `remarks`, `proposals`\n") == 1


def test_one_line_is_offered_only_where_it_is_enough() -> None:
    assert row("acts", "votes")[4] == "запис [`votes`](#votes); один рядок тексту означає `votings`"
    assert row("acts", "relations")[4] == "один чи кілька записів [`relations`](#relations)"


def test_every_link_of_the_reference_leads_to_a_heading_of_it() -> None:
    headings = re.findall(r"^#{2,3} (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) - anchors == set()


def test_forbidden_keys_come_with_their_remedy() -> None:
    assert "- `save_as`: адресу складає сам сайт" in section("Чого в заголовку не буває")
