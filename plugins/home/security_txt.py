"""/.well-known/security.txt (RFC 9116): where to tell of a weakness of the site."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ..records.settings import Settings

PATH = ".well-known/security.txt"


def security_txt(settings: Settings) -> bytes:
    """The file. Web addresses in it are https ones, as 2.5 of the RFC demands, whatever SITEURL is while one tries."""
    root = f"https://{urlsplit(settings.site_url).netloc}"
    fields = {
        "Contact": _contact(settings, root),
        "Expires": f"{expires(settings.today)}T00:00:00Z",
        "Preferred-Languages": "uk",
        "Canonical": f"{root}/{PATH}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()).encode()


def expires(day: str) -> str:
    """The day from which the file is stale: the next 1 January or 1 July but one.

    More than six months and at most a year (2.5.5) after any day, and another one twice a year only, so that a build
    of another day seldom changes the file.
    """
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + 1:04}-{'01' if month <= 6 else '07'}-01"


def _contact(settings: Settings, root: str) -> str:
    """SECURITY_CONTACT, EMAIL, or the page that says where to write about obstacles."""
    given = settings.security_contact or settings.email or ""
    if not given or given.startswith(("https://", "tel:")):
        return given or f"{root}/dostupnist/"
    return f"mailto:{quote(given.removeprefix('mailto:'), safe='@+?=&%')}"
