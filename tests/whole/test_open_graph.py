"""What messengers and networks show of a link to any page: title, words, picture (ogp.me)."""

from __future__ import annotations

import struct
from datetime import datetime

from tests.built import Built

NEEDED = (
    *("og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale"),
    *("og:image", "og:image:alt", "og:image:width", "og:image:height", "twitter:card"),
)


def test_every_page_has_all_that_a_card_is_made_of(site: Built) -> None:
    for address, page in site.pages.items():
        assert [name for name in NEEDED if not page.meta.get(name)] == [], address


def test_the_address_is_the_canonical_one_and_absolute(site: Built) -> None:
    for page in site.pages.values():
        assert [page.meta["og:url"]] == page.rels["canonical"]
        assert page.meta["og:url"].startswith(f"{site.site_url}/")


def test_the_picture_is_there_of_a_form_that_all_can_show_and_of_the_size_told(site: Built) -> None:
    for address, page in site.pages.items():
        url = page.meta["og:image"]
        assert not site.misses(url), address
        data = site.bytes(url.removeprefix(f"{site.site_url}/"))
        assert data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"GIF8"), address
        if data[:4] == b"\x89PNG":
            size = struct.unpack(">II", data[16:24])
            assert size == (int(page.meta["og:image:width"]), int(page.meta["og:image:height"])), address


def test_a_page_with_a_picture_of_its_own_shows_that_and_its_words(showcase: Built) -> None:
    own = showcase.pages["/novyny/2025/01/avtobus-do-likarni/"].meta
    assert own["og:image"].startswith(f"{showcase.site_url}/novyny/2025/01/avtobus-do-likarni/")
    assert own["og:image:alt"] != "Зорепільська міська рада"
    common = showcase.pages["/akty/"].meta
    assert "/theme/card." in common["og:image"]
    assert common["og:image:alt"] == "Зорепільська міська рада"
    assert (common["og:image:width"], common["og:image:height"]) == ("1200", "630")


def test_documents_are_articles_with_the_moments_of_their_publication_and_change(showcase: Built) -> None:
    act = showcase.pages["/akty/rishennia-rady/2024/1-48-2024/"].meta
    assert act["og:type"] == "article"
    assert act["article:published_time"] == "2024-10-28"
    assert act["article:modified_time"] == "2025-03-03"
    for page in showcase.pages.values():
        for name in ("article:published_time", "article:modified_time"):
            if moment := page.meta.get(name):
                assert datetime.fromisoformat(moment).tzinfo or len(moment) == 10
    assert showcase.pages["/video/2024/sesiia-48/"].meta["og:type"] == "video.other"
    assert showcase.pages["/deputaty/viii/yavorenko-svitozar/"].meta["og:type"] == "profile"
    assert showcase.pages["/"].meta["og:type"] == "website"


def test_a_page_of_a_site_that_is_not_official_stays_out_of_indices(site: Built) -> None:
    assert {page.meta.get("robots") for page in site.pages.values()} == {"noindex"}
