from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.source_text import FORBIDDEN, SHOWN, SIZE_LIMIT, decode, first_forbidden

UKRAINIAN = "Про затвердження Положення «Ніжин» – рішення №5, ґанок і їжа\n" * 3


def test_clean_text_comes_back_whole():
    assert decode(UKRAINIAN.encode()) == (UKRAINIAN, ())
    assert decode(b"") == ("", ())


def test_line_ends_become_lf_and_the_bom_goes():
    assert decode("\ufeffа\r\nб\rв\nг\r\r\nд".encode()) == ("а\nб\nв\nг\n\nд", ())


def test_a_tab_and_a_soft_hyphen_are_allowed():
    assert decode("а\tб\u00adв\u200dг".encode())[1] == ()


def test_invalid_utf8_names_the_byte_and_the_line():
    text, (flaw,) = decode("один\nдва ".encode() + b"\xef!")
    assert text == ""
    assert flaw.line == 2
    assert "0xEF" in flaw.message
    assert "зсуві 16" in flaw.message
    assert "UTF-8" in flaw.hint
    assert "1251" not in flaw.hint


def test_the_byte_is_counted_with_the_bom():
    assert "зсуві 5" in decode(b"\xef\xbb\xbfab\xff")[1][0].message


def test_windows_1251_is_recognised():
    text, (flaw,) = decode(UKRAINIAN.encode("cp1251"))
    assert text == ""
    assert flaw.line == 1
    assert flaw.hint == "схоже на Windows-1251: збережіть файл у кодуванні UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [UKRAINIAN, "title: News\n"])
def test_utf16_is_recognised_with_and_without_its_mark(encoding, text):
    decoded, (flaw,) = decode(text.encode(encoding))
    assert decoded == ""
    assert "UTF-16" in flaw.hint


def test_another_old_encoding_is_not_called_windows_1251():
    _, (flaw,) = decode("рішення виконкому\n".encode("koi8-u"))
    assert flaw.hint == "збережіть файл у кодуванні UTF-8"


@pytest.mark.parametrize(
    "code",
    [
        *(0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1F, 0x7F, 0x80, 0x85, 0x9F),
        *(0x202A, 0x202E, 0x2066, 0x2069),
        *(0xE000, 0xE0FF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF),
    ],
)
def test_a_forbidden_character_is_named_with_its_line_and_byte_and_is_replaced(code):
    text, (flaw,) = decode(f"а\r\nб{chr(code)}в".encode())
    assert text == "а\nб\ufffdв"
    assert flaw.line == 2
    assert f"U+{code:04X} " in flaw.message
    assert "зсув 6 " in flaw.message
    assert flaw.hint


@pytest.mark.parametrize("code", [0x09, 0xA0, 0x2029, 0x202F, 0x2065, 0x206A, 0xE100, 0xFDF0, 0xFFFD, 0x1F600])
def test_its_neighbours_are_allowed(code):
    assert decode(f"а{chr(code)}б".encode()) == (f"а{chr(code)}б", ())


def test_every_forbidden_character_is_found_though_most_texts_are_not_searched():
    every = [chr(code) for code in range(0x110000) if FORBIDDEN.match(chr(code))]
    assert [sign for sign in every if not first_forbidden(f"\n\xa0{sign}")] == []


def test_only_the_first_forbidden_characters_are_named_and_the_rest_counted():
    flaws = decode("слово\x01 \n".encode() * 12)[1]
    assert [flaw.line for flaw in flaws] == [1, 2, 3, 4, 5, None]
    assert len(flaws) == SHOWN + 1
    assert flaws[-1].message == "недозволених знаків ще 7"


def test_a_file_over_a_megabyte_is_refused():
    assert decode(b"a" * SIZE_LIMIT)[1] == ()
    text, (flaw,) = decode(b"a" * (SIZE_LIMIT + 1))
    assert text == ""
    assert "1000001" in flaw.message


@given(st.binary(max_size=300))
def test_any_bytes_give_text_without_forbidden_characters(data):
    text, flaws = decode(data)
    assert "\r" not in text
    assert not any("\ue000" <= c <= "\ue0ff" or c == "\0" for c in text)
    assert all(flaw.level == "error" and flaw.message and flaw.hint for flaw in flaws)


@given(st.text(max_size=200))
def test_a_flaw_stands_exactly_where_text_had_to_change(text):
    decoded, flaws = decode(text.encode("utf-8", "replace"))
    plain = text.encode("utf-8", "replace").decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert (decoded == plain) == (not flaws)
