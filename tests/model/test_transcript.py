"""Transcripts: what is read of WebVTT and SubRip, and what is told of files that are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.transcript import CUES_LIMIT, SIZE_LIMIT, Cue, Paragraph, paragraphs, read_transcript, webvtt

VTT = """WEBVTT — засідання

NOTE скорочено

1
00:04.000 --> 00:11.000 align:start
<v Яворенко С. Д.>Доброго дня.
Кворум є &amp; починаємо.

01:02:10.500 --> 01:02:12.000
<v.loud Липова><i>Питання</i> <c.yellow>перше</c><00:01.000>.</v>
"""
SRT = "1\r\n00:00:04,000 --> 00:00:11,000\r\n{\\an8}<font color='red'>Доброго</font> дня\r\n\r\n"
SRT += "2\r\n00:00:12,5 --> 00:00:13,000\r\nТак\r\n"


def told(text: str | bytes, suffix: str = "vtt") -> list[str]:
    """`line: message` of every flaw."""
    reading = read_transcript(text if isinstance(text, bytes) else text.encode(), suffix)
    return [f"{flaw.line}: {flaw.message}" for flaw in reading.flaws]


def vtt(*cues: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def test_cues_are_read_with_speakers_and_without_looks() -> None:
    assert read_transcript(VTT.encode(), "vtt") == (
        (
            Cue(4_000, 11_000, "Яворенко С. Д.", "Доброго дня. Кворум є & починаємо.", 6),
            Cue(3_730_500, 3_732_000, "Липова", "Питання перше.", 10),
        ),
        (),
    )


def test_subrip_is_read_with_its_own_commas_and_marks() -> None:
    cues, flaws = read_transcript(b"\xef\xbb\xbf" + SRT.encode(), "srt")
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [(4_000, 11_000, "Доброго дня"), (12_500, 13_000, "Так")]
    assert flaws == ()


FIRST, LATER = "00:10.000 --> 00:12.000\nПерше", "00:13.000 --> 00:15.000\nДруге"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (vtt(LATER, FIRST), ["6: репліка на 0:10 стоїть після репліки на 0:13"]),
        (vtt(FIRST, "00:11.000 --> 00:15.000\nД"), ["6: репліка на 0:11 починається, доки триває попередня"]),
        (
            vtt("00:10.000 --> 00:10.000\nХ"),
            ["3: репліка закінчується раніше, ніж починається: «00:10.000 --> 00:10.000»"],
        ),
        (vtt(), ["None: у розшифровці немає жодної репліки"]),
        ("", ["1: файл починається не з WEBVTT, а з «»"]),
        (SRT, ["1: файл починається не з WEBVTT, а з «1»"]),
        (vtt("00:1x --> 00:12.000\nХ"), ["3: час «00:1x --> 00:12.000» не прочитати"]),
        (vtt(FIRST, "Текст сам"), ["6: «Текст сам» — текст без часу"]),
        (vtt(f"{FIRST}\n{LATER}"), ["5: між репліками немає порожнього рядка"]),
        (vtt("00:10.000 --> 00:12.000\nА <script>x</script>"), ["4: розмітка «<script>» не для субтитрів"]),
        (vtt("00:10.000 --> 00:12.000\n<img src=x onerror=y"), ["4: розмітка «<img src=x onerror=y» не для субтитрів"]),
        (
            vtt("00:10.000 --> 00:12.000\nА &#8238;Б"),
            ["4: недозволений знак U+202E (знак, що перевертає напрям письма)"],
        ),
        (
            vtt("00:10.000 --> 00:12.000\n<v &#x2066;А>Б <i>В</i>"),
            ["4: недозволений знак U+2066 (знак, що перевертає напрям письма)"],
        ),
        ("WEBVTT 00:10 --> 00:12\nХ", ["1: час «WEBVTT 00:10 --> 00:12» не прочитати"]),
        (vtt(FIRST, f"NOTE давнє\n{LATER}"), ["7: у блоці NOTE стоїть час репліки"]),
        (vtt(f"STYLE --> x\n{FIRST}"), ["3: у блоці STYLE стоїть час репліки", "4: у блоці STYLE стоїть час репліки"]),
        (vtt(f"Раз\nДва\n{FIRST}"), ["3: «Раз» — текст без часу"]),
        (vtt("99:00:00.000 --> 99:00:01.000\nХ"), ["3: мить 99:00:00 довша за будь-який запис"]),
        (b"WEBVTT\n\n\xcf\xf0\xe8\xe2\xb3\xf2", ["3: байт 0xCF на зсуві 8 від початку файлу: це не UTF-8"]),
        (
            b"WEBVTT\n" * (SIZE_LIMIT // 7 + 1),
            [f"None: розшифровка завелика: {(SIZE_LIMIT // 7 + 1) * 7} байтів, а дозволено {SIZE_LIMIT}"],
        ),
    ],
)
def test_a_wrong_transcript_is_told_with_its_line(text: str | bytes, messages: list[str]) -> None:
    assert told(text) == messages


def heard(text: str, suffix: str = "vtt") -> list[tuple[str, str]]:
    """(speaker, text) of every cue of a file without flaws."""
    reading = read_transcript(text.encode(), suffix)
    assert reading.flaws == ()
    return [(cue.speaker, cue.text) for cue in reading.cues]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("<v Іван>Я проти.</v>\n<v Петро>Я за.</v>", [("Іван", "Я проти."), ("Петро", "Я за.")]),
        ("<v Іван>Я проти.\n<v.loud Петро>Я за.", [("Іван", "Я проти."), ("Петро", "Я за.")]),
        ("Шум. <v А>раз <v Б>два</v> три</v>", [("", "Шум."), ("А", "раз"), ("Б", "два"), ("А", "три")]),
        ("ціна <b 5 тис. грн, а <c.red потім ні", [("", "ціна <b 5 тис. грн, а <c.red потім ні")]),
        ("5 < 6 <v <> <1> <lang uk>так</lang> <ruby>а<rt>б</rt></ruby>", [("", "5 < 6 <v <> <1> так аб")]),
        ("&#82<b></b>38; &lt;b>", [("", "R38; <b>")]),
    ],
)
def test_each_voice_is_a_cue_and_only_tags_are_no_speech(words: str, said: list[tuple[str, str]]) -> None:
    assert heard(vtt(f"00:10.000 --> 00:12.000\n{words}")) == said


def test_a_cue_under_the_first_line_and_notes_of_subrip_are_read() -> None:
    assert heard(f"WEBVTT\n{FIRST}\n") == [("", "Перше")]
    assert heard("NOTE\n00:00:10,000 --> 00:00:12,000\nТак\n", "srt") == [("", "Так")]


def test_too_many_cues_are_told_before_they_are_read() -> None:
    assert told(vtt(*["00:10.000 --> "] * (CUES_LIMIT + 1))) == [
        f"None: реплік {CUES_LIMIT + 1}, а дозволено {CUES_LIMIT}"
    ]
    assert told(vtt("00:10.000 --> 00:12.000\n" + "<v А>а<v Б>б" * (CUES_LIMIT // 2 + 1))) == [
        f"None: реплік {CUES_LIMIT + 2}, а дозволено {CUES_LIMIT}"
    ]


PIECES = [*FIRST.split("\n"), *LATER.split("\n"), "", "NOTE", "STYLE x", "REGION", "1", "-->", "а --> б", "<script>"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["vtt", "srt"]))
def test_every_line_with_an_arrow_is_a_cue_or_a_flaw(lines: list[str], suffix: str) -> None:
    text = "\n".join(["WEBVTT", *lines])
    found = read_transcript(text.encode(), suffix)
    arrows = {number for number, line in enumerate(text.split("\n"), 1) if "-->" in line}
    lost = arrows - {cue.line for cue in found.cues} - {flaw.line for flaw in found.flaws}
    assert not lost or "таких місць у розшифровці ще" in found.flaws[-1].message + found.flaws[-2].message


def test_a_file_that_is_wrong_throughout_is_told_by_its_first_faults() -> None:
    found = told(vtt(*["00:10.000 --> 00:09.000\nХ"] * 9))
    assert (len(found), found[-1]) == (6, "18: таких місць у розшифровці ще 4")


def test_only_subtitles_are_transcripts() -> None:
    assert told("%PDF", "pdf") == ["None: файл «.pdf» — не розшифровка"]


def cues(*spans: tuple[int, int, str, str]) -> list[Cue]:
    return [Cue(start * 1000, end * 1000, speaker, text, 1) for start, end, speaker, text in spans]


def test_cues_become_paragraphs_of_one_speaker_that_end_with_sentences() -> None:
    one = cues(
        (0, 20, "А", "Раз,"), (20, 40, "", "два."), (40, 50, "А", "Три."), (50, 55, "Б", "Ні"), (80, 85, "Б", "Так")
    )
    assert list(paragraphs(one)) == [
        Paragraph(0, "А", "Раз, два."),
        Paragraph(40, "А", "Три."),
        Paragraph(50, "Б", "Ні"),
        Paragraph(80, "Б", "Так"),
    ]


def test_a_chapter_begins_a_paragraph_and_a_repeated_line_is_shown_once() -> None:
    one = cues((0, 5, "", "Так"), (5, 9, "", "Так"), (9, 12, "", "далі"), (12, 15, "", "є"))
    assert [found.text for found in paragraphs(one, [10])] == ["Так далі", "є"]
    assert [found.text for found in paragraphs(one)] == ["Так далі є"]


def test_what_browsers_get_is_read_back_as_the_same_cues() -> None:
    read, _ = read_transcript(SRT.replace("Так", "1 < 2 & так").encode(), "srt")
    again, flaws = read_transcript(webvtt(read), "vtt")
    assert [cue[:4] for cue in again] == [cue[:4] for cue in read]
    assert flaws == ()


@given(
    st.binary(max_size=200)
    | st.text("WEBVTNO-> :.,0123<v/&;a\n", max_size=200).map(lambda text: f"WEBVTT\n\n{text}".encode())
)
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for suffix in ("vtt", "srt"):
        reading = read_transcript(data, suffix)
        assert reading.cues or reading.flaws
        assert all(0 <= cue.start < cue.end for cue in reading.cues)
        assert len(list(paragraphs(reading.cues))) <= len(reading.cues) <= CUES_LIMIT
