"""What every page says to programs in the terms of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests import schema_org
from tests.built import Built, address_of

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MOMENTS = ("datePublished", "dateModified", "uploadDate", "startDate", "endDate", "legislationDate")
REDIRECT = 'http-equiv="refresh"'


def data_of(site: Built) -> dict[str, Any]:
    """Address -> the data of every page but redirects, which have none."""
    found = {}
    for name in site.files:
        if name.endswith(".html"):
            html = site.bytes(name).decode()
            blocks = BLOCK.findall(html)
            assert len(blocks) == (0 if REDIRECT in html else 1), name
            found |= {address_of(name): json.loads(block) for block in blocks}
    return found


@pytest.fixture(scope="module")
def shown(showcase: Built) -> dict[str, Any]:
    return data_of(showcase)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node inside a value."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


def main(page: dict[str, Any]) -> dict[str, Any]:
    """The page's own node."""
    return page["@graph"][0] if "@graph" in page else page


def test_schema_org_defines_every_type_and_property_of_every_page(site: Built) -> None:
    found = {address: faults for address, data in data_of(site).items() if (faults := schema_org.faults(data))}
    assert found == {}


def test_the_check_knows_a_property_that_a_type_has_not() -> None:
    assert schema_org.faults({"@type": "Clip", "startOffset": 1}) == []
    assert schema_org.faults({"@type": "Legislation", "startOffset": 1}) == ["startOffset of Legislation"]
    assert schema_org.faults({"@type": "Decision", "name": "x"}) == ["type Decision", "name of Decision"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader
def test_rdflib_reads_every_page_and_finds_only_terms_of_its_own_list(shown: dict[str, Any]) -> None:
    from rdflib import SDO, Graph, URIRef

    terms = set(map(str, dir(SDO)))
    for address, data in shown.items():
        text = json.dumps({**data, "@context": {"@vocab": str(SDO)}})
        graph = Graph().parse(data=text, format="json-ld")
        assert len(graph) > 3, address
        named = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
        assert {term for term in named if term.startswith(str(SDO))} <= terms, address


def test_pages_of_every_kind_say_what_they_are(shown: dict[str, Any]) -> None:
    kinds = {address: main(data)["@type"] for address, data in shown.items()}
    assert kinds["/"] == "WebSite"
    assert kinds["/akty/rishennia-rady/2024/1-48-2024/"] == "Legislation"
    assert kinds["/akty/proiekt/2024/hromadskyi-biudzhet/"] == "Legislation"
    assert kinds["/novyny/2025/01/avtobus-do-likarni/"] == "NewsArticle"
    assert kinds["/video/2024/sesiia-48/"] == "VideoObject"
    assert kinds["/zasidannia/rada/2024-10-24-48/"] == "Event"
    assert kinds["/deputaty/viii/yavorenko-svitozar/"] == "Person"
    assert kinds["/pidrozdily/tsnap/"] == "GovernmentOrganization"
    assert kinds["/pidpryiemstva/zorepilvodoservis/"] == "Organization"
    assert kinds["/dani/"] == "DataCatalog"
    assert kinds["/poshuk/"] == "SearchResultsPage"
    assert kinds["/akty/"] == "CollectionPage"
    used = {node["@type"] for data in shown.values() for node in nodes(data) if "@type" in node}
    assert {"Dataset", "Clip", "BreadcrumbList", "SearchAction", "InteractionCounter", "Place"} <= used


def test_an_act_tells_its_force_its_relations_both_ways_and_its_files(shown: dict[str, Any]) -> None:
    act = main(shown["/akty/rishennia-rady/2024/1-48-2024/"])
    site = "https://zorepil.example"
    assert act["legislationIdentifier"] == "1-48/2024"
    assert act["legislationType"] == "рішення ради"
    assert act["legislationDate"] == "2024-10-24"
    assert act["datePublished"] == "2024-10-28"
    assert act["legislationPassedBy"]["name"] == "Зорепільська міська рада"
    assert act["legislationLegalForce"] == {"@id": "https://schema.org/InForce"}
    changed = [other["@id"] for other in act["legislationChanges"]]
    assert changed == [f"{site}/akty/rishennia-rady/2024/1-47-2024/"]
    assert [one["@id"] for one in act["@reverse"]["legislationChanges"]] == [
        f"{site}/akty/rishennia-rady/2025/1-50-2025/"
    ]
    kinds = {file["encodingFormat"] for file in act["encoding"]}
    assert kinds == {"application/pdf", "text/csv", "application/json", "application/akn+xml"}
    repealed = main(shown["/akty/rishennia-rady/2024/1-47-2024/"])
    assert repealed["legislationLegalForce"] == {"@id": "https://schema.org/NotInForce"}
    draft = main(shown["/akty/proiekt/2024/hromadskyi-biudzhet/"])
    assert draft["legislationType"] == "проєкт рішення"
    assert "legislationLegalForce" not in draft
    assert draft["creativeWorkStatus"] == "прийнято"


def test_a_recording_has_its_moments_as_clips_that_the_page_itself_has(shown: dict[str, Any], showcase: Built) -> None:
    video = main(shown["/video/2024/sesiia-48/"])
    clips = video["hasPart"]
    assert len(clips) >= 3
    assert [clip["startOffset"] for clip in clips] == sorted(clip["startOffset"] for clip in clips)
    for clip in clips:
        assert clip["url"] == f"{video['url']}#t={clip['startOffset']}"
        assert f"t={clip['startOffset']}" in showcase.pages["/video/2024/sesiia-48/"].ids
    assert re.fullmatch(r"PT(\d+H)?(\d+M)?(\d+S)?", video["duration"])


def test_the_home_page_tells_the_council_its_units_and_the_search(shown: dict[str, Any], showcase: Built) -> None:
    site, council = shown["/"]["@graph"]
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == "https://zorepil.example/poshuk/?q={search_term_string}"
    assert council["@type"] == "GovernmentOrganization"
    units = {unit["@id"].removeprefix("https://zorepil.example") for unit in council["subOrganization"]}
    assert units == {page for page in showcase.pages if re.fullmatch("/pidrozdily/[^/]+/", page)}


def test_crumbs_lead_from_the_home_page_to_the_page_itself(shown: dict[str, Any]) -> None:
    for address, data in shown.items():
        lists = [node for node in nodes(data) if node.get("@type") == "BreadcrumbList"]
        if address in ("/", "/404.html"):
            continue
        items = lists[0]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == "https://zorepil.example/"
        assert items[-1]["item"] == f"https://zorepil.example{address}"


def test_moments_are_of_iso_8601_and_carry_the_offset(shown: dict[str, Any]) -> None:
    found = [node[name] for data in shown.values() for node in nodes(data) for name in MOMENTS if name in node]
    assert {moment[19:] for moment in found if len(moment) > 10} == {"+02:00", "+03:00"}
    for moment in found:
        assert datetime.fromisoformat(moment).isoformat().startswith(moment)


def test_no_address_of_the_site_in_the_data_leads_nowhere(shown: dict[str, Any], showcase: Built) -> None:
    names = ("url", "contentUrl", "thumbnailUrl", "item")
    for page, data in shown.items():
        addresses = [node[name] for node in nodes(data) for name in names if name in node]
        assert [address for address in addresses if showcase.misses(address)] == [], page


def test_what_was_withdrawn_is_a_page_and_no_more(shown: dict[str, Any], showcase: Built) -> None:
    gone = showcase.bytes("vylucheni.txt").decode().split()
    assert gone
    for address in gone:
        node = main(shown[address])
        assert node["@type"] == "WebPage"
        assert node.keys() == {"@context", "@type", "@id", "url", "name", "description", "inLanguage", "isPartOf"} - (
            {"@context"} if "@graph" in shown[address] else set()
        )
