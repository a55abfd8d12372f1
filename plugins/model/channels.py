"""Whose network an official page stands on, by its address."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

NETWORKS = {
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "fb.me": "Facebook",
    "instagram.com": "Instagram",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "viber.com": "Viber",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "tiktok.com": "TikTok",
    "whatsapp.com": "WhatsApp",
    "x.com": "X",
    "twitter.com": "X",
    "linkedin.com": "LinkedIn",
}
"""Host -> its name; subdomains are its own."""
SITE = "Сайт"
FACEBOOK = "Facebook"


def network(address: str) -> str:
    """«Facebook» for `https://uk-ua.facebook.com/viddil`; a host of no network is a site."""
    labels = _host(address).split(".")
    hosts = (".".join(labels[start:]) for start in range(len(labels)))
    return next((NETWORKS[host] for host in hosts if host in NETWORKS), SITE)


def channel_words(address: str) -> str:
    """Words that tell an official page from others, for a list or a screen reader: «Facebook: viddil»."""
    host = _host(address)
    name = network(address)
    if name == SITE:
        return f"{SITE}: {host.removeprefix('www.')}"
    last = unquote(urlsplit(address).path).strip("/").rpartition("/")[2].removeprefix("@")
    return f"{name}: {last}" if last and not last.endswith(".php") else name


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # an address of digits that are none
        return address
