"""Pages of the council's own."""

from __future__ import annotations

from ..records.document import Document
from ..records.view import DocumentView


def page(document: Document) -> DocumentView:
    """A page of the council's own."""
    return DocumentView(**document.common())
