"""Tracked changes as if they were accepted: what is inserted stays, what is deleted goes."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from .ooxml import W, inner_first, splice

_GONE = (f"{W}del", f"{W}moveFrom")
_KEPT = (f"{W}ins", f"{W}moveTo")
_ABOUT = (f"{W}rPr", f"{W}trPr")
"""Where the same names speak of the end of a paragraph or of a row of a table."""


def accept(tree: Element) -> int:
    """Accept all changes; a paragraph whose end is deleted runs on in the next one. Gives how many there were."""
    count = 0
    for parent, change in inner_first(tree, *_GONE, *_KEPT):
        if parent.tag not in _ABOUT:
            count += 1
            splice(parent, change, list(change) if change.tag in _KEPT else ())
    for parent, row in inner_first(tree, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            count += 1
            parent.remove(row)
    return count + sum(map(_joined, list(tree.iter())))


def _joined(parent: Element) -> int:
    """Join the paragraphs of one parent whose ends are deleted with those that follow."""
    count = 0
    paragraphs = [child for child in parent if child.tag == f"{W}p"]
    for paragraph, following in pairwise(paragraphs):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            count += 1
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = [part for part in paragraph if part.tag != f"{W}pPr"]
            parent.remove(paragraph)
    return count
