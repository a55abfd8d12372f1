"""What features work from where no page is drawn: by commands that count and check."""

from __future__ import annotations

from .session import Session
from .site import make_site
from .view_parts import Assets, Picture
from .whole import Whole

_NO_ASSETS = Assets("", {}, (), "", "", Picture("", "", 0, 0))


def undrawn(session: Session) -> Whole:
    """The content as a whole with a site that has no style sheet, scripts or icons."""
    loaded = session.loaded
    site = make_site(session.settings, (), _NO_ASSETS)
    return Whole(
        loaded.registry, session.settings, site, session.memory, loaded.attachments, loaded.hashes, loaded.stored
    )
