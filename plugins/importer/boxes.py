"""Text boxes and alternative contents of a paragraph, put where a reader comes upon them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .ooxml import DGM, MC, PIC, C, W, inner_first, splice, words

_RICH = (f"{PIC}pic", f"{W}txbxContent", f"{C}chart", f"{DGM}relIds")


def choose(tree: Element) -> None:
    """Of alternative contents the newest that holds a picture or a text box; mammoth would take the oldest."""
    for parent, content in inner_first(tree, f"{MC}AlternateContent"):
        choice, fallback = content.find(f"{MC}Choice"), content.find(f"{MC}Fallback")
        rich = choice is not None and any(next(choice.iter(tag), None) is not None for tag in _RICH)
        taken = choice if rich or fallback is None else fallback
        splice(parent, content, [] if taken is None else list(taken))


def unboxed(tree: Element) -> int:
    """Put the text of boxes after the paragraphs that anchor them; gives how many boxes had words."""
    count = 0
    for parent, paragraph in inner_first(tree, f"{W}p"):
        moved: list[Element] = []
        for owner, box in reversed(list(inner_first(paragraph, f"{W}txbxContent"))):
            owner.remove(box)
            moved += [child for child in box if child.tag in (f"{W}p", f"{W}tbl")]
            count += bool(words(box))
        if moved:
            splice(parent, paragraph, [paragraph, *moved])
    return count
