"""What holds for every page of every site."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

from tests.built import Built


def test_every_page_has_one_h1(site: Built) -> None:
    assert [url for url, page in site.pages.items() if page.h1 != 1] == []


def test_headings_leave_no_gap(site: Built) -> None:
    def gap(levels: list[int]) -> bool:
        return levels[0] > 2 or any(after > before + 1 for before, after in pairwise(levels))

    assert [(url, page.headings) for url, page in site.pages.items() if gap(page.headings)] == []


def test_titles_are_unique(site: Built) -> None:
    counts = Counter(page.title for page in site.pages.values())
    assert [(url, page.title) for url, page in site.pages.items() if counts[page.title] > 1] == []


def test_ids_are_unique_within_a_page(site: Built) -> None:
    repeated = {
        url: [name for name, count in Counter(page.ids).items() if count > 1] for url, page in site.pages.items()
    }
    assert {url: ids for url, ids in repeated.items() if ids} == {}


def test_every_page_names_its_own_address_as_canonical(site: Built) -> None:
    own = {url: [site.site_url + url] for url, page in site.pages.items() if not page.is_redirect}
    assert {url: site.pages[url].rels.get("canonical") for url in own} == own


def test_a_redirect_leads_where_its_canonical_link_says(site: Built) -> None:
    for url, page in site.pages.items():
        if page.is_redirect:
            target = page.meta["refresh"].partition("url=")[2]
            assert page.rels["canonical"] == [site.site_url + target], url
            assert target in site.pages, url


def test_nothing_is_indexed_until_the_site_is_official(site: Built) -> None:
    assert "Disallow: /" in site.bytes("robots.txt").decode().splitlines()
    assert [url for url, page in site.pages.items() if page.meta.get("robots") != "noindex"] == []


def test_no_page_asks_another_host_for_anything(site: Built) -> None:
    foreign = [
        (url, found.tag, found.address)
        for url, page in site.pages.items()
        for found in page.references
        if found.loads and not re.match(r"/(?!/)|#|[a-z0-9._-]+(?![a-z0-9._-]*:)", found.address)
    ]
    assert foreign == []


def test_no_style_sheet_or_script_asks_another_host_for_anything(site: Built) -> None:
    for name in site.files:
        if name.endswith(".css"):
            addresses = re.findall(r"""url\(\s*["']?([^"')]*)""", site.bytes(name).decode())
            assert addresses, name
            assert [
                address for address in addresses if not address.startswith(("/theme/", "data:image/svg+xml"))
            ] == [], name
        elif name.endswith(".js"):
            imports = re.findall(r"""\b(?:from|import)\s*\(?\s*["']([^"',]*/[^"',]*)["']""", site.bytes(name).decode())
            assert [address for address in imports if not address.startswith("/theme/")] == [], name


def test_no_page_holds_code_that_a_strict_policy_refuses(site: Built) -> None:
    assert {url: page.inline for url, page in site.pages.items() if page.inline} == {}


def test_shared_pages_name_a_title_a_description_and_an_address(site: Built) -> None:
    wanted = ("og:title", "og:description", "og:url", "og:type", "description")
    poor = {
        url: [name for name in wanted if not page.meta.get(name)]
        for url, page in site.pages.items()
        if not page.is_redirect
    }
    assert {url: missing for url, missing in poor.items() if missing} == {}


def test_a_shared_picture_is_there(site: Built) -> None:
    pictures = {url: page.meta["og:image"] for url, page in site.pages.items() if "og:image" in page.meta}
    assert {url: picture for url, picture in pictures.items() if urlsplit(picture).path not in site.known} == {}
