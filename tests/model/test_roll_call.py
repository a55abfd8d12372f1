"""Roll calls as КМУ 835 has them: what is read, what is refused at which line, what comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.flaw import Flaw
from plugins.model.roll_call import (
    MOTION_COLUMNS,
    VOTING_COLUMNS,
    Motion,
    RollCall,
    Voice,
    motion_row,
    read_roll_call,
    vote_of,
    voting_row,
)
from plugins.model.vocabulary import VOTES
from plugins.opendata.cells import csv_bytes, safe
from plugins.opendata.columns import voting_column

MOTIONS = "uid,votingFor,votingAgainst,votingAbstain,notVoting,absent,title,num\n7,1,1,0,0,0,Про мости,2\n"
VOTINGS = (
    "motionUid,voterId,voterName,motionTitle,result\n7,k,Коваль Олена,Про мости,За\n7,l,Липа Іван,Про мости,Проти\n"
)


def read(motions: str | None = MOTIONS, votings: str = VOTINGS) -> RollCall:
    found = read_roll_call(None if motions is None else motions.encode(), votings.encode())
    assert (found.of_motions, found.of_votings) == ((), ())
    assert found.roll_call is not None
    return found.roll_call


def refused(motions: str = MOTIONS, votings: str = VOTINGS) -> list[tuple[str, int | None, str | None, str]]:
    found = read_roll_call(motions.encode(), votings.encode())
    assert found.roll_call is None

    def told(file: str, flaws: tuple[Flaw, ...]) -> list[tuple[str, int | None, str | None, str]]:
        return [(file, flaw.line, flaw.field, flaw.message) for flaw in flaws]

    return told("motions", found.of_motions) + told("votings", found.of_votings)


def test_motions_and_voices_are_read_in_their_order() -> None:
    roll_call = read()
    (motion,) = roll_call.motions
    assert (motion.uid, motion.title, motion.num, motion.date) == ("7", "Про мости", "2", "")
    assert motion.totals == {"za": 1, "proty": 1, "utrymavsia": 0, "ne-holosuvav": 0, "vidsutnii": 0}
    assert [(voice.voter, voice.vote) for voice in roll_call.by_motion["7"]] == [
        ("Коваль Олена", "za"),
        ("Липа Іван", "proty"),
    ]


def test_voters_and_motions_know_the_lines_on_which_they_first_stand() -> None:
    more = "8,0,0,0,0,1,Про школи,3\n"
    reading = read_roll_call((MOTIONS + more).encode(), (VOTINGS + "8,k,Коваль Олена,,Відсутня\n").encode())
    assert reading.voters == {("k", "Коваль Олена"): 2, ("l", "Липа Іван"): 3}
    assert reading.lines == {"7": 2, "8": 3}


def test_names_of_columns_may_be_in_any_case_and_order_with_others_between() -> None:
    motions = "TITLE;Примітка;absent;notvoting;votingabstain;votingAgainst;votingFor;UID\nПро мости;!;0;0;0;1;1;7\n"
    assert read(motions).motions[0].title == "Про мости"


def test_without_a_file_of_motions_the_list_tells_what_was_voted_on() -> None:
    (motion,) = read(None).motions
    assert (motion.uid, motion.title, motion.totals["za"], motion.totals["proty"]) == ("7", "Про мости", 1, 1)


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        ("За", "za"),
        (" ЗА ", "za"),
        ("проти", "proty"),
        ("Утрималась", "utrymavsia"),
        ("утримався", "utrymavsia"),
        ("Не  голосувала", "ne-holosuvav"),
        ("Відсутня", "vidsutnii"),
        ("відсутній", "vidsutnii"),
        ("Зa", ""),  # a Latin letter
        ("", ""),
        ("за основу", ""),
    ],
)
def test_a_result_is_known_in_either_gender_and_any_case(words: str, vote: str) -> None:
    assert vote_of(words) == vote


@pytest.mark.parametrize(
    ("motions", "votings", "found"),
    [
        (MOTIONS.split("\n")[0], VOTINGS, ("motions", 1, None, "у файлі немає жодного питання")),
        ("", VOTINGS, ("motions", 1, None, "бракує стовпчиків: uid, votingFor, votingAgainst, votingAbstain, ")),
        (MOTIONS.replace("absent", "vidsutni"), VOTINGS, ("motions", 1, None, "бракує стовпчиків: absent")),
        (MOTIONS.replace("\n7,", "\n,"), VOTINGS, ("motions", 2, "uid", "питання не має uid")),
        (MOTIONS + "7,1,1,0,0,0,,\n", VOTINGS, ("motions", 3, "uid", "uid «7» уже є в рядку 2")),
        (MOTIONS.replace("7,1,1", "7,один,1"), VOTINGS, ("motions", 2, "votingFor", "«один» не є числом голосів")),
        (MOTIONS.replace("0,0,0", "0,-1,0"), VOTINGS, ("motions", 2, "notVoting", "«-1» не є числом голосів")),
        (MOTIONS, VOTINGS.split("\n")[0], ("votings", 1, None, "у файлі немає жодного голосу")),
        (MOTIONS, VOTINGS.replace("result", "рез"), ("votings", 1, None, "бракує стовпчиків: result")),
        (MOTIONS, VOTINGS.replace("7,l", "9,l"), ("votings", 3, "motionUid", "немає питання «9»")),
        (MOTIONS, VOTINGS.replace("7,l", ",l"), ("votings", 3, "motionUid", "не сказано, з якого питання голос")),
        (MOTIONS, VOTINGS.replace("Липа Іван", ""), ("votings", 3, "voterName", "не сказано, хто голосував")),
        (MOTIONS, VOTINGS.replace("Проти", "проти?"), ("votings", 3, "result", "невідомий результат «проти?»")),
        (
            MOTIONS,
            VOTINGS.replace("7,l", "7,k"),
            ("votings", 3, "voterId", "«k» вже голосує з цього питання в рядку 2"),
        ),
        (
            MOTIONS,
            VOTINGS.replace("7,k", "7,").replace("7,l,Липа Іван", "7,,Коваль Олена"),
            ("votings", 3, "voterId", "«Коваль Олена» вже голосує з цього питання в рядку 2"),
        ),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_file_and_line(
    motions: str, votings: str, found: tuple[str, int, str | None, str]
) -> None:
    (told,) = refused(motions, votings)
    assert (*told[:3], told[3][: len(found[3])]) == found


def test_flaws_of_both_files_are_told_at_once() -> None:
    assert [told[0] for told in refused("x\n", "y\n")] == ["motions", "votings"]


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda text: safe(text) == text  # what a spreadsheet would run is exported with an apostrophe before it
)
COUNTS = st.integers(0, 99_999)


@st.composite
def roll_calls(draw: st.DrawFn) -> RollCall:
    uids = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    texts = st.lists(st.just("") | WORDS, min_size=8, max_size=8)
    motions = [Motion._make([uid, *draw(texts), *(draw(COUNTS) for _ in VOTES), *draw(texts)[:2]]) for uid in uids]
    voters = draw(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5, unique_by=lambda voter: voter[0]))
    voices = [
        Voice(uid, *voter, draw(st.just("") | WORDS), draw(st.sampled_from([*VOTES])))
        for uid in uids
        for voter in voters
    ]
    return RollCall(tuple(motions), tuple(draw(st.permutations(voices))))


@given(roll_calls())
def test_what_is_exported_is_read_as_it_was(roll_call: RollCall) -> None:
    reading = read_roll_call(
        csv_bytes([*map(voting_column, MOTION_COLUMNS)], map(motion_row, roll_call.motions)),
        csv_bytes([*map(voting_column, VOTING_COLUMNS)], map(voting_row, roll_call.voices)),
    )
    assert reading.roll_call == roll_call


def test_rows_have_the_columns_of_the_resolution() -> None:
    roll_call = read()
    assert dict(zip(MOTION_COLUMNS, motion_row(roll_call.motions[0]), strict=True))["votingAgainst"] == "1"
    assert dict(zip(VOTING_COLUMNS, voting_row(roll_call.voices[1]), strict=True)) == {
        "motionUid": "7",
        "voterId": "l",
        "voterName": "Липа Іван",
        "motionTitle": "Про мости",
        "result": "Проти",
    }


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_give_a_roll_call_or_flaws(motions: bytes, votings: bytes) -> None:
    reading = read_roll_call(motions, votings)
    assert (reading.roll_call is None) == bool(reading.of_motions or reading.of_votings)
