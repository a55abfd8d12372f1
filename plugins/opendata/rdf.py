"""A graph without blank nodes, as Turtle and as JSON-LD: https://www.w3.org/TR/turtle/, https://www.w3.org/TR/json-ld11/.

Loaded only when the catalogue is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit, urlunsplit

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"
Value = Literal | NamedNode
SAFE = "%/:@!$&'()*+,;=~?"
_LONE = re.compile("%(?![0-9A-Fa-f]{2})")


def iri(address: str) -> NamedNode:
    """A thing by its address, quoted as in RFC 3986. Raises ValueError for what has no scheme or no right host."""
    found = urlsplit(address)
    path, query, fragment = (quote(_LONE.sub("%25", part), safe=SAFE) for part in found[2:])
    return NamedNode(urlunsplit((found.scheme, found.netloc, path, query, fragment)))


def words(text: str, language: str) -> Literal:
    """A text in a language, by its code of BCP 47."""
    return Literal(text, language=language)


def typed(value: object, kind: str) -> Literal:
    """A literal of a kind of XML Schema, as `date`."""
    return Literal(str(value), datatype=NamedNode(XSD + kind))


class Graph:
    """Facts about things. prefixes: prefix -> beginning of the addresses that it stands for in `dct:title`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._facts: dict[str, set[Triple]] = {}

    def thing(self, address: str, *kinds: str) -> NamedNode:
        """The thing at an address. kinds: its classes, as `dcat:Dataset`."""
        return self._told(address, TYPE, [self._term(kind) for kind in kinds])

    def add(self, address: str, term: str, *values: Value) -> None:
        """Facts about the thing at an address. term: as `dct:title`."""
        self._told(address, self._term(term), values)

    def turtle(self) -> bytes:
        """With prefixes; things in the order of their first fact, the facts of each sorted."""
        return self._written(RdfFormat.TURTLE)

    def json_ld(self) -> bytes:
        """Expanded, so that no program has to fetch a context."""
        found = json.loads(self._written(RdfFormat.JSON_LD))
        return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()

    def _written(self, form: RdfFormat) -> bytes:
        facts = [fact for own in self._facts.values() for fact in sorted(own, key=_by_kind)]
        return serialize(facts, format=form, prefixes=dict(self._prefixes)) or b""

    def _told(self, address: str, term: NamedNode, values: Iterable[Value]) -> NamedNode:
        subject = iri(address)
        self._facts.setdefault(subject.value, set()).update(Triple(subject, term, value) for value in values)
        return subject

    def _term(self, name: str) -> NamedNode:
        prefix, _, rest = name.partition(":")
        return NamedNode(self._prefixes[prefix] + rest)


def _by_kind(fact: Triple) -> tuple[bool, str]:
    """What it is first, then the rest by its text."""
    return fact.predicate != TYPE, str(fact)
