"""The vocabulary of schema.org, out of the npm package schema-dts: which types there are, with which properties."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from tests import parts

_INTERFACE = re.compile(
    r"^(?:export )?interface (?P<name>\w+)(?:<[^>]*>)?(?: extends (?P<above>[^{]+))? \{\n(?P<inside>.*?)^\}",
    re.M | re.S,
)


@cache
def vocabulary() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """(type -> its properties with the inherited ones, addresses of members of enumerations)."""
    text = Path(parts.need("schema-dts")).read_text("utf-8")
    above: dict[str, list[str]] = {}
    own: dict[str, set[str]] = {}
    types: dict[str, str] = {}
    for match in _INTERFACE.finditer(text):
        name, inside = match["name"], match["inside"]
        above[name] = re.findall(r"\w+", match["above"] or "")
        own[name] = set(re.findall(r'^    "(\w+)"\?:', inside, re.M))
        if found := re.search(r'^    "@type": "(\w+)"', inside, re.M):
            types[found[1]] = name

    def properties(name: str) -> set[str]:
        return own.get(name, set()).union(*(properties(other) for other in above.get(name, ())))

    members = frozenset(re.findall(r'"(https://schema\.org/\w+)"', text))
    return {type: frozenset(properties(name)) for type, name in types.items()}, members


def faults(node: Any) -> list[str]:
    """What in a value of JSON-LD schema.org does not define: types, properties of a type, members of enumerations."""
    types, members = vocabulary()
    if isinstance(node, list):
        return [fault for item in node for fault in faults(item)]
    if not isinstance(node, dict):
        return []
    found = []
    kind = node.get("@type", "")
    if kind and kind not in types:
        found.append(f"type {kind}")
    for name, value in node.items():
        if name == "@graph":
            found += faults(value)
        elif name == "@reverse":
            for inverse, subjects in value.items():
                found += [f"{inverse} of {one['@type']}" for one in subjects if inverse not in types[one["@type"]]]
                found += faults(subjects)
        elif name == "@id" and value.startswith("https://schema.org/"):
            found += [] if value in members or value.rpartition("/")[2] in types else [f"member {value}"]
        elif not name.startswith("@"):
            found += [] if name in types.get(kind, ()) else [f"{name} of {kind}"]
            found += faults(value)
    return found
