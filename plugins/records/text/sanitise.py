"""Reduction of HTML to an allow-list, once, by nh3.

Our own attributes (ids, classes, names for screen readers) are written with the mark U+E000 before their value;
here the mark is taken off, and an attribute without it, which only content can have written, is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

import nh3

from .lines import shown

MARK = "\ue000"

_PLAIN = """
    a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img
    ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var
"""
TAGS = frozenset(_PLAIN.split())
OWN = ("id", "class", "tabindex", "aria-label")
ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "a": {"href", "title", "tabindex", "aria-label"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "type"},
    "p": {"align"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# removed with all they hold; of other unknown elements only the tags go
_HOLLOW = """
    applet audio canvas embed iframe math noembed noframes noscript object script select style svg template textarea
    title video xmp
"""
# what can run, load or imitate is an error, where other unknown elements are a warning
_CONTROLS = "base button form frame frameset input link meta"
_EMPTIED = frozenset(_HOLLOW.split())
_FORBIDDEN = _EMPTIED | frozenset(_CONTROLS.split())
_VALUES = {
    "align": re.compile(r"center|right"),
    "lang": re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*"),
    "start": re.compile(r"-?\d{1,6}"),
    "type": re.compile(r"[1aAiI]"),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "scope": re.compile(r"col|row|colgroup|rowgroup"),
    "datetime": re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?"),
}
_ALIGNED = re.compile(r'(<(?:p|td|th)(?: [a-z]+="[^"<>]*")*?) align="')  # of HTML that nh3 wrote
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RAW_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)")
_RAW_END = re.compile(r"</([a-zA-Z][a-zA-Z0-9:-]*)")
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_ESCAPED = re.compile(r"&lt;(?:(/?[a-zA-Z][a-zA-Z0-9:-]*)(?:[^<]{0,300}?&gt;)?|!--|![a-zA-Z]|\?)")
_HANDLER = re.compile(r"[\s\"'/](on[a-z]+)\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"[\s\"'/](?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z_][\w:.-]*)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PREFIX = re.compile(r"\{([^}]*)\}")


def mark(root: Element) -> None:
    """Sign the attributes that our own Markdown wrote; alignment of cells becomes a class."""
    for element in root.iter():
        if not element.attrib:
            continue
        if align := element.attrib.pop("align", ""):
            element.set("class", align)
        for name in OWN:
            if name in element.attrib:
                element.set(name, MARK + element.attrib[name])


def sanitise(html: str) -> str:
    """HTML of the allowed elements and attributes only, balanced, with unsafe addresses taken out.

    `align`, which HTML no longer knows, is a class from here on, as in tables of Markdown.
    """
    return _ALIGNED.sub(r'\1 class="', _PRIVATE.sub("", _cleaner().clean(html)))


def unsafe(url: str) -> str:
    """Why an address may not stand in a page, in Ukrainian, or ""."""
    bare = url.strip(" ")
    if any(character < " " or "\x7f" <= character <= "\x9f" for character in bare):
        return "має керівні знаки"
    if "\\" in bare or bare.startswith("//"):
        return "починається не з протоколу й не зі шляху на сайті"
    if scheme := _SCHEME.match(bare):
        name = scheme[1].lower()
        if name not in ("http", "https", "mailto", "tel"):
            return f"має заборонений протокол «{scheme[0]}»"
        if name in ("http", "https") and not re.match(r"//[^/?#\s]", bare[scheme.end() :]):
            return "не має імені сайту після протоколу"
    prefix = _PREFIX.match(bare)
    if prefix and prefix[1] not in ("filename", "static", "attach"):
        return f"має невідомий початок «{prefix[0]}»"
    return ""


def raw_faults(raw: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """What of raw HTML will not reach the page: (piece of source, what it is in Ukrainian, is it dangerous)."""
    opened = {tag[1].lower() for piece in raw for tag in _RAW_TAG.finditer(piece)}
    for piece in raw:
        if piece.startswith(("<?", "<!")) and not piece.startswith("<!--"):
            yield piece, f"«{shown(piece)}» не показано", False
        for end in _RAW_END.finditer(piece):
            if (name := end[1].lower()) not in TAGS and name not in opened:
                yield end[0], f"елемент </{name}> не підтримується", False
        for tag in _RAW_TAG.finditer(piece):
            name = tag[1].lower()
            if name in _FORBIDDEN:
                yield tag[0], f"елемент <{name}> заборонено", True
            elif name not in TAGS:
                yield tag[0], f"елемент <{name}> не підтримується", False
            for handler in _HANDLER.finditer(tag[2]):
                yield handler[1], f"обробник подій {handler[1].lower()} заборонено", True


def escaped(html: str, source: str) -> list[str]:
    """Tags of the source that Markdown took for words, and that the page would show as they are written."""
    found: dict[str, None] = {}
    for match in _ESCAPED.finditer(_CODE.sub("", html)):
        piece = unescape(match[0])
        start = f"<{match[1]}" if match[1] else piece
        known = piece.endswith(">") or start.strip("</").lower() in TAGS | _FORBIDDEN or not match[1]
        if known and (len(start) > 2 or start[1:].lower() in TAGS) and start in source:
            found[piece if piece in source else start] = None
    return list(found)


def raw_losses(raw: Iterable[str]) -> list[str]:
    """Tags of raw HTML that stay but lose attributes, as Word and other sites write them."""
    return [f"{tag[0]}>" for piece in raw for tag in _RAW_TAG.finditer(piece) if _loses(tag[1].lower(), tag[2])]


def _loses(name: str, attributes: str) -> bool:
    kept = (ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())) - set(OWN)
    names = {match[1].lower() for match in _ATTRIBUTE.finditer(attributes)}
    return name in TAGS and any(found not in kept and not found.startswith("on") for found in names)


def raw_addresses(raw: Iterable[str]) -> Iterator[str]:
    """Values of href and src in raw HTML."""
    for piece in raw:
        for tag in _RAW_TAG.finditer(piece):
            for match in _ADDRESS.finditer(tag[2]):
                yield unescape(match[1] or match[2] or match[3] or "")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name in OWN:
        return value.removeprefix(MARK) if value.startswith(MARK) else None
    if name in ("href", "src"):
        return None if unsafe(value) else value.strip(" ")
    if name in _VALUES:
        return value if _VALUES[name].fullmatch(value) else None
    return value
