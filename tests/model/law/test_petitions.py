"""Duties about petitions."""

from __future__ import annotations

import pytest

from .cases import petition, said, states

UNREAD = "не звірено з текстом закону"
FULL = {
    "date": "2024-11-04",
    "signatures": "143",
    "required": "100",
    "until": "2024-12-19",
    "considered_from": "2024-12-20",
    "answered": "2024-12-30",
    "supported": "так",
}


def asked(**fields: str) -> list[str]:
    return said(petition(**{**FULL, **fields}), petition_terms={"2016-01-01": "250/60", "2024-01-01": "100/45"})


def test_a_petition_answered_in_time_is_fine() -> None:
    assert asked() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"filed": "2024-10-30"},
            "R12 petitions/a.md: filed: петицію, подану 2024-10-30, оприлюднено 2024-11-04, а строк був до 2024-11-01: "
            f"пізніше на 1 робочий день (393/96-ВР ст. 23-1, {UNREAD}) — перевірте filed і date",
        ),
        (
            {"required": "120"},
            "R13 petitions/a.md: required: потрібно 120 підписів, а за статутом громади — 100 (393/96-ВР ст. 23-1) — "
            "поставте 100 або виправте PETITION_TERMS",
        ),
        (
            {"until": "2024-12-20"},
            "R13 petitions/a.md: until: збір підписів триває 46 днів, а за статутом громади — 45 (393/96-ВР ст. 23-1) "
            "— виправте until або PETITION_TERMS",
        ),
        (
            {"considered_from": "2024-12-25"},
            "R14 petitions/a.md: considered_from: розгляд петиції розпочато 2024-12-25, а строк був до 2024-12-24: "
            f"пізніше на 1 робочий день (393/96-ВР ст. 23-1, {UNREAD}) — перевірте until і considered_from",
        ),
        (
            {"considered_from": "", "answered": "", "supported": ""},
            "R14 petitions/a.md: considered_from: розгляд петиції досі не розпочато, а строк минув 2024-12-24 "
            f"(393/96-ВР ст. 23-1, {UNREAD}) — впишіть день у considered_from",
        ),
        (
            {"answered": "2025-01-06"},
            "R15 petitions/a.md: answered: відповідь на петицію оприлюднено 2025-01-06, а строк був до 2025-01-03: "
            "пізніше на 1 робочий день (393/96-ВР ст. 23-1) — перевірте considered_from і answered",
        ),
        (
            {"answered": "", "supported": ""},
            "R15 petitions/a.md: answered: відповідь на петицію досі не оприлюднено, а строк минув 2025-01-03 "
            "(393/96-ВР ст. 23-1) — додайте відповідь і впишіть день у answered",
        ),
        (
            {"supported": ""},
            "R15 petitions/a.md: supported: у відповіді не сказано, чи підтримано петицію (393/96-ВР ст. 23-1) — "
            "впишіть «supported: так», «частково» або «ні», а причини — у тексті",
        ),
        (
            {"signatures": "38", "considered_from": "", "answered": "", "supported": ""},
            "R16 petitions/a.md: status: збір закінчено 2024-12-19: 38 підписів із 100 (393/96-ВР ст. 23-1) — "
            "поставте «status: zvernennia»: петицію розглядають як звернення громадян",
        ),
    ],
)
def test_what_a_petition_lacks_is_named(fields: dict[str, str], words: str) -> None:
    assert asked(**fields) == [words]


def test_terms_are_those_of_the_petitions_own_day_and_unasked_without_the_setting() -> None:
    old = petition(date="2016-05-01", required="250", until="2016-06-30")
    assert said(old, petition_terms={"2016-01-01": "250/60", "2024-01-01": "100/45"}) == []
    assert said(petition(required="7", until="2019-03-06")) == []
    assert said(petition(required="7"), petition_terms={"2024-01-01": "100/45"}) == []


def test_a_petition_that_became_an_appeal_is_not_asked_for_more() -> None:
    few = {"signatures": "38", "status": "zvernennia", "considered_from": "", "answered": "2025-01-24", "supported": ""}
    assert asked(**few) == []
    assert states("R16", petition(**{**FULL, **few})) == ["kept"]


def test_an_answer_is_announced_before_its_term_ends() -> None:
    (line,) = said(petition(**{**FULL, "answered": "", "supported": ""}), today="2025-01-02")
    assert "відповідь на петицію ще не оприлюднено, а строк — до 2025-01-03: лишився 1 день" in line


def test_a_petition_is_published_or_refused_within_two_working_days_of_its_filing() -> None:
    assert states("R12", petition(**{**FULL, "filed": "2024-10-31"})) == ["kept"]
    assert states("R12", petition(**FULL)) == []
    late = petition(**{**FULL, "filed": "2024-10-30"})
    assert states("R12", late, petition_published_days=3) == ["kept"]
    refused = petition(date="2024-11-04", filed="2024-10-30", status="vidmova")
    assert "відмову в петиції, подану 2024-10-30, оприлюднено 2024-11-04" in said(refused)[0]
