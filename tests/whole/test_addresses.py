"""The permanent addresses: those that stand whatever the content, and how every other one is written."""

from __future__ import annotations

import re

import pytest

from plugins.model.vocabulary import ACT_KINDS
from tests.built import Built

FIXED = (
    *("/", "/novyny/", "/akty/", "/obhovorennia/", "/petytsii/", "/video/", "/zasidannia/", "/deputaty/", "/kalendar/"),
    *("/konsultatsii/", "/pidpryiemstva/", "/pidrozdily/", "/zhadky/", "/dani/", "/temy/", "/poshuk/", "/dostupnist/"),
    *("/404.html", "/feeds/all.atom.xml", "/feeds/novyny.atom.xml", "/feeds/akty.atom.xml"),
    *("/dotrymannia/", "/zminy/", "/calendar.ics", "/feeds/zminy.atom.xml"),
    *("/sitemap.xml", "/robots.txt", "/opensearch.xml", "/alert.json"),
    *(f"/akty/{kind}/" for kind in ACT_KINDS),
    *(f"/feeds/akty-{kind}.atom.xml" for kind in ACT_KINDS),
)


def test_fixed_addresses_exist_even_without_content(empty: Built) -> None:
    assert set(FIXED) - empty.known == set()


def test_fixed_addresses_exist(site: Built) -> None:
    assert set(FIXED) - site.known == set()


def test_addresses_are_lower_case_latin(site: Built) -> None:
    latin = re.compile(r"(\.well-known/)?[a-z0-9][a-z0-9_-]*([/.][a-z0-9_-]+)*")
    assert [name for name in site.files if not latin.fullmatch(name)] == []


@pytest.mark.parametrize(
    "address",
    [
        "/akty/rishennia-rady/2024/1-48-2024/",
        "/akty/orhan/rada/2024/",
        "/akty/stan/chynnyi/2024/",
        "/akty/sesiia/viii-48/",
        "/novyny/2025/01/avtobus-do-likarni/",
        "/novyny/2025/01/",
        "/zasidannia/rada/2024-10-24-48/",
        "/konsultatsii/park-nad-richkoiu/",
        "/pidpryiemstva/zorepilvodoservis/",
        "/pidrozdily/tsnap/",
        "/statut-hromady/",
        "/deputaty/viii/yavorenko-svitozar/",
        "/video/2025/sesiia-50/",
    ],
)
def test_addresses_of_documents_are_made_as_promised(showcase: Built, address: str) -> None:
    assert address in showcase.pages
