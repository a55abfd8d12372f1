"""What starting a command costs: which libraries come with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from plugins.records.feature import collect
from plugins.records.later import LaterFunction
from plugins.records.session import connected, pelican_settings
from plugins.records.settings import from_pelican

from .site import Site

ROOT = Path(__file__).parents[1]
UNUSED = {
    *("asyncio", "bs4", "dateutil", "docutils", "feedgenerator", "http.server", "lunr", "markdown", "nh3", "PIL"),
    *("pydantic", "pygments", "rich", "ssl", "unidecode", "unittest", "webvtt", "yaml"),
    *("plugins.model.kinds", "plugins.model.validation", "plugins.opendata.columns", "plugins.records.reading"),
    *("plugins.records.text", "plugins.records.readings", "plugins.acts.registers", "plugins.acts.views"),
}
"""What a build in which nothing changed does without: it reads no source and writes no page."""


def built(site: Site) -> set[str]:
    """The modules that `./invoke build` loads."""
    folders = {"--content": site.content, "--output": site.output, "--memory": site.memory}
    options = [str(word) for pair in folders.items() for word in pair]
    command = [
        "-P",
        "-X",
        "utf8",
        "-X",
        "importtime",
        str(ROOT / "plugins/records/start.py"),
        "--search-root",
        str(ROOT),
        "build",
    ]
    done = subprocess.run([sys.executable, *command, *options], capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.split("\n") if line.startswith("import time:")}


def test_a_build_loads_what_reads_and_draws_only_where_something_changed(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("a")
    site.act("b", "1")
    assert {"markdown", "nh3", "plugins.model.kinds"} <= built(site)
    assert not UNUSED & built(site)


def test_commands_keep_the_compiled_form_of_the_program() -> None:
    """invoke switches that off, and every command would compile every module anew."""
    code = "import sys; sys.dont_write_bytecode = True; import tasks; print(sys.dont_write_bytecode)"
    for options, kept in ([], "False"), (["-B"], "True"):
        command = [sys.executable, "-E", *options, "-c", code]
        assert subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout == f"{kept}\n"


def test_every_function_that_a_feature_names_is_there() -> None:
    values = pelican_settings()
    connected(values)
    named = [
        function
        for feature in collect(from_pelican(values))
        for function in (*vars(feature).values(), *feature.forms.values())
        if isinstance(function, LaterFunction)
    ]
    assert len(named) > 30
    assert all(callable(function.found()) for function in named)
