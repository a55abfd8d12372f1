from __future__ import annotations

import re

from tests.records.text.sample import act, page


def test_a_footnote_links_there_and_back():
    html = page("Слово[^1].\n\n[^1]: Пояснення.").html
    assert '<sup id="fnref:1"><a aria-label="Виноска 1" class="footnote-ref" href="#fn:1">1</a></sup>' in html
    assert '<li id="fn:1">' in html
    assert 'aria-label="Назад до тексту, виноска 1" class="footnote-backref" href="#fnref:1"' in html


def test_labels_in_ukrainian_make_tame_ids():
    html = page("Слово[^Прим. 1] і[^прим-1].\n\n[^Прим. 1]: Одне.\n[^прим-1]: Друге.").html
    assert re.findall(r'<li id="([^"]*)"', html) == ["fn:prym-1", "fn:prym-1-2"]


def test_a_note_used_twice_leads_back_to_both_places():
    text = page("Слово[^1] і[^1].\n\n[^1]: Пояснення.")
    assert re.findall(r'<sup id="([^"]*)"', text.html) == ["fnref:1", "fnref:1:2"]
    assert re.findall(r'class="footnote-backref" href="([^"]*)"', text.html) == ["#fnref:1", "#fnref:1:2"]


def test_a_reference_without_a_note_and_a_note_without_a_reference_are_warnings():
    text = page("Слово[^1].\n\n[^2]: Пояснення.")
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(1, "warning"), (3, "warning")]
    assert "Пояснення." in text.html
    assert "#fnref:2" not in text.html


def test_footnotes_of_one_document_do_not_reach_the_next():
    page("Слово[^1].\n\n[^1]: Пояснення.")
    assert "Пояснення" not in page("Слово[^1].").html


def test_a_link_to_a_note_from_a_table_of_html_is_a_use_of_it():
    text = page('<table><tr><td>5<sup><a href="#fn:1">1</a></sup></td></tr></table>\n\n[^1]: У гривнях.')
    assert text.flaws == ()
    assert '<a href="#fn:1">1</a>' in text.html
    assert '<li id="fn:1">' in text.html


def test_a_number_at_the_beginning_of_a_note_is_no_clause():
    for note in ("1. Перше.", "Так:\n    – друге;", "а) третє"):
        text = act(f"1. Слово[^1].\n\n[^1]: {note}")
        assert text.flaws == ()
        assert text.html.count('class="clause') == 1
        assert note.split()[-1] in text.html


def test_what_is_written_as_it_stands_is_no_note():
    assert page(r"Слово \[^1\] і \[^1\]: так.").flaws == ()
