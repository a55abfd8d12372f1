"""`demo --media`: what stands beside the documents of a month when pictures and papers are wanted too."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .files import pdf
from .months import Month, dice
from .pictures import picture

MARKED = "Зразок зображення"


def with_media(seed: int, month: Month, documents: list[Document]) -> Iterator[Document]:
    """The same documents, each news item with two pictures and each act with a PDF of its words."""
    rng = dice(seed, month, "media")
    for document in documents:
        if document.folder.startswith("news/"):
            names = f"{document.stem}-1.jpg", f"{document.stem}-2.jpg"
            header = {**document.header, "image": names[0], "image_alt": f"{MARKED}: вулиця вигаданого міста"}
            body = f"{document.body}\n![{MARKED}: будинки вигаданого міста]({names[1]})\n"
            made = tuple((name, picture(rng)) for name in names)
            yield document._replace(header=header, body=body, files=(*document.files, *made))
        elif document.folder.startswith("acts/"):
            yield _with_paper(document)
        else:
            yield document


def _with_paper(document: Document) -> Document:
    """One PDF at least: many have theirs already."""
    if any(name.endswith(".pdf") for name, _ in document.files):
        return document
    name = f"{document.stem}-oryhinal.pdf"
    paper = {"path": name, "title": "Підписаний примірник", "kind": "oryhinal"}
    given = document.header.get("files", [])
    assert isinstance(given, list)
    return document._replace(
        header={**document.header, "files": [*given, paper]},
        files=(*document.files, (name, pdf(str(document.header["title"])))),
    )
