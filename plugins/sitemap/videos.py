"""Videos in a sitemap: Google's extension 1.1 (https://developers.google.com/search/docs/crawling-indexing/sitemaps/
video-sitemaps), elements in the order of its schema."""

from __future__ import annotations

from xml.etree import ElementTree

from ..model.clock import seconds
from ..model.row import Row
from ..records.embeds import embed_of
from ..records.whole import Whole

NAMESPACE = "http://www.google.com/schemas/sitemap-video/1.1"
TITLE_LIMIT, DESCRIPTION_LIMIT, LONGEST = 100, 2048, 28_800
"""Characters of both texts and seconds of a video, at most (the extension)."""

ElementTree.register_namespace("video", NAMESPACE)


def video_key(whole: Whole, row: Row) -> str:
    """What is told of a video, for the key of its part."""
    picture = whole.picture(row)
    if picture is None:
        return ""
    return "\t".join([picture.url, row.title, row.lead, row.own("source"), row.own("duration"), row.date[:10]])


def add_video(whole: Whole, row: Row, page: ElementTree.Element) -> None:
    """Tell of the video of a page. One without a picture is left out: the extension asks for it."""
    embed = embed_of(whole, row)
    if embed.poster is None or not (embed.player or embed.file):
        return
    root = whole.settings.site_url
    video = ElementTree.SubElement(page, f"{{{NAMESPACE}}}video")
    length = seconds(row.own("duration"))
    texts = {
        "thumbnail_loc": root + embed.poster.url,
        "title": row.title[:TITLE_LIMIT],
        "description": (whole.lead(row) or row.title)[:DESCRIPTION_LIMIT],
        "content_loc": root + embed.file if embed.file else "",
        "player_loc": embed.player,
        "duration": str(length) if 0 < length <= LONGEST else "",
        "publication_date": row.date[:10],
    }
    for name, text in texts.items():
        if text:
            ElementTree.SubElement(video, f"{{{NAMESPACE}}}{name}").text = text
