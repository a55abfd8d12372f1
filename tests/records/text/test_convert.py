from __future__ import annotations

import time

import pytest

from plugins.records.text import Text, convert, guard
from tests.records.text.sample import ACT, act, page


def test_an_empty_text_is_empty():
    assert act("") == act(" \n\n") == Text()


def test_lines_of_faults_count_from_the_line_of_the_file():
    text = convert("Слово\n\n[а](javascript:x)", clauses=True, first_line=12)
    assert [flaw.line for flaw in text.flaws] == [14]


def test_line_ends_of_windows_change_nothing():
    assert act(ACT.replace("\n", "\r\n")) == act(ACT)


def test_documents_do_not_touch_each_other():
    first = act(ACT)
    page("[а]: /b/\n\n[^1]: в\n\n{video} а\n\n# Додаток 7")
    act("Додаток 1\n\n1. Слово\n1. Слово\n\n{video} інше\n\n[a](javascript:x)")
    assert act(ACT) == first


def test_the_sample_act_has_no_faults():
    assert act(ACT).flaws == ()


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000,
        "[x](" * 5_000,
        "![" * 10_000,
        ">" * 5_000_000,
        "> " * 21 + "слово",
        "- " * 21 + "слово",
        "\n".join("    " * depth + "- слово" for depth in range(40)),
        "<a " * 10_000,
        "<!--" * 5_000,
        "<div>" * 100_000,
        "<div>" * 50_000 + "</div>" * 50_000,
        "<font>" * 1_000 + "\n\n<p>слово" * 1_000,
        "[^1]" * 5_000 + "\n\n[^1]: а",
        "# а\n" * 20_000,
        "Додаток\n" * 20_000,
        "а" * (guard.LARGEST + 1),
    ],
    ids=lambda source: f"{source[:12]!r} of {len(source)}",
)
def test_a_text_that_would_take_too_long_is_refused_at_once(source: str):
    started = time.process_time()
    for clauses in (True, False):
        text = convert(source, clauses=clauses, first_line=1)
        assert text.html == ""
        assert [flaw.level for flaw in text.flaws] == ["error"]
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    "source",
    [
        "1. а\n" * 5_000,
        "а) слово\n" * 5_000,
        "– слово;\n" * 5_000,
        "рішення № 1/2 від 24.12.2019 " * 2_000,
        "№ " + "1-" * 20_000,
        "від 1 " * 20_000,
        "слово" + " " * 50_000 + "слово",
        "*a" * 5_000,
        "`" * 20_000,
        "\n".join(f"[{n}]: а" for n in range(5_000)),
        "а" * 300_000,
        "<p>" * 10_000,
        "- - -\n\n" * 100,
        "- " * 40,
    ],
    ids=lambda source: f"{source[:12]!r} of {len(source)}",
)
def test_a_long_or_odd_text_takes_time_by_its_length_only(source: str):
    started = time.process_time()
    text = convert(source, clauses=True, first_line=1)
    assert all(flaw.level == "warning" for flaw in text.flaws)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (
            'Слово.\n\n<p class="MsoNormal">Лист</p>\n\n<p class="MsoNormal" style="margin: 0">Ще</p>\n',
            3,
            'з розмітки <p class="MsoNormal"> прибрано зайве (таких місць 2)',
        ),
        ("Слово <b style='color: red'>червоне</b>.\n", 1, "з розмітки <b style='color: red'> прибрано зайве"),
        ("Слово.\n\n| Рік | Сума |\n| 2019 | 5 |\n", 3, "рядки з «|» не стали таблицею"),
        ("Слово.\n\nДивіться [порожнє]().\n", 3, "посилання нікуди не веде"),
    ],
)
def test_what_will_look_other_than_written_is_a_warning(source: str, line: int, words: str):
    (flaw,) = page(source).flaws
    assert (flaw.line, flaw.message, flaw.level) == (line, words, "warning")


@pytest.mark.parametrize(
    "source",
    [
        "| Рік | Сума |\n| --- | --- |\n| 2019 | 5 |\n",
        '<a href="https://rada.example/" title="Рада">Рада</a> і <td colspan="2" lang="uk">комірка</td>\n',
        "<p>Лист</p>\n",
    ],
)
def test_what_is_shown_as_written_needs_no_words(source: str):
    assert page(source).flaws == ()
