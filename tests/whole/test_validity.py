"""The Nu validator's word on every page and style sheet."""

from __future__ import annotations

import json
import subprocess

from tests import parts
from tests.built import Built


def test_the_validator_finds_nothing(council: Built, showcase: Built, demo: Built, empty: Built) -> None:
    folders = [str(site.output) for site in (council, showcase, demo, empty)]
    options = ["--skip-non-html", "--also-check-css", "--stdout", "--exit-zero-always", "--format", "json"]
    command = [parts.need("java"), "-Xss8m", "-jar", parts.need("vnu"), *options, *folders]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert [(found["url"], found.get("lastLine"), found["message"]) for found in said["messages"]] == []
