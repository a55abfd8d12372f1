"""Every setting of the site: name in pelicanconf.py, type, meaning. Checked before anything is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..model.dataclass import dataclass
from ..model.law.figures import MARTIAL_LAW, Figures
from ..model.problems import tame
from . import settings_faults


class SettingsError(Exception):
    """Settings that cannot be used: one Ukrainian line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = [tame(fault).encode("utf-8", "backslashreplace").decode() for fault in faults]
        super().__init__("\n".join(self.faults))


def _setting(name: str, help: str, default: Any = MISSING) -> Any:
    metadata = {"name": name, "help": help}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings that records and features read, by plugin in build order."""

    content: Path = _setting("PATH", "folder of the council's documents")
    output: Path = _setting("OUTPUT_PATH", "folder of the finished site")
    memory: Path = _setting("MEMORY_PATH", "folder of the build memory")
    theme: Path = _setting("THEME", "folder of templates, CSS and scripts")
    site_url: str = _setting("SITEURL", "address of the site's root, without a slash at the end")
    name: str = _setting("SITENAME", "the site's name")
    council: str = _setting("COUNCIL", "the council's full name")
    council_genitive: str = _setting("COUNCIL_GENITIVE", "the council's name in the genitive, for citations")
    community: str = _setting("COMMUNITY", "the community's full name")
    locality: str = _setting(
        "LOCALITY", "code of the community after `ua-` in the addresses of Akoma Ntoso; empty: made of COMMUNITY", ""
    )
    address: str = _setting("ADDRESS", "postal address")
    email: str | None = _setting("EMAIL", "e-mail for remarks and requests, or None", None)
    phone: str | None = _setting("PHONE", "telephone, or None", None)
    security_contact: str | None = _setting(
        "SECURITY_CONTACT",
        "where to tell of a weakness of the site, for security.txt: e-mail, `https://`, `mailto:` or `tel:` address;"
        " None: EMAIL",
        None,
    )
    edrpou: str | None = _setting("EDRPOU", "the council's code in ЄДРПОУ, for passports of data sets, or None", None)
    data_contact: str | None = _setting(
        "DATA_CONTACT", "who answers for the data sets: unit, name or post, or None", None
    )
    official: bool = _setting("OFFICIAL", "False draws the demonstration notice and forbids indexing", False)
    licence_name: str = _setting("LICENCE_NAME", "licence of the texts and data", "CC BY 4.0")
    licence_url: str = _setting("LICENCE_URL", "its address", "https://creativecommons.org/licenses/by/4.0/deed.uk")
    bodies: dict[str, str] = _setting("BODIES", "code -> name of a body that adopts acts")
    commissions: dict[str, str] = _setting("COMMISSIONS", "code -> name of a standing commission", {})
    channels: dict[str, str] = _setting("CHANNELS", "name -> address of an official channel", {})
    old_hosts: tuple[str, ...] = _setting("OLD_HOSTS", "hosts of the old site whose addresses redirect", ())
    timezone: str = _setting("TIMEZONE", "time zone of BUILD_DATE", "Europe/Kyiv")
    build_date: str = _setting("BUILD_DATE", "ISO date that stands for today (also from the environment), or empty", "")
    compliance: bool = _setting(
        "COMPLIANCE", "True shows on /dotrymannia/ which of the law's deadlines were kept", False
    )
    department: str = _setting("DEPARTMENT", "the department that reports, as in the heading of its report", "")
    department_genitive: str = _setting("DEPARTMENT_GENITIVE", "its name in the genitive, for the report's title", "")
    report_signer: str = _setting(
        "REPORT_SIGNER", "post of who signs the report, and the name after a semicolon if it is known", "Керівник"
    )
    alert: dict[str, str] = _setting("ALERT", "banner on every page: text, url, until; or empty", {})
    search_synonyms: tuple[str, ...] = _setting(
        "SEARCH_SYNONYMS", "lines of words that mean the same, beside those of content/synonyms.txt", ()
    )
    video_providers: dict[str, dict[str, str]] = _setting(
        "VIDEO_PROVIDERS",
        "sites of videos beside YouTube: name -> `page` and `player`, addresses with `{id}` and, where they have one,"
        " `{t}` for the second to begin with; `poster`, an address with `{id}` of a picture or of a description by"
        " oEmbed",
        {},
    )
    feed_length: int = _setting("FEED_LENGTH", "entries in a feed", 30)
    upload_limit: int = _setting("UPLOAD_LIMIT", "largest file that the web editor takes, in MB", 20)
    media_limit: int = _setting(
        "MEDIA_LIMIT", "files over so many MB belong in the media store, not in git: `check` tells", 5
    )
    media_folder: str = _setting(
        "MEDIA_FOLDER", "folder of the media store's files on this machine; empty is `.media` beside the content", ""
    )
    media_store: str = _setting(
        "MEDIA_STORE",
        "where media files are shared: a folder, or `rclone:REMOTE:PATH` with a remote of rclone's settings; or empty",
        "",
    )
    media_required: bool = _setting(
        "MEDIA_REQUIRED", "True makes a media file that is not on this machine an error, as `publish` does", False
    )
    notice_days: int = _setting(
        "NOTICE_DAYS", "days before the end of a lawful term from which `check` reminds", Figures.notice_days
    )
    martial_law: dict[str, str] = _setting(
        "MARTIAL_LAW", "first -> last ISO day of martial law, the last one empty while it lasts", MARTIAL_LAW
    )
    act_days: int = _setting(
        "ACT_DAYS", "working days for publishing decisions and orders (R01, R02)", Figures.act_days
    )
    drafts_ten_days_from: str = _setting(
        "DRAFTS_TEN_DAYS_FROM",
        "first day on which drafts need 10 working days, not 20 (rule R03b)",
        Figures.drafts_ten_days_from,
    )
    waivers_from: str = _setting(
        "WAIVERS_FROM", "first day on which a waiver excuses a draft (R03c)", Figures.waivers_from
    )
    commission_papers_from: str = _setting(
        "COMMISSION_PAPERS_FROM",
        "first day on which commissions' papers are asked for (R11)",
        Figures.commission_papers_from,
    )
    commission_papers_days: int = _setting(
        "COMMISSION_PAPERS_DAYS",
        "working days for a commission's minutes and conclusions (R11)",
        Figures.commission_papers_days,
    )
    budget_days: int = _setting(
        "BUDGET_DAYS", "days for publishing the decision on the budget (R27)", Figures.budget_days
    )
    regulatory_act_days: int = _setting(
        "REGULATORY_ACT_DAYS", "days for publishing a regulatory act (R21)", Figures.regulatory_act_days
    )
    regulatory_remarks: str = _setting(
        "REGULATORY_REMARKS",
        "months for remarks to a regulatory draft, at least/at most (R20)",
        Figures.regulatory_remarks,
    )
    tracking_years: int = _setting(
        "TRACKING_YEARS", "years between two reports on the effect of a regulatory act (R22)", Figures.tracking_years
    )
    tracking_report_days: int = _setting(
        "TRACKING_REPORT_DAYS", "days for publishing such a report (R22)", Figures.tracking_report_days
    )
    petition_published_days: int = _setting(
        "PETITION_PUBLISHED_DAYS",
        "working days for publishing or refusing a petition (R12)",
        Figures.petition_published_days,
    )
    petition_start_days: int = _setting(
        "PETITION_START_DAYS",
        "working days for beginning to consider a supported petition (R14)",
        Figures.petition_start_days,
    )
    petition_terms: dict[str, str] = _setting(
        "PETITION_TERMS", "first day -> signatures/days of collecting by the community's statute, `250/45` (R13)", {}
    )
    stop_days: int = _setting(
        "STOP_DAYS", "days for the head to stop a decision of the council (R31)", Figures.stop_days
    )
    repeat_vote_days: int = _setting(
        "REPEAT_VOTE_DAYS", "days for the council to vote on it again (R31)", Figures.repeat_vote_days
    )
    composition: dict[str, str] = _setting(
        "COMPOSITION", "convocation -> members of the council with its head, as `27` (R06, R07)", {}
    )

    @property
    def figures(self) -> Figures:
        """Those of the settings that rules of law judge by."""
        return Figures(**{item.name: getattr(self, item.name) for item in fields(Figures)})

    @property
    def media(self) -> Path:
        """The media store's folder on this machine."""
        return Path(self.media_folder).absolute() if self.media_folder else self.content.parent / ".media"

    @property
    def now(self) -> str:
        """This build's moment as ISO text with minutes: BUILD_DATE, else the clock in TIMEZONE."""
        if self.build_date:
            return self.build_date if len(self.build_date) > 10 else f"{self.build_date} 23:59"
        return datetime.now(ZoneInfo(self.timezone)).strftime("%Y-%m-%d %H:%M")

    @property
    def today(self) -> str:
        """This build's day, ISO."""
        return self.now[:10]


def from_pelican(values: Mapping[str, Any]) -> Settings:
    """Settings out of Pelican's dictionary. Raises SettingsError with all faults at once."""
    if os.environ.get("BUILD_DATE"):
        values = {**values, "BUILD_DATE": os.environ["BUILD_DATE"]}
    faults: list[str] = []
    found: dict[str, Any] = {}
    for item in fields(Settings):
        name = item.metadata["name"]
        if name not in values:
            if item.default is MISSING and item.default_factory is MISSING:
                faults.append(f"pelicanconf.py: {name}: немає налаштування ({item.metadata['help']})")
            continue
        value, type_ = values[name], str(item.type)
        if type_ == "Path":
            if value and isinstance(value, (str, Path)):  # else `of_pelican` tells
                found[item.name] = Path(value).absolute()
        elif not _fits(value, type_):
            faults.append(f"pelicanconf.py: {name}: значення {value!r} має бути типу {type_}")
        else:
            found[item.name] = tuple(value) if type_.startswith("tuple") else value
    faults += settings_faults.of_pelican(values)
    faults += settings_faults.of_ours(found, {item.name: item.metadata["name"] for item in fields(Settings)})
    if faults:
        raise SettingsError(faults)
    return Settings(**found)


def _fits(value: Any, type_: str) -> bool:
    if type_.startswith("tuple"):
        return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
    if type_.startswith("dict[str, dict"):
        return isinstance(value, dict) and all(isinstance(name, str) and _fits(x, "dict") for name, x in value.items())
    if type_.startswith("dict"):
        return isinstance(value, dict) and all(isinstance(x, str) for pair in value.items() for x in pair)
    if type_.endswith("None") and value is None:
        return True
    kind = {"str": str, "bool": bool, "int": int}[type_.split(" ")[0]]
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
