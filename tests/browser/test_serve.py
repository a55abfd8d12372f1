from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.serve.sites import URL, line, news, small_site, start


def test_the_page_follows_the_file_through_an_edit_a_fault_and_its_mending(browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    with start(site) as process, browser.new_context() as context:
        try:
            while not (said := line(process)).startswith("Перегляд: "):
                assert said
            page = context.new_page()
            page.goto(said.split()[1].rstrip("/") + URL)
            text, overlay = page.locator("main"), page.get_by_role("alert")
            expect(text).to_contain_text("Перший текст.")
            expect(overlay).to_have_count(0)

            site.news.write_text(news("Другий текст."), encoding="utf-8")
            expect(text).to_contain_text("Другий текст.")

            site.news.write_text(news("Третій текст.", date="<img src=x onerror=document.title=1>"), encoding="utf-8")
            expect(overlay).to_contain_text("помилок: 1")
            expect(overlay).to_contain_text("news/2019-03-01-vorota.md:3: date: ")
            expect(overlay).to_contain_text("<img src=x")
            expect(overlay.locator("img")).to_have_count(0)
            expect(text).to_contain_text("Другий текст.")
            page.reload()
            expect(overlay).to_contain_text("news/2019-03-01-vorota.md:3: date: ")

            site.news.write_text(news("Четвертий текст."), encoding="utf-8")
            expect(text).to_contain_text("Четвертий текст.")
            expect(overlay).to_have_count(0)
        finally:
            process.kill()


def test_an_overlay_goes_when_the_file_is_again_what_it_was(browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    with start(site) as process, browser.new_context() as context:
        try:
            while not (said := line(process)).startswith("Перегляд: "):
                assert said
            page = context.new_page()
            page.goto(said.split()[1].rstrip("/") + URL)
            good = site.news.read_bytes()
            site.news.write_bytes(b"\xff")
            expect(page.get_by_role("alert")).to_be_visible()
            site.news.write_bytes(good)
            expect(page.get_by_role("alert")).to_have_count(0)
            expect(page.locator("main")).to_contain_text("Перший текст.")
        finally:
            process.kill()
