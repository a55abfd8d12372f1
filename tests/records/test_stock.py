"""That Pelican loaded through our door, without what a build does not use, is Pelican all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOOR = "from plugins.records import stock\n"
TEXT = """Title
=====

:date: 2020-01-01
:summary: *short*

Text with :abbr:`AB (Abbreviation)`.

.. code-block:: python
   :linenos:

   x = 1
"""


def told(script: str) -> str:
    """What a script prints in a process of its own."""
    command = [sys.executable, "-X", "utf8", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_libraries_that_a_build_does_not_use_stay_away() -> None:
    names = ["asyncio", "dateutil", "docutils", "feedgenerator", "http.server", "markdown", "pygments", "rich"]
    assert told(f"{DOOR}import sys\nprint([name for name in {names} if name in sys.modules])") == "[]\n"


USES = {
    "restructured_text": """
from pelican.readers import RstReader
html, metadata = RstReader(settings).read(source)
print(html, sorted(metadata.items()))
""",
    "restructured_text_by_the_name_of_its_suffix": """
from pelican.readers import Readers
print(Readers(settings).readers["rst"].read(source)[0])
""",
    "markdown": """
from pelican.readers import MarkdownReader
print(MarkdownReader.enabled, MarkdownReader(settings).read(source))
""",
    "a_class_over_a_writer": """
from pelican.readers import PelicanHTMLTranslator, PelicanHTMLWriter
class Own(PelicanHTMLWriter):
    pass
from docutils.writers.html4css1 import HTMLTranslator, Writer
print(Own().translator_class, isinstance(Own(), Writer), issubclass(PelicanHTMLTranslator, HTMLTranslator))
print(PelicanHTMLWriter.supported)
""",
    "the_console": """
import io
pelican.console.file = io.StringIO()
pelican.console.print("[bold]said[/bold]")
print(pelican.console.file.getvalue())
from rich.console import Console
print(isinstance(pelican.console, Console))
""",
    "the_log": """
import logging
from rich.logging import RichHandler
pelican.init_logging(level=logging.INFO)
(handler,) = logging.getLogger().handlers
print(isinstance(handler, RichHandler), handler.level, handler.formatter._fmt)
""",
    "the_server": """
from pelican.server import ComplexHTTPRequestHandler
class Own(pelican.ComplexHTTPRequestHandler):
    pass
print(issubclass(Own, ComplexHTTPRequestHandler), pelican.ComplexHTTPRequestHandler.SUFFIXES)
""",
    "a_feed": """
from pelican.writers import Writer
from pelican.settings import DEFAULT_CONFIG
writer = Writer(".", {**DEFAULT_CONFIG, "SITEURL": "https://rada.example"})
writer.site_url = writer.feed_url = "https://rada.example"
feed = writer._create_new_feed("atom", None, {"SITENAME": "Rada"})
print(type(feed).__name__, feed.feed)
""",
    "words_and_dates": """
from pelican.utils import get_date, slugify
print(get_date("2 January 2020"), slugify("Ніжин"))
""",
    "the_filter_of_changes": """
from pelican.utils import FileChangeFilter
from watchfiles import Change
watched = FileChangeFilter(["*.x"])
print([watched(Change.added, path) for path in ("/a/b.x", "/a/b.y", "/a/.git/y")])
""",
}


@pytest.mark.parametrize("use", USES)
def test_what_is_used_after_all_is_what_pelican_would_have_had(use: str, tmp_path: Path) -> None:
    source = tmp_path / "text.rst"
    source.write_text(TEXT, "utf-8")
    common = f"""
import pelican, warnings
from copy import deepcopy
from pelican.settings import DEFAULT_CONFIG
settings, source = deepcopy(DEFAULT_CONFIG), {str(source)!r}
{USES[use]}"""
    found = told(DOOR + common)
    assert found == told(common)
    assert found.strip()


def test_a_build_reads_restructured_text_for_another_plugin_as_pelican_does(tmp_path: Path) -> None:
    source = tmp_path / "text.rst"
    source.write_text(TEXT, "utf-8")
    script = f"""
import sys
from copy import deepcopy
from pelican.settings import DEFAULT_CONFIG
from plugins.records.stock import Readers, RstReader
from plugins import records
records.register()
readers = Readers(deepcopy(DEFAULT_CONFIG)).readers
print(type(readers["rst"]).__name__, "docutils" in sys.modules)
assert readers["rst"].read({str(source)!r}) == RstReader(deepcopy(DEFAULT_CONFIG)).read({str(source)!r})
"""
    assert told(f"{DOOR}{script}") == "LaterRst False\n"
