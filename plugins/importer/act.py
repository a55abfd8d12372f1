"""An act of the content, still in memory.

Reads: the bytes of a .docx. Writes: Act, with the header's fields that are certain, the text, the pictures and
everything an editor should look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.model import mixed_letters
from plugins.model.numbering import session_of
from plugins.model.row import DEFAULT_BODIES
from plugins.model.vocabulary import DECISIONS

from . import annexes, body, letterhead, markdown, opening, prepare, signature
from .blocks import Block, Paper, Paragraph, paragraphs
from .zone import Taken


@dataclass(frozen=True)
class Act:
    """values: fields of the header in their order, "" where not certain. taken: lines that moved into the header."""

    kind: str
    values: Mapping[str, str]
    taken: tuple[Taken, ...]
    blocks: tuple[Block, ...]
    paper: Paper
    findings: tuple[str, ...]

    def text(self, stem: str) -> str:
        """The Markdown, for a document whose file is `stem`.md."""
        return markdown.text_of(self.blocks, self.paper, {at: name for at, (name, _) in self._named(stem).items()})

    def pictures(self, stem: str) -> dict[str, bytes]:
        """The files of the pictures, each once."""
        return dict(self._named(stem).values())

    def _named(self, stem: str) -> dict[int, tuple[str, bytes]]:
        names: dict[bytes, str] = {}
        for at in self._used():
            picture = self.paper.pictures[at]
            names.setdefault(picture.data, f"{stem}-{len(names) + 1}{picture.suffix}")
        return {at: (names[data], data) for at in self._used() for data in [self.paper.pictures[at].data]}

    def _used(self) -> list[int]:
        notes = [line for lines in self.paper.notes.values() for line in lines]
        lines = [*paragraphs(self.blocks), *notes]
        return [piece.picture for line in lines for piece in line.pieces if piece.picture is not None]


def act_of(data: bytes, kind: str = "") -> Act:
    """The act in a .docx. kind: of ACT_KINDS where the editor has said it. Raises Unreadable."""
    return act_in(body.read(prepare.prepared(opening.opened(data))), kind)


def act_in(paper: Paper, kind: str = "") -> Act:
    """The act that a paper holds, wherever it was read from."""
    blocks = annexes.with_titles(paper.blocks)
    head = letterhead.read(blocks, kind)
    at = next((at for at, each in enumerate(head.rest) if isinstance(each, Paragraph) and each.annex), len(head.rest))
    signed = signature.read(head.rest[:at])
    values = {
        "title": head.title,
        "kind": head.kind,
        "date": head.date,
        "number": head.number,
        "body": DEFAULT_BODIES.get(head.kind, ""),
        "session": head.session,
        "convocation": head.convocation,
        "signed_by": signed.by,
    }
    every = " ".join(block.text for block in paper.blocks)
    notes = " ".join(line.text for lines in paper.notes.values() for line in lines)
    findings = [*paper.findings, *head.findings, *_lacking(values), *_mixed(f"{every} {notes}")]
    found = Act(
        head.kind, values, (*head.taken, *signed.taken), (*signed.rest, *head.rest[at:]), paper, tuple(findings)
    )
    return _with_pictures_told(found)


def _with_pictures_told(act: Act) -> Act:
    """Pictures without words are told together with how many there are."""
    silent = sum(1 for data in act.pictures("x").values() if not _alt(act.paper, data))
    if not silent:
        return act
    words = f"малюнків без опису: {silent} — допишіть у квадратних дужках ![…], що на них"
    return Act(act.kind, act.values, act.taken, act.blocks, act.paper, (*act.findings, words))


def _alt(paper: Paper, data: bytes) -> str:
    return next((picture.alt for picture in paper.pictures if picture.data == data), "")


def _lacking(values: Mapping[str, str]) -> Iterator[str]:
    """What every act has and this paper does not tell with certainty."""
    kind = values["kind"]
    if not values["title"]:
        yield "назви («Про …») не знайдено — допишіть title"
    if not values["date"] and kind != "proiekt":
        yield "дати не знайдено — допишіть date"
    if not values["number"] and kind in DECISIONS:
        yield "номера не знайдено — допишіть number"
    if not values["signed_by"] and kind in DECISIONS:
        yield "хто підписав, не знайдено — допишіть signed_by або залиште порожнім"
    found = session_of(values["number"])
    if kind == "rishennia-rady" and found and values["session"] and values["session"] != found:
        yield f"сесія вгорі документа — {values['session']}, а за номером {values['number']} — {found}: перевірте"


def _mixed(text: str) -> Iterator[str]:
    """Words of two alphabets stay as they are: which letter was meant is the editor's to say."""
    for word, meant in mixed_letters.find(text):
        strangers = "латинські" if mixed_letters.is_cyrillic(meant) else "кириличні"
        yield f"у слові «{word}» є {strangers} літери — наберіть його наново: «{meant}»"
