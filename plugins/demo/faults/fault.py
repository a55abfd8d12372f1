"""One planted fault: its files, and the finding that `check` makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from plugins.model.frontmatter_write import Plain, dump

File = tuple[str, bytes]
"""(path below content/, bytes)."""
Header = Mapping[str, Plain]
Level = Literal["error", "warning"]

TEXT = "1. Зробити.\n"


class Fault(NamedTuple):
    """path: of the finding, below content/. line: 1-based, None where no line can be named. rule: as in reports.

    what: the fault in Ukrainian words. files: the faulty one and those that it needs beside it, which are sound.
    """

    path: str
    line: int | None
    rule: str | None
    what: str
    level: Level
    files: tuple[File, ...] = ()


def found(
    what: str,
    file: File,
    at: str | int | None,
    *beside: File,
    rule: str | None = None,
    level: Level = "warning",
) -> Fault:
    """A fault of a file. at: what stands on its line, or the line; None where `check` names none."""
    path, data = file
    line = at if not isinstance(at, str) else data[: data.index(at.encode())].count(b"\n") + 1
    return Fault(path, line, rule, what, level, (file, *beside))


def document(path: str, header: Header, body: str = TEXT) -> File:
    """PATH.md below content/, named as planted ones are."""
    folder, _, stem = path.rpartition("/")
    return f"{folder}/vada-{stem}.md", f"{dump(header)}\n{body}".encode()


def act(name: str, date: str, text: str = TEXT, **fields: Plain) -> File:
    """A decision of the council without a number, published on its day unless `published` is among the fields.

    A field given as "" is left out. Its id is `rishennia-rady/YEAR/vada-NAME`.
    """
    header: dict[str, Plain] = {"title": f"Про справу «{name}» (зразок)", "kind": "rishennia-rady", "date": date}
    header |= {"slug": f"vada-{name}", "published": date, "body": "rada", **fields}
    return document(f"acts/vady/{name}", {key: value for key, value in header.items() if value != ""}, text)


def draft(name: str, date: str, **fields: Plain) -> File:
    """A draft of the council published on a day. Its id is `proiekt/YEAR/vada-NAME`."""
    return act(name, date, kind="proiekt", published="", **fields)


def news(name: str, body: str, **fields: Plain) -> File:
    """A news item of 05.03.2019."""
    header: dict[str, Plain] = {"title": f"Новина «{name}» (зразок)", "date": "2019-03-05", **fields}
    return document(f"news/vady/{name}", header, body)


def sitting(name: str, date: str, announced: str, **fields: Plain) -> File:
    """A sitting of the council called NAME. Its id is `zasidannia/rada/DATE-NAME`."""
    header: dict[str, Plain] = {"title": f"Сесія «{name}» (зразок)", "body": "rada", "date": date, "number": name}
    return document(f"sessions/vady/{name}", {**header, "announced": announced, **fields}, "")


def petition(name: str, number: str, **fields: Plain) -> File:
    """A petition published on 04.11.2024."""
    header: dict[str, Plain] = {"title": f"Петиція «{name}» (зразок)", "number": number, "date": "2024-11-04"}
    return document(f"petitions/vady/{name}", {**header, **fields}, "Просимо поставити лавки.\n")


def beside(file: File, name: str, data: str | bytes) -> File:
    """A file in the folder of another one."""
    folder = file[0].rpartition("/")[0]
    return f"{folder}/vada-{name}", data.encode() if isinstance(data, str) else data
