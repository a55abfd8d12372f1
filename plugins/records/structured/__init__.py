"""JSON-LD of a page in the terms of schema.org, made from its view alone; a module for each concern.

Every function gives a node as a dict; what is empty is left out. Only terms that schema.org defines: so the search
action has no `query-input`, which is an annotation of Google's and no term.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from ..view import View

_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(view: View) -> Markup:
    """The text of the page's data block; nothing in it can end the script element or begin a comment."""
    from .nodes import nodes
    from .terms import CONTEXT

    graph = [node for found in nodes(view) if (node := filled(found))]
    whole = {"@context": CONTEXT, **graph[0]} if len(graph) == 1 else {"@context": CONTEXT, "@graph": graph}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for sign, code in _UNSAFE.items():
        text = text.replace(sign, code)
    return Markup(text)


def filled(value: Any) -> Any:
    """The value without whatever in it is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        kept = {name: found for name, one in value.items() if (found := filled(one)) or isinstance(found, int)}
        return kept if len(kept) > 1 or "@type" not in kept else {}
    if isinstance(value, list):
        return [found for one in value if (found := filled(one))]
    return value
