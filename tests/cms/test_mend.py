from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cms.mend import fresh, mended
from plugins.cms.values import RAW, TEXT, changes, form_values, shown_values
from plugins.demo import main as write_demo
from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS, Act, News, Record
from plugins.model.source_text import decode
from tests.built import ROOT, SHOWCASE

HEADER = """---
# хто писав: відділ
title:   'Ремонт  мосту'
дата: "2025-02-03"   # день виходу
type: Анонс
topics: [дороги, 'мости, переходи']
files: plan.pdf
моє: так

related:
- novyny/2025/02/inshe   # раніше
---
"""
BODY = "Перший рядок.  \nДругий рядок після двох пробілів.\n\n1. Пункт\n\n2.1. Підпункт\n"


def form(kind: type[Record], data: bytes) -> dict:
    """What Decap holds of a document after it has travelled there as JSON."""
    values: dict = json.loads(json.dumps(shown_values(kind, decode(data)[0])))
    return values


def lines_changed(old: bytes, new: bytes) -> list[str]:
    diff = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm="")
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, type[Record], bytes]]:
    """A month of demo, the showcase with every kind, and the council's own content."""
    demo = tmp_path_factory.mktemp("demo")
    assert write_demo(1, demo) == 0
    found = []
    for content in (demo / "content", SHOWCASE / "content", ROOT / "content"):
        for file in sorted(content.rglob("*.md")):
            name = file.relative_to(content).as_posix()
            found.append((name, KINDS[name.split("/")[0]], file.read_bytes()))
    assert len(found) > 550
    return found


def test_a_document_that_was_opened_and_saved_is_the_same_to_the_byte(documents: list) -> None:
    for name, kind, data in documents:
        values = form(kind, data)
        assert RAW not in values, name
        assert mended(kind, data, values) == data, name


def test_a_letter_in_the_title_or_in_the_text_changes_that_line_alone(documents: list) -> None:
    for name, kind, data in documents:
        values = form(kind, data)
        if "title" not in values:  # a withdrawn one, which the editor does not open
            continue
        assert len(lines_changed(data, mended(kind, data, {**values, "title": values["title"] + "я"}))) == 2, name
        if "о" in values[TEXT]:
            text = values[TEXT].replace("о", "а", 1)
            assert len(lines_changed(data, mended(kind, data, {**values, TEXT: text}))) == 2, name


def test_after_any_change_the_file_says_what_the_form_says(documents: list) -> None:
    edits = [
        {"summary": "Коротко: «так», # ні, - і"},
        {"topics": ["перша, друга", "третя"]},
        {"files": [{"path": "a.pdf", "title": "Х: у", "kind": "dodatok"}, {"path": "b.pdf"}]},
        {"embargo": "2030-01-01 09:00", "approved_by": None, "topics": None},
    ]
    for name, kind, data in documents:
        for edit in edits:
            wanted = {**form(kind, data), **edit}
            front = parse(decode(mended(kind, data, wanted))[0])
            assert changes(kind, front, wanted) == {}, (name, edit)
            assert front.body == wanted[TEXT], (name, edit)


def test_comments_quotes_order_and_strange_fields_stay_when_another_field_changes() -> None:
    data = (HEADER + BODY).encode()
    new = mended(News, data, {**form(News, data), "summary": "Одне речення."})
    assert lines_changed(data, new) == ["+summary: Одне речення."]


def test_a_changed_field_keeps_the_name_under_which_the_editor_wrote_it() -> None:
    data = (HEADER + BODY).encode()
    new = mended(News, data, {**form(News, data), "date": "2025-02-04"})
    assert lines_changed(data, new) == ['-дата: "2025-02-03"   # день виходу', "+дата: 2025-02-04"]


def test_an_emptied_field_goes_with_its_lines() -> None:
    data = (HEADER + BODY).encode()
    new = mended(News, data, {**form(News, data), "related": None})
    assert lines_changed(data, new) == ["-related:", "-- novyny/2025/02/inshe   # раніше"]


def test_a_topic_with_a_comma_stays_one_topic() -> None:
    data = (HEADER + BODY).encode()
    values = form(News, data)
    assert values["topics"] == ["дороги", "мости, переходи"]
    new = mended(News, data, {**values, "topics": [*values["topics"], "ріка, берег"]})
    assert form(News, new)["topics"] == ["дороги", "мости, переходи", "ріка, берег"]


def test_numbers_of_clauses_and_hard_breaks_are_as_they_were_typed() -> None:
    new = fresh(Act, {"title": "Про справу", "kind": "proiekt", "date": "2025-02-03", TEXT: BODY})
    assert new.decode().endswith(f"---\n{BODY}")


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, mark: bytes) -> None:
    data = mark + (HEADER + BODY).replace("\n", end).encode()
    values = form(News, data)
    assert values[TEXT] == BODY
    new = mended(News, data, {**values, TEXT: BODY.replace("Перший", "Першій"), "title": "Ремонт"})
    changed = "title:   'Ремонт  мосту'", "title: Ремонт"
    assert new == mark + (HEADER + BODY).replace("Перший", "Першій").replace(*changed).replace("\n", end).encode()


def test_a_text_area_that_drops_the_last_line_end_drops_it_only_in_the_browser() -> None:
    data = (HEADER + BODY).encode()
    assert mended(News, data, {**form(News, data), TEXT: BODY.rstrip("\n")}) == data


def test_a_header_of_plain_lines_stays_one() -> None:
    data = "Title: Міст\nDate: 2025-02-03\nTopics: дороги, мости\n\nТекст.\n".encode()
    new = mended(News, data, {**form(News, data), "date": "2025-02-04", "summary": "Так."})
    assert new.decode() == "Title: Міст\nDate: 2025-02-04\nsummary: Так.\nTopics: дороги, мости\n\nТекст.\n"


def test_a_header_on_one_line_is_written_anew_with_all_its_fields() -> None:
    data = b"---\n{title: A, date: 2025-02-03, mine: b}\n---\nText.\n"
    new = mended(News, data, {**form(News, data), "title": "B"})
    assert new == b"---\ntitle: B\ndate: 2025-02-03\nmine: b\n---\nText.\n"


def test_a_value_that_the_form_cannot_show_stays_in_the_file() -> None:
    data = b"---\ntitle: A\ndate: [2025, 2026]\nevent: {where: here}\n---\nText.\n"
    values = form_values(News, parse(data.decode()))
    assert "date" not in values
    assert mended(News, data, {**values, "title": "B"}) == data.replace(b"title: A", b"title: B")


BROKEN = {
    "a header that never ends": "---\ntitle: А\ndate: 2025-02-03\n\nДовгий текст\n",
    "a colon too many": "---\ntitle: А: б\ndate: 2025-02-03\ntopics: [х, у]\n---\nТекст\n",
    "a field twice": "---\ntitle: А\ntitle: Б\nsummary: в\n---\nТекст\n",
    "a reference": "---\ntitle: &a А\nsummary: *a\ndate: 2025-02-03\n---\nТекст\n",
    "a stray line": "Title: А\nDate: 2025-02-03\nщось\nTopics: х\n\nТекст\n",
    "a list": "---\n- а\n- б\n---\nТекст\n",
    "a field that the form has not": "---\ntitle: А\nfiles:\n- path: а.pdf\n  колір: синій\n---\nТекст\n",
    "a list in the place of a word": "---\ntitle: [А, б]\ndate: 2025-02-03\n---\nТекст\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_of_a_header_that_cannot_be_read_nothing_is_lost(text: str) -> None:
    values = form(News, text.encode())
    assert values == {RAW: True, TEXT: text}
    assert mended(News, text.encode(), {**values, "title": "В", TEXT: f"{text}Ще.\n"}).decode() == f"{text}Ще.\n"


def test_a_text_without_a_header_gets_one_above_it() -> None:
    data = b"\xef\xbb\xbf" + "Перший\r\nДругий\r\n".encode()
    values = form(News, data)
    assert mended(News, data, values) == data
    new = mended(News, data, {**values, "title": "А"})
    assert new == b"\xef\xbb\xbf" + "---\r\ntitle: А\r\n---\r\nПерший\r\nДругий\r\n".encode()


lines = st.lists(st.sampled_from(["а", "б\x07", "", "в  ", "\u2028"]), max_size=6)
ends = st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6)


@given(before=lines, ends=ends, at=st.integers(0, 6), new=lines)
def test_lines_that_nobody_touched_keep_their_bytes(before: list, ends: list, at: int, new: list) -> None:
    raw = [line + end for line, end in zip(before, ends, strict=False)]
    data = "".join(["---\ntitle: А\n---\n", *raw]).encode()
    values = form(News, data)
    shown = values[TEXT].split("\n")
    changed = mended(News, data, {**values, TEXT: "\n".join([*shown[:at], *new, *shown[at:]])}).decode()
    for line in {*raw[: at - 1], *raw[at + 1 :]}:
        assert line in changed


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=40)


@given(title=words, topics=st.lists(words, max_size=3), place=words)
def test_whatever_is_typed_is_read_back(title: str, topics: list[str], place: str) -> None:
    data = (HEADER + BODY).encode()
    wanted = {**form(News, data), "title": title, "topics": topics, "event": {"start": "2025-03-01", "place": place}}
    front = parse(decode(mended(News, data, wanted))[0])
    assert front.values.get("title", "") == title or not title
    assert changes(News, front, {**wanted, "topics": front.values.get("topics", [])}) == {}
    assert front.body == BODY


def test_the_corpus_is_that_of_the_demo(tmp_path: Path) -> None:
    assert write_demo(1, tmp_path) == 0
    folders = ("acts", "news", "petitions", "videos")
    assert sum(len(list((tmp_path / "content" / name).rglob("*.md"))) for name in folders) == 472
