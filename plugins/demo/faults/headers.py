"""Faults of headers and of bytes: what the schema refuses or doubts."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.frontmatter_write import Plain

from .fault import Fault, File, act, beside, document, found, news, petition

_TEXT = "Комунальники прибрали сквер і полагодили лавки.\n"
_DAY = "2019-03-25"


def faults() -> Iterator[Fault]:
    """What one document's header and bytes show."""
    yield _error("немає назви", document("news/vady/bez-nazvy", {"date": "2019-03-05"}, _TEXT), 1)
    yield _error("дата не в тому вигляді", _news("data", date="05.11.2024"), "date:")
    yield _error("дати немає в календарі", _news("nemaie-dnia", date="2019-02-30"), "date:")
    yield _error("дата ще не настала", _news("maibutnie", date="2099-01-01"), "date:")
    yield _error("заборонене поле", _news("save-as", save_as="../../index.html"), "save_as:")
    yield _error("status: draft", _news("chernetka", status="draft"), "status:")
    yield _error("невідоме значення", _news("typ", type="novina"), "type:")
    yield _error("подія кінчається, перш ніж почалася", _news("podiia", event=_EVENT), "end:")
    yield _error("документ без тексту", news("porozhnia", ""), 5)
    yield _error("акт без тексту й файлів", act("porozhnii", _DAY, ""), 9)
    yield _error("файла немає", _news("fail", files=[{"path": "nemaie.pdf", "title": "Немає"}]), "path:")
    yield _error("файл недозволеного виду", *_forbidden())
    yield _error("поле задано двічі", _raw("dvichi", "title: Ще раз\n"), "title: Ще раз")
    yield _error("псевдонім YAML", _raw("alias", "", title="&a Псевдонім"), "title:")
    yield _error("невідоме джерело відео", document("videos/vady/dzherelo", {**_VIDEO, "source": "запис"}), "source:")
    yield _error("акт без номера й slug", act("bez-nomera", _DAY, slug=""), 1)
    yield _error("елемент HTML, що може діяти", news("script", f"{_TEXT}\n<script>alert(1)</script>\n"), "<script>")
    yield _error("знак, що міняє напрям письма", news("bidi", f"{_TEXT}Сума \u202e000 1 грн.\n"), "Сума")
    yield _error("знак NUL", news("nul", f"{_TEXT}Кінець\x00.\n"), "Кінець")
    yield _error("байти не UTF-8", _bytes("bytes", _text("Байти").encode() + b"\xff\xfe\n"), 7)
    yield _error("текст у CP1251", _bytes("cp1251", _text("Кодування").encode("cp1251")), 2)
    yield _error("текст в UTF-16", _bytes("utf16", _text("Кодування").encode("utf-16")), 1)
    told: Plain = {"date": "2019-03-29", "basis": "рішення суду"}
    yield _error("вилучений акт має текст", act("vylucheno", _DAY, title="", withdrawn=told), 11)
    yield found("невідоме поле", _news("nevidome-pole", topiks="дороги"), "topiks:")
    yield found("надто довга назва", _news("dovha-nazva", title="Довга назва " * 22), "title:")
    yield found("етап петиції суперечить даті відповіді", _answered(), "status:")
    yield found("орган, якого немає в налаштуваннях", act("orhan", _DAY, body="uprava"), "body:")
    yield found("файл, якого не назвав жоден документ", ("news/vady/vada-zaivyi.pdf", b"%PDF-1.4\n"), None)
    yield found("файл, що не є документом", ("news/vady/vada-zaivyi.txt", b"text\n"), None)


_EVENT: Plain = {"start": "2019-03-06 10:00", "end": "2019-03-05 10:00"}
_VIDEO: dict[str, Plain] = {"title": "Сюжет (зразок)", "date": "2019-03-05"}


def _error(what: str, file: File, at: str | int | None, *more: File) -> Fault:
    return found(what, file, at, *more, level="error")


def _news(name: str, **fields: Plain) -> File:
    return news(name, _TEXT, **fields)


def _forbidden() -> tuple[File, str, File]:
    file = _news("html", files=[{"path": "vada-storinka.html", "title": "Сторінка"}])
    return file, "path:", beside(file, "storinka.html", "<p>Сторінка</p>\n")


def _answered() -> File:
    dates: dict[str, Plain] = {"considered_from": "2024-12-20", "answered": "2024-12-27", "supported": "так"}
    return petition("etap", "90001", **dates, status="zbir")


def _text(title: str) -> str:
    return f"---\ntitle: {title}\ndate: 2019-03-05\n---\n\n{_TEXT}"


def _raw(name: str, more: str, title: str = "Заголовок") -> File:
    return _bytes(name, _text(title).replace("---\n\n", f"{more}---\n\n").encode())


def _bytes(name: str, data: bytes) -> File:
    return f"news/vady/vada-{name}.md", data
