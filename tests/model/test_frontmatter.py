from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import yaml_header
from plugins.model.frontmatter import HEADER_LIMIT, parse
from plugins.model.source_text import FORBIDDEN
from plugins.model.yaml_header import FLAW_LIMIT, NESTING_LIMIT

KEYS = st.text("abcdefxyzабвїґ", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff")
).filter(lambda text: not FORBIDDEN.search(text))
YAML_PARTS = st.sampled_from(
    [
        *"abАї:- \n\t\"'[]{},&*!|>#%@`?~\\",
        "---",
        ": ",
        "- ",
        "\n  ",
        "title: ",
        "\u2028",
        "\x85",
        "\ufeff",
        "\ud800",
        "\x00",
    ]
)


@pytest.fixture(params=["the C parser", "the Python parser"])
def _either_parser(request, monkeypatch):
    if request.param == "the Python parser":
        monkeypatch.setattr(yaml_header, "_LOADER", yaml.BaseLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML is built without libyaml here")


def in_yaml(header, body="Текст."):
    return parse(f"---\n{header}\n---\n{body}")


def only_flaw(header):
    (flaw,) = in_yaml(header).flaws
    return flaw


def test_a_yaml_header_and_its_body_are_taken_apart():
    front = parse("---\ntitle: Про бюджет\nnumber: 33-65/2019\n---\n\nТекст.\n")
    assert front.values == {"title": "Про бюджет", "number": "33-65/2019"}
    assert front.lines == {("title",): 2, ("number",): 3}
    assert (front.body, front.body_line, front.form, front.flaws) == ("\nТекст.\n", 5, "yaml", ())


@pytest.mark.parametrize(
    "value", ["01234567", "10:30", "no", "2019-12-24", "1e3", "0x1F", "true", "12.50", "=", "№5", "1_000", "<<"]
)
def test_every_scalar_stays_text(value):
    assert in_yaml(f"a: {value}\nb: [{value}]").values == {"a": value, "b": [value]}


def test_an_empty_value_and_null_are_empty_text_but_quoted_null_is_a_word():
    assert in_yaml("a:\nb: ~\nc: null\nd: ''\ne: 'null'").values == {"a": "", "b": "", "c": "", "d": "", "e": "null"}


def test_lists_and_mappings_keep_their_shape_and_lines():
    front = in_yaml(
        "Topics: [земля, бюджет]\nrelations:\n  - type: changes\n    Act: a/b\n  - type: repeals\nпункти:\n- а\n- б"
    )
    assert front.values == {
        "topics": ["земля", "бюджет"],
        "relations": [{"type": "changes", "act": "a/b"}, {"type": "repeals"}],
        "пункти": ["а", "б"],
    }
    assert front.lines == {
        ("topics",): 2,
        ("topics", 0): 2,
        ("topics", 1): 2,
        ("relations",): 3,
        ("relations", 0): 4,
        ("relations", 0, "type"): 4,
        ("relations", 0, "act"): 5,
        ("relations", 1): 6,
        ("relations", 1, "type"): 6,
        ("пункти",): 7,
        ("пункти", 0): 8,
        ("пункти", 1): 9,
    }


def test_a_block_of_text_keeps_its_lines_and_a_folded_value_becomes_one():
    assert in_yaml("summary: |\n  раз\n  два\ntitle: Про\n  бюджет").values == {
        "summary": "раз\nдва\n",
        "title": "Про бюджет",
    }


def test_a_bom_and_blank_lines_before_the_header_are_fine():
    front = parse("\ufeff\n \n---\ntitle: а\n---\nб")
    assert (front.values, front.lines, front.body, front.body_line, front.flaws) == (
        {"title": "а"},
        {("title",): 4},
        "б",
        6,
        (),
    )


def test_a_header_may_be_empty_or_hold_only_comments():
    for header in ("", "# нічого", "\n\n"):
        assert in_yaml(header)[:2] == ({}, {})
        assert in_yaml(header).flaws == ()


def test_other_line_separators_of_unicode_do_not_move_the_lines():
    front = in_yaml('a: "x\u2028y"\nb: z')
    assert front.lines == {("a",): 2, ("b",): 3}
    assert only_flaw("a: 'x\u2028\u2028y'\nb: c: d").line == 3


def test_a_decomposed_key_is_the_composed_one():
    assert in_yaml("стати\u0438\u0306: а\nпоі\u0308зд: б").values == {"стати\u0439": "а", "поїзд": "б"}


def test_keys_ignore_case_and_a_repeated_one_is_an_error_that_names_both_lines():
    front = in_yaml("title: перша\ndate: x\nTITLE: друга")
    assert front.values["title"] == "перша"
    (flaw,) = front.flaws
    assert (flaw.line, flaw.field, flaw.level) == (4, "title", "error")
    assert "рядки 2 і 4" in flaw.message


def test_a_repeated_key_inside_a_value_is_an_error_too():
    front = in_yaml("event:\n  start: а\n  start: б\nevent:\n  start: в")
    assert front.values == {"event": {"start": "а"}}
    assert [(flaw.line, flaw.field) for flaw in front.flaws] == [(4, "event"), (5, "event")]
    assert front.lines == {("event",): 2, ("event", "start"): 3}


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("header", "line", "field", "words"),
    [
        ("title: Про бюджет: зміни", 2, "title", ["двокрапка", "Про бюджет: зміни", 'title: "Про бюджет: зміни"']),
        ('title: а\nname: «Б» "в": г', 3, "name", ["двокрапка", "name: '«Б» \"в\": г'"]),
        ('title: "Про бюджет\ndate: 2019', 2, "title", ['лапки "', "не закрито"]),
        ('title: "Про\ndate: "2019"', 2, "title", ['лапки "', "не закрито"]),
        ("title: 'Об'єкт'", 2, "title", ["апостроф", "подвійні лапки"]),
        ('title: "Про "Ніжин" та"\nb: 1', 2, "title", ["лапки", "«…»"]),
        ('title: "а\\б"', 2, "title", ["коса риска"]),
        ("title: а\n  date: 2", 3, "date", ["зсув"]),
        ("r:\n  - type: а\n   act: б", 4, "act", ["зсув"]),
        ("\ttitle: а", 2, "title", ["табуляції", "пробілами"]),
        ("event:\n\tstart: а", 3, "start", ["табуляції"]),
        ("title: а\nпросто текст", 3, None, ["поле: значення", "просто текст", "---"]),
        ("title: а\n\nТекст.\n\nЩе: текст", 4, None, ["Текст.", "---"]),
        ("просто текст", 2, None, ["поле: значення", "просто текст"]),
        ("title: а\nдата:2019", 3, None, ["дата:2019", "після двокрапки поставте пробіл"]),
        ("дата:2019", 2, None, ["дата:2019", "після двокрапки поставте пробіл"]),
        ("topics: [а, б\ndate: в", 2, "topics", ["дужка [", "]"]),
        ("title: [Увага] збори", 2, "title", ["не може так починатися", 'title: "[Увага] збори"']),
        ("title: *Увага*", 2, "title", ["не може так починатися", 'title: "*Увага*"']),
        ("title: @рада", 2, "title", ["не може так починатися"]),
        ("title: % голосів", 2, "title", ["не може так починатися"]),
        ("title: - пункт", 2, "title", ["не може так починатися"]),
        ("- а\n- б", 2, None, ["список"]),
        ("title: {{ назва }}", 2, "title", ["на місці назви поля"]),
        ("? [а]\n: б", 2, None, ["на місці назви поля"]),
        ("'': а", 2, None, ["немає назви поля"]),
        ("title: а\n--- б", 3, None, ["дві частини"]),
        ("title: \x01", 2, None, ["U+0001"]),
        ("title: а\nb: \ufeff", 3, None, ["U+FEFF"]),
        ("title: \ud800", 2, None, ["U+D800"]),
    ],
)
def test_broken_yaml_is_explained_in_ukrainian_with_its_line(header, line, field, words):
    flaw = only_flaw(header)
    assert (flaw.line, flaw.field, flaw.level) == (line, field, "error")
    for word in words:
        assert word in f"{flaw.message} — {flaw.hint}"
    assert "expected" not in flaw.message


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("a: &x 1\nb: 2", "&x"),
        ("a: 1\nb: *x", "*x"),
        ("a: 1\n<<: *x", "*x"),
        ("a: !!python/object/apply:os.system [x]", "os.system"),
        ("a: !!int 5", "int"),
        ("a: ! б", "!"),
        ("a: !x {b: c}", "!x"),
    ],
)
def test_aliases_anchors_and_tags_are_refused(header, shown):
    flaw = only_flaw(header)
    assert shown in flaw.message
    assert flaw.line == 2 + header.count("\n") - ("b: 2" in header)
    assert flaw.level == "error"


def test_aliases_multiply_nothing():
    laughs = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]"
    front = in_yaml(laughs)
    assert front.values["c"] == ["", "", ""]
    assert len(front.flaws) == 8


def test_what_was_read_before_a_fault_is_kept():
    front = in_yaml("title: а\ndate: б\ntopics: [в\nname: г")
    assert front.values == {"title": "а", "date": "б", "topics": ["в name"]}


def test_nesting_has_a_limit():
    def nested(depth):
        return in_yaml("a: " + "[" * depth + "]" * depth)

    assert nested(NESTING_LIMIT - 1).flaws == ()
    (flaw,) = nested(NESTING_LIMIT).flaws
    assert "вкладеність" in flaw.message
    assert (flaw.line, flaw.field) == (2, "a")
    assert len(nested(HEADER_LIMIT // 2 - 10).flaws) == 1


def test_the_number_of_flaws_has_a_limit():
    assert len(in_yaml("a: 1\n" * 500).flaws) == FLAW_LIMIT


@pytest.mark.parametrize("start", ["---\n", ""])
def test_a_header_has_a_limit(start):
    front = parse(f"{start}title: {'ї' * (HEADER_LIMIT // 2)}\n{start}\nТекст")
    (flaw,) = front.flaws
    assert "завеликий" in flaw.message
    assert front.values == {}
    assert front.body.endswith("Текст")


@pytest.mark.parametrize(
    "line", ["a:" + " " * 60_000 + "x: y", "a" + " " * 60_000 + "b", " " * 60_000 + ":", '"' * 60_000]
)
def test_a_long_line_is_explained_at_once(line):
    assert in_yaml(line).flaws


def test_a_hashtag_that_yaml_would_lose_is_a_warning():
    flaw = only_flaw("title: Акція #разом проти\ndate: 2019")
    assert (flaw.line, flaw.field, flaw.level) == (2, "title", "warning")
    assert "#разом проти" in flaw.message
    assert in_yaml("title: Акція # примітка").flaws == ()
    assert in_yaml('title: "Акція #разом"').values == {"title": "Акція #разом"}


def test_a_header_that_is_not_closed_is_named_by_its_first_line():
    front = parse("\n---\ntitle: а\n\nТекст")
    (flaw,) = front.flaws
    assert (flaw.line, front.form, front.values) == (2, "yaml", {})
    assert "---" in flaw.hint


def test_pelican_keys_are_read_up_to_the_first_blank_line():
    front = parse("Title: Про: бюджет\nНазва поля: а\nTags: а, б\nurl:http\n\nТекст: тут\n")
    assert front.values == {"title": "Про: бюджет", "назва поля": "а", "tags": "а, б", "url": "http"}
    assert front.lines == {("title",): 1, ("назва поля",): 2, ("tags",): 3, ("url",): 4}
    assert (front.body, front.body_line, front.form, front.flaws) == ("Текст: тут\n", 6, "keys", ())


def test_an_indented_line_continues_the_value_above():
    front = parse("Summary: перший\n    другий\n\tтретій: не поле\nDate:\n  2019-12-24")
    assert front.values == {"summary": "перший другий третій: не поле", "date": "2019-12-24"}
    assert front.lines == {("summary",): 1, ("date",): 4}
    assert (front.body, front.body_line) == ("", 6)


def test_a_repeated_pelican_key_names_both_lines():
    (flaw,) = parse("\nTitle: а\nTITLE: б\n\nТекст").flaws
    assert flaw.line == 3
    assert "рядки 2 і 3" in flaw.message


def test_a_line_among_pelican_keys_that_is_no_field_is_an_error():
    front = parse("Title: а\nтекст одразу\nі далі\nDate: 2019\n\nТекст")
    (flaw,) = front.flaws
    assert flaw.line == 2
    assert "текст одразу" in flaw.message
    assert "порожнім рядком" in flaw.hint
    assert front.values == {"title": "а", "date": "2019"}


def test_a_header_without_its_first_line_of_hyphens_is_explained():
    (flaw,) = parse("title: а\n---\nТекст").flaws
    assert (flaw.line, flaw.message) == (2, "рядок --- без пари")


@pytest.mark.parametrize("text", ["Просто текст.\n\nДалі", "# Заголовок\n\ntitle: а", "https://a.ua\n", "2019: рік"])
def test_a_file_without_a_header_is_told_how_one_looks(text):
    front = parse(f"\n{text}")
    (flaw,) = front.flaws
    assert (front.form, front.body, front.body_line, front.values) == ("none", f"\n{text}", 1, {})
    assert flaw.line == 2
    assert "---" in flaw.hint
    assert "title" in flaw.hint


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text):
    front = parse(text)
    assert front.form == "none"
    assert front.flaws[0].message == "файл порожній"


@pytest.mark.parametrize("first", ["—", "----", "–-", " ---"])
def test_wrong_hyphens_at_the_start_are_named(first):
    (flaw,) = parse(f"{first}\ntitle: а\n{first}\nТекст").flaws
    assert "рівно три дефіси" in flaw.hint


@given(st.text())
def test_no_text_makes_it_raise(text):
    front = parse(text)
    assert front.form in {"yaml", "keys", "none"}
    assert front.form != "none" or front.flaws


@pytest.mark.parametrize("loader", sorted({"BaseLoader", "CBaseLoader"} & set(dir(yaml))))
@given(parts=st.lists(YAML_PARTS, max_size=40))
def test_no_header_makes_it_raise_and_every_line_named_is_in_it(loader, parts):
    header = "".join(parts)
    known, yaml_header._LOADER = yaml_header._LOADER, getattr(yaml, loader)
    try:
        front = in_yaml(header)
    finally:
        yaml_header._LOADER = known
    last = f"---\n{header}\n---\nТекст.".count("\n") + 1
    assert all(1 <= flaw.line <= last for flaw in front.flaws)
    assert all(1 <= line <= last for line in front.lines.values())


@given(
    st.dictionaries(KEYS, WORDS | st.lists(WORDS, max_size=3) | st.dictionaries(KEYS, WORDS, max_size=3), max_size=5)
)
def test_simple_values_come_back_as_they_were_written(values):
    header = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    front = in_yaml(header)
    assert front.flaws == ()
    assert front.values == values
    assert [front.lines[(key,)] for key in values] == list(range(2, 2 + len(values)))


@given(st.dictionaries(KEYS, st.text("абвa1 «»-", max_size=20), min_size=1, max_size=5), st.integers(0, 3))
def test_pelican_keys_come_back_as_they_were_written(values, blank):
    front = parse("\n" * blank + "".join(f"{key}: {value}\n" for key, value in values.items()) + "\nТекст")
    assert front.values == {key: value.strip() for key, value in values.items()}
    assert front.lines == {(key,): blank + 1 + place for place, key in enumerate(values)}
    assert (front.body, front.body_line) == ("Текст", blank + len(values) + 2)
