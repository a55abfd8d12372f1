"""Terms that the law or the community's statute sets for a new document, as far as its first day tells them."""

from __future__ import annotations

from datetime import date, timedelta

from ..model.kinds import Petition, Record
from ..model.law.calendar import Calendar
from ..model.law.drafts import soonest_consideration
from ..model.law.petitions import statute_terms
from ..model.registry import Registry
from .settings import Settings

DRAFT = "proiekt"


def deadlines(kind: type[Record], act_kind: str, registry: Registry, settings: Settings) -> dict[str, str]:
    """Field name -> value for a record of today.

    A draft: remarks until the day before its consideration, which is the council's next sitting that the site knows
    and the law allows (R03), else the soonest lawful day. A petition: what the statute asks (R13).
    """
    if act_kind == DRAFT:
        return _of_draft(registry, settings)
    found = statute_terms(settings.figures, settings.today) if kind is Petition else None
    if found is None:
        return {}
    required, days = found
    return {"required": str(required), "until": _after(settings.today, days)}


def _of_draft(registry: Registry, settings: Settings) -> dict[str, str]:
    calendar = Calendar(settings.figures.martial_law)
    soonest = soonest_consideration(calendar, settings.figures, settings.today).isoformat()
    council = next(iter(settings.bodies), "")
    days = (row.date[:10] for row in registry.of("sessions") if row.body == council)
    considered = min((day for day in days if day >= soonest), default="")
    return {"considered": considered, "comments_until": _after(considered or soonest, -1)}


def _after(iso: str, days: int) -> str:
    return (date.fromisoformat(iso) + timedelta(days)).isoformat()
