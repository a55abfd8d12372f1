"""The project's own settings without the search index: what a build costs beside generators that have none."""

from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).resolve().parents[2]
globals().update({name: value for name, value in run_path(str(ROOT / "pelicanconf.py")).items() if name.isupper()})

THEME = str(ROOT / "theme")
PLUGINS = [plugin for plugin in globals()["PLUGINS"] if not plugin.__name__.endswith(".site_search")]
