from __future__ import annotations

import pytest

from plugins.records.text import Target, finish, link_start
from tests.records.text.sample import ACT, act, page


def test_every_target_of_an_act_is_listed_in_the_order_of_the_page():
    assert act(ACT).targets == (
        Target(
            "act",
            "12-51/2019|2019-03-05|rishennia-rady",
            "рішення Зорянської міської ради від 5 березня 2019 року №12-51/2019",
        ),
        Target("act", "19|2019-01-18|rozporiadzhennia", "розпорядження міського голови від 18.01.2019 № 19"),
        Target("act", "220|2016-08-11|rishennia-vykonkomu", "рішення виконавчого комітету № 220 від 11.08.2016"),
        Target("page", "../pages/polozhennia.md", "положення"),
        Target("file", "plan.pdf", "план робіт"),
        Target("picture", "skhema.jpg", "Схема скверу"),
        Target("video", "65-sesiia", ""),
        Target("act", "33-65/2019|2019-12-24|rishennia-rady", "рішення міської ради від 24.12.2019 № 33-65/2019"),
    )


@pytest.mark.parametrize(
    ("address", "kind", "value"),
    [
        ("{filename}../acts/a.md", "page", "../acts/a.md"),
        ("../acts/a.md#p-2-1", "page", "../acts/a.md#p-2-1"),
        ("A.MD", "page", "A.MD"),
        ("{static}f.pdf", "file", "f.pdf"),
        ("{attach}f.md", "file", "f.md"),
        ("{filename}f.pdf", "file", "f.pdf"),
        ("f.pdf", "file", "f.pdf"),
        ("%D0%BF%D0%BB%D0%B0%D0%BD.pdf", "file", "план.pdf"),
        ("<мій план.pdf>", "file", "мій план.pdf"),
    ],
)
def test_a_relative_link_is_a_target(address: str, kind: str, value: str):
    text = page(f"[слово]({address})")
    assert text.targets == (Target(kind, value, "слово"),)
    assert text.flaws == ()


@pytest.mark.parametrize("address", ["/akty/", "https://example.org/a?b=c&amp;d=e", "mailto:a@example.org", "tel:+380"])
def test_an_absolute_address_stays(address: str):
    assert page(f"[слово]({address})").html == f'<p><a href="{address}">слово</a></p>'


def test_a_mail_address_in_angle_brackets_is_a_link():
    text = page("<a@example.org>")
    assert text.html == '<p><a href="mailto:a@example.org">a@example.org</a></p>'
    assert text.flaws == ()


def test_markup_inside_a_label_survives_the_replacement():
    text = page("[**план** робіт](plan.pdf)")
    link = link_start("/files/plan.pdf", "План, 1 МБ")
    expected = '<p><a href="/files/plan.pdf" title="План, 1 МБ"><strong>план</strong> робіт</a></p>'
    assert finish(text.html, [link]) == expected


def test_an_empty_replacement_leaves_the_label_as_plain_text():
    text = page("рішення ради № 1-2/2019 від 05.03.2019")
    assert finish(text.html, [""]) == "<p>рішення ради № 1-2/2019 від 05.03.2019</p>"


def test_a_replacement_escapes_what_it_is_given():
    assert link_start('/a"b', "<x>") == '<a href="/a&#34;b" title="&lt;x&gt;">'


def test_too_few_replacements_are_a_fault_of_the_caller():
    with pytest.raises(IndexError):
        finish(page("[а](b.md)").html, [])


def test_links_in_raw_html_are_targets_too():
    assert page('<p><a href="b.md" onclick="x()">слово</a></p>').targets == (Target("page", "b.md", "слово"),)


def test_a_picture_of_its_own_is_a_figure_with_its_caption():
    html = finish(page('![Опис](a.jpg "Підпис")').html, ["<img>"])
    assert html == '<figure class="picture"><img><figcaption>Підпис</figcaption></figure>'
    assert finish(page("Слово ![Опис](a.jpg) далі").html, ["<img>"]) == "<p>Слово <img> далі</p>"


def test_a_picture_without_a_description_is_a_warning_with_its_line():
    text = page("Слово\n\n![](a.jpg)\n\n![](a.jpg)")
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(3, "warning"), (5, "warning")]
    assert text.targets[0] == Target("picture", "a.jpg", "")


@pytest.mark.parametrize("address", ["https://example.org/a.jpg", "//example.org/a.jpg", "data:image/png;base64,AAAA"])
def test_a_picture_of_another_site_is_refused(address: str):
    text = page(f"Слово\n\n![Опис]({address})")
    assert "img" not in text.html
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(3, "error")]
    assert text.targets == ()


def test_a_video_on_its_own_line_is_a_target_whatever_its_signs():
    address = "https://www.youtube.com/watch?v=a_b_c-*D*"
    text = page(f"Слово\n{{video}} {address}\nдалі")
    assert text.targets == (Target("video", address, ""),)
    assert finish(text.html, ["<video-player>"]) == "<p>Слово</p>\n<video-player>\n<p>далі</p>"


def test_videos_on_lines_that_follow_each_other_keep_their_places():
    text = page("{video} a\n{video} b\nСлово\n{video} c\nдалі")
    assert [target.value for target in text.targets] == ["a", "b", "c"]
    assert finish(text.html, ["<a>", "<b>", "<c>"]) == "<a>\n<b>\n<p>Слово</p>\n<c>\n<p>далі</p>"


def test_a_video_inside_a_line_is_a_warning():
    text = page("Слово {video} a")
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(1, "warning")]


def test_a_link_to_a_place_that_is_not_there_is_a_warning():
    assert [flaw.line for flaw in act("1. Слово\n2. Див. [пункт 1](#p-1)\n3. Див. [пункт 5](#p-5)").flaws] == [3]


def test_a_link_without_words_is_a_warning():
    assert [flaw.level for flaw in page("Слово [](b.md)").flaws] == ["warning"]


def test_an_unused_definition_is_reported_because_its_line_is_not_shown():
    text = page("Слово\n\n[Голова]: Дякую")
    assert [(flaw.line, flaw.level) for flaw in text.flaws] == [(3, "warning")]
    assert page("[слово][а]\n\n[а]: /b/").flaws == ()
