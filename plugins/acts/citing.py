"""How to cite an act."""

from __future__ import annotations

from ..model.row import Row
from ..model.ukrainian import capital, date_words
from ..model.vocabulary import ACT_KINDS
from ..records.whole import Whole


def citation(whole: Whole, row: Row) -> str:
    """How to cite the act: kind, body, date in words, number, subject, address."""
    body = whole.settings.council_genitive if row.body == "rada" else ""
    kind = "Рішення" if row.kind == "rishennia-rady" and body else capital(ACT_KINDS[row.kind])
    number = f" № {row.number}" if row.number else ""
    day = f"від {date_words(row.date[:10])}"
    if row.title.casefold().startswith(ACT_KINDS[row.kind]):
        return f"{row.title} {day}{number}. {whole.settings.site_url}{row.url}"
    words = " ".join(part for part in (kind, body, day) if part)
    return f"{words}{number} «{row.title}». {whole.settings.site_url}{row.url}"
