"""Figures and days of the law that nobody has checked against its text, or that a community sets: all are settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from ..dataclass import dataclass

MARTIAL_LAW = {"2022-02-24": ""}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What rules take from the settings; each default is stated in docs/developers/settings.md. Days are ISO text.

    martial_law: first day -> last day of each time, "" where it lasts. composition: convocation -> members of the
    council with its head, as text. petition_terms: first day in force -> «signatures/days of collecting».
    regulatory_remarks: «months at least/months at most».
    """

    martial_law: Mapping[str, str] = field(default_factory=lambda: dict(MARTIAL_LAW))
    notice_days: int = 5
    act_days: int = 5
    drafts_ten_days_from: str = "2020-10-01"
    waivers_from: str = "2022-05-01"
    commission_papers_from: str = "2024-05-15"
    commission_papers_days: int = 5
    budget_days: int = 10
    regulatory_act_days: int = 10
    regulatory_remarks: str = "1/3"
    tracking_years: int = 3
    tracking_report_days: int = 10
    petition_published_days: int = 2
    petition_start_days: int = 3
    petition_terms: Mapping[str, str] = field(default_factory=dict)
    stop_days: int = 5
    repeat_vote_days: int = 14
    composition: Mapping[str, str] = field(default_factory=dict)
