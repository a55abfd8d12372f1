"""What several nodes have in common: addresses, moments, the council, files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..moment import moment
from ..view import DocumentView, View
from ..view_parts import FileView, Picture, Site

Node = dict[str, Any]

CONTEXT = "https://schema.org"
FORMATS = {
    "PDF": "application/pdf",
    "DOC": "application/msword",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ODT": "application/vnd.oasis.opendocument.text",
    "RTF": "application/rtf",
    "TXT": "text/plain",
    "XLS": "application/vnd.ms-excel",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ODS": "application/vnd.oasis.opendocument.spreadsheet",
    "CSV": "text/csv",
    "TSV": "text/tab-separated-values",
    "JSON": "application/json",
    "GEOJSON": "application/geo+json",
    "XML": "application/xml",
    "ZIP": "application/zip",
    "P7S": "application/pkcs7-signature",
    "PNG": "image/png",
    "JPG": "image/jpeg",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "MP4": "video/mp4",
    "WEBM": "video/webm",
    "VTT": "text/vtt",
    "SRT": "application/x-subrip",
}
"""Suffix in capitals -> media type (IANA). The module mimetypes asks the machine, so two builds would differ."""


def address(view: View) -> str:
    """The page in full."""
    return full(view.site, view.head.url)


def full(site: Site, url: str) -> str:
    """An address of the site in full; another's as it is."""
    return f"{site.url}{url}" if url.startswith("/") else url


def when(view: View, text: str) -> str:
    """`moment` in the site's zone."""
    return moment(text, view.site.timezone)


def council(site: Site) -> Node:
    """Who publishes the site; told in full on the home page."""
    return {"@type": "GovernmentOrganization", "@id": f"{site.url}/#rada", "name": site.council, "url": f"{site.url}/"}


def website(site: Site) -> Node:
    """What every page is part of."""
    return {"@type": "WebSite", "@id": f"{site.url}/#sait", "name": site.name, "url": f"{site.url}/"}


def image(site: Site, picture: Picture | None) -> Node | None:
    """A picture with its size in CSS pixels."""
    if picture is None:
        return None
    return {
        "@type": "ImageObject",
        "url": full(site, picture.url),
        "caption": picture.alt,
        "width": picture.width or None,
        "height": picture.height or None,
    }


def media(site: Site, files: Iterable[FileView], type: str = "MediaObject") -> list[Node]:
    """Attached files with what proves them."""
    return [
        {
            "@type": type,
            "name": file.title,
            "contentUrl": full(site, file.url),
            "encodingFormat": FORMATS.get(file.suffix, ""),
            "contentSize": f"{file.size} B",
            "sha256": file.sha256,
        }
        for file in files
    ]


def page(view: View, type: str, name: str = "") -> Node:
    """A page as such."""
    head = view.head
    return {
        "@type": type,
        "@id": address(view),
        "url": address(view),
        "name": name or head.title,
        "description": head.description,
        "inLanguage": head.lang,
        "datePublished": when(view, head.published),
        "dateModified": when(view, head.modified),
        "isPartOf": website(view.site),
    }


def work(view: DocumentView, type: str) -> Node:
    """What every document that somebody wrote has."""
    site = view.site
    return {
        **page(view, type, view.title),
        "keywords": [topic.text for topic in view.topics],
        "image": image(site, view.head.picture),
        "license": site.licence.url,
        "publisher": council(site),
    }
