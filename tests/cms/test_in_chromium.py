"""The editor as its users meet it: Chromium, the server of `./invoke editor`, a checkout of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from plugins.cms.names import encoded
from plugins.cms.server import Server
from plugins.cms.values import form_values
from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from tests import parts
from tests.built import SHOWCASE
from tests.cms.editing import NAME, checkout, git, picture, saves, served
from tests.site import Site as Files


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    parts.need("decap")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return checkout(tmp_path)


@pytest.fixture
def server(files: Files) -> Iterator[Server]:
    with served(files) as server:
        yield server


class Editor:
    """A browser's window on the editor; `asked` names every foreign address that it asked for."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.asked: list[str] = []
        self._url = server.url
        self._opened = 0
        context.on("request", self._note)
        self.page: Page = context.new_page()

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self._url, "data:", "blob:", "about:")):
            self.asked.append(request.url)

    def open(self, route: str = "") -> Page:
        self._opened += 1  # so that Decap begins anew
        self.page.goto(f"{self._url}/?period=2025&at={self._opened}#{route}")
        return self.page

    def new(self, collection: str) -> Page:
        page = self.open(f"/collections/{collection}/new")
        expect(self.field("Назва")).to_be_visible()
        return page

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{label}( \(|$)")).first

    def fill(self, **fields: str) -> None:
        for label, value in fields.items():
            self.field(label).fill(value)

    def press_save(self) -> None:
        self.page.get_by_role("button", name=re.compile("^Зберегти$")).click()
        self.page.get_by_role("menuitem", name=re.compile("^Зберегти$")).click()

    def save(self) -> None:
        self.press_save()
        expect(self.page.get_by_text("Зміни збережено")).to_be_visible()
        expect(self.page).to_have_url(re.compile("/entries/"))


@pytest.fixture
def editor(browser: Browser, server: Server) -> Iterator[Editor]:
    with browser.new_context(viewport={"width": 1400, "height": 900}, locale="uk") as context:
        editor = Editor(context, server)
        yield editor
        assert editor.asked == []


def preview(page: Page) -> Locator:
    """The page drawn beside the form."""
    return page.frame_locator("#preview-pane").frame_locator("iframe").locator("main")


def test_an_act_a_news_item_with_a_picture_and_a_draft_are_written_and_one_letter_changed(
    editor: Editor, files: Files
) -> None:
    page = editor.new("rishennia-rady")
    expect(editor.field("Номер")).to_have_value("3-50/2025")
    editor.fill(Назва="Про «Статут»: зміни, перша", Текст="Рада **ВИРІШИЛА:**\n\n1. Затвердити.  \nЗміни\n\n2.1. Так.")
    editor.save()
    assert "перша" in preview(page).inner_text()

    page = editor.new("news")
    editor.fill(Назва="Толока", Текст="Приходьте на берег.")
    choose = page.locator("input[type=file]").first
    choose.set_input_files({"name": "Берег.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(editor.field("Зображення")).to_have_value("bereh.jpg")
    editor.press_save()
    expect(page.locator("#notice")).to_contain_text("Опис зображення: зображення без опису")
    expect(page.locator(".rada-problems")).to_contain_text("додайте «image_alt: …»")
    editor.fill(**{"Опис зображення": "Берег річки"})
    editor.save()

    page = editor.new("proiekt")
    editor.fill(Назва="Про проєкт", Текст="1. Пункт.")
    editor.save()

    news = files.content / "news/2025/2025-03-01-toloka.md"
    before = news.read_text("utf-8")
    assert "image: bereh.jpg\nimage_alt: Берег річки\n" in before
    act = next((files.content / "acts/2025").glob("2025-03-01-3-50-2025-*.md")).read_text("utf-8")
    assert act.endswith("---\nРада **ВИРІШИЛА:**\n\n1. Затвердити.  \nЗміни\n\n2.1. Так.\n")

    editor.open("/collections/news")
    page.get_by_text("Толока").first.click()
    expect(editor.field("Текст")).to_have_value("Приходьте на берег.\n")
    editor.fill(Текст="Приходьте на берег!\n")
    editor.save()
    assert news.read_text("utf-8") == before.replace("берег.\n", "берег!\n")
    editor.fill(Текст="Приходьте на берег?\n")
    editor.save()
    assert news.read_text("utf-8") == before.replace("берег.\n", "берег?\n")

    assert [subject.partition(" (")[0] for subject in saves(files)] == [
        "Змінено: Толока", "Змінено: Толока", "Створено: Про проєкт", "Створено: Толока",
        "Створено: Про «Статут»: зміни, перша", "Початок",
    ]  # fmt: skip
    assert {*git(files.folder, "log", "--format=%an").splitlines()} == {NAME}
    assert git(files.folder, "status", "--porcelain") == ""
    assert files.build()["code"] == 0


def test_the_checkers_words_stand_at_the_field_and_go_when_it_is_mended(editor: Editor, files: Files) -> None:
    page = editor.open("/collections/rishennia-rady/entries/2025~2f2-50")
    expect(editor.field("Дата")).to_have_value("2025-01-16")
    editor.fill(Дата="16.01.2025")
    editor.press_save()
    words = (
        "«16.01.2025» не є датою — запишіть дату так: 2019-12-24, а з часом — 2019-12-24 10:00; можливо, «2025-01-16»?"
    )
    expect(page.locator(".rada-problems")).to_have_text(words)
    assert saves(files) == ["Початок"]
    editor.fill(Дата="2025-01-17")
    expect(page.locator(".rada-problems")).to_have_count(0)
    expect(page.locator("#notice")).to_be_hidden()
    editor.save()
    assert git(files.folder, "diff", "HEAD~", "--unified=0").splitlines()[-2:] == [
        "-date: 2025-01-16",
        "+date: 2025-01-17",
    ]


def test_a_related_act_is_found_by_its_number_and_a_save_is_taken_back(editor: Editor, files: Files) -> None:
    page = editor.new("rozporiadzhennia")
    editor.fill(Назва="Про виконання", Номер="7-р", Текст="1. Виконати.")
    page.get_by_role("button", name="Додати: зв'язки").click()
    page.get_by_role("group").get_by_label("Дія").select_option("implements")
    page.get_by_role("group").get_by_label(re.compile("^Акт")).fill("2-50")
    page.get_by_role("button", name="Про справу 2-50/2025").click()
    editor.save()
    written = next((files.content / "acts/2025").glob("2025-03-01-7-r-*.md"))
    assert "relations:\n  - type: implements\n    act: rishennia-rady/2025/2-50-2025\n" in written.read_text("utf-8")

    page.get_by_role("button", name="Останні збереження").click()
    expect(page.locator("#history-list li")).to_have_count(1)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Скасувати останнє збереження").click()
    expect(page.locator("#history")).to_be_hidden()
    assert not written.exists()
    assert saves(files)[0].startswith("Скасовано: Створено: Про виконання")


def test_a_document_is_found_from_any_list(editor: Editor) -> None:
    page = editor.open()
    page.get_by_label("Знайти документ").fill("2-50")
    page.get_by_role("link", name="Рішення ради № 2-50/2025").click()
    expect(editor.field("Назва")).to_have_value("Про справу 2-50/2025")
    page.get_by_label("Знайти документ").fill("mist")
    page.get_by_role("link", name="Новини 2025-02-03. Новина 2025-02-03-mist").click()
    expect(editor.field("Назва")).to_have_value("Новина 2025-02-03-mist")


def test_what_was_typed_before_the_script_came_is_sought_too(browser: Browser, server: Server) -> None:
    held: list[Route] = []
    with browser.new_context(locale="uk") as context:
        page = context.new_page()
        page.route("**/bar.js*", lambda route: held.append(route))
        page.goto(f"{server.url}/?period=2025", wait_until="commit")
        page.get_by_label("Знайти документ").fill("mist")
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        found = page.get_by_role("link", name="Новини 2025-02-03. Новина 2025-02-03-mist")
        expect(found).to_be_visible()


def test_a_broken_document_says_what_is_wrong_as_soon_as_it_is_opened_and_is_mended_as_text(
    editor: Editor, files: Files
) -> None:
    text = "---\ntitle: Лихо\ndate: 2025-02-01\nsummary: а: б\n---\nТекст.\n"
    file = files.write("news/wrong.md", text)
    page = editor.open("/collections/news/entries/wrong")
    expect(editor.field("Текст")).to_have_value(text)
    expect(page.locator(".rada-problems")).to_contain_text("рядок 4: двокрапка у значенні без лапок")
    expect(editor.field("Назва")).to_be_hidden()
    editor.fill(Текст=text.replace("а: б", '"а: б"'))
    editor.save()
    assert file.read_text("utf-8") == text.replace("а: б", '"а: б"')
    editor.open("/collections/news/entries/wrong")
    expect(editor.field("Назва")).to_have_value("Лихо")


def test_what_another_hand_changed_or_removed_is_told_in_plain_words(editor: Editor, files: Files) -> None:
    page = editor.open("/collections/news/entries/2025-02-03-mist")
    expect(editor.field("Текст")).to_have_value("Новина.\n")
    file = files.content / "news/2025-02-03-mist.md"
    file.write_text(file.read_text("utf-8") + "Інша рука.\n", "utf-8")
    before = file.read_bytes()
    editor.fill(Назва="Моє")
    editor.press_save()
    words = "Не збережено: файл news/2025-02-03-mist.md тим часом змінили: скопіюйте своє, оновіть сторінку й внесіть"
    expect(page.get_by_text(words).first).to_be_visible()
    assert file.read_bytes() == before
    file.unlink()
    editor.press_save()
    expect(page.get_by_text("mist.md тим часом вилучили: скопіюйте своє").first).to_be_visible()
    assert not file.exists()
    assert saves(files) == ["Початок"]


def test_a_copy_is_a_document_of_its_own(editor: Editor, files: Files) -> None:
    file = files.act("2025/1-50", "1-50/2025", session="50", convocation="VIII", approved_by="Ірина", slug="pershe")
    page = editor.open("/collections/rishennia-rady/entries/2025~2f1-50")
    expect(editor.field("Номер")).to_have_value("1-50/2025")
    page.get_by_role("button", name="Збережено").click()
    page.get_by_role("menuitem", name="Зробити копію").click()
    expect(editor.field("Номер")).to_have_value("3-50/2025")
    before = file.read_bytes()
    editor.save()
    copy = next((files.content / "acts/2025").glob("2025-03-01-3-50-2025-*.md")).read_text("utf-8")
    assert "slug:" not in copy
    assert "approved_by:" not in copy
    assert file.read_bytes() == before


def test_a_block_stands_apart_from_the_words_around_it(editor: Editor) -> None:
    page = editor.new("news")
    text = editor.field("Текст")
    text.fill("Перше речення.")
    for name in ("• Список", "Підзаголовок", "Таблиця"):
        text.press("Control+End")
        page.get_by_role("button", name=name, exact=True).click()
    table = "| Стовпець | Стовпець |\n| --- | --- |\n| слова | слова |\n"
    expect(text).to_have_value(f"Перше речення.\n\n- перше\n\n## Підзаголовок\n\n{table}")


def test_the_first_list_stands_in_the_page_before_any_script_has_run(
    browser: Browser, server: Server, files: Files
) -> None:
    files.news("old", date="2019-12-31", title="«A» <b> & B")
    server.api.refresh()
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.url}/")
        links = page.locator("#first a")
        expect(links).to_have_text(["03.02.2025 · Новина 2025-02-03-mist", "31.12.2019 · «A» <b> & B"])
        page.goto(f"{server.url}/?period=2019")
        expect(links).to_have_count(1)
        address = links.get_attribute("href")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}/{address}")
        expect(page.get_by_label("Назва").first).to_have_value("«A» <b> & B")


@pytest.mark.parametrize("width", [320, 1400])
def test_axe_finds_nothing_in_the_form_and_a_phone_is_wide_enough(browser: Browser, server: Server, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, locale="uk") as context:
        editor = Editor(context, server)
        page = editor.new("rishennia-rady")
        editor.press_save()
        expect(page.locator("#notice")).to_be_visible()
        page.get_by_role("button", name="Додати: зв'язки").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate(Path(parts.need("axe")).read_text("utf-8"))
        found = page.evaluate("axe.run({ include: [['.rada'], ['#bar'], ['#notice']] })")
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
        assert len(found["passes"]) > 15
        for field in page.locator(".rada [aria-describedby]").all():
            for name in (field.get_attribute("aria-describedby") or "").split():
                assert page.locator(f'[id="{name}"]').count() == 1


def test_whoever_has_no_name_yet_is_asked_for_it_once(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts.need("decap")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    with served(checkout(tmp_path, named=False)) as server, browser.new_context() as context:
        editor = Editor(context, server)
        page = editor.open()
        page.get_by_label("Ім'я та прізвище").fill("Ірина Нова")
        page.get_by_role("button", name="Запам'ятати").click()
        expect(page.get_by_role("button", name="Зберігає: Ірина Нова")).to_be_visible()
        page.reload()
        expect(page.get_by_role("button", name="Зберігає: Ірина Нова")).to_be_visible()
        expect(page.locator("#introduce")).to_be_hidden()


def test_one_letter_is_one_line_for_every_kind_of_document(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts.need("decap")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    files = checkout(tmp_path)
    shutil.rmtree(files.content)
    shutil.copytree(SHOWCASE / "content", files.content)
    files.settings = SHOWCASE / "pelicanconf.py"
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "Зразок")
    largest = {
        kind: max((files.content / kind).rglob("*.md"), key=lambda file: (file.stat().st_size, file.name))
        for kind in KINDS
    }
    with served(files, day="") as server, browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        editor = Editor(context, server)
        for kind, file in largest.items():
            name = file.relative_to(files.content / kind).with_suffix("").as_posix()
            act_kind = re.search(r"^kind: (\S+)", file.read_text("utf-8"), re.MULTILINE)
            editor.open(f"/collections/{act_kind[1] if act_kind else kind}/entries/{encoded(name)}")
            words = form_values(KINDS[kind], parse(file.read_text("utf-8")))["title"]
            title = editor.field("Назва")
            expect(title).to_have_value(words)
            title.fill(f"{words}!")
            expect(editor.page.get_by_text("Незбережені зміни")).to_be_visible()
            editor.save()
            changed = git(tmp_path, "show", "--format=", "--unified=0", "HEAD", "--", str(file)).splitlines()[5:]
            assert [line[0] for line in changed] == ["-", "+"], (kind, changed)
            assert git(tmp_path, "show", "--format=", "--name-only").splitlines() == [
                file.relative_to(tmp_path).as_posix()
            ]
        assert editor.asked == []
