"""Faults of texts: links, headings, pictures, letters of two alphabets, private data of people who do not exist."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from .fault import Fault, File, act, beside, found, news

_DAY = "2019-03-25"
_OWN = "/akty/rishennia-rady/2019/vada-na-mistsi/"


def faults() -> Iterator[Fault]:
    """What one text shows, and where its links lead."""
    yield from _links()
    yield from _accessible()
    yield found("латинська літера в слові", news("litera", "Ремонт дор\u006fги.\n"), "Ремонт")
    yield found("кириличні літери в римському числі", news("chyslo", "Рішення VI\u0406\u0406 сесії.\n"), "Рішення")
    yield found("латинська літера в назві", news("nazva", "Новина.\n", title="Про м\u0456ст\u006f (зразок)"), "title:")
    yield found("пункт повторено", act("punkt", _DAY, "1. Зробити.\n\n2. Сказати.\n\n2. Забути.\n"), "2. Забути")
    yield found("виноска без пояснення", news("vynoska", "Новина[^1].\n"), "Новина[^1]")
    for name, what, words in _PRIVATE:
        yield found(what, act(f"dani-{name}", _DAY, f"1. Зробити.\n\n2. {words}\n"), "2. ", rule="R30")


_PRIVATE = (
    ("podatkovyi", "податковий номер", "Надати допомогу (3123456789 — податковий номер зразка)."),
    ("pasport", "паспорт", "Паспорт серії НС 123456 повернути."),
    ("unzr", "номер запису в реєстрі", "Запис 19850412-01234 виправити."),
    ("iban", "рахунок людини", "Кошти переказати на UA343052990000000000262012345."),
    ("telefon", "мобільний телефон людини", "Повідомити заявника за телефоном 067 123-45-67."),
    ("adresa", "домашня адреса", "Допомогти тому, хто проживає на вул. Сонячній, 5."),
    ("narodzhennia", "дата народження", "Зарахувати дитину, 05.11.2012 р.н., до гуртка."),
)


def _links() -> Iterator[Fault]:
    def error(what: str, name: str, body: str, *more: File) -> Fault:
        return found(what, news(name, body), "](", *more, level="error")

    yield error("адреса, якої на сайті немає", "adresa", "Дивіться [реєстр рішень](/akty/nema/).\n")
    yield error("документ, якого немає", "dokument", "Дивіться [рішення ради](nemaie.md).\n")
    yield error("файл у тексті, якого немає", "fail-u-teksti", "Дивіться [план робіт](nemaie.pdf).\n")
    yield error("пошта без mailto:", "poshta", "Пишіть [до відділу](viddil@rada.example).\n")
    yield found(
        "місце в документі, якого немає",
        news("mistse", f"Дивіться [пункт дев'ятий]({_OWN}#p-9).\n"),
        "](",
        act("na-mistsi", _DAY),
    )
    yield found("відео, якого немає", news("video", "Новина.\n\n{video} video/2019/nemaie\n"), "{video}", level="error")


def _accessible() -> Iterator[Fault]:
    """WCAG 2.1 AA as far as a text goes (R25)."""

    def warned(what: str, file: File, at: str, *more: File) -> Fault:
        return found(what, file, at, *more, rule="R25")

    yield warned("посилання «тут»", news("tut", "Рішення [тут](/akty/).\n"), "](")
    yield warned("адреса замість підпису", news("hola", "Дивіться <https://data.gov.ua/dataset>.\n"), "<https")
    yield warned("посилання без слів", news("bez-sliv", "Рішення [](/akty/) ради.\n"), "[](")
    yield warned("пропущено рівень заголовків", news("rivni", "## Перше\n\nА.\n\n#### Друге\n\nБ.\n"), "####")
    without = news("bez-opysu", "![](vada-skver.png)\n")
    yield warned("картинка без опису", without, "![](", beside(without, "skver.png", _png()))
    named = news("slovo-foto", "![фото](vada-alieia.png)\n")
    yield warned("картинка зі словом «фото» замість опису", named, "![", beside(named, "alieia.png", _png()))
    cover = news("obkladynka", "Новина.\n", image="vada-lavka.png")
    yield warned("зображення новини без опису", cover, "image:", beside(cover, "lavka.png", _png()))
    distant = news("chuzha", "![Лавка](https://example.com/lavka.png)\n")
    yield found("картинка з чужого сайту", distant, "![", level="error")


def _png() -> bytes:
    """A picture of one grey point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    )
