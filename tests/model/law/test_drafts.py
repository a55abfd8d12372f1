"""How long drafts lie open, by the law of the day on which they were published."""

from __future__ import annotations

import pytest

from .cases import draft, said, sitting, states

UNREAD = "не звірено з текстом закону"


def test_a_draft_of_2019_needs_twenty_working_days() -> None:
    assert said(draft(date="2019-02-27", considered="2019-03-28")) == []
    assert said(draft(date="2019-02-28", considered="2019-03-28")) == [
        "R03a acts/a.md: considered: проєкт оприлюднено 2019-02-28, до розгляду 2019-03-28 — 19 робочих днів, а треба "
        "20 робочих днів (2939-VI ст. 15 ч. 3) — розглядайте не раніше 2019-03-29"
    ]


def test_a_draft_of_2021_needs_ten_working_days() -> None:
    assert said(draft(date="2021-01-14", considered="2021-01-28")) == []
    assert said(draft(date="2021-01-15", considered="2021-01-28")) == [
        "R03b acts/a.md: considered: проєкт оприлюднено 2021-01-15, до розгляду 2021-01-28 — 9 робочих днів, а треба "
        "10 робочих днів (2939-VI ст. 15 ч. 3, 890-IX) — розглядайте не раніше 2021-01-29"
    ]


def test_the_day_of_the_change_is_a_setting() -> None:
    late = draft(date="2020-09-23", considered="2020-10-08")
    assert [line[:4] for line in said(late)] == ["R03a"]
    assert said(late, drafts_ten_days_from="2020-09-23") == []


def test_without_a_day_of_consideration_the_sitting_tells_it_and_a_commission_does_not() -> None:
    agenda = [{"title": "Про бюджет", "draft": "proiekt/2021/a"}]
    commission = sitting("k", body="biudzhet", date="2021-01-19", agenda=agenda)
    council = sitting("s", date="2021-01-27 10:00", announced="2021-01-10", agenda=agenda)
    assert said(draft(date="2021-01-14"), commission) == []
    assert [line[:4] for line in said(draft(date="2021-01-14"), commission, council)] == ["R03b"]


def test_a_stated_reason_excuses_a_shorter_term_since_2022() -> None:
    short = {"date": "2023-03-01", "considered": "2023-03-03"}
    (line,) = said(draft(**short))
    assert line.endswith("— розглядайте не раніше 2023-03-15 або назвіть підставу в полі waiver")
    excused = draft(**short, waiver="правовий режим воєнного стану")
    assert said(excused) == []
    assert (states("R03b", excused), states("R03c", excused)) == (["waived"], ["waived"])
    in_time = draft(date="2023-03-01", considered="2023-03-15", waiver="правовий режим воєнного стану")
    assert states("R03b", in_time) == ["kept"]
    assert [line[:4] for line in said(draft(date="2021-01-15", considered="2021-01-28", waiver="терміново"))] == [
        "R03b"
    ]


def test_martial_law_is_no_reason_on_a_day_without_it() -> None:
    short = draft(date="2023-03-01", considered="2023-03-03", waiver="правовий режим воєнного стану")
    assert said(short, martial_law={"2022-02-24": "2023-02-28"}) == [
        f"R03c acts/a.md: waiver: підставою названо воєнний стан, а 2023-03-01 його не було (389-VIII ст. 9, {UNREAD}) "
        "— назвіть іншу підставу або приберіть waiver"
    ]


GOOD = {
    "regulatory": "так",
    "date": "2025-02-21",
    "considered": "2025-03-27",
    "comments_until": "2025-03-24",
    "contact": "rada@rada.example",
    "files": [{"path": "a.pdf", "kind": "analiz"}],
}


def test_a_full_notice_of_a_regulatory_draft_is_fine() -> None:
    assert said(draft(**GOOD)) == []
    assert states("R20", draft(**{**GOOD, "comments_until": "2025-05-21"})) == ["kept"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"comments_until": ""},
            "comments_until: регуляторний проєкт не має строку зауважень (1160-IV ст. 9, {}) — "
            "впишіть день від 2025-03-21 до 2025-05-21",
        ),
        (
            {"comments_until": "2025-03-20"},
            "comments_until: зауваження до регуляторного проєкту приймають до 2025-03-20, а мають від 1 до 3 "
            "місяців (1160-IV ст. 9, {}) — поставте день від 2025-03-21 до 2025-05-21",
        ),
        (
            {"contact": ""},
            "contact: не сказано, куди надсилати зауваження до регуляторного проєкту (1160-IV ст. 9, {}) — "
            "впишіть адресу: «contact: …»",
        ),
        (
            {"files": []},
            "files: регуляторний проєкт не має аналізу регуляторного впливу (1160-IV ст. 9, {}) — "
            "додайте до files аналіз і позначте його «kind: analiz»",
        ),
    ],
)
def test_what_a_regulatory_draft_lacks_is_named(fields: dict, words: str) -> None:
    assert said(draft(**{**GOOD, **fields})) == [f"R20 acts/a.md: {words.format(UNREAD)}"]


def test_a_month_ends_where_a_shorter_month_ends() -> None:
    assert states("R20", draft(**{**GOOD, "date": "2025-01-31", "comments_until": "2025-02-28"})) == ["kept"]
    assert states("R20", draft(**{**GOOD, "date": "2025-01-31", "comments_until": "2025-05-01"})) == ["missed"]
