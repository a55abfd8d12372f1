"""`docs --pictures`: every picture of the docs anew, from the program as it is now."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from plugins.bench import chromium
from tests import parts
from tests.chromium import PATIENCE

from .camera import Camera
from .checkout import Checkout
from .scenes import IN_EDITOR, ON_SITE, commands


def main(folder: Path) -> int:
    """Take the pictures into a folder. 1: there is no Chromium."""
    program = parts.find("chromium")
    if program is None:
        sys.stderr.write("Немає Chromium: на Debian його встановить ./invoke test, деінде встановіть самі\n")
        return 1
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as own, chromium.started(program) as browser:
        checkout, camera = Checkout(Path(own)), Camera(browser, folder)
        with checkout.started("editor", "--port", "0") as url:
            for scene in IN_EDITOR:
                scene(camera, checkout, url)
                camera.close()
        with checkout.started("serve", "--port", "0") as url:
            for scene in ON_SITE:
                scene(camera, checkout, url)
                camera.close()
        commands(camera, checkout)
        camera.close()
    return 0
