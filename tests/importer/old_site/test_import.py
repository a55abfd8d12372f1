"""Whole runs of `import-site`: all pages accounted for, again and again, from folders, lists, sitemaps."""

from __future__ import annotations

import os
import random
import tracemalloc
from pathlib import Path

import pytest

from plugins.importer.old_site import command, desk
from plugins.model import old_site
from tests.importer.old_site.old import HOST, OLD, PDF, Saved, framed, picture
from tests.page import read
from tests.site import tree

PAGES = 300
_WORDS = ("громада", "міст", "дорога", "бюджет", "школа", "парк", "рішення", "толока", "вулиця", "вода", "лікарня")
_ENDS = (
    "",
    "<b><i>жирне</b> криве</i>",
    "<table><tr><td>а<td>б<tr><td>в<td>г",
    "<ul><li>раз<li>два",
    "</div></p></td>",
)


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return Saved(tmp_path)


def crowd(saved: Saved, count: int) -> list[str]:
    """Pages of every encoding and kind of broken markup, each with a link, a picture and a file; their addresses."""
    dice = random.Random(7)
    saved.put("img/a.png", picture())
    saved.put("docs/plan.pdf", PDF)
    saved.rules(
        "rules:\n  - address: /tags/*\n    skip: перелік, а не документ\n"
        "  - address: /rishennia/*\n    kind: rishennia-vykonkomu\n  - address: /storinky/*\n"
        "    kind: pages\n  - kind: news\n"
    )
    names = []
    for number in range(count):
        folder = ("news", "news", "news", "rishennia", "storinky", "tags")[number % 6]
        name = f"{folder}/{number}.html"
        words = " ".join(dice.choices(_WORDS, k=40))
        body = (
            f"<p>{words} {number}{dice.choice(_ENDS)}<p><a href='/news/{number // 6 * 6}.html'>Ще</a>"
            f"<img src='/img/a.png'><a href='../docs/plan.pdf'>План"
        )
        encoding, charset = dice.choice((("cp1251", "windows-1251"), ("utf-8", "utf-8"), ("cp1251", "utf-8")))
        title = f"{dice.choice(_WORDS).capitalize()} і {dice.choice(_WORDS)}"
        saved.page(name, body, encoding=encoding, charset=charset, title=title, date=f"{number % 28 + 1:02}.03.2019")
        names.append(name)
    return [f"{OLD}/{name}" for name in names]


def test_three_hundred_pages_twice_are_one_tree_with_redirects_and_a_whole_journal(saved: Saved) -> None:
    addresses = crowd(saved, PAGES)
    first = saved.take()
    assert (first.code, first.error) == (0, "")
    content = tree(saved.site.content)
    again = saved.take()
    assert again.code == 0
    assert "уже було          250" in again.out
    assert tree(saved.site.content) == content

    journal = saved.journal
    assert {journal[address].state for address in addresses} == {"взято", "пропущено"}
    assert all(journal[a].note == "перелік, а не документ" for a in addresses if "/tags/" in a)
    built = saved.site.build()
    assert [problem for problem in built["problems"] if problem["level"] == "error"] == []
    for address in addresses:
        entry, old = journal[address], saved.site.output / address.removeprefix(f"{OLD}/") / "index.html"
        assert old.is_file() == bool(entry.leads)
        if entry.leads:
            assert (saved.site.output / entry.leads.strip("/") / "index.html").is_file()
            assert f"url={entry.leads}" in old.read_text("utf-8")
    assert (saved.site.output / "docs/plan.pdf/index.html").is_file()


def test_without_the_journal_the_same_pages_find_their_documents(saved: Saved) -> None:
    crowd(saved, 12)
    saved.take()
    content = tree(saved.site.content)
    (saved.site.content / old_site.FILE).unlink()
    assert saved.take().code == 0
    assert tree(saved.site.content) == content


def test_a_run_that_is_ended_early_goes_on_to_the_same_tree(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(saved, 24)
    whole = Saved(saved.folder.parent / "whole")
    crowd(whole, 24)
    whole.take()

    write, left = desk.write, iter(range(9))

    def ended(*given: object, **named: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "write", ended)
    with pytest.raises(KeyboardInterrupt):
        saved.take()
    monkeypatch.undo()
    assert saved.take().code == 0
    assert tree(saved.site.content) == tree(whole.site.content)


def test_pages_taken_in_two_parts_link_to_each_other(saved: Saved) -> None:
    first = saved.page("a.html", "<p>Перша", title="А")
    saved.take(first)
    saved.page("b.html", '<p><a href="a.html">Перша</a>', title="Б")
    assert saved.take().code == 0
    assert "[Перша](2025-02-24-a.md)" in saved.document(f"{OLD}/b.html")


def test_an_editors_words_are_never_replaced_and_untouched_documents_are_when_asked(saved: Saved) -> None:
    saved.page("a.html", "<p>Було", title="А")
    saved.page("b.html", "<p>Було", title="Б")
    saved.take()
    mine = saved.site.content / saved.path(f"{OLD}/a.html")
    mine.write_text(mine.read_text("utf-8") + "\nДописано.\n", "utf-8")
    saved.page("a.html", "<p>Стало", title="А")
    saved.page("b.html", "<p>Стало", title="Б")

    saved.take()
    assert "Було" in saved.document(f"{OLD}/b.html")
    assert saved.journal[f"{OLD}/b.html"].note == "документ уже є, не змінено — щоб зробити наново: --replace"
    saved.take(replace=True)
    assert "Стало" in saved.document(f"{OLD}/b.html")
    assert "Було\n\nДописано." in saved.document(f"{OLD}/a.html")
    assert saved.journal[f"{OLD}/a.html"].note == "документ правлено, тож не замінено"


def test_a_document_that_an_editor_removed_does_not_come_back(saved: Saved) -> None:
    saved.page("a.html", "<p>Зайве")
    saved.take()
    (saved.site.content / saved.path(f"{OLD}/a.html")).unlink()
    assert saved.take().code == 0
    assert not list(saved.site.content.rglob("*.md"))
    saved.take(replace=True)
    assert len(list(saved.site.content.rglob("*.md"))) == 1


def test_a_trial_writes_nothing_and_shows_the_document(saved: Saved) -> None:
    saved.page("a.html", "<p>Текст")
    before = tree(saved.site.content)
    answer = saved.take(dry_run=True)
    assert answer.code == 0
    assert tree(saved.site.content) == before
    assert "news/2025/2025-02-24-remont-mostu.md:\n---\ntitle: Ремонт мосту" in answer.out
    assert "нічого не записано" in answer.out


def test_pages_that_become_nothing_are_named_with_the_reason(saved: Saved) -> None:
    saved.rules("rules:\n  - address: /news/*\n    kind: news\n")
    saved.page("news/1.html", "<p>Без дати", date="")
    saved.page("news/2.html", "<p>З майбутнього", date="01.01.2031")
    saved.put("news/3.html", "<span class=date>24.02.2025</span><div class=content>Без назви</div>")
    saved.page("news/4.html", "", title="Порожня")
    saved.page("other/5.html", "<p>Інше")
    saved.put("6.html", b"")
    answer = saved.take()
    assert answer.code == 1
    assert {address.removeprefix(OLD): entry.note for address, entry in saved.journal.items()} == {
        "/news/1.html": "date: немає обов'язкового поля — додайте рядок «date: …» (дата оприлюднення)",
        "/news/2.html": "дата в майбутньому: 2031-01-01 — перевірте селектор date або задайте її в правилі",
        "/news/3.html": "назви не знайдено — назвіть її селектором title у правилах",
        "/news/4.html": "тексту не знайдено — назвіть його селектором text у правилах",
        "/other/5.html": "жодне правило не підходить — додайте його до файла правил",
        "/6.html": "файл порожній",
    }
    assert not list(saved.site.content.rglob("*.md"))
    (saved.folder / "6.html").unlink()
    saved.rules("rules:\n  - address: /news/1.html\n    kind: news\n    fields: {date: 2019-03-01}\n  - skip: решта\n")
    assert saved.take().code == 0
    assert "date: 2019-03-01" in saved.document(f"{OLD}/news/1.html")


def test_a_print_version_is_a_twin_and_its_address_leads_to_the_document(saved: Saved) -> None:
    saved.page("a.html", "<p>Те саме")
    saved.page("print/a.html", "<p>Те саме")
    assert saved.take().code == 0
    assert len(list(saved.site.content.rglob("*.md"))) == 1
    twin = saved.journal[f"{OLD}/print/a.html"]
    assert (twin.state, twin.leads) == ("двійник", "/novyny/2025/02/remont-mostu/")
    assert twin.note == f"той самий текст, що й {OLD}/a.html"


def test_two_pages_of_one_title_are_two_documents(saved: Saved) -> None:
    saved.page("a.html", "<p>Одне")
    saved.page("b.html", "<p>Інше")
    assert saved.take().code == 0
    assert saved.journal[f"{OLD}/b.html"].leads == "/novyny/2025/02/remont-mostu-2/"
    assert saved.site.build()["problems"] == []


def test_an_act_that_the_site_has_already_is_told_and_its_address_leads_there(saved: Saved) -> None:
    saved.site.write(
        "acts/1.md", "---\ntitle: Про міст\nkind: rishennia-rady\ndate: 2019-03-01\nnumber: 1-2/2019\n---\nТекст.\n"
    )
    saved.rules("rules:\n  - kind: rishennia-rady\n")
    saved.page("1.html", "<p>Про міст<p>1. Закрити.", title="Рішення № 1-2/2019 від 01.03.2019")
    assert saved.take().code == 1
    entry = saved.journal[f"{OLD}/1.html"]
    assert (entry.state, entry.leads) == ("не взято", "/akty/rishennia-rady/2019/1-2-2019/")
    assert entry.note.startswith("такий документ уже є — якщо це інший, задайте в правилі")


def test_topics_of_two_spellings_are_one(saved: Saved) -> None:
    saved.rules("topics: .content i\n")
    saved.page("a.html", "<i>ЖКГ</i> Текст", title="А")
    saved.page("b.html", "<i>жкг</i> Текст", title="Б")
    saved.take()
    assert "topics:\n  - ЖКГ\n" in saved.document(f"{OLD}/b.html")
    assert saved.site.build()["problems"] == []


def test_a_sitemap_names_what_nobody_saved(saved: Saved) -> None:
    saved.page("a.html", "<p>Є")
    urls = "".join(f"<url><loc>{OLD}/{name}.html</loc></url>" for name in "ab")
    saved.put("sitemap-1.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')
    index = saved.put("sitemap.xml", f"<sitemapindex><sitemap><loc>{OLD}/sitemap-1.xml</loc></sitemap></sitemapindex>")
    assert saved.take(saved.folder / "a.html", index).code == 0
    assert saved.journal[f"{OLD}/b.html"].state == "не збережено"
    saved.page("b.html", "<p>Тепер теж", title="Б")
    saved.take()
    assert saved.journal[f"{OLD}/b.html"].state == "взято"


def test_a_list_names_files_and_their_addresses(saved: Saved) -> None:
    saved.put("x1.html", framed("<p>Один", title="Один"))
    saved.put("x2.html", framed("<p>Два", title="Два"))
    listed = saved.put("list.txt", f"# перелік\n{OLD}/index.php?id=1\tx1.html\nx2.html\nnone.html\n../../etc/passwd\n")
    assert saved.take(listed).code == 1
    assert saved.journal[f"{OLD}/index.php?id=1"].state == "взято"
    assert saved.journal[f"{OLD}/x2.html"].state == "взято"
    assert saved.journal["none.html"].note == "такого файла немає (list.txt, рядок 4)"
    assert saved.journal["../../etc/passwd"].note == "файл поза текою списку (list.txt, рядок 5)"


@pytest.mark.parametrize(
    ("name", "head", "address"),
    [
        (f"{HOST}/news/5.html", "", f"{OLD}/news/5.html"),
        (f"{HOST}/news/index.html", "", f"{OLD}/news"),
        (f"{HOST}/index.php?id=5&p=2.html", "", f"{OLD}/index.php?id=5&p=2"),
        (f"{HOST}/index.php@id=5.html", "", f"{OLD}/index.php?id=5"),
        (f"{HOST}/view.php.html", "", f"{OLD}/view.php"),
        ("5.html", f"<!-- saved from url=(0030)http://{HOST}/news/5 -->", f"{OLD}/news/5"),
        ("5.html", f"<!-- Mirrored from {HOST}/n.php?a=1 by HTTrack Website Copier/3.x -->", f"{OLD}/n.php?a=1"),
        ("5.html", f'<link rel="canonical" href="http://{HOST}/news/5/">', f"{OLD}/news/5"),
        ("5.html", '<link rel="canonical" href="/news/5/">', f"{OLD}/news/5"),
        ("5.html", '<link rel="canonical" href="https://elsewhere.example/5">', f"{OLD}/5.html"),
        ("5.html", f'<link rel="canonical" href="https://{HOST}/">', f"{OLD}/5.html"),
        (
            "Новини/Толока.html",
            "",
            f"{OLD}/%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/%D0%A2%D0%BE%D0%BB%D0%BE%D0%BA%D0%B0.html",
        ),
    ],
)
def test_the_old_address_is_found_however_a_page_was_saved(saved: Saved, name: str, head: str, address: str) -> None:
    saved.put(name, framed("<p>Текст").replace("</title>", f"</title>{head}"))
    assert saved.take().code == 0
    assert saved.journal[address].state == "взято"


def test_two_pages_that_claim_one_address_both_stay(saved: Saved) -> None:
    for name in "ab":
        saved.page(f"{name}.html", f"<p>Текст {name}", title=name, canonical=f"{OLD}/all/")
    assert saved.take().code == 0
    assert {saved.journal[f"{OLD}/{name}"].state for name in ("all", "b.html")} == {"взято"}


def test_an_old_cyrillic_address_leads_to_the_new_one(saved: Saved) -> None:
    saved.page("Новини/Толока.html", "<p>Текст")
    saved.take()
    saved.site.build()
    page = read(saved.site.page("/Новини/Толока.html/"))
    assert page.meta["refresh"] == "0; url=/novyny/2025/02/remont-mostu/"


def test_hosts_that_do_not_redirect_yet_are_named(saved: Saved) -> None:
    saved.put("a.html", framed("<p>Текст", canonical="https://news.rada.example/a"))
    saved.rules("base: https://news.rada.example/\n")
    answer = saved.take()
    assert 'додайте "news.rada.example" до OLD_HOSTS' in answer.out


def test_papers_that_no_page_shows_are_named(saved: Saved) -> None:
    saved.page("a.html", '<p><a href="shown.pdf">Так</a>')
    saved.put("shown.pdf", PDF)
    saved.put("lone.pdf", PDF)
    saved.take()
    assert saved.journal[f"{OLD}/shown.pdf"].leads.startswith("/novyny/2025/02/remont-mostu/")
    assert saved.journal[f"{OLD}/lone.pdf"].state == "пропущено"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ((), "не сказано, що імпортувати: import-site --source тека (можна кілька разів)"),
        (("none",), "немає «{folder}/none»: перевірте --source"),
        (("/dev/zero",), "«/dev/zero»: це не файл, а канал чи пристрій"),
        (("empty",), "серед названого немає жодної сторінки: потрібні файли .html або експорт WordPress .xml"),
        (("feed.xml",), "«{folder}/feed.xml» — не карта сайту і не експорт WordPress"),
        (("bomb.xml",), "«{folder}/bomb.xml» — не карта сайту і не експорт WordPress"),
        (("cut.xml",), "«{folder}/cut.xml» пошкоджено: XML не читається (no element found: line 1, column 13)"),
    ],
)
def test_sources_that_are_none_are_refused(
    saved: Saved, sources: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    saved.put("feed.xml", "<feed/>")
    saved.put("bomb.xml", '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>')
    saved.put("cut.xml", "<urlset><loc>")
    saved.put("empty/style.css", "p {}")
    given = [saved.folder / name for name in sources]
    assert command.main(given, saved.site.content, settings=saved.site.settings) == 1
    assert capsys.readouterr().err.strip() == message.format(folder=saved.folder)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("titel: h1\n", "import-site.yaml:1: titel: невідоме поле «titel» — можливо, «title»?"),
        ("text: '..'\n", "import-site.yaml:1: text: «..» не є селектором CSS ("),
        ("base: стара рада\n", "import-site.yaml:1: base: «стара рада» не є веб-адресою — запишіть адресу повністю"),
        ("rules: так\n", "import-site.yaml:1: rules: тут має бути список правил — кожне правило"),
        ("rules:\n  - kind: novynka\n", "import-site.yaml:2: rules.1.kind: немає виду «novynka». можливо,"),
        ("rules:\n  - address: /a\n", "import-site.yaml:2: rules.1: правило не каже, чим стане сторінка"),
        (
            "rules:\n  - kind: news\n    fields: {typ: anons}\n",
            "import-site.yaml:2: rules.1.fields.typ: невідоме поле «typ»",
        ),
        ("rules:\n  - kind: [news]\n", "import-site.yaml:2: rules.1.kind: тут має бути один рядок тексту"),
        ("a: &x 1\nb: *x\n", "import-site.yaml:1: a: посилання «&x» у заголовку не дозволені"),
    ],
)
def test_rules_with_a_fault_are_refused_with_its_line(saved: Saved, rules: str, message: str) -> None:
    saved.page("a.html", "<p>Текст")
    saved.rules(rules)
    answer = saved.take()
    assert answer.code == 1
    assert answer.error.startswith(message)
    assert not list(saved.site.content.rglob("*.md"))


def test_all_faults_of_the_rules_come_at_once(saved: Saved) -> None:
    saved.page("a.html", "<p>Текст")
    saved.rules("titel: h1\nrules:\n  - address: /a\n  - kind: x\n")
    assert len(saved.take().error.splitlines()) == 3


def test_names_that_are_no_utf8_or_would_spoil_the_journal_are_taken_too(saved: Saved) -> None:
    names = [
        os.fsdecode("Нова.html".encode("cp1251")),
        "%CD%EE%E2.html",
        "%CD%EE%E1.html",
        "a\u202eb\x07.html",
        "a\nb.html",
    ]
    for at, name in enumerate([*names, "a'b & c.html"]):
        (saved.folder / name).write_text(framed(f"<p>Текст {at}", title=f"Т{at}"), "utf-8")
    assert saved.take().code == 0
    before = tree(saved.site.content)
    found = {entry.address.removeprefix(f"{OLD}/"): entry.saved for entry in saved.journal.values()}
    assert found == {
        "%CD%EE%E2%E0.html": r"\udccd\udcee\udce2\udce0.html",
        "%CD%EE%E2.html": "%CD%EE%E2.html",
        "%CD%EE%E1.html": "%CD%EE%E1.html",
        "a%E2%80%AEb%07.html": r"a\u202eb\u0007.html",
        "a%0Ab.html": r"a\u000ab.html",
        "a%27b%20&%20c.html": "a'b & c.html",
    }
    assert "уже було          6" in saved.take().out
    assert tree(saved.site.content) == before


def test_what_is_no_page_is_told_file_by_file(saved: Saved) -> None:
    saved.page("a.html", "<p>Текст")
    saved.put("a_files/frame.html", "<p>рамка")
    saved.put("song.mp3", b"ID3 <p>")
    saved.put("plan.pdf", PDF + b"<p>")
    saved.put("style.css?ver=3.5", b"p {}")
    saved.put("old.mht", b"MIME-Version: 1.0\n\n<html>")
    os.mkfifo(saved.folder / "pipe.html")
    (saved.folder / "etc").symlink_to("/etc")
    assert saved.take().code == 1
    told = {name.removeprefix(f"{OLD}/"): (entry.state, entry.note) for name, entry in saved.journal.items()}
    lone = "на цей файл не посилається жодна взята сторінка — за потреби додайте його до документа"
    frame = "рамка сторінки «a.html» — якщо текст саме в ній, назвіть цей файл окремим --source"
    assert told == {
        "a.html": ("взято", ""),
        "a_files/frame.html": ("пропущено", frame),
        "song.mp3": ("пропущено", lone),
        "plan.pdf": ("пропущено", lone),
        "old.mht": ("не взято", "це вебархів — відкрийте його в браузері й збережіть як «Сторінка повністю»"),
        "pipe.html": ("не взято", "це не файл, а канал чи пристрій"),
        "etc": ("не взято", "це символічне посилання, а не файл"),
    }


def test_what_may_not_be_read_is_told_and_the_rest_is_taken(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    saved.page("a.html", "<p>А")
    saved.page("b.html", "<p>Б <a href=c.pdf>В</a>", title="Б")
    saved.put("c.pdf", PDF)
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name in ("a.html", "c.pdf"):
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert saved.take().code == 1
    assert saved.journal["a.html"].note == "не читається: немає прав — дозвольте собі читати це"
    assert "файл c.pdf не читається: немає прав" in saved.journal[f"{OLD}/b.html"].note


def test_a_file_of_the_content_that_stands_in_the_way_is_named(saved: Saved) -> None:
    saved.page("a.html", "<p>Текст<img src=a.png alt=а>")
    saved.put("a.png", picture())
    saved.site.write("news/2025/2025-02-24-remont-mostu.md", "без заголовка")
    saved.take()
    note = "на цьому місці вже стоїть news/2025/2025-02-24-remont-mostu.md — виправте його помилки чи приберіть його"
    assert saved.journal[f"{OLD}/a.html"].note == f"{note} й повторіть"
    (saved.site.content / "news/2025/2025-02-24-remont-mostu.md").unlink()
    saved.site.write("news/2025/2025-02-24-remont-mostu-1.png", picture())
    assert saved.take().code == 0


def test_a_page_without_an_address_stays_one_document_when_it_changes(saved: Saved) -> None:
    saved.site.configure(OLD_HOSTS=("a.example", "b.example"))
    for text in ("Було", "Стало"):
        saved.page("a.html", f"<p>{text}")
        saved.take()
    assert len(list(saved.site.content.rglob("*.md"))) == 1
    saved.take(replace=True)
    (made,) = saved.site.content.rglob("*.md")
    assert "Стало" in made.read_text("utf-8")


def test_a_later_page_does_not_take_over_the_address_of_an_earlier_one(saved: Saved) -> None:
    saved.page("b.html", "<p>Б", title="Б", canonical=f"{OLD}/all/")
    saved.take()
    saved.page("a.html", "<p>А", title="А", canonical=f"{OLD}/all/")
    assert saved.take().code == 0
    assert {saved.journal[f"{OLD}/{name}"].saved for name in ("all", "a.html")} == {"a.html", "b.html"}


def test_a_rule_with_a_cyrillic_address_fits(saved: Saved) -> None:
    saved.rules("rules:\n  - address: /Новини/*\n    kind: news\n  - skip: решта\n")
    saved.page("Новини/1.html", "<p>Текст")
    saved.take()
    assert saved.journal[f"{OLD}/%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1.html"].state == "взято"


def test_large_files_do_not_stay_in_memory(saved: Saved) -> None:
    for at in range(12):
        saved.put(f"{at}.pdf", PDF + random.Random(at).randbytes(2_000_000))
        saved.put(f"{at}.png", picture() + random.Random(at).randbytes(2_000_000))
        saved.page(f"{at}.html", f"<p>Текст <a href={at}.pdf>А</a><img src={at}.png alt=а>", title=f"Т{at}")
    tracemalloc.start()
    assert saved.take().code == 0
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 25_000_000
