"""Where a video comes from: any form of a YouTube address, or a file of the site's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.video_source import VideoSource, parse_source, seconds

ID = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("value", "start"),
    [
        (ID, 0),
        (f"https://www.youtube.com/watch?v={ID}", 0),
        (f"https://youtube.com/watch?list=x&v={ID}&t=90", 90),
        (f"http://m.youtube.com/watch?v={ID}&t=1m30s", 90),
        (f"https://youtu.be/{ID}?t=90", 90),
        (f"youtu.be/{ID}", 0),
        (f"https://www.youtube.com/embed/{ID}?start=90", 90),
        (f"https://www.youtube.com/shorts/{ID}", 0),
        (f"https://www.youtube.com/live/{ID}", 0),
        (f"https://www.youtube-nocookie.com/embed/{ID}", 0),
    ],
)
def test_a_youtube_video_is_known_by_any_of_its_addresses(value: str, start: int) -> None:
    assert parse_source(value) == VideoSource(ID, start, "")


@pytest.mark.parametrize("value", ["siuzhet.mp4", "video/siuzhet.webm"])
def test_a_file_of_the_site_is_a_source(value: str) -> None:
    assert parse_source(value) == VideoSource("", 0, value)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.com/watch?v=dQw4w9WgXcQ",
        "https://evil@youtube.example/dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=short",
        'https://youtu.be/"><script>',
        "https://[youtu.be/x",
        "javascript:alert(1)",
        "сюжет",
        "",
    ],
)
def test_anything_else_is_no_source(value: str) -> None:
    assert parse_source(value) is None


def test_the_player_is_asked_for_at_a_host_without_cookies() -> None:
    source = VideoSource(ID, 90, "")
    assert source.url == f"https://www.youtube.com/watch?v={ID}&t=90"
    assert source.player == f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&start=90"
    assert (VideoSource("", 0, "a.mp4").url, VideoSource("", 0, "a.mp4").player) == ("", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1:02:30", 3750),
        ("12:05", 725),
        ("754", 754),
        ("1h2m30s", 3750),
        ("90s", 90),
        ("", 0),
        ("пів на шосту", 0),
        ("1:2:3:4", 0),
        ("9" * 5000, 0),
    ],
)
def test_a_time_is_read_in_the_forms_people_write(text: str, value: int) -> None:
    assert seconds(text) == value


@given(st.text(max_size=60) | st.text("htps:/[]@.?#&=%yoube", max_size=40))
def test_no_text_breaks_the_reading_of_a_source(text: str) -> None:
    source = parse_source(text)
    assert source is None or bool(source.id) != bool(source.file)


@given(st.text(max_size=30) | st.text("0123456789:hms", max_size=5000))
def test_no_text_breaks_the_reading_of_a_time(text: str) -> None:
    assert seconds(text) >= 0
