"""Duties about sittings: announcement, roll call, recording, papers of commissions."""

from __future__ import annotations

import pytest

from .cases import decision, paper, said, sitting, states

UNREAD = "не звірено з текстом закону"


def test_a_session_is_announced_ten_days_before() -> None:
    assert said(sitting(announced="2019-12-14")) == []
    assert said(sitting(announced="2019-12-15")) == [
        "R04 sessions/a.md: announced: сесію 2019-12-24 оголошено 2019-12-15, а строк був до 2019-12-14: пізніше на 1 "
        "день (280/97-ВР ст. 46) — перевірте поле announced"
    ]


def test_an_extraordinary_session_is_announced_a_day_before() -> None:
    assert said(sitting(type="pozacherhova", announced="2019-12-23")) == []
    assert said(sitting(type="pozacherhova", announced="2019-12-24")) == [
        "R04 sessions/a.md: announced: позачергову сесію 2019-12-24 оголошено 2019-12-24, а строк був до 2019-12-23: "
        "пізніше на 1 день (280/97-ВР ст. 46) — перевірте поле announced"
    ]


def test_a_session_ahead_is_to_be_announced_and_one_long_past_is_not_asked() -> None:
    assert said(sitting(), today="2019-12-01") == []
    hint = "впишіть announced, а для позачергової сесії — type"
    assert said(sitting(), today="2019-12-12") == [
        "R04 sessions/a.md: announced: сесію 2019-12-24 ще не оголошено, а строк — до 2019-12-14: лишилося 2 дні "
        f"(280/97-ВР ст. 46) — {hint}"
    ]
    assert said(sitting(), today="2019-12-20") == [
        "R04 sessions/a.md: announced: сесію 2019-12-24 досі не оголошено, а строк минув 2019-12-14 "
        f"(280/97-ВР ст. 46) — {hint}"
    ]
    assert said(sitting(), today="2019-12-25") == []


def test_an_agenda_on_the_site_announces_a_session() -> None:
    agenda = paper(
        "acts", kind="poriadok-dennyi", number="65", date="2019-12-10", sitting="zasidannia/rada/2019-12-24-65"
    )
    assert states("R04", sitting(), agenda, today="2019-12-20") == ["kept"]


AGENDA = [{"title": "Про бюджет", "act": "rishennia-rady/2019/33-65-2019"}]


def test_a_session_with_decisions_shows_the_roll_call() -> None:
    assert said(sitting(agenda=AGENDA), decision()) == [
        "R05 sessions/a.md: votes: поіменне голосування 2019-12-24 досі не оприлюднено, а строк минув 2019-12-24 "
        "(280/97-ВР ст. 59 ч. 3) — додайте votes: CSV питань і голосів, або файл «kind: holosuvannia»"
    ]
    (line,) = said(
        sitting(announced="2019-12-01"),
        decision(sitting="zasidannia/rada/2019-12-24-65", published="2019-12-24"),
        today="2019-12-24",
    )
    assert "ще не оприлюднено, а строк — до 2019-12-24: сьогодні останній день (" in line


@pytest.mark.parametrize(
    ("fields", "of_act"),
    [
        ({"votes": {"votings": "v.csv"}}, {}),
        ({"files": [{"path": "v.pdf", "kind": "holosuvannia"}]}, {}),
        ({}, {"files": [{"path": "v.pdf", "kind": "holosuvannia"}]}),
    ],
)
def test_a_roll_call_may_stand_with_the_sitting_or_with_every_decision(fields: dict, of_act: dict) -> None:
    assert states("R05", sitting(agenda=AGENDA, **fields), decision(**of_act)) == ["kept"]


def test_a_session_of_which_no_decision_is_known_or_before_the_law_is_not_asked() -> None:
    assert said(sitting()) == []
    old = decision(number="1-1/2015", date="2015-12-24", published="2015-12-24")
    assert said(sitting(date="2015-12-24", agenda=[{"title": "Про", "act": old.row.id}]), old) == []


HELD = {"date": "2025-02-20 10:00", "announced": "2025-02-01"}
ID = "zasidannia/rada/2025-02-20-65"


def test_a_sitting_without_a_recording_is_named_from_the_day_after_next() -> None:
    assert said(sitting(**HELD), today="2025-02-22") == [
        "R08 sessions/a.md: video: немає запису засідання 2025-02-20 (3590-IX) — "
        "додайте відео і впишіть його в поле video"
    ]
    assert said(sitting(**HELD), today="2025-02-21") == [
        "R08b sessions/a.md: video: запис засідання 2025-02-20 ще не оприлюднено, а строк — до 2025-02-21: сьогодні "
        "останній день (3590-IX) — додайте відео і впишіть його в поле video"
    ]
    assert said(sitting(**HELD), today="2025-02-19") == []
    assert said(sitting(date="2024-08-14")) == []


def test_a_recording_is_published_by_the_next_day() -> None:
    assert said(sitting(**HELD), paper("videos", date="2025-02-21 18:00", session=ID)) == []
    assert said(sitting(**HELD, video="video/2025/a"), paper("videos", date="2025-02-23")) == [
        "R08b sessions/a.md: video: запис засідання 2025-02-20 оприлюднено 2025-02-23, а строк був до 2025-02-21: "
        "пізніше на 2 дні (3590-IX) — перевірте date у файлі відео"
    ]


def test_a_recording_taken_down_within_five_years_is_named() -> None:
    withdrawn = {"date": "2025-03-01", "basis": "рішення суду"}
    gone = paper("videos", date="2025-02-21", withdrawn=withdrawn)
    held = sitting(**HELD, video="video/2025/a")
    assert said(held, gone, today="2025-03-02") == [
        "R09 sessions/a.md: video: запис засідання 2025-02-20 вилучено, а зберігати його треба до 2030-02-20 (3590-IX) "
        "— поверніть запис або додайте інший; якщо так вирішив суд, лишіть як є"
    ]
    assert said(held, gone, today="2030-02-21") == []
    other = paper("videos", "b", date="2025-02-21", session=ID)
    assert states("R09", held, gone, other, today="2025-03-02") == ["kept"]


def commission(**fields: object) -> tuple:
    whole = {"body": "biudzhet", "date": "2025-02-20", "agenda": [{"title": "Про бюджет", "draft": "proiekt/2025/b"}]}
    recording = paper("videos", date="2025-02-20", session="zasidannia/biudzhet/2025-02-20-65")
    return sitting(**{**whole, **fields}), recording


def papers(published: str) -> tuple:
    own = {"date": "2025-02-20", "number": "1", "commission": "biudzhet", "published": published}
    own["sitting"] = "zasidannia/biudzhet/2025-02-20-65"
    return tuple(paper("acts", kind, kind=kind, **own) for kind in ("protokol", "vysnovok"))


def test_a_commission_publishes_its_papers_in_five_working_days() -> None:
    assert said(*commission(), *papers("2025-02-27")) == []
    assert said(*commission(), *papers("2025-02-28")) == [
        f"R11 sessions/a.md: {field}: {kind} засідання 2025-02-20 оприлюднено 2025-02-28, а строк був до 2025-02-27: "
        f"пізніше на 1 робочий день (3590-IX, {UNREAD}) — перевірте published цього акта"
        for field, kind in (("minutes", "протокол"), ("agenda", "висновок комісії"))
    ]
    assert said(*commission(), *papers("2025-02-28"), commission_papers_days=6) == []


def test_papers_of_a_commission_that_are_not_there_are_named() -> None:
    assert said(*commission())[0] == (
        "R11 sessions/a.md: minutes: протокол засідання 2025-02-20 досі не оприлюднено, а строк минув 2025-02-27 "
        f"(3590-IX, {UNREAD}) — додайте акт виду «protokol» з полем sitting"
    )
    assert said(*commission(agenda=[]), papers("2025-02-27")[0]) == [
        f"R11 sessions/a.md: agenda: засідання 2025-02-20 не має порядку денного (3590-IX, {UNREAD}) — "
        "впишіть питання в поле agenda"
    ]
    assert said(sitting(body="biudzhet", date="2025-02-20"), today="2025-02-14") == []
    assert len(said(sitting(body="biudzhet", date="2025-02-20"), today="2025-02-15")) == 1
    assert said(sitting(body="biudzhet", date="2024-05-14")) == []
    assert said(sitting(body="vykonkom", date="2025-02-20")) == []


def test_a_recording_is_asked_for_as_long_as_it_must_be_kept() -> None:
    assert states("R08", sitting(**HELD), today="2030-02-20") == ["missed"]
    assert states("R08", sitting(**HELD), today="2030-02-21") == []


ENDED = {"martial_law": {"2022-02-24": "2026-12-31"}}


def test_a_sitting_is_streamed_from_a_month_after_martial_law() -> None:
    ahead = sitting(date="2027-02-10 10:00", announced="2027-01-20")
    assert said(ahead, today="2027-02-05", **ENDED) == [
        "R10 sessions/a.md: video: засідання 2027-02-10 не має посилання на трансляцію (3590-IX) — "
        "додайте відео з адресою трансляції і впишіть його в поле video"
    ]
    assert said(ahead, today="2027-02-04", **ENDED) == []
    assert said(ahead, today="2027-02-05") == []
    stream = paper("videos", date="2027-02-05", session="zasidannia/rada/2027-02-10-65")
    assert states("R10", ahead, stream, today="2027-02-10", **ENDED) == ["kept"]
    early = sitting(date="2027-01-29", announced="2027-01-10")
    assert said(early, today="2027-01-28", **ENDED) == []
    first = sitting(date="2027-01-30", announced="2027-01-10")
    assert [line[:3] for line in said(first, today="2027-01-28", **ENDED)] == ["R10"]


def test_a_committee_need_not_stream() -> None:
    assert said(sitting(body="vykonkom", date="2027-02-10"), today="2027-02-09", **ENDED) == []
