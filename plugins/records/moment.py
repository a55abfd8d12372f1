"""Dates of headers as moments of time, in the council's zone."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo


def moment(text: str, zone: str) -> str:
    """An ISO date as it is; one with minutes («2019-12-24 10:00») with its offset from UTC too (ISO 8601).

    zone: IANA name. What is no moment stays as it is.
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text, re.ASCII):
        return text
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).isoformat()
