"""security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from plugins.home.security_txt import expires, security_txt

from ..site import Site


def fields(**settings: Any) -> dict[str, str]:
    given = {"site_url": "https://rada.example", "today": "2025-03-01", "email": None, "security_contact": None}
    lines = security_txt(SimpleNamespace(**(given | settings))).decode("ascii").splitlines()  # type: ignore[arg-type]
    return dict(line.split(": ", 1) for line in lines)


def test_the_built_file_has_the_fields_that_the_rfc_asks_for(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert site.build()["code"] == 0
    assert (site.output / ".well-known/security.txt").read_text("ascii") == (
        "Contact: https://rada.example/dostupnist/\n"
        "Expires: 2026-01-01T00:00:00Z\n"
        "Preferred-Languages: uk\n"
        "Canonical: https://rada.example/.well-known/security.txt\n"
    )
    assert (site.output / "dostupnist/index.html").is_file()
    assert site.build()["written"] == 0


@pytest.mark.parametrize(
    ("settings", "contact"),
    [
        ({}, "https://rada.example/dostupnist/"),
        ({"email": "rada@rada.example"}, "mailto:rada@rada.example"),
        ({"email": "rada@rada.example", "security_contact": "it@rada.example"}, "mailto:it@rada.example"),
        ({"email": "rada@rada.example\nPolicy: x"}, "mailto:rada@rada.example%0APolicy%3A%20x"),
        ({"security_contact": "https://rada.example/bezpeka/"}, "https://rada.example/bezpeka/"),
        ({"security_contact": "mailto:it@rada.example?subject=a"}, "mailto:it@rada.example?subject=a"),
        ({"security_contact": "ок@rada.example"}, "mailto:%D0%BE%D0%BA@rada.example"),
        ({"security_contact": "tel:+380463150000"}, "tel:+380463150000"),
    ],
)
def test_the_contact_is_the_first_that_is_known(settings: dict[str, str], contact: str) -> None:
    assert fields(**settings)["Contact"] == contact


def test_web_addresses_are_https_whatever_the_site_is_tried_at() -> None:
    found = fields(site_url="http://127.0.0.1:8000")
    assert found["Contact"] == "https://127.0.0.1:8000/dostupnist/"
    assert found["Canonical"] == "https://127.0.0.1:8000/.well-known/security.txt"


def test_it_expires_in_over_six_months_and_within_a_year_and_changes_twice_a_year() -> None:
    first = date(2027, 1, 1)  # a leap year follows
    days = [first + timedelta(number) for number in range(2 * 365 + 1)]
    ends = [date.fromisoformat(expires(day.isoformat())) for day in days]
    for day, end in zip(days, ends, strict=True):
        assert day + relativedelta(months=6) < end <= day + relativedelta(years=1)
    assert len(set(ends)) == 4
