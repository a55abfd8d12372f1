"""What the page in the browser may ask: the actions of Decap's proxy backend, and our own beside them.

Protocol: POST {branch, action, params}, as the backend `proxy` of Decap CMS 3 sends it. Every action takes the desk and
the parameters and gives what JSON can hold; what it refuses it raises as Refusal.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..records.session import Refused
from . import aids, documents, drafts, media
from .desk import Desk, Params
from .history import History
from .refusal import Refusal
from .site import Site

ACTIONS: dict[str, Callable[[Desk, Params], Any]] = {
    "info": documents.info,
    "entriesByFolder": documents.entries_by_folder,
    "entriesByFiles": documents.entries_by_files,
    "getEntry": documents.get_entry,
    "persistEntry": documents.persist_entry,
    "deleteFile": documents.delete_file,
    "deleteFiles": documents.delete_files,
    "getDeployPreview": documents.get_deploy_preview,
    "getMedia": media.get_media,
    "getMediaFile": media.get_media_file,
    "persistMedia": media.persist_media,
    "config": drafts.config,
    "propose": drafts.propose,
    "prepare": drafts.prepare,
    "validate": drafts.validate,
    "preview": drafts.preview,
    "search": aids.search,
    "upload": aids.upload,
    "saves": aids.saves,
    "undo": aids.undo,
    "introduce": aids.introduce,
}


class Api:
    """One for a run of the editor."""

    def __init__(self, site: Site, history: History) -> None:
        self.desk = Desk(site, history)

    def answer(self, action: object, params: object) -> Any:
        """Carry out one action. Raises Refusal."""
        if not isinstance(action, str) or action not in ACTIONS:
            raise Refusal(f"невідома дія «{str(action)[:60]}»")
        if not isinstance(params, dict):
            raise Refusal("у запиті немає параметрів", 400)
        return ACTIONS[action](self.desk, params)

    def refresh(self) -> None:
        """Read what other hands have changed since; a build that has the memory, or a folder gone, is tried again."""
        with suppress(Refused, OSError):
            self.desk.site.refresh()

    def close(self) -> None:
        """Leave nothing behind that was never saved."""
        self.desk.uploads.close()
