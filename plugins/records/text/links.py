"""Links, pictures, videos and citations become placeholders with targets, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markupsafe import escape

from ...model import alt_text
from ...model.validation import ACCESSIBLE
from .citations import find
from .html_tags import TAG, attributes, plain
from .lines import Findings, shown
from .placeholders import PLACEHOLDER, SHUT, Target, TargetKind, closing, opening

_PART = re.compile(rf'<p class="video">(?P<video>\d+)</p>|{TAG.pattern}')
_ALONE = re.compile(rf"<p>({PLACEHOLDER.pattern})</p>")
_PREFIX = re.compile(r"\{(filename|static|attach)\}")
_NO_CITATIONS = frozenset({"a", "code", "pre", "kbd", "samp", "h1", "h2", "h3", "h4", "h5", "h6"})
_TOUCHED = _NO_CITATIONS | {"img"}
_WITHOUT_WORDS = re.compile(r"(?<!!)\[\s*\]\(|<a\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")


class LinkPass:
    """One walk over sanitised HTML. `targets` is filled by `run`; `fragments` are links inside the page."""

    def __init__(self, videos: Sequence[str], findings: Findings) -> None:
        self.targets: list[Target] = []
        self.fragments: list[str] = []
        self._videos = videos
        self._findings = findings
        self._captions: dict[int, str] = {}
        self._out: list[str] = []
        self._open: list[tuple[int | None, int]] = []
        self._quiet = 0

    def run(self, html: str) -> str:
        position = 0
        for match in _PART.finditer(html):
            if match.start() > position:
                self._text(html[position : match.start()])
            position = match.end()
            if match["video"]:
                self._out.append(self._add("video", self._videos[int(match["video"])], ""))
            elif match["name"] in _TOUCHED:
                self._tag(match[0], match["name"], match["inside"], end=bool(match["slash"]))
            else:
                self._out.append(match[0])
        self._text(html[position:])
        return _ALONE.sub(self._figure, "".join(self._out))

    def _text(self, text: str) -> None:
        if self._quiet:
            self._out.append(text)
            return
        position = 0
        for found in find(text):
            words = text[found.start : found.end]
            self._out.append(text[position : found.start])
            position = found.end
            if found.url:
                self._out.append(f'<a href="{found.url}">{words}</a>')
            else:
                self._out.append(
                    f"{self._add('act', found.value, plain(words))}{words}{closing(len(self.targets) - 1)}"
                )
        self._out.append(text[position:])

    def _tag(self, tag: str, name: str, inside: str, *, end: bool) -> None:
        if name in _NO_CITATIONS:
            self._quiet += -1 if end else 1
        if name == "img":
            self._picture(attributes(inside))
        elif name == "a":
            if end:
                self._end_link()
            else:
                self._start_link(tag, attributes(inside))
        else:
            self._out.append(tag)

    def _start_link(self, tag: str, found: dict[str, str]) -> None:
        url = found.get("href", "")
        number = None
        if url.startswith("#"):
            if "class" not in found:
                self.fragments.append(url)
            self._out.append(tag)
        elif not url or _ABSOLUTE.match(url):
            self._out.append(tag.replace(f'href="{escape(url)}"', f'href="{escape(url.replace(" ", "%20"))}"'))
        else:
            number = len(self.targets)
            self._out.append(self._add(*_local(url), ""))
        if "href" in found and not url:
            words = "посилання нікуди не веде"
            self._findings.add(words, "напишіть адресу в круглих дужках", at="]()", level="warning")
        own = "class" in found or not url
        self._open.append((number, -1 if own else len(self._out)))

    def _end_link(self) -> None:
        number, start = self._open.pop()
        if start >= 0:
            inner = "".join(self._out[start:])
            label = plain(PLACEHOLDER.sub("", inner))
            if number is not None:
                self.targets[number] = self.targets[number]._replace(label=label)
            if not label and SHUT not in inner:
                self._findings.add(
                    "посилання без тексту",
                    "напишіть у квадратних дужках, куди воно веде",
                    at=_WITHOUT_WORDS,
                    level="warning",
                    rule=ACCESSIBLE,
                )
        self._out.append("</a>" if number is None else closing(number))

    def _picture(self, found: dict[str, str]) -> None:
        source, alt = found.get("src", ""), found.get("alt", "").strip()
        if not source:
            return
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", source):
            self._findings.add(
                f"картинка «{shown(source)}» стоїть на чужому сайті", "покладіть файл поруч із документом", at=source
            )
            return
        if not alt:
            self._findings.add(
                f"картинка «{shown(source)}» не має опису",
                "напишіть у квадратних дужках, що на ній: ![опис](файл)",
                at=source,
                level="warning",
                rule=ACCESSIBLE,
            )
        elif alt_text.says_nothing(alt):
            message = f"«{shown(alt)}» не описує зображення"
            self._findings.add(message, alt_text.HINT, at=source, level="warning", rule=ACCESSIBLE)
        value = _local(source)[1]
        self._captions[len(self.targets)] = found.get("title", "")
        self._out.append(self._add("picture", value, alt))

    def _figure(self, match: re.Match[str]) -> str:
        number = int(match[3])
        if self.targets[number].kind != "picture":
            return match[0]
        caption = self._captions[number]
        words = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        return f'<figure class="picture">{match[1]}{words}</figure>'

    def _add(self, kind: TargetKind, value: str, label: str) -> str:
        self.targets.append(Target(kind, value, label))
        return opening(len(self.targets) - 1)


def _local(url: str) -> tuple[TargetKind, str]:
    """A relative address as a target's kind and value."""
    prefix = _PREFIX.match(url)
    value = unquote(url[prefix.end() :] if prefix else url)
    page = value.partition("#")[0].casefold().endswith(".md") and not (prefix and prefix[1] != "filename")
    return ("page" if page else "file"), value
