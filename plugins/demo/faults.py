"""Faults planted into a demo: one file each, so that every message of `check` can be seen at work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.model.frontmatter_write import Plain, dump

NEWS, ACTS = "news/2019/03", "acts/rishennia-rady/2019/03"
_TEXT = "Комунальники прибрали сквер і полагодили лавки.\n"


class Fault(NamedTuple):
    """path: inside content/. line: 1-based, None for the whole file. what: English, for developers."""

    path: str
    line: int | None
    level: str
    what: str
    data: bytes


def plant(out: Path) -> int:
    """Add the faulty files to out/content and list them in out/faults.json; gives their number."""
    listed = []
    for fault in faults():
        path = out / "content" / fault.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fault.data)
        listed.append(_listing(fault))
    link = out / "content" / NEWS / "2019-03-05-vada-symlink.md"
    link.symlink_to("../../../../faults.json")
    listed.append(_listing(Fault(f"{NEWS}/{link.name}", None, "error", "a symbolic link that leaves content", b"")))
    (out / "faults.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(listed)


def _listing(fault: Fault) -> dict[str, str | int | None]:
    return {"path": fault.path, "line": fault.line, "level": fault.level, "what": fault.what}


def faults() -> Iterator[Fault]:
    """Every fault but the symbolic link."""
    yield _news("bez-nazvy", 1, "title missing", {"date": "2019-03-05"})
    yield _news("data", 3, "date not ISO", {"title": "Дата", "date": "05.11.2024"})
    yield _news("nemaie-dnia", 3, "date not in the calendar", {"title": "День", "date": "2019-02-30"})
    yield _news("maibutnie", 3, "date in the future", {"title": "Завтра", "date": "2099-01-01"})
    yield _news("save-as", 4, "a forbidden key", {**_good("Адреса"), "save_as": "../../index.html"})
    yield _news("chernetka", 4, "status: draft", {**_good("Чернетка"), "status": "draft"})
    yield _news("nevidome-pole", 4, "an unknown key", {**_good("Поле"), "topiks": "дороги"}, level="warning")
    yield _news("dovha-nazva", 2, "title over 254 characters", _good("Довга назва " * 22), level="warning")
    yield _news("typ", 4, "an unknown type", {**_good("Вид"), "type": "novina"})
    yield _news("porozhnia", None, "no text", _good("Порожня"), body="")
    yield _news(
        "fail", 5, "a file that is not there", {**_good("Файл"), "files": [{"path": "nemaie.pdf", "title": "Немає"}]}
    )
    yield _raw("dvichi", 4, "a key repeated", _text("Двічі").replace("---\n\n", "title: Ще раз\n---\n\n"))
    yield _raw("alias", 2, "a YAML alias", _text("&a Псевдонім").replace("---\n\n", "summary: *a\n---\n\n"))
    yield _raw("bidi", 7, "a bidirectional override in the text", _text("Напрям") + "Сума \u202e000 1\u202c грн.\n")
    yield _raw("nul", 7, "a NUL in the text", _text("Нуль") + "Кінець\x00.\n")
    yield _bytes("bytes", 7, "invalid UTF-8", _text("Байти").encode() + b"\xff\xfe\n")
    yield _bytes("cp1251", 2, "text in CP1251", _text("Кодування").encode("cp1251"))
    yield _bytes("utf16", None, "text in UTF-16", _text("Кодування").encode("utf-16"))
    number = {"kind": "rishennia-rady", "date": "2019-03-25", "number": "900-41/2019", "body": "rada"}
    yield _act("odyn-nomer-1", None, "two acts with one number (first file)", {**number, "title": "Про перше (зразок)"})
    yield _act("odyn-nomer-2", None, "two acts with one number", {**number, "title": "Про друге (зразок)"})
    relation = {"relations": [{"type": "repeals", "act": "rishennia-rady/2019/999-41-2019"}]}
    own = {**number, "number": "901-41/2019", "title": "Про скасування (зразок)"}
    yield _act("bez-tsili", 9, "a relation without a target", {**own, **relation})
    told = {**number, "number": "902-41/2019", "withdrawn": {"date": "2019-03-29", "basis": "рішення суду"}}
    yield _act("vylucheno-z-tekstom", 10, "a withdrawn act that still has its text", told)
    unnamed = {key: value for key, value in number.items() if key != "number"}
    yield _act(
        "bez-nomera", None, "an act with neither number nor slug", {**unnamed, "title": "Про безномерне (зразок)"}
    )
    yield Fault(f"{NEWS}/2019-03-05-vada-zaivyi.txt", None, "warning", "a file that is no source", b"text\n")


def _good(title: str) -> dict[str, Plain]:
    return {"title": title, "date": "2019-03-05"}


def _text(title: str) -> str:
    return f"---\ntitle: {title}\ndate: 2019-03-05\n---\n\n{_TEXT}"


def _news(
    name: str, line: int | None, what: str, header: dict[str, Plain], body: str = _TEXT, level: str = "error"
) -> Fault:
    return _bytes(name, line, what, f"{dump(header)}\n{body}".encode(), level)


def _raw(name: str, line: int | None, what: str, text: str) -> Fault:
    return _bytes(name, line, what, text.encode())


def _bytes(name: str, line: int | None, what: str, data: bytes, level: str = "error") -> Fault:
    return Fault(f"{NEWS}/2019-03-05-vada-{name}.md", line, level, what, data)


def _act(name: str, line: int | None, what: str, header: dict[str, Plain]) -> Fault:
    return Fault(f"{ACTS}/vada-{name}.md", line, "error", what, f"{dump(header)}\n1. Зробити.\n".encode())
