"""A foreign video asks for nothing before the visitor's click."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Surfer

PAGE = "/video/2025/sesiia-50/"


def test_the_frame_comes_only_after_the_click(surfer: Surfer) -> None:
    page = surfer.open(PAGE)
    page.wait_for_load_state("networkidle")
    assert surfer.asked == []
    assert page.locator("iframe").count() == 0
    page.get_by_role("link", name="Дивитися відео").click()
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    assert (frame.get_attribute("src") or "").startswith("https://www.youtube-nocookie.com/embed/")
    page.wait_for_load_state("networkidle")
    assert {address.split("/")[2] for address in surfer.asked} == {"www.youtube-nocookie.com"}
    assert page.url == surfer.address + PAGE


def test_a_video_in_a_text_begins_at_its_moment_and_only_known_players_are_let_in(surfer: Surfer) -> None:
    page = surfer.open("/novyny/2024/10/hromadskyi-biudzhet/")
    screen = page.locator("a.screen")
    screen.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert surfer.asked == []
    assert page.evaluate("document.querySelector('a.screen img').naturalWidth") > 0
    screen.click()
    assert "start=370" in (page.locator("iframe").get_attribute("src") or "")
    page.wait_for_load_state("networkidle")
    assert {address.split("/")[2] for address in surfer.asked} == {"www.youtube-nocookie.com"}
    refused = page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) => resolve(event.blockedURI));
          document.querySelector("iframe").src = "https://video.example/e/1";
        })"""
    )
    assert refused.startswith("https://video.example")


def test_a_chapter_begins_at_its_moment(surfer: Surfer) -> None:
    page = surfer.open(PAGE)
    chapter = page.locator("a[data-chapter]").nth(1)
    moment = (chapter.get_attribute("href") or "").rpartition("t=")[2].removesuffix("s")
    chapter.click()
    assert f"start={moment}" in (page.locator("iframe").get_attribute("src") or "")
    assert page.url.startswith(surfer.address + PAGE)
