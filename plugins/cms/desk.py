"""What the actions of the editor work on together."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .history import History
from .preview import Previews
from .site import Site
from .uploads import Uploads

Params = Mapping[str, Any]


class Desk:
    """One for a run of the editor.

    changing: held by whatever writes, so that saves follow one another. opened: set whenever a page is opened.
    """

    def __init__(self, site: Site, history: History) -> None:
        self.site = site
        self.history = history
        self.previews = Previews(site)
        self.uploads = Uploads(site.settings.content)
        self.changing = threading.Lock()
        self.opened = threading.Event()

    @property
    def content(self) -> Path:
        """The folder of the documents."""
        return self.site.settings.content


def version(data: bytes) -> str:
    """Tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()[:16]


def entry(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A document as Decap takes it; its text is JSON, which our format in the page reads."""
    return {"data": json.dumps(values, ensure_ascii=False), "file": {"path": name, "id": name}}
