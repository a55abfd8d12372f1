"""The schema: what each kind requires, and under which keys its fields are accepted."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from plugins.model.validation import MISSING, key_of, known_keys, validate

from .records import REQUIRED, record


@pytest.mark.parametrize("folder", KINDS)
def test_an_empty_header_lacks_exactly_the_required_fields(folder: str) -> None:
    found = validate(KINDS[folder], parse("---\n---\nТекст.\n"))
    assert found.record is None
    assert {flaw.field for flaw in found.flaws if flaw.message == MISSING} == set(REQUIRED[folder])
    assert {flaw.line for flaw in found.flaws} == {1}


@pytest.mark.parametrize("folder", KINDS)
def test_the_required_fields_alone_make_a_record(folder: str) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in REQUIRED[folder].items()) + "---\nТекст.\n"
    found = validate(KINDS[folder], parse(text))
    assert found.flaws == ()
    assert found.record is not None
    assert found.record.title == REQUIRED[folder]["title"]


@pytest.mark.parametrize("folder", KINDS)
def test_every_field_is_accepted_by_its_key_and_by_its_ukrainian_label(folder: str) -> None:
    keys = known_keys(KINDS[folder])
    for name, info in KINDS[folder].model_fields.items():
        assert keys[key_of(name)] == name
        assert keys[str(info.title).casefold()] == name, f"{name}: its label leads to another field"


@pytest.mark.parametrize("folder", KINDS)
def test_every_field_says_what_to_write(folder: str) -> None:
    assert [name for name, info in KINDS[folder].model_fields.items() if not info.title or not info.description] == []


@pytest.mark.parametrize("folder", KINDS)
def test_a_record_cannot_be_changed(folder: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record(folder).title = "Інша"


@pytest.mark.parametrize(
    ("header", "folder", "field", "value"),
    [
        ("Назва: Про бюджет\nВид: рішення ради\nДата: 2019-12-24", "acts", "kind", "rishennia-rady"),
        ("TITLE: Про бюджет\nKIND: rishennia-rady\nDATE: 2019-12-24", "acts", "kind", "rishennia-rady"),
        ("назва: Про бюджет\nвид: рішення ради\nприйнято: 2019-12-24 10:00", "acts", "date", "2019-12-24 10:00"),
        ("title: Парк\nnumber: № 12\nзареєстровано: 2019-03-05", "petitions", "number", "12"),
        ("title: Толока\ndate: 2019-03-05\ntags: школи, дороги", "news", "topics", ("школи", "дороги")),
        ("title: Толока\ndate: 2019-03-05\nтеги:\n  - школи\n  - дороги", "news", "topics", ("школи", "дороги")),
        ("title: Коваль\nconvocation: VII\nfrom: 2015-11-10", "deputies", "from_", "2015-11-10"),
        ("title: Ринок\nname: КП «Ринок»\nєдрпоу: 01234567", "enterprises", "edrpou", "01234567"),
        ("title: Статут\nу меню: так", "pages", "menu", True),
        ("title: Толока\ndate: 2019-03-05\npinned_until:", "news", "pinned_until", ""),
    ],
)
def test_a_header_is_read_in_english_and_in_ukrainian(header: str, folder: str, field: str, value: object) -> None:
    found = validate(KINDS[folder], parse(f"---\n{header}\n---\nТекст.\n"))
    assert [flaw for flaw in found.flaws if flaw.level == "error"] == []
    assert getattr(found.record, field) == value


def test_one_part_alone_stands_for_a_list_of_one() -> None:
    relations = {"type": "repeals", "act": "rishennia-rady/2018/1"}
    made = record("acts", files="dodatok.pdf", relations=relations, video="video/2019/sesiia")
    assert [file.path for file in made.files] == ["dodatok.pdf"]
    assert [(relation.type, relation.act) for relation in made.relations] == [("repeals", "rishennia-rady/2018/1")]
    assert made.video.id == "video/2019/sesiia"
