"""The folders of content/ and where in the site their records stand."""

from __future__ import annotations

from functools import cache

from .ukrainian import slugify

SECTIONS = {
    "news": "novyny",
    "acts": "akty",
    "petitions": "petytsii",
    "videos": "video",
    "sessions": "zasidannia",
    "deputies": "deputaty",
    "consultations": "konsultatsii",
    "enterprises": "pidpryiemstva",
    "datasets": "dani",
    "mentions": "zhadky",
    "units": "pidrozdily",
}
"""Folder of content/ -> first part of the address."""

FOLDERS = (*SECTIONS, "pages")
"""Folders of content/, each for one kind of record."""

RESERVED = frozenset(
    {
        *SECTIONS.values(),
        *(
            "obhovorennia",
            "kalendar",
            "zvity",
            "dotrymannia",
            "zminy",
            "temy",
            "poshuk",
            "feeds",
            "files",
            "theme",
            "log",
        ),
        *("404.html", "index.html", "robots.txt", "sitemap.xml", "opensearch.xml", "calendar.ics", "sitemap"),
    }
)
"""First parts of addresses that a page of content/pages/ may not take."""


@cache
def topic_slug(topic: str) -> str:
    """The address part of a topic; two topics with one slug are an error of the content."""
    return slugify(topic)
