"""How a citizen takes part in what is decided on a draft: until when, where to write, what to read first."""

from __future__ import annotations

from ..model.mail import MAIL
from ..model.vocabulary import FILE_KINDS
from ..records.document import Document
from ..records.view_parts import Discussion

PAPERS = frozenset(FILE_KINDS[code] for code in ("poiasniuvalna", "porivnialna", "vysnovok"))
"""Kinds of files that explain a draft, in words."""
_SUBJECT = 120
"""Letters of the title in a letter's subject."""


def discussion(draft: Document) -> Discussion:
    """What stands above a draft that is not decided yet. Without a contact of its own it is the council's."""
    settings = draft.whole.settings
    contact = draft.get("contact")
    found = MAIL.search(contact)
    mail = found[0] if found else "" if contact else settings.email or ""
    title = draft.row.title if len(draft.row.title) <= _SUBJECT else f"{draft.row.title[:_SUBJECT]}…"
    return Discussion(
        since=draft.row.date,
        until=draft.get("comments_until"),
        considered=draft.get("considered"),
        mail=mail,
        subject=f"Зауваження: {title}",
        ways=contact if contact != mail else "" if mail else f"{settings.council}, {settings.address}",
        papers=tuple(file for file in draft.files if file.kind in PAPERS),
        regulatory=bool(draft.fields.get("regulatory")),
        impact=next((file for file in draft.files if file.kind == FILE_KINDS["analiz"]), None),
        waiver=draft.get("waiver"),
    )
