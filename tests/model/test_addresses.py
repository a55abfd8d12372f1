"""Permanent addresses and ids of every kind of record."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.addresses import address, lacking_part
from plugins.model.kinds import KINDS
from plugins.model.sections import RESERVED, topic_slug

from .records import REQUIRED, record


@pytest.mark.parametrize(
    ("folder", "stem", "fields", "url"),
    [
        ("news", "2019-03-05-Толока в парку", {}, "/novyny/2019/03/toloka-v-parku/"),
        ("news", "toloka", {"slug": "vesna"}, "/novyny/2019/03/vesna/"),
        ("acts", "x", {"number": "33-65/2019"}, "/akty/rishennia-rady/2019/33-65-2019/"),
        ("acts", "x", {"number": "142р", "kind": "rozporiadzhennia"}, "/akty/rozporiadzhennia/2019/142r/"),
        ("acts", "x", {"number": "5", "slug": "reglament"}, "/akty/rishennia-rady/2019/reglament/"),
        ("acts", "x", {"number": "5", "date": "2018-12-24 10:00"}, "/akty/rishennia-rady/2018/5/"),
        ("petitions", "x", {}, "/petytsii/12/"),
        ("petitions", "x", {"number": "№ 12/А"}, "/petytsii/12-a/"),
        ("videos", "2019-03-05-siuzhet", {}, "/video/2019/siuzhet/"),
        ("sessions", "x", {}, "/zasidannia/rada/2019-12-24-65/"),
        ("deputies", "Коваль Олена", {}, "/deputaty/vii/koval-olena/"),
        ("consultations", "statut", {}, "/konsultatsii/statut/"),
        ("enterprises", "rynok", {}, "/pidpryiemstva/rynok/"),
        ("datasets", "x", {}, "/dani/rishennia/"),
        ("units", "viddil", {}, "/pidrozdily/viddil/"),
        ("mentions", "2019-03-05-stattia", {}, "/zhadky/#z-stattia"),
        ("pages", "statut", {}, "/statut/"),
    ],
)
def test_a_record_stands_at_the_address_of_its_kind(folder: str, stem: str, fields: dict[str, str], url: str) -> None:
    assert address(record(folder, **fields), stem).url == url


@pytest.mark.parametrize(
    ("folder", "fields", "id"),
    [
        ("acts", {"number": "33-65/2019"}, "rishennia-rady/2019/33-65-2019"),
        ("news", {}, "novyny/2019/03/fail"),
        ("petitions", {}, "petytsii/12"),
        ("sessions", {}, "zasidannia/rada/2019-12-24-65"),
        ("mentions", {}, "zhadky/fail"),
        ("pages", {}, "fail"),
    ],
)
def test_a_record_is_named_by_its_address_without_slashes(folder: str, fields: dict[str, str], id: str) -> None:
    assert address(record(folder, **fields), "fail").id == id


@pytest.mark.parametrize("kind", ["protokol", "vysnovok", "poriadok-dennyi"])
def test_minutes_conclusions_and_agendas_of_a_commission_carry_its_code(kind: str) -> None:
    made = record("acts", kind=kind, number="7", commission="Бюджет")
    assert address(made, "x").id == f"{kind}/2019/biudzhet-7"


def test_a_decision_does_not_carry_the_code_of_a_commission() -> None:
    assert address(record("acts", number="7", commission="biudzhet"), "x").id == "rishennia-rady/2019/7"


def test_a_slug_stands_over_number_and_commission() -> None:
    made = record("acts", kind="protokol", number="7", commission="biudzhet", slug="persha")
    assert address(made, "x").id == "protokol/2019/persha"


def test_a_commission_without_letters_leaves_the_number_alone() -> None:
    assert address(record("acts", kind="protokol", number="7", commission="—"), "x").id == "protokol/2019/7"


@pytest.mark.parametrize(
    ("folder", "stem", "fields", "lacking"),
    [
        ("acts", "rishennia", {}, "number"),
        ("acts", "rishennia", {"number": "№"}, "number"),
        ("petitions", "petytsiia", {"number": "—"}, "number"),
        ("sessions", "sesiia", {"number": "—"}, "number"),
        ("sessions", "sesiia", {"body": "—"}, "body"),
        ("deputies", "koval", {"convocation": "—", "slug": "koval"}, "convocation"),
        ("news", "—", {}, "slug"),
        ("acts", "x", {"slug": "reglament"}, ""),
        ("sessions", "x", {"number": "—", "slug": "persha"}, ""),
    ],
)
def test_a_record_that_gives_no_part_of_an_address_has_none(
    folder: str, stem: str, fields: dict[str, str], lacking: str
) -> None:
    made = record(folder, **fields)
    assert lacking_part(made, stem) == lacking
    assert (address(made, stem) == ("", "")) == bool(lacking)


def test_a_changed_title_does_not_move_a_page() -> None:
    for folder in KINDS:
        made = record(folder, **({"number": "1"} if folder == "acts" else {}))
        assert address(made, "fail") == address(made.model_copy(update={"title": "Зовсім інша назва"}), "fail"), folder


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=90) | st.sampled_from(
    ["../../etc", "a/b", "Ґ'є", "%2e%2e", "CON", "№ 5/А", "ＶＩＩ", "٣", "ß", "İ"]
)
NAMES = ("number", "commission", "body", "convocation", "session")


@given(folder=st.sampled_from(sorted(KINDS)), stem=TEXTS, text=TEXTS)
def test_addresses_are_lower_case_ascii_with_both_slashes(folder: str, stem: str, text: str) -> None:
    own = {name: text for name in NAMES if name in KINDS[folder].model_fields and text.strip()}
    found = address(record(folder, **{**REQUIRED[folder], **own}), stem)
    if found.url:
        assert re.fullmatch(r"/([a-z0-9]+(-[a-z0-9]+)*/)+(#[a-z0-9]+(-[a-z0-9]+)*)?", found.url)
        assert found.id == found.url.replace("#z-", "").strip("/").removeprefix("akty/")
        assert all(len(part) <= 200 for part in found.url.split("/"))


def test_no_page_can_take_the_address_of_a_section() -> None:
    sections = {
        address(record(folder, number="1") if folder in ("acts",) else record(folder), "x").url.split("/")[1]
        for folder in KINDS
        if folder != "pages"
    }
    assert sections <= RESERVED


def test_a_topic_has_an_address() -> None:
    assert topic_slug("Бюджет і фінанси") == "biudzhet-i-finansy"
