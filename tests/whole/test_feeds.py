"""Feeds, maps of the site, the description of its search: XML that programs read."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.built import Built

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_every_xml_file_parses(site: Built) -> None:
    for name in site.files:
        if name.endswith(".xml"):
            ElementTree.fromstring(site.bytes(name))


def test_every_feed_has_what_atom_requires(site: Built) -> None:
    for name in site.files:
        if not name.endswith(".atom.xml"):
            continue
        feed = ElementTree.fromstring(site.bytes(name))
        for part in (feed, *feed.iter(f"{ATOM}entry")):
            assert all(part.findtext(f"{ATOM}{required}") for required in ("id", "title", "updated")), name
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)), name


def test_feeds_that_pages_name_are_there(site: Built) -> None:
    named = {address for page in site.pages.values() for address in page.rels.get("alternate", ())}
    assert named
    assert {address for address in named if address not in site.known} == set()


def test_every_page_to_be_found_is_in_the_map_of_the_site_once(site: Built) -> None:
    index = ElementTree.fromstring(site.bytes("sitemap.xml"))
    parts = [urlsplit(element.text or "").path[1:] for element in index.iter(f"{SITEMAP}loc")]
    listed = [
        urlsplit(element.text or "").path
        for part in parts
        for element in ElementTree.fromstring(site.bytes(part)).iter(f"{SITEMAP}loc")
    ]
    assert len(listed) == len(set(listed))
    assert set(listed) - site.pages.keys() == set()
    documents = {url for url, page in site.pages.items() if page.is_document}
    assert documents - set(listed) == set()


def test_a_program_finds_the_search(site: Built) -> None:
    description = ElementTree.fromstring(site.bytes("opensearch.xml"))
    template = description.find(f"{OPENSEARCH}Url").get("template")
    assert template == f"{site.site_url}/poshuk/?q={{searchTerms}}"
    assert 0 < len(description.findtext(f"{OPENSEARCH}ShortName")) <= 16
