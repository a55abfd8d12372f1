"""What cannot be imported: one clear message each, exit code 1, and a content that is as it was."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.importer import desk, office
from tests.site import Site, tree

from .importing import imported, put
from .word import Word, decision

SAVE = "відкрийте його у Word і збережіть як «Документ Word (.docx)»"


def changed(change: Callable[[str, bytes], bytes], data: bytes = b"") -> bytes:
    """A .docx whose parts went through a function of name and bytes."""
    return zipped({name: change(name, part) for name, part in parts(data or decision().data()).items()})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def cut(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name == "word/document.xml" else part


def with_entities(name: str, part: bytes) -> bytes:
    entities = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return part.replace(b"?>", b"?>" + entities, 1) if name == "word/document.xml" else part


def reading_a_file(name: str, part: bytes) -> bytes:
    entity = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return part.replace(b"?>", b"?>" + entity, 1) if name == "word/document.xml" else part


def text_among_rows(name: str, part: bytes) -> bytes:
    return part.replace(b"<w:tr>", b"<w:t>?</w:t><w:tr>", 1) if name == "word/document.xml" else part


def without_text(data: bytes) -> bytes:
    return zipped({name: part for name, part in parts(data).items() if name != "word/document.xml"})


def deep(levels: int) -> bytes:
    xml = b"<w:sdt><w:sdtContent>" * levels + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * levels

    def nested(name: str, part: bytes) -> bytes:
        return part.replace(b"<w:body>", b"<w:body>" + xml) if name == "word/document.xml" else part

    return changed(nested)


def flagged(data: bytes) -> bytes:
    """The archive with every part said to be encrypted."""
    found = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = found.find(mark)
        while at >= 0:
            struct.pack_into("<H", found, at + offset, 1)
            at = found.find(mark, at + 1)
    return bytes(found)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le") + bytes(512)


def bomb() -> bytes:
    return zipped({**parts(decision().data()), "word/media/bomb.bmp": bytes(40_000_000)})


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "cut": ("a.docx", lambda: decision().data()[:9000], f"файл пошкоджено: архів .docx не розпакувати — {SAVE}"),
    "cut_xml": (
        "a.docx",
        lambda: changed(cut),
        f"файл пошкоджено: частина «word/document.xml» обривається або спотворена — {SAVE}",
    ),
    "text_among_rows": (
        "a.docx",
        lambda: changed(text_among_rows),
        "файл пошкоджено: текст не прочитати (AttributeError) — відкрийте його у Word і збережіть ще раз",
    ),
    "no_text_part": (
        "a.docx",
        lambda: without_text(decision().data()),
        f"файл пошкоджено: в архіві немає тексту (word/document.xml) — {SAVE}",
    ),
    "zip_bomb": (
        "a.docx",
        bomb,
        "схоже на zip-бомбу: «word/media/bomb.bmp» розпаковується до 40 МБ, у 1028 разів більше"
        f" — якщо документ справжній, {SAVE}",
    ),
    "many_parts": (
        "a.docx",
        lambda: zipped({f"word/{at}.xml": b"" for at in range(5001)}),
        f"схоже на zip-бомбу: частин в архіві 5001, а дозволено 5000 — якщо документ справжній, {SAVE}",
    ),
    "entities": (
        "a.docx",
        lambda: changed(with_entities),
        f"у частині «word/document.xml» оголошено тип документа, чого Word не робить — {SAVE}",
    ),
    "file_of_the_system": (
        "a.docx",
        lambda: changed(reading_a_file),
        f"у частині «word/document.xml» оголошено тип документа, чого Word не робить — {SAVE}",
    ),
    "too_deep": (
        "a.docx",
        lambda: deep(70),
        "таблиці чи написи вкладено занадто глибоко (рівнів: 143) — спростіть документ у Word",
    ),
    "encrypted": (
        "a.docx",
        lambda: ole("EncryptedPackage"),
        "документ зашифровано паролем — зніміть пароль у Word (Файл → Відомості → Захист документа)",
    ),
    "encrypted_archive": (
        "a.docx",
        lambda: flagged(decision().data()),
        "архів документа зашифровано — зніміть пароль і збережіть ще раз",
    ),
    "doc_named_docx": (
        "a.docx",
        lambda: ole("WordDocument"),
        "це документ Word 97–2003 із чужим суфіксом — перейменуйте його на .doc",
    ),
    "pdf": (
        "a.docx",
        lambda: b"%PDF-1.7\n",
        "це PDF із чужим суфіксом — потрібен документ Word, з якого його зроблено",
    ),
    "rtf_named_docx": ("a.docx", lambda: rb"{\rtf1 }", "це не .docx, а RTF — перейменуйте його на .rtf"),
    "text": ("a.docx", "РІШЕННЯ".encode, f"це не документ Word — {SAVE}"),
    "zip": ("a.docx", lambda: zipped({"a.txt": b"a"}), f"це архів, а не документ Word — {SAVE}"),
    "excel": (
        "a.docx",
        lambda: zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b""}),
        "це таблиця Excel, а не документ Word — прикладіть її до акта окремим файлом",
    ),
    "zero_bytes": ("a.docx", bytes, "файл порожній (0 байтів) — візьміть його ще раз там, де він збережений"),
    "macros": ("a.docm", lambda: decision().data(), "це документ із макросами — збережіть його у Word як .docx"),
    "other": ("a.xlsx", lambda: b"PK", "файли «.xlsx» не імпортуються — потрібен .docx, .doc, .odt або .rtf"),
    "odt_of_another_kind": (
        "a.odt",
        lambda: b"text",
        "це не .odt, хоч і має такий суфікс — збережіть його у Word як .docx",
    ),
    "docx_named_doc": (
        "a.doc",
        lambda: decision().data(),
        "це не .doc, хоч і має такий суфікс — перейменуйте його на .docx",
    ),
    "empty": (
        "a.docx",
        lambda: Word().data(),
        "документ порожній: у ньому немає ні тексту, ні малюнків — перевірте, чи той це файл",
    ),
    "no_kind": (
        "a.docx",
        lambda: Word().lines("Просто лист.", "Дякуємо.").data(),
        "вид документа не розпізнано — назвіть його: --kind (один із rishennia-rady, rishennia-vykonkomu,"
        " rozporiadzhennia, proiekt, protokol, vysnovok, poriadok-dennyi)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_an_act_is_refused_in_clear_words(case: str, tmp_path: Path) -> None:
    name, make, message = CASES[case]
    site = Site(tmp_path)
    answer = imported(site, {name: make()})
    assert answer.code == 1
    assert answer.notes == [message]
    assert answer.lines[1].split()[:3] == [name, "не", "взято"]
    assert answer.lines[-1] == "Нічого не записано."
    assert tree(site.content) == {}


def test_without_libreoffice_a_doc_is_refused_with_two_remedies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    answer = imported(Site(tmp_path), {"a.doc": ole("WordDocument")})
    assert answer.code == 1
    assert answer.notes == [
        "для .doc потрібен LibreOffice, а його немає — встановіть його або збережіть як .docx у Word"
    ]


def test_a_part_larger_than_it_says_is_never_unpacked(tmp_path: Path) -> None:
    data = bytearray(bomb())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/media/bomb.bmp"))
    struct.pack_into("<L", data, at + 24, 1000)
    answer = imported(Site(tmp_path), {"a.docx": bytes(data)})
    assert answer.notes == [f"файл пошкоджено: архів .docx не розпакувати — {SAVE}"]


def test_a_fault_of_the_program_in_one_file_leaves_the_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise TypeError("так не буває")

    site = Site(tmp_path)
    monkeypatch.setattr(desk, "made", fail)
    answer = imported(site, {"а.docx": decision().data(), "б.docx": b""})
    assert answer.code == 1
    assert answer.notes[0].startswith("внутрішня помилка: TypeError: так не буває — це вада програми")
    assert answer.notes[1].startswith("файл порожній")


def test_no_file_a_missing_file_and_a_folder_without_documents_are_told(tmp_path: Path) -> None:
    site, folder = Site(tmp_path), tmp_path / "порожня"
    put(folder, {"лист.txt": b"a", "~$акт.docx": b"a"})
    assert imported(site, {}) == (
        1,
        [],
        "не сказано, що імпортувати: import-docx --file рішення.docx (можна кілька разів або теку)\n",
    )
    missing = imported(site, tmp_path / "нема.docx")
    assert (missing.code, missing.error) == (1, f"немає файла «{tmp_path / 'нема.docx'}»: перевірте --file\n")
    empty = imported(site, folder)
    assert (empty.code, empty.error) == (1, f"у теці «{folder}» немає документів Word (.doc, .docx, .odt, .rtf)\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs and devices there")
@pytest.mark.timeout(20)
def test_a_link_and_what_is_no_file_are_refused_at_once_and_not_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "тека"
    put(folder, {"а.docx": b""})
    os.mkfifo(folder / "б.docx")
    (folder / "в.docx").symlink_to("/dev/zero")
    (folder / "г.docx").symlink_to("/etc/passwd")
    link = "це символічне посилання, а не файл — назвіть сам файл"
    site, pipe = Site(tmp_path / "сайт"), "це не файл, а канал чи пристрій"
    assert [line for line in imported(site, folder).notes if line.startswith("це ")] == [pipe, link, link]
    for name, told in (("б.docx", pipe), ("в.docx", link)):
        answer = imported(site, folder / name)
        assert (answer.code, [line for line in answer.notes if line.startswith("це ")]) == (1, [told])


def test_an_unknown_kind_is_refused_with_the_kinds_there_are(tmp_path: Path) -> None:
    answer = imported(Site(tmp_path), {"a.docx": decision().data()}, kind="novyna")
    assert answer.code == 1
    assert answer.error.startswith("«novyna» не є видом акта: rishennia-rady (рішення ради); ")


def test_a_failure_of_writing_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    site = Site(tmp_path)
    monkeypatch.setattr("os.fsync", full)
    answer = imported(site, {"a.docx": decision().data()})
    assert answer.code == 1
    assert tree(site.content) == {}
    assert list(site.content.iterdir()) == []
