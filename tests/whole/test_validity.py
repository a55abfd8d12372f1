"""The Nu validator's word on every page and style sheet."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator

from tests import parts
from tests.built import Built

FEW = 3
"""Pages of the demo that are looked at in each of its folders: it is the same few templates, many times over."""


def pages(site: Built, of_a_folder: int = 10**6) -> Iterator[str]:
    """The paths of a site's pages and style sheets."""
    folders: Counter[str] = Counter()
    for name in site.files:
        if name.endswith((".html", ".css")):
            folder = name.removesuffix("/index.html").rpartition("/")[0]
            folders[folder] += 1
            if folders[folder] <= of_a_folder:
                yield str(site.output / name)


def test_the_validator_finds_nothing(council: Built, showcase: Built, demo: Built, empty: Built) -> None:
    files = [*pages(council), *pages(showcase), *pages(demo, FEW), *pages(empty)]
    options = ["--also-check-css", "--stdout", "--exit-zero-always", "--format", "json"]
    command = [parts.need("java"), "-Xss8m", "-jar", parts.need("vnu"), *options, *files]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert [(found["url"], found.get("lastLine"), found["message"]) for found in said["messages"]] == []
