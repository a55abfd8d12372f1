"""Where a video comes from: any form of a YouTube address, a provider of the settings, or a file of the site's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.clock import clock, iso_duration, seconds
from plugins.records.policy import content_security_policy, players
from plugins.records.video_source import PLAYLIST, YOUTUBE, VideoSource, parse_source, provider_faults, unknown

ID = "dQw4w9WgXcQ"
PEERTUBE = {
    "PeerTube": {
        "page": "https://video.example/w/{id}?start={t}s",
        "player": "https://video.example/videos/embed/{id}?autoplay=1&start={t}s",
    }
}


@pytest.mark.parametrize(
    ("value", "start"),
    [
        (ID, 0),
        (f"https://www.youtube.com/watch?v={ID}", 0),
        (f"https://youtube.com/watch?list=x&v={ID}&t=90", 90),
        (f"http://m.youtube.com/watch?v={ID}&t=1m30s", 90),
        (f"https://music.youtube.com/watch?v={ID}&list=RD1&index=2", 0),
        (f"https://www.youtube.com/watch?v={ID}#t=90", 90),
        (f"https://youtu.be/{ID}?t=90", 90),
        (f"https://youtu.be/{ID}?si=abc&list=PL1", 0),
        (f"youtu.be/{ID}", 0),
        (f"https://www.youtube.com/embed/{ID}?start=90", 90),
        (f"https://www.youtube.com/shorts/{ID}", 0),
        (f"https://www.youtube.com/live/{ID}?feature=share", 0),
        (f"https://www.youtube.com/v/{ID}", 0),
        (f"https://www.youtube-nocookie.com/embed/{ID}", 0),
        (f"HTTPS://WWW.YouTube.com/watch?v={ID}", 0),
    ],
)
def test_a_youtube_video_is_known_by_any_of_its_addresses(value: str, start: int) -> None:
    assert parse_source(value) == VideoSource(YOUTUBE, ID, start, "")


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/playlist?list={}", "youtube.com/embed/videoseries?list={}"]
)
def test_a_playlist_is_played_as_one(address: str) -> None:
    source = parse_source(address.format("PLabc_-1"))
    assert source == VideoSource(PLAYLIST, "PLabc_-1", 0, "")
    assert source.player == "https://www.youtube-nocookie.com/embed/videoseries?list=PLabc_-1&autoplay=1"


@pytest.mark.parametrize("value", ["siuzhet.mp4", "video/siuzhet.webm", "/files/СЕСІЯ.MP4"])
def test_a_film_of_the_site_is_a_source(value: str) -> None:
    assert parse_source(value) == VideoSource(None, "", 0, value)


@pytest.mark.parametrize("value", ["https://video.example/w/aB1?start=90", "video.example/w/aB1#t=1m30s"])
def test_a_provider_of_the_settings_is_known_by_its_page(value: str) -> None:
    source = parse_source(value, PEERTUBE)
    assert source is not None
    assert (source.id, source.start, source.url) == ("aB1", 90, "https://video.example/w/aB1?start=90s")
    assert source.template == "https://video.example/videos/embed/aB1?autoplay=1&start={t}s"
    assert source._replace(start=0).player == "https://video.example/videos/embed/aB1?autoplay=1"
    assert parse_source(value) is None


def test_the_policy_lets_in_the_players_of_the_settings_and_no_others() -> None:
    frames = "frame-src https://www.youtube-nocookie.com https://video.example;"
    assert frames in content_security_policy(players(PEERTUBE))
    assert "frame-src https://www.youtube-nocookie.com;" in content_security_policy(players({}))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            "https://vimeo.com/1",
            "невідоме джерело відео «https://vimeo.com/1» — запишіть адресу одного з відомих "
            "постачальників (YouTube, PeerTube) або ім'я файла MP4 чи WebM поруч",
        ),
        (
            "https://youtub.com/watch?v=1",
            "невідоме джерело відео «https://youtub.com/watch?v=1» — можливо, "
            "«youtube.com»? запишіть адресу одного з відомих постачальників (YouTube, PeerTube) або ім'я файла MP4 чи "
            "WebM поруч",
        ),
        (
            "https://video.example/about",
            "в адресі «https://video.example/about» немає коду відео — відкрийте саме відео і скопіюйте адресу звідти",
        ),
        (
            "https://youtube.com/embed/live_stream?channel=UC",
            "в адресі «https://youtube.com/embed/live_stream?channel=UC» немає коду відео — відкрийте саме відео і "
            "скопіюйте адресу звідти",
        ),
    ],
)
def test_an_unknown_provider_is_told_with_the_known_ones(value: str, words: str) -> None:
    assert parse_source(value, PEERTUBE) is None
    assert " — ".join(unknown(value, PEERTUBE)) == words


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        ({"page": "https://v.example/{id}"}, "player: «» — запишіть адресу з {id}, як https://video.example/w/{id}"),
        (
            {"page": "http://v.example/{id}", "player": "https://v.example/{id}"},
            "page: «http://v.example/{id}» — запишіть",
        ),
        ({"page": "https://v.example/", "player": "https://v.example/{id}"}, "page: «https://v.example/» — запишіть"),
        ({"page": "https://v.example/{id}", "player": "https://v.example; script-src/{id}"}, "player: «https://v"),
        ({"host": "v.example"}, "невідомий ключ «host» — дозволено page, player, poster"),
    ],
)
def test_a_provider_that_cannot_be_used_is_told(one: dict[str, str], fault: str) -> None:
    assert next(provider_faults({"V": one})).startswith(f"pelicanconf.py: VIDEO_PROVIDERS: V: {fault}")


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.com/watch?v=dQw4w9WgXcQ",
        "https://evil@youtube.example/dQw4w9WgXcQ",
        f"https://evil@youtube.com/watch?v={ID}",
        "https://www.youtube.com/nizhynradaa",
        "https://www.youtube.com/watch?v=short",
        'https://youtu.be/"><script>',
        "https://[youtu.be/x",
        "javascript:alert(1)",
        f"ftp://youtu.be/{ID}",
        "сюжет",
        "siuzhet.avi",
        "",
    ],
)
def test_anything_else_is_no_source(value: str) -> None:
    assert parse_source(value) is None


def test_the_player_is_asked_for_at_a_host_without_cookies() -> None:
    source = VideoSource(YOUTUBE, ID, 90, "")
    assert source.url == f"https://www.youtube.com/watch?v={ID}&t=90"
    assert source.player == f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&start=90"
    assert source.at(0) == f"https://www.youtube.com/watch?v={ID}"
    film = VideoSource(None, "", 0, "a.mp4")
    assert (film.url, film.player, film.template) == ("", "", "")


@pytest.mark.parametrize(
    ("moment", "words", "iso"), [(65, "1:05", "PT1M5S"), (3750, "1:02:30", "PT1H2M30S"), (0, "0:00", "")]
)
def test_a_moment_is_written_for_people_and_for_machines(moment: int, words: str, iso: str) -> None:
    assert (clock(moment), iso_duration(moment)) == (words, iso)


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
