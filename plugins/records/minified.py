"""Style sheets and scripts with shorter names and without comments, but for those that begin with `/*!`."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from importlib.metadata import version

MEDIA = {".css": "text/css", ".js": "text/javascript"}
VERSION = version("tdewolff-minify")
_PROGRAM = """
import json, sys
from minify import MinifyError, string

def answer(media, text):
    try:
        return string(media, text), None
    except MinifyError as error:
        return None, str(error)

json.dump([answer(*source) for source in json.load(sys.stdin)], sys.stdout)
"""


@lru_cache(maxsize=4)
def texts(sources: tuple[tuple[str, str], ...]) -> list[tuple[str | None, str | None]]:
    """For each (media type, text) the text minified, or else what is wrong with it.

    In a process of its own: the library brings the runtime of Go, which does not outlive a fork, and builds fork.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], input=json.dumps(sources), capture_output=True, check=True, text=True
    )
    return [(text, fault) for text, fault in json.loads(done.stdout)]
