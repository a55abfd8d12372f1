"""A graph without blank nodes, as Turtle and as JSON-LD.

https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/json-ld11/. The graph is kept as the nodes of a flat JSON-LD
document; its literals are escaped alike in both forms, so the json module writes the one and most of the other. A
library of RDF would take longer to load than a small site takes to build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote

Value = str | dict[str, str]
"""A plain literal, or as JSON-LD has it: {"@id"}, {"@value", "@language"}, {"@value", "@type"}."""


def iri(address: str) -> Value:
    """A thing by its address."""
    return {"@id": _encoded(address)}


def words(text: str, language: str) -> Value:
    """A text in a language, by its code of BCP 47."""
    return {"@language": language, "@value": text}


def typed(value: object, kind: str) -> Value:
    """A literal of a kind, as `xsd:date`."""
    return {"@type": kind, "@value": str(value)}


class Graph:
    """Nodes in the order in which they were first named, with their facts in the order in which they were told.

    prefixes: prefix -> beginning of the addresses; kinds and terms are named by them, as `dct:title`.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._nodes: dict[str, dict[str, list[Value]]] = {}

    def add(self, subject: str, term: str, *values: Value) -> None:
        """Facts about the thing at an address; what was told already is not told again."""
        node = self._nodes.setdefault(_encoded(subject), {})
        for value in values:
            known = node.setdefault(term, [])
            if value not in known:
                known.append(value)

    def turtle(self) -> bytes:
        """With prefixes; a paragraph for each thing."""
        prefixes = [f"@prefix {prefix}: <{address}> .\n" for prefix, address in self._prefixes.items()]
        return "\n".join(["".join(prefixes), *(_paragraph(*node) for node in self._nodes.items())]).encode()

    def json_ld(self) -> bytes:
        """Flat, its context inside."""
        nodes = [
            {"@id": subject, **{term: values if values[1:] else values[0] for term, values in facts.items()}}
            for subject, facts in self._nodes.items()
        ]
        found = {"@context": self._prefixes, "@graph": nodes}
        return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()


def _paragraph(subject: str, facts: Mapping[str, list[Value]]) -> str:
    told = [
        f"a {', '.join(map(str, values))}" if term == "@type" else f"{term} " + ",\n        ".join(map(_turtle, values))
        for term, values in facts.items()
    ]
    return f"<{subject}> " + " ;\n    ".join(told) + " .\n"


def _turtle(value: Value) -> str:
    if isinstance(value, dict) and "@id" in value:
        return f"<{value['@id']}>"
    literal = value if isinstance(value, dict) else {"@value": value}
    quoted = json.dumps(literal["@value"], ensure_ascii=False)
    if "@language" in literal:
        return f"{quoted}@{literal['@language']}"
    return f"{quoted}^^{literal['@type']}" if "@type" in literal else quoted


def _encoded(address: str) -> str:
    """Without the characters that an address in Turtle must not have (its IRIREF)."""
    return re.sub(r"[\x00-\x20<>\"{}|^`\\]", lambda found: quote(found[0]), address)
