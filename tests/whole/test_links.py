"""No link inside a site is dead: in pages, style sheets, scripts, feeds, maps of the site, opensearch.xml."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from tests.built import Built, address_of


def test_no_link_in_a_page_is_dead(site: Built) -> None:
    dead = [
        (url, found.tag, found.address)
        for url, page in site.pages.items()
        for found in page.references
        if site.misses(urljoin(site.site_url + url, found.address))
    ]
    assert dead == []


def test_links_inside_are_relative_to_the_root(site: Built) -> None:
    absolute = [
        (url, found.address)
        for url, page in site.pages.items()
        for found in page.references
        if found.address.startswith(site.site_url) and found.address not in page.rels.get("canonical", ())
    ]
    assert absolute == []


def test_every_address_is_safe_to_follow(site: Built) -> None:
    schemes = {
        (url, found.address)
        for url, page in site.pages.items()
        for found in page.references
        if urlsplit(found.address).scheme not in {"", "http", "https", "mailto", "tel", "webcal"}
    }
    assert schemes == set()


def test_no_link_in_another_file_is_dead(site: Built) -> None:
    patterns = {
        ".css": r"""url\(\s*["']?(/[^"')]*)""",
        ".js": r"""\b(?:from|import)\s*\(?\s*["'](/[^"']+)["']""",
        ".xml": rf"({re.escape(site.site_url)}[^<\"{{?]*)",
        ".txt": rf"({re.escape(site.site_url)}\S*)",
    }
    dead, seen = [], set()
    for name in site.files:
        suffix = name[name.rfind(".") :]
        if suffix in patterns:
            seen.add(suffix)
            found = re.findall(patterns[suffix], site.bytes(name).decode())
            dead += [(name, link) for link in found if site.misses(urljoin(site.site_url + address_of(name), link))]
    assert dead == []
    assert seen == set(patterns)


def test_a_check_of_links_finds_a_dead_one(empty: Built) -> None:
    assert empty.misses(f"{empty.site_url}/akty/nemaie/")
    assert empty.misses(f"{empty.site_url}/akty/#nemaie")
    assert not empty.misses(f"{empty.site_url}/akty/#main")
    assert not empty.misses("https://zakon.rada.gov.ua/laws/show/2939-17")
