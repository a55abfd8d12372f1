"""What of a saved page becomes a document: its facts, its text, its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer.old_site import page
from plugins.importer.old_site.days import day_in
from plugins.importer.old_site.decoding import decoded
from tests.importer.old_site.old import OLD, PDF, Saved, framed, picture


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return Saved(tmp_path)


def body(saved: Saved, html: str, **told: str) -> str:
    """The text of the document that a page with this text becomes."""
    saved.page("article/1.html", html, **told)
    answer = saved.take()
    assert answer.code == 0, answer
    return saved.document(f"{OLD}/article/1.html").split("\n---\n", 1)[1]


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>Перше<p>Друге <b>слово", "Перше\n\nДруге **слово**\n"),
        ("Рядок<br>другий<br><br>Новий абзац", "Рядок  \nдругий\n\nНовий абзац\n"),
        ("<ul><li>одне<li>друге<ul><li>глибше</ul></ul>", "- одне\n- друге\n    - глибше\n"),
        ("<ol start=3><li>третє<li>четверте</ol>", "3. третє\n\n4. четверте\n"),
        ("<ol type=a><li>перше<li><p>друге<p>ще</ol>", "a. перше\n\nb. друге  \nще\n"),
        ("<blockquote><p>Слова голови</blockquote>", "> Слова голови\n"),
        ("<h3>Розділ</h3><p>Текст", "## Розділ\n\nТекст\n"),
        ("<p align=right>Міський голова", '<p align="right">Міський голова</p>\n'),
        ('<div style="text-align:center">Посередині</div>', '<p align="center">Посередині</p>\n'),
        ("<ol>слова<font><li>раз<li>два</font><ol><li>глибше</ol></ol>", "слова\n\n1. раз\n\n2. два\n\n1. глибше\n"),
        ("<ol reversed><li>раз<li>два</ol>", "2. раз\n\n1. два\n"),
        ("<ol style='list-style-type: upper-roman' start=4><li>розділ</ol>", "IV. розділ\n"),
        ("<ol style='list-style: none'><li>7. сьоме</ol>", "7. сьоме\n"),
        (
            "<p class=MsoListParagraph><![if !supportLists]><span style='font:Symbol'>·<span>&nbsp; </span></span>"
            "<![endif]>раз<o:p></o:p><p class=MsoListParagraph>o&nbsp;&nbsp;два<p>о той порі",
            "- раз\n- два\n\nо той порі\n",
        ),
        ("<p>&nbsp;&nbsp; &nbsp;Абзац&nbsp;з відступом<br>&nbsp;<br>ще", "Абзац\u00a0з відступом\n\nще\n"),
        (
            "<img usemap=#m width=1 height=1 src=x.gif><map name=m><area href=tel:1 alt='Округ 1'></map>",
            "[Округ 1](tel:1)\n",
        ),
        ("<p>А&amp;nbsp;Б &amp;quot;В&amp;quot;", "А&amp;nbsp;Б &amp;quot;В&amp;quot;\n"),
        ("<p>10<sup>2</sup> і H<sub>2</sub>O", "10<sup>2</sup> і H<sub>2</sub>O\n"),
        ("<p>1 &lt; 2 &amp; *не курсив* [дужки]", "1 &lt; 2 & \\*не курсив\\* \\[дужки\\]\n"),
        ("<table><tr><td>Лише одна клітинка</table>", "Лише одна клітинка\n"),
        ("<table><tr><th>А<th>Б<tr><td>1<td>2</table>", "| А | Б |\n| --- | --- |\n| 1 | 2 |\n"),
        (
            "<table><tr><td rowspan=2>А<td>1<tr><td>2</table>",
            '<table>\n<tbody>\n<tr><td rowspan="2">А</td><td>1</td></tr>\n<tr><td>2</td></tr>\n</tbody>\n</table>\n',
        ),
        (
            "<iframe src='//www.youtube.com/embed/abcdefghijk?rel=0'></iframe>",
            "{video} https://www.youtube.com/watch?v=abcdefghijk\n",
        ),
        ("<p>Текст<div class=share>Поділитися</div><form><input><button>Так</button></form>", "Текст\n"),
        ("<p>Видно<span style='display:none'>приховано</span>", "Видно\n"),
        ("<p>{video} не команда", "\\{video\\} не команда\n"),
        ("<p><a href='tel:+380000000000'>Дзвоніть</a>", "[Дзвоніть](tel:+380000000000)\n"),
        ("<p><a href='javascript:alert(1)'>Слова</a><a href=#far>далі</a>", "Словадалі\n"),
        ("<p onclick=alert(1)>А<script>alert(1)</script><style>p{}</style><!-- б -->", "А\n"),
    ],
)
def test_a_text_is_written_as_an_editor_would(saved: Saved, html: str, written: str) -> None:
    assert body(saved, html) == written


def test_deep_nesting_keeps_the_words(saved: Saved) -> None:
    text = body(saved, f"{'<div>' * 5000}Глибоко{'</div>' * 5000}<p>Далі")
    assert "Глибоко" in text
    assert "надто глибоко" in saved.journal[f"{OLD}/article/1.html"].note


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("24.02.2019", "2019-02-24"),
        ("24.02.19", "2019-02-24"),
        ("24 лютого 2019 року, 10:05", "2019-02-24 10:05"),
        ("Опубліковано: 2019-02-24T09:30:00+02:00", "2019-02-24 09:30"),
        ("Неділя, 24 лютого 2019, 9:30 | Переглядів: 55", "2019-02-24 09:30"),
        ("Лютий 24, 2019", "2019-02-24"),
        ("Нд, 24 лют. 2019 - 9:30", "2019-02-24 09:30"),
        ("Воскресенье, 24 февраля 2019 09:30", "2019-02-24 09:30"),
        ("Sun, 24 Feb 2019", "2019-02-24"),
        ("24/02/2019", "2019-02-24"),
        ("02/24/2019 - 09:30", "2019-02-24 09:30"),
        ("03/01/2013", ""),
        ("03/03/2013", "2013-03-03"),
        ("24-02-2019", "2019-02-24"),
        ("2019.02.24", "2019-02-24"),
        ("30 лютого 2019", ""),
        ("вчора", ""),
        ("32.13.2019", ""),
    ],
)
def test_a_date_is_read_as_people_write_it(date: str, iso: str) -> None:
    assert day_in(date) == iso


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Міст | Рада</title><h1>Рада</h1><h2>Міст</h2><p>Текст", "Міст"),
        ("<title>Рада</title><h1>Міст</h1><p>Текст", "Міст"),
        ("<title>Міст — Стара рада</title><p>Текст", "Міст"),
        ("<title>Рада</title><meta property=og:title content='Міст'><p>Текст", "Міст"),
        ("<h1>Стара рада</h1><title>Міст :: Стара рада</title>", "Міст"),
    ],
)
def test_the_title_is_the_page_s_not_the_site_s(html: str, title: str) -> None:
    assert page.read(html, {}).title == title


@pytest.mark.parametrize(
    "told",
    [
        '<meta property="article:published_time" content="2019-02-24T10:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-02-24T10:00"}]}</script>',
        '<time datetime="2019-02-24 10:00">у неділю</time>',
    ],
)
def test_what_a_page_tells_programs_is_believed(told: str) -> None:
    assert page.read(f"<html><head>{told}</head><h1>Міст</h1><p>Текст", {}).date == "2019-02-24 10:00"


@pytest.mark.parametrize("json", ["{", "[" * 100_000, '{"a":' * 50 + "1" + "}" * 50, "null"])
def test_broken_linked_data_is_no_date(json: str) -> None:
    html = f'<script type="application/ld+json">{json}</script><p>Текст'
    assert page.read(html, {}).date == ""


@pytest.mark.parametrize(
    ("data", "encoding", "doubt"),
    [
        ("<p>Міст".encode("cp1251"), "cp1251", ""),
        ("<p>Міст".encode(), "utf-8", ""),
        ("\ufeff<p>Міст".encode("utf-16-le"), "utf-16-le", ""),
        ("<meta charset=koi8-u><p>Міст".encode("koi8-u"), "koi8-u", ""),
        (
            "<meta charset=utf-8><p>Міст".encode("cp1251"),
            "cp1251",
            "сторінка називає себе UTF-8, а записана як Windows-1251",
        ),
        ("<meta charset=windows-1251><p>Міст".encode(), "utf-8", ""),
        ("<meta charset=неіснуюче><p>Міст".encode(), "utf-8", ""),
    ],
)
def test_an_encoding_is_believed_where_the_bytes_agree(data: bytes, encoding: str, doubt: str) -> None:
    found = decoded(data)
    assert (found.text.endswith("<p>Міст"), found.encoding, found.doubt) == (True, encoding, doubt)


def test_a_broken_byte_in_utf8_does_not_turn_the_page_into_another_encoding() -> None:
    found = decoded("Міст через річку ".encode() * 20 + b"\xd0")
    assert found.text.startswith("Міст через річку")
    assert found.doubt == "знаків, що не читаються: 1 — на їх місці «\ufffd»"


def test_an_act_s_lines_become_its_fields(saved: Saved) -> None:
    saved.rules("rules:\n  - address: /docs/*\n    kind: рішення ради\n    fields: {convocation: VII}\n")
    lines = (
        "<p align=center>УКРАЇНА<p align=center><b>Р І Ш Е Н Н Я</b><p>24 грудня 2019 року &nbsp; &nbsp; № 33-65/2019"
        "<p>Про мости<p>Відповідно до закону рада<p><b>ВИРІШИЛА:</b><p>1. Закрити.<p>2.1. Повідомити."
        "<p>Міський голова &nbsp; &nbsp; &nbsp; Олена ВИГАДАНА<p><a href=d.pdf>Додаток</a>"
    )
    saved.page("docs/5.html", lines, title="Рішення № 33-65/2019", date="28.12.2019")
    saved.put("docs/d.pdf", PDF)
    assert saved.take().code == 0
    text = saved.document(f"{OLD}/docs/5.html")
    for line in ("title: Про мости", "date: 2019-12-24", "number: 33-65/2019", "published: 2019-12-28"):
        assert line in text
    assert "convocation: VII" in text
    assert "title: Додаток\n" in text
    assert "\n1. Закрити.\n\n2.1. Повідомити.\n" in text
    assert saved.site.build()["problems"] == []


def test_files_and_pictures_stand_beside_the_document(saved: Saved) -> None:
    html = (
        '<p><img src="../img/mist.png" alt="Міст"><p><a href="/files/plan%20mostu.pdf">План</a>'
        '<p><a href="../img/big.png"><img src="../img/small.png" alt="Схема"></a><img src="/img/dot.gif">'
    )
    saved.put("img/mist.png", picture())
    saved.put("img/big.png", picture("red", (400, 300)))
    saved.put("img/small.png", picture("red", (40, 30)))
    saved.put("img/dot.gif", picture(size=(1, 1), kind="GIF"))
    saved.put("files/plan mostu.pdf", PDF)
    text = body(saved, html)
    assert "![Міст](2025-02-24-remont-mostu-1.png)" in text
    assert "![Схема](2025-02-24-remont-mostu-2.png)" in text
    assert "[План](2025-02-24-remont-mostu-plan-mostu.pdf)" in text
    folder = saved.site.content / "news/2025"
    assert (folder / "2025-02-24-remont-mostu-2.png").read_bytes() == picture("red", (400, 300))
    assert sorted(path.name for path in folder.iterdir()) == [
        "2025-02-24-remont-mostu-1.png",
        "2025-02-24-remont-mostu-2.png",
        "2025-02-24-remont-mostu-plan-mostu.pdf",
        "2025-02-24-remont-mostu.md",
    ]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.svg", b"<svg/>", "файл a.svg вид «.svg» не оприлюднюють"),
        ("a.exe", b"MZ", "файл a.exe вид «.exe» не оприлюднюють"),
        ("a.pdf", b"", "файл a.pdf порожній (0 байтів)"),
    ],
)
def test_a_file_that_may_not_be_published_is_told_and_its_link_stays(
    saved: Saved, name: str, data: bytes, why: str
) -> None:
    saved.put(f"files/{name}", data)
    text = body(saved, f'<p><a href="/files/{name}">Файл</a>')
    assert text == f"[Файл]({OLD}/files/{name})\n"
    assert why in saved.journal[f"{OLD}/article/1.html"].note


def test_a_picture_that_is_not_saved_or_damaged_becomes_a_link(saved: Saved) -> None:
    saved.put("img/bad.jpg", b"\xff\xd8\xff nothing")
    text = body(saved, '<p><img src="/img/none.jpg" alt="Міст"><img src="/img/bad.jpg">')
    assert text == f"[\\[зображення: Міст\\]]({OLD}/img/none.jpg)[\\[зображення\\]]({OLD}/img/bad.jpg)\n"
    note = saved.journal[f"{OLD}/article/1.html"].note
    assert "зображення не збережено, замість нього посилання: /img/none.jpg" in note
    assert "зображення bad.jpg зображення пошкоджене" in note


@pytest.mark.parametrize("href", ["../../site/content/secret.pdf", "/etc/passwd", "file:///etc/passwd", "....//x.pdf"])
def test_no_page_takes_a_file_from_outside_its_folder(saved: Saved, href: str) -> None:
    saved.site.write("secret.pdf", PDF)
    body(saved, f'<p>Текст <a href="{href}">Файл</a> <img src="{href}">')
    assert not list(saved.site.content.rglob("*-secret.pdf"))
    assert len(list((saved.site.content / "news").rglob("*.*"))) == 1


def test_a_link_of_the_file_system_is_not_followed(saved: Saved) -> None:
    secret = saved.put("../secret.pdf", PDF)
    (saved.folder / "files").mkdir()
    (saved.folder / "files/s.pdf").symlink_to(secret)
    (saved.folder / "s.html").symlink_to(secret)
    saved.page("1.html", '<p>Текст <a href="files/s.pdf">Файл</a>')
    assert saved.take().code == 1
    assert saved.journal["s.html"].note == "це символічне посилання, а не файл"
    assert not list(saved.site.content.rglob("*.pdf"))


def test_links_between_old_pages_lead_to_the_new_ones(saved: Saved) -> None:
    saved.page(
        "a.html", f'<p><a href="b.html">Б</a> <a href="{OLD}/b.html#x">теж Б</a> <a href="/c.html">нема</a>', title="А"
    )
    saved.page("b.html", '<p><a href="./a.html">А</a>', title="Б")
    assert saved.take().code == 0
    assert "[Б](2025-02-24-b.md) [теж Б](2025-02-24-b.md)" in saved.document(f"{OLD}/a.html")
    assert f"[нема]({OLD}/c.html)" in saved.document(f"{OLD}/a.html")
    assert "[А](2025-02-24-a.md)" in saved.document(f"{OLD}/b.html")
    assert saved.site.build()["problems"] == []


def test_a_page_without_a_known_frame_is_taken_whole_and_that_is_told(saved: Saved) -> None:
    saved.put("1.html", "<title>Просто</title><p>Лише слова. 24.02.2019")
    assert saved.take().code == 0
    assert "де текст, не розпізнано" in saved.journal[f"{OLD}/1.html"].note


def test_selectors_say_where_things_stand(saved: Saved) -> None:
    saved.rules("title: '#t'\ndate: '#d'\ntext: '#b'\ntopics: '#k a'\nremove: .ad, .x\n")
    saved.put(
        "1.html",
        "<p id=t>Назва<p id=d>1 березня 2019<div id=k><a>Дороги</a><a>Мости</a></div>"
        "<div id=b>Текст<div class=ad>реклама</div></div><p>поза текстом",
    )
    assert saved.take().code == 0
    text = saved.document(f"{OLD}/1.html")
    assert "title: Назва\ndate: 2019-03-01\ntopics:\n  - Дороги\n  - Мости\n" in text
    assert text.endswith("---\nТекст\n")


def test_the_frame_of_the_old_site_does_not_reach_the_text(saved: Saved) -> None:
    assert "Головна" in framed("")
    assert body(saved, "<p>Текст") == "Текст\n"


@pytest.mark.parametrize(
    "source",
    [
        'src="data:image/svg+xml;base64,PHN2Zz4=" data-src="/img/a.png"',
        'src="/img/dot.gif" data-original="/img/a.png"',
        'src="/img/none.jpg" data-lazy-src="/img/a.png"',
        'srcset="/img/a.png 1x, /img/b.png 2x"',
        'src="/img/a.png" data-src="/img/none.png"',
    ],
)
def test_the_picture_that_readers_saw_is_taken(saved: Saved, source: str) -> None:
    saved.put("img/a.png", picture())
    saved.put("img/dot.gif", picture(size=(1, 1), kind="GIF"))
    assert body(saved, f"<p><img alt=Міст {source}>") == "![Міст](2025-02-24-remont-mostu-1.png)\n"
    assert saved.journal[f"{OLD}/article/1.html"].note == ""


def test_a_picture_put_aside_and_not_saved_is_told(saved: Saved) -> None:
    saved.put("img/dot.gif", picture(size=(1, 1), kind="GIF"))
    text = body(saved, "<p><img src=/img/dot.gif data-src=/img/none.png alt=Міст>")
    assert text == f"[\\[зображення: Міст\\]]({OLD}/img/none.png)\n"


@pytest.mark.parametrize(
    ("source", "words", "leads"),
    [
        ("/files/a.pdf", "Вставка: a.pdf", "2025-02-24-remont-mostu-a.pdf"),
        (f"https://docs.example/viewer?url={OLD}/files/a.pdf", "Вставка: a.pdf", "2025-02-24-remont-mostu-a.pdf"),
        ("https://maps.example/x?y=1", "Вставка з іншого сайту: maps.example", "https://maps.example/x?y=1"),
    ],
)
def test_an_inset_becomes_a_link_to_what_it_shows(saved: Saved, source: str, words: str, leads: str) -> None:
    saved.put("files/a.pdf", PDF)
    assert body(saved, f"<p>Текст<iframe src='{source}'></iframe>") == f"Текст\n\n[{words}]({leads})\n"


@pytest.mark.parametrize(
    "href", ["ftp://old.rada.example/a.pdf", "file:///C:/a.doc", "javascript:window.open('a.jpg')"]
)
def test_a_link_that_leads_nowhere_is_told(saved: Saved, href: str) -> None:
    assert body(saved, f'<p><a href="{href}">Слова</a>') == "Слова\n"
    assert saved.journal[f"{OLD}/article/1.html"].note == f"посилання нікуди не веде, лишилися слова: {href}"


def test_many_doubts_do_not_make_a_journal_that_nobody_can_read(saved: Saved) -> None:
    body(saved, "".join(f"<a href=javascript:{at}>слово</a> <iframe src=/{at}.html></iframe>" for at in range(300)))
    assert saved.take().code == 0
    assert len(saved.journal[f"{OLD}/article/1.html"].note) < 2_100


@pytest.mark.parametrize(
    "broken", ["<link rel=canonical href='http://[x'>", "<base href='http://[x'>", "<base href='//[x'>"]
)
def test_a_broken_address_in_the_head_is_none(saved: Saved, broken: str) -> None:
    saved.put("a.html", framed("<p>Текст <a href='//[y'>а</a><img src='//[z'><iframe src='//[w'></iframe>") + broken)
    assert saved.take().code == 0
    assert saved.journal[f"{OLD}/a.html"].state == "взято"


def test_relative_links_are_relative_to_the_base_of_the_page(saved: Saved) -> None:
    saved.put("deep/files/a.pdf", PDF)
    saved.page("b.html", "<p>Б", title="Б")
    text = framed("<p><a href=files/a.pdf>А</a> <a href=../b.html>Б</a> <a href=//www.old.rada.example/b.html>Б</a>")
    saved.put("a.html", text.replace("</title>", f"</title><base href='{OLD}/deep/'>"))
    assert saved.take().code == 0
    written = "[А](2025-02-24-remont-mostu-a.pdf) [Б](2025-02-24-b.md) [Б](2025-02-24-b.md)\n"
    assert saved.document(f"{OLD}/a.html").endswith(written)


ENGINES = {
    "Joomla 1.5": """<title>Міст</title><table class=contentpaneopen><tr><td class=contentheading>Міст
        <td class=buttonheading><a href=print>Друк</a></table><table class=contentpaneopen><tr>
        <td class=createdate>Неділя, 24 лютого 2019, 09:30<tr><td>{text}</table><div id=footer>Рада</div>""",
    "Drupal 7": """<title>Міст | Рада</title><h1>Міст</h1><div class=block><div class=content>Блок</div></div>
        <div class=node><div class=submitted><span property="dc:date dc:created" content="2019-02-24T09:30:00+02:00">
        Нд, 02/24/2019</span></div><div class=content><div class=field-name-body>{text}</div></div></div>""",
    "ASP.NET": """<title>Міст</title><form id=aspnetForm><div id=menu>Меню</div><h1>Міст</h1>
        <span class=date>24.02.2019 09:30</span><div id=content>{text}</div></form>""",
    "WordPress": """<title>Міст — Рада</title><article><h1>Міст</h1><time datetime="2019-02-24 09:30">лютий</time>
        <div class=entry-content>{text}<div class=sharedaddy>Поділитися</div></div></article><aside>Бічна</aside>""",
}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_usual_engines_are_read_without_rules(saved: Saved, engine: str) -> None:
    saved.put("files/a.pdf", PDF)
    text = "<p>Міст через річку закрито на ремонт до осені.<div><a href=/files/a.pdf>План</a></div>"
    saved.put("a.html", ENGINES[engine].format(text=text))
    assert saved.take().code == 0
    assert saved.document(f"{OLD}/a.html") == (
        f"---\ntitle: Міст\ndate: 2019-02-24 09:30\nslug: mist\nsource_url: {OLD}/a.html\n---\n"
        "Міст через річку закрито на ремонт до осені.\n\n[План](2019-02-24-mist-a.pdf)\n"
    )
    assert saved.journal[f"{OLD}/a.html"].note == ""


def test_what_is_left_outside_the_text_is_told(saved: Saved) -> None:
    teasers = "".join(f"<article><h2>Н{at}</h2><p>{'слово ' * at}</article>" for at in range(3))
    saved.put("a.html", f"<title>Перелік</title>{teasers}<a href=/files/a.pdf>План</a>")
    assert saved.take().code == 0
    note = saved.journal[f"{OLD}/a.html"].note
    assert note.startswith(
        "схожих текстів на сторінці ще 2, взято найдовший — якщо це перелік, пропустіть його правилом"
    )
    assert "поза текстом лишилися файли: /files/a.pdf — якщо вони потрібні, назвіть text у правилах" in note


def test_a_selector_that_finds_several_texts_takes_them_all(saved: Saved) -> None:
    saved.rules("text: .a, .b\n")
    saved.put("1.html", "<title>Т</title><div class=a>Раз <b class=b>два</b></div><p>поза<p class=b>три")
    saved.take()
    assert saved.document(f"{OLD}/1.html").endswith("---\nРаз **два**\n\nтри\n")


def test_a_page_of_frames_says_where_its_text_is(saved: Saved) -> None:
    saved.put("index.html", "<title>Рада</title><frameset><frame src=menu.html><frame src=main.html></frameset>")
    assert saved.take().code == 0
    entry = saved.journal[f"{OLD}/"]
    assert (entry.state, entry.note) == (
        "пропущено",
        "сторінка лише ділить вікно на рамки: текст у menu.html, main.html",
    )


def test_the_name_of_the_site_as_every_title_is_noticed(saved: Saved) -> None:
    for at in range(6):
        saved.put(f"{at}.html", f"<title>Стара рада</title><div class=content>Текст {at}</div>")
    saved.take()
    assert "так само звуться ще 5 — назвіть місце назви селектором title" in saved.journal[f"{OLD}/0.html"].note
