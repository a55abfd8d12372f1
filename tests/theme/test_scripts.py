from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import parts

SCRIPTS = Path(__file__).parents[2] / "theme/static/js"


def run(module: str, expression: str) -> Any:
    """The value of an expression in which `m` is a module of the theme, computed by Node."""
    address = json.dumps((SCRIPTS / module).as_uri())
    script = f"globalThis.location = {{href: 'https://rada.example/video/'}}; const m = await import({address}); "
    script += f"console.log(JSON.stringify({expression}))"
    command = [parts.need("node"), "--input-type=module", "-e", script]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.parametrize(
    ("until", "now", "words"),
    [
        ("2019-04-26", "2019, 3, 25, 23, 59", "лишився 1 день"),
        ("2019-04-26 17:00", "2019, 3, 24, 8", "лишилося 2 дні"),
        ("2019-04-26", "2019, 3, 15", "лишилося 11 днів"),
        ("2019-04-26", "2019, 3, 5", "лишився 21 день"),
        ("2019-04-26", "2019, 3, 26, 23, 59", "сьогодні останній день"),
        ("2019-04-26", "2019, 3, 27", "строк минув"),
        ("2019-04-01", "2019, 2, 30", "лишилося 2 дні"),
    ],
)
def test_days_left_are_whole_days_of_the_calendar_in_words(until: str, now: str, words: str) -> None:
    assert run("deadlines.js", f"m.wordsFor(m.daysLeft({until!r}, new Date({now})))") == words


def test_the_player_begins_at_the_moment() -> None:
    player = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"
    assert run("player.js", f"m.playerAddress('{player}&start={{t}}', 754)") == f"{player}&start=754"
    assert run("player.js", f"m.playerAddress('{player}', 754)") == player
    hostile = ["http://video.example/x", "//video.example/x", "javascript:alert(1)", " https:x"]
    assert run("player.js", f"{json.dumps(hostile)}.map((address) => m.playerAddress(address, 0))") == [None] * 4


def test_the_moment_to_begin_at_is_read_from_the_address() -> None:
    addresses = ["/video/2019/s/#t=754", "/video/2019/s/#t=65&x", "https://youtu.be/x", "#t=x"]
    assert run("player.js", f"{json.dumps(addresses)}.map(m.startOf)") == [754, 65, 0, 0]


def test_scripts_import_only_what_is_there() -> None:
    for script in SCRIPTS.glob("*.js"):
        for name in re.findall(r'\bfrom "([^"]+)"', script.read_text("utf-8")):
            assert (SCRIPTS / name).is_file(), f"{script.name}: {name}"


def test_no_script_makes_html_or_code_from_text() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b|cssText"
    )
    assert [path.name for path in sorted(SCRIPTS.glob("*.js")) if forbidden.search(path.read_text("utf-8"))] == []
