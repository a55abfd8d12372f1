"""Text of a document: Markdown in, sanitised HTML with placeholders out.

`convert` is pure and needs no knowledge of the site; whatever depends on other records (links, files,
pictures, citations, videos) stays a placeholder listed in `Text.targets`, and `finish` fills them in.
Order: guard, Markdown (clauses, annexes), nh3, then our own parts, which content can therefore not fake.
"""

from __future__ import annotations

from .convert import Text, convert
from .outline import Heading
from .placeholders import Target, TargetKind, finish, link_start

__all__ = ["Heading", "Target", "TargetKind", "Text", "convert", "finish", "link_start"]
