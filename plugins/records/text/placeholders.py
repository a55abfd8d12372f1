"""Places in the HTML that are filled once the whole site is known.

Two forms, written with private-use characters that no content can contain:

    U+E001 n U+E002     the whole of a picture or a video, or the start tag of a link
    U+E003 n U+E002     the end tag of the link whose start is placeholder n

so that inline markup inside a link's label stays where it is. Replacement n is the HTML of the picture or
video, or for a link (page, file, act) only its start tag (`link_start`); an empty replacement of a link
leaves the label as plain text, an empty replacement of a picture or video leaves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from markupsafe import escape

OPEN, SHUT, CLOSE_LINK = "\ue001", "\ue002", "\ue003"
PLACEHOLDER = re.compile(f"([{OPEN}{CLOSE_LINK}])([0-9]+){SHUT}")

TargetKind = Literal["page", "file", "picture", "act", "video"]


class Target(NamedTuple):
    """What placeholder n (its index in `Text.targets`) points to.

    kind, value:
      page     a source file relative to this one, percent-decoded, with its #fragment: "../acts/33-65.md#p-2"
      file     the same for a file that is copied: "plan.pdf"
      picture  the same for a picture; an absolute site path keeps its leading "/"
      act      "number|date|kind" with the number without spaces and «№», the date ISO or "" where the text
               names none, the kind an act kind: "33-65/2019|2019-12-24|rishennia-rady"
      video    a slug of a video record or an address, as written
    label: plain text of the link, the picture's alternative text ("" where missing), "" for a video.
    """

    kind: TargetKind
    value: str
    label: str


def opening(number: int) -> str:
    return f"{OPEN}{number}{SHUT}"


def closing(number: int) -> str:
    return f"{CLOSE_LINK}{number}{SHUT}"


def link_start(url: str, title: str = "") -> str:
    """The start tag that `finish` takes as the replacement of a link."""
    titled = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(url)}"{titled}>'


def finish(html: str, replacements: Sequence[str]) -> str:
    """The HTML with replacement n where placeholder n stands; IndexError if there are too few."""

    def fill(match: re.Match[str]) -> str:
        replacement = replacements[int(match[2])]
        if match[1] == OPEN:
            return replacement
        return "</a>" if replacement else ""

    return PLACEHOLDER.sub(fill, html)
