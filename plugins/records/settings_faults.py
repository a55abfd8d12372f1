"""What is wrong with the values of pelicanconf.py beyond their types: one Ukrainian line for each fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..model.source_text import FORBIDDEN, named
from ..model.wrong import shown
from .video_source import provider_faults

FILE = "pelicanconf.py"
LONGEST = 2000
"""Characters of one text, at most: it stands on every page."""
MOST = 100_000
"""No number of days, entries or megabytes is larger."""
FOLDERS = ("PATH", "OUTPUT_PATH", "MEMORY_PATH", "THEME")
SHAPES = {"PLUGINS": (list, "список"), "JINJA_ENVIRONMENT": (dict, "словник"), "SITEURL": (str, "текст у лапках")}
"""What Pelican itself takes -> its type, in words."""


def of_pelican(values: Mapping[str, Any]) -> list[str]:
    """Values at which Pelican stumbles in words of its own; it takes a missing setting for its own default."""
    given = {name: values[name] for name in FOLDERS if name in values}
    faults = [
        f"{FILE}: {name}: {value!r} — запишіть теку в лапках" for name, value in given.items() if not _named(value)
    ]
    theme = given.get("THEME", "")
    if _named(theme) and not all(place.exists() for place in _parts(Path(theme))):
        faults.append(f"{FILE}: THEME: «{theme}» не тека теми — вкажіть ту, де css/index.css і templates")
    for name, (kind, words) in SHAPES.items():
        if name in values and not isinstance(values[name], kind):
            faults.append(f"{FILE}: {name}: {shown(repr(values[name]))} — тут має бути {words}")
    if (language := values.get("DEFAULT_LANG", "uk")) != "uk":
        faults.append(f'{FILE}: DEFAULT_LANG: {shown(repr(language))} — сайт говорить українською, запишіть "uk"')
    return faults


def _named(value: object) -> bool:
    return isinstance(value, (str, Path)) and bool(str(value)) and "\0" not in str(value)


def _parts(theme: Path) -> tuple[Path, ...]:
    return theme / "css/index.css", theme / "templates"


def of_ours(found: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    """Values that fit their types and cannot be used. found: by field of Settings. names: that field -> setting."""
    for field, value in found.items():
        yield from _of_value(names[field], value)
    if not is_root(url := found.get("site_url", "")):
        yield f"{FILE}: SITEURL: «{shown(url)}» — запишіть адресу кореня сайту, як https://rada.example"
    for name in ("bodies", "commissions"):
        for code in found.get(name, {}):
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
                yield f"{FILE}: {name.upper()}: код «{shown(code)}» — лише малі латинські літери, цифри й дефіс"
    if not re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", locality := found.get("locality", "")):
        yield f"{FILE}: LOCALITY: код «{shown(locality)}» — лише малі латинські літери, цифри й дефіс"
    if not _is_moment(found.get("build_date", "")):
        yield f"{FILE}: BUILD_DATE: «{shown(found['build_date'])}» — запишіть дату так: 2019-12-24"
    yield from _law_faults(found)
    yield from _contact_faults(found)
    yield from provider_faults(found.get("video_providers", {}))
    if "timezone" in found and not _is_zone(found["timezone"]):
        yield f"{FILE}: TIMEZONE: немає часового поясу «{shown(found['timezone'])}»"


def _of_value(name: str, value: Any) -> Iterator[str]:
    """Signs that nobody sees, texts and numbers beyond all measure."""
    if isinstance(value, int) and not 0 <= value <= MOST:
        yield f"{FILE}: {name}: {value} — запишіть число від 0 до {MOST}"
    for text in _texts(value):
        if bad := FORBIDDEN.search(text) or _SURROGATE.search(text):
            yield f"{FILE}: {name}: {named(bad[0])} — вилучіть його"
        elif len(text) > LONGEST:
            yield f"{FILE}: {name}: {len(text)} знаків — скоротіть до {LONGEST}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from (text for part in pair for text in _texts(part))
    elif isinstance(value, tuple):
        yield from value


_SURROGATE = re.compile("[\ud800-\udfff]")
_HOST = r"[\w-]+(?:\.[\w-]+)*"


def is_root(url: str) -> bool:
    """Is it the address of a host's root: no user, no path, no query, a port that there is?"""
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return bool(re.fullmatch(rf"https?://(?:{_HOST}|\[[0-9a-f:]+\])(?::\d+)?", url)) and port != 0


def _law_faults(found: Mapping[str, Any]) -> list[str]:
    """Days and figures of the law that cannot be read."""
    names = ("drafts_ten_days_from", "waivers_from", "commission_papers_from")
    days = [(name, found[name]) for name in names if name in found]
    martial_law = found.get("martial_law", {})
    days += [("martial_law", day) for day in (*martial_law, *filter(None, martial_law.values()))]
    days += [("petition_terms", day) for day in found.get("petition_terms", {})]
    days += [("alert", day) for day in [found.get("alert", {}).get("until", "")] if day]
    faults = [
        f"{FILE}: {name.upper()}: «{shown(day)}» — запишіть дату так: 2019-12-24"
        for name, day in days
        if len(day) != 10 or not _is_moment(day)
    ]
    forms = (("petition_terms", r"[1-9]\d{0,5}/[1-9]\d{0,2}", "250/45"), ("composition", r"[1-9]\d{0,3}", "27"))
    values = [(name, form, example, value) for name, form, example in forms for value in found.get(name, {}).values()]
    values += [("regulatory_remarks", r"[1-9]/[1-9]", "1/3", found.get("regulatory_remarks", "1/3"))]
    return faults + [
        f"{FILE}: {name.upper()}: «{shown(value)}» — запишіть так: {example}"
        for name, form, example, value in values
        if not re.fullmatch(form, value, re.ASCII)
    ]


def _contact_faults(found: Mapping[str, Any]) -> list[str]:
    """Addresses that pages lead to and that are none."""
    web, example = r"https?://[^\s/\"'<>\\]+[^\s\"'<>\\]*", "https://rada.example"
    values = [("channels", web, example, url) for url in found.get("channels", {}).values()]
    values += [("licence_url", web, example, found["licence_url"])] if "licence_url" in found else []
    values += [("alert", rf"|/(?![/\\]).*|{web}", example, found.get("alert", {}).get("url", ""))]
    values += [("email", r"|[^\s@\"'<>:]+@[^\s@\"'<>:]+", "rada@rada.example", found.get("email") or "")]
    values += [("old_hosts", _HOST, "old.rada.example", host) for host in found.get("old_hosts", ())]
    values += [("edrpou", r"|\d{8}", "12345678", found.get("edrpou") or "")]
    faults = [
        f"{FILE}: {name.upper()}: «{shown(value)}» — запишіть так: {example}"
        for name, form, example, value in values
        if not re.fullmatch(form, value) or (name == "old_hosts" and value != value.lower())
    ]
    contact = found.get("security_contact") or ""
    if not re.fullmatch(r"|(https://|tel:|(mailto:)?[^\s:/@]+@)[!-~]+", contact):
        words = "запишіть пошту або адресу https://, mailto: чи tel:"
        faults.append(f"{FILE}: SECURITY_CONTACT: «{shown(contact)}» — {words}")
    return faults


def _is_moment(text: str) -> bool:
    if not re.fullmatch(r"|\d{4}-\d\d-\d\d( \d\d:\d\d)?", text, re.ASCII):
        return False
    try:
        return not text or bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name).key)
    except (KeyError, ValueError, OSError):  # unknown; a path; a folder of zones
        return False
