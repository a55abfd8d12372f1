from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(script: str) -> None:
    subprocess.run([sys.executable, "-X", "utf8", "-W", "error", "-c", script], check=True, cwd=ROOT)


def test_css_selectors_are_not_compiled_for_the_outline_of_a_text() -> None:
    run("""
import sys
from plugins.records.text.outline import outline
assert outline("<p>Рада вирішила</p>").plain == "Рада вирішила"
assert "soupsieve.css_parser" not in sys.modules
from bs4 import BeautifulSoup
assert BeautifulSoup("<p>a</p>", "html.parser").select("p")
assert "soupsieve.css_parser" in sys.modules
""")


def test_a_postponed_module_can_be_imported_in_every_way() -> None:
    run("""
import sys
from plugins.records.later import postpone
postpone("colorsys")
import colorsys as first
from colorsys import rgb_to_hsv
import colorsys as second
assert first.rgb_to_hsv is rgb_to_hsv is second.rgb_to_hsv
assert sys.modules["colorsys"] is second is not first
""")


def test_an_imported_module_stays_as_it_is() -> None:
    run("""
import json
from plugins.records.later import postpone
postpone("json")
import sys
assert sys.modules["json"] is json
""")
