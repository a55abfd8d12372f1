"""Broken HTML becomes a sound tree.

Reads: the text of a page. Writes: a tree of the elements that mean something, nested as a browser nests them: nh3
reads with html5ever, closes what was left open and takes out what could run; Beautiful Soup only has to load it.
"""

from __future__ import annotations

from functools import cache

import nh3
from bs4 import BeautifulSoup

_BLOCKS = """
    address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_INLINE = """
    a abbr acronym area audio b bdi big br cite code del dfn em embed font i iframe img ins kbd label map mark object q
    s samp small source span strike strong sub sup time tt u var video
"""
_HOLLOW = "applet button canvas math noembed noframes noscript script select style svg template textarea title xmp"
_SCHEMES = "data file ftp http https javascript mailto skype tel viber"
"""What links lead to. Nothing here runs; `links` tells which of them lead nowhere, so it has to see them."""
_ATTRIBUTES = {
    "*": {"align", "class", "content", "datetime", "hidden", "id", "itemprop", "property", "role", "style"},
    "a": {"href"},
    "area": {"alt", "href"},
    "audio": {"src"},
    "embed": {"src"},
    "iframe": {"data-src", "src"},
    "img": {"alt", "data-lazy-src", "data-original", "data-src", "data-srcset", "height", "src", "srcset", "width"},
    "li": {"value"},
    "object": {"data"},
    "ol": {"reversed", "start", "type"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "video": {"poster", "src"},
}


def tree(text: str) -> BeautifulSoup:
    """The elements of a page, without its head. Never raises for any text."""
    return BeautifulSoup(_cleaner().clean(text), "html.parser")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*_BLOCKS.split(), *_INLINE.split()},
        clean_content_tags=set(_HOLLOW.split()),
        attributes=_ATTRIBUTES,
        filter_style_properties={"display", "list-style", "list-style-type", "text-align"},
        url_schemes=set(_SCHEMES.split()),
        link_rel=None,
    )
