"""A small council with documents of every kind that refer to each other, and one change at a time to it."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from typing import Any

from PIL import Image

from ..site import Site, header

BUDGET = "rishennia-rady/2025/1-1-2025"
CHANGE = "rishennia-rady/2025/2-1-2025"
DRAFT = "proiekt/2025/7"
MINUTES = "protokol/2025/3"
VIDEO = "video/2025/sesiia"
SITTING = "zasidannia/rada/2025-01-16-1"

Document = tuple[dict[str, Any], str]

DOCUMENTS: dict[str, Document] = {
    "acts/a.md": (
        {
            "title": "Про бюджет",
            "kind": "rishennia-rady",
            "number": "1-1/2025",
            "date": "2025-01-16",
            "draft": DRAFT,
            "files": [{"path": "a.csv", "title": "Таблиця"}],
            "topics": ["бюджет"],
        },
        "1. Затвердити [зміни](b.md#p-1).\n\n2. Файл [тут](a.csv).\n",
    ),
    "acts/b.md": (
        {
            "title": "Про зміни",
            "kind": "rishennia-rady",
            "number": "2-1/2025",
            "date": "2025-01-17",
            "relations": [{"type": "changes", "act": BUDGET, "clause": "1"}],
            "video": {"id": VIDEO},
        },
        "1. Змінити рішення № 1-1/2025 від 16.01.2025.\n",
    ),
    "acts/c.md": (
        {"title": "Проєкт бюджету", "kind": "proiekt", "number": "7", "date": "2025-01-02", "considered": "2025-01-16"},
        "1. Затвердити.\n",
    ),
    "acts/d.md": (
        {"title": "Протокол", "kind": "protokol", "number": "3", "date": "2025-01-16", "sitting": SITTING},
        "Слухали.\n",
    ),
    "news/a.md": (
        {"title": "Толока", "date": "2025-02-03", "image": "a.png", "image_alt": "Парк", "related": [BUDGET]},
        "Ходімо до парку.\n\n![Клен](b.png)\n\n{video} 2025/sesiia\n",
    ),
    "news/b.md": ({"title": "Сесія", "date": "2025-02-04", "topics": ["бюджет"]}, "Див. [толоку](a.md).\n"),
    "petitions/a.md": (
        {"title": "Про парк", "number": "5", "date": "2025-02-01", "act": BUDGET},
        "Прошу.\n\n## Відповідь\n\nЗробимо.\n",
    ),
    "videos/a.md": (
        {"title": "Запис", "date": "2025-01-18", "source": "dQw4w9WgXcQ", "slug": "sesiia", "session": SITTING},
        "Запис сесії.\n\n{video} https://youtu.be/aaaaaaaaaaa\n",
    ),
    "sessions/a.md": (
        {
            "title": "Перша сесія",
            "body": "rada",
            "date": "2025-01-16 10:00",
            "number": "1",
            "convocation": "VIII",
            "agenda": [{"title": "Про бюджет", "draft": DRAFT}, {"title": "Про зміни", "act": f"/{CHANGE}/"}],
            "minutes": MINUTES,
            "votes": {"motions": "m.csv", "votings": "v.csv"},
        },
        "",
    ),
    "sessions/b.md": (
        {
            "title": "Комісія",
            "body": "biudzhet",
            "date": "2025-01-10 10:00",
            "number": "4",
            "convocation": "VIII",
            "agenda": [{"title": "Проєкт", "draft": DRAFT}],
            "attendance": ["Коваль", {"name": "Авраменко", "present": "ні"}],
        },
        "",
    ),
    "deputies/a.md": ({"title": "Коваль", "convocation": "VIII", "commissions": ["biudzhet"]}, "Про себе.\n"),
    "deputies/b.md": ({"title": "Авраменко", "convocation": "VIII"}, ""),
    "consultations/a.md": (
        {"title": "Про статут", "opens": "2025-02-01", "closes": "2025-03-31", "draft": DRAFT},
        "Що думаєте?\n",
    ),
    "enterprises/a.md": (
        {"title": "Ринок", "name": "КП «Ринок»", "statements": [{"path": "2024.csv", "year": "2024"}]},
        "",
    ),
    "datasets/a.md": ({"title": "Рішення", "id": "rishennia", "description": "Усі рішення."}, ""),
    "mentions/a.md": ({"title": "Про раду", "date": "2025-02-05", "outlet": "Газета"}, ""),
    "units/a.md": ({"title": "Відділ", "channels": ["https://t.me/viddil"]}, "Що робить.\n"),
    "units/b.md": ({"title": "Сектор", "parent": "pidrozdily/a"}, ""),
    "pages/r.md": ({"title": "До звіту", "report": "2025-02"}, "Відповіли на [парк](../petitions/a.md).\n"),
    "pages/a.md": ({"title": "Статут", "slug": "statut"}, "Статут громади.\n"),
}


def picture(width: int) -> bytes:
    """A PNG."""
    data = io.BytesIO()
    Image.new("RGB", (width, 9)).save(data, "PNG")
    return data.getvalue()


MOTIONS = "uid,num,title,votingFor,votingAgainst,votingAbstain,notVoting,absent,votingResult,textUrl\n"
VOTINGS = "motionUid,voterId,voterName,motionTitle,result\n"


def motions(first: str = "1,1,Про бюджет,2,0,0,0,0,прийнято,", second: str = "2,2,Про зміни,1,1,0,0,0,,") -> bytes:
    """The file of motions of the first sitting."""
    return f"{MOTIONS}{first}\n{second}\n".encode()


def votings(*results: str) -> bytes:
    """Its list: of Коваль and Авраменко on the first motion, then on the second."""
    lines = zip(("1,,Коваль", "1,,Авраменко", "2,,Коваль", "2,,Авраменко"), results, strict=True)
    return (VOTINGS + "".join(f"{who},,{result}\n" for who, result in lines)).encode()


FILES: dict[str, bytes] = {
    "acts/a.csv": b"a,b\r\n",
    "sessions/m.csv": motions(),
    "sessions/v.csv": votings("За", "За", "За", "Проти"),
    "enterprises/2024.csv": b"form,line,name,value\r\n2,2000,,5\r\n",
    "news/a.png": picture(16),
    "news/b.png": picture(20),
}

FIELDS: dict[str, dict[str, Any]] = {
    "acts": {
        "title": "Про інше",
        "date": "2025-01-15",
        "published": "2025-01-20",
        "updated": "2025-01-21",
        "body": "vykonkom",
        "session": "1",
        "convocation": "VIII",
        "commission": "biudzhet",
        "status": None,
        "no_text": "Текст на папері.",
        "comments_until": "2025-01-30",
        "contact": "Відділ",
        "regulatory": "так",
        "author": "Голова",
        "waiver": "невідкладний випадок",
        "signed_by": "Голова",
        "remarks": [{"text": "Більше", "outcome": "vrakhovano"}],
        "summary": "Коротко.",
        "topics": ["школи"],
        "lang": "en",
        "source_url": "https://old.nizhynrada.gov.ua/article/1",
    },
    "news": {
        "title": "Толока в парку",
        "date": "2025-01-30",
        "type": "anons",
        "updated": "2025-02-10",
        "image_alt": "Старий парк",
        "event": {"start": "2025-03-10 10:00", "place": "Парк"},
        "pinned_until": "2025-04-01",
        "related": [CHANGE],
        "summary": "Коротко.",
        "topics": ["парки"],
        "source_url": "https://old.nizhynrada.gov.ua/article/2",
        "press": "так",
        "image_credit": "фото Липи",
    },
    "petitions": {
        "title": "Про сквер",
        "platform_url": "https://petition.example.ua/5",
        "signatures": "10",
        "required": "250",
        "until": "2025-05-01",
        "status": "zvernennia",
        "considered_from": "2025-02-02",
        "answered": "2025-02-03",
        "outcome": "Висаджено.",
        "respondent": "Голова",
        "act": CHANGE,
    },
    "videos": {
        "title": "Запис сесії",
        "date": "2025-01-19",
        "source": "aaaaaaaaaaa",
        "duration": "12:05",
        "broadcaster": "ТРК",
        "chapters": [{"t": "0:10", "title": "Початок"}, {"t": "0:20", "title": "Бюджет", "item": "1"}],
        "session": "zasidannia/biudzhet/2025-01-10-4",
        "related": [BUDGET],
    },
    "sessions": {
        "title": "Сесія",
        "place": "Зала",
        "type": "cherhova",
        "agenda": [{"title": "Різне"}],
        "attendance": [{"name": "Коваль"}],
        "video": {"id": VIDEO},
        "announced": "2025-01-02",
        "votes": {"votings": "v.csv"},
    },
    "deputies": {
        "title": "Коваленко",
        "faction": "Разом",
        "voter_id": "17",
        "convocation": "VII",
        "from": "2020-11-01",
        "body": "rada",
        "reception": "вівторок",
        "commissions": ["reglament"],
    },
    "consultations": {
        "title": "Про новий статут",
        "closes": "2025-02-15",
        "type": "elektronna",
        "platform_url": "https://e.example.ua/1",
        "act": BUDGET,
        "proposals": [{"text": "Так", "outcome": "vrakhovano"}],
        "audience": "усі",
    },
    "enterprises": {
        "title": "Комунальний ринок",
        "name": "КП «Новий ринок»",
        "edrpou": "01234567",
        "head": "Сова",
        "statements": [{"path": "2024.csv", "year": "2024", "published": "2025-02-03"}],
    },
    "datasets": {"title": "Акти", "description": "Деякі.", "keywords": ["акти"], "frequency": "shchodnia"},
    "mentions": {
        "title": "Рада",
        "date": "2025-01-05",
        "outlet": "Радіо",
        "link": "https://gazeta.example.ua/1",
        "archive": "https://arkhiv.example.ua/1",
    },
    "units": {
        "title": "Управління",
        "head": "Сова",
        "hours": "8-17",
        "channels": ["https://t.me/inshyi"],
        "as_of": "2025-01-10",
        "parent": "rada",
    },
    "pages": {"title": "Статут громади", "menu": "так", "order": "1", "updated": "2025-02-02", "report": "2025-01"},
}
"""Another value for fields of each kind."""

TEXTS: dict[str, list[str]] = {
    "acts/a.md": [
        "1. Затвердити [зміни](b.md#p-2).\n\n2. Файл [тут](a.csv).\n",
        "1. Затвердити [зміни](c.md).\n\n2. Файл [там](a.csv).\n",
        "1. Затвердити.\n\n## Перше\n\n## Друге\n\n## Третє\n\n## Четверте\n",
    ],
    "acts/b.md": ["1. Змінити рішення № 9-9/2025 від 16.01.2025.\n", "1. Змінити рішення № 1-1/2025.\n"],
    "news/a.md": [
        "Ходімо до парку.\n\n![Дуб](b.png)\n\n{video} 2025/sesiia\n",
        "Ходімо до парку.\n\n![Дуб](b.png)\n\n{video} https://youtu.be/ccccccccccc\n",
        "Ходімо до парку.\n\n![Дуб](a.png)\n\n{video} https://youtu.be/ddddddddddd\n",
    ],
    "videos/a.md": ["Запис сесії.\n\n{video} https://youtu.be/bbbbbbbbbbb\n"],
    "petitions/a.md": ["Прошу.\n\n## Відповідь\n\nНе зробимо.\n", "Прошу.\n"],
    "news/b.md": ["Див. [толоку](a.md#mist).\n", "Див. [бюджет](../acts/a.md).\n"],
    "pages/a.md": ["Інший статут.\n"],
}

ADDED: dict[str, Document] = {
    "acts/e.md": (
        {
            "title": "Про скасування",
            "kind": "rishennia-rady",
            "number": "3-1/2025",
            "date": "2025-01-20",
            "relations": [{"type": "repeals", "act": BUDGET}],
        },
        "1. Скасувати.\n",
    ),
    "acts/f.md": (
        {
            "title": "Про сесію",
            "kind": "rishennia-rady",
            "number": "9-9/2025",
            "date": "2025-01-16",
            "session": "1",
            "convocation": "VIII",
        },
        "1. Провести.\n",
    ),
    "acts/g.md": (
        {"title": "Про проєкт", "kind": "rishennia-vykonkomu", "number": "4", "date": "2025-01-18", "draft": DRAFT},
        "1. Схвалити.\n",
    ),
    "acts/h.md": (
        {
            "kind": "rishennia-rady",
            "number": "5-1/2025",
            "date": "2025-01-19",
            "relations": [{"type": "changes", "act": BUDGET}],
            "withdrawn": {"date": "2025-02-20", "basis": "рішення суду"},
        },
        "",
    ),
    "news/e.md": ({"date": "2025-02-20", "withdrawn": {"date": "2025-02-21", "basis": "закон"}}, ""),
    "news/c.md": ({"title": "Нова", "date": "2025-02-20", "topics": ["школи"], "related": [BUDGET]}, "Новина.\n"),
    "news/d.md": ({"title": "Стара", "date": "2024-12-20"}, "Новина.\n"),
    "videos/b.md": ({"title": "Сюжет", "date": "2025-02-20", "source": "eeeeeeeeeee", "slug": "siuzhet"}, ""),
    "pages/b.md": ({"title": "Доступ", "slug": "dostup", "menu": "так"}, "Як запитати.\n"),
    "mentions/b.md": ({"title": "Ще згадка", "date": "2025-02-06"}, ""),
}


class Corpus:
    """The documents as they are now, written to a site's content."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.documents = {path: (dict(fields), text) for path, (fields, text) in DOCUMENTS.items()}
        for path, data in FILES.items():
            site.write(path, data)
        for path in self.documents:
            self.save(path)

    def save(self, path: str) -> None:
        fields, text = self.documents[path]
        self.site.write(path, header(**fields) + text)

    def changes(self, seed: int) -> Iterator[str]:
        """Makes every change there is, one by one in a random order; gives the words for each."""
        steps: list[tuple[str, str, Any]] = [
            (path, name, value)
            for path in DOCUMENTS
            if path not in ("acts/b.md", "acts/d.md")
            for name, value in FIELDS[path.split("/")[0]].items()
            if value is not None
        ]
        steps += [(path, "", text) for path, texts in TEXTS.items() for text in texts]
        steps += [(path, "add", document) for path, document in ADDED.items()]
        steps += [("news/a.png", "file", picture(30)), ("news/b.png", "file", picture(31))]
        steps += [
            ("acts/a.csv", "file", b"c,d\r\n"),
            ("enterprises/2024.csv", "file", b"form,line,name,value\r\n2,2000,,6\r\n"),
        ]
        steps += [
            ("sessions/m.csv", "file", motions("1,1,Про інше,2,0,0,0,0,прийнято,")),
            ("sessions/m.csv", "file", motions(second="2,7,Про зміни,1,0,1,0,0,не прийнято,")),
            ("sessions/m.csv", "file", motions("1,9,Про бюджет,2,0,0,0,0,,https://x.ua/akty/proiekt/2025/7/")),
            ("sessions/v.csv", "file", votings("За", "За", "За", "Утрималась")),
            ("sessions/v.csv", "file", votings("Відсутній", "За", "Відсутній", "За")),
            ("acts/b.md", "video", {"id": VIDEO, "t": "0:20"}),
            ("sessions/b.md", "attendance", ["Авраменко"]),
            ("sessions/b.md", "agenda", [{"title": "Проєкт", "draft": DRAFT, "n": "1.1"}]),
        ]
        steps += [("acts/b.md", "remove", "relations"), ("acts/a.md", "remove", "draft")]
        random.Random(seed).shuffle(steps)
        for path, name, value in steps:
            self._apply(path, name, value)
            yield f"{path} {name or 'text'}: {value if not isinstance(value, bytes) else '…'}"

    def _apply(self, path: str, name: str, value: Any) -> None:
        if name == "file":
            self.site.write(path, value)
            return
        fields, text = self.documents.get(path, ({}, ""))
        match name:
            case "":
                self.documents[path] = (fields, value)
            case "add":
                self.documents[path] = value
            case "remove":
                self.documents[path] = ({key: kept for key, kept in fields.items() if key != value}, text)
            case _:
                self.documents[path] = ({**fields, name: value}, text)
        self.save(path)
