"""The tag `{% once KEY %}…{% endonce %}` of templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup


class Once(Extension):
    """A part of a page that shows nothing but KEY: it is rendered when KEY is not what it was, else shown again."""

    tags = {"once"}  # noqa: RUF012 - Jinja's own declaration

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rendered: dict[str, tuple[Any, Markup]] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """The part as a macro, called with its place in the templates for a name."""
        line = next(parser.stream).lineno
        arguments = [parser.parse_expression(), nodes.Const(f"{parser.name}:{line}")]
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        return nodes.CallBlock(self.call_method("_once", arguments), [], [], body).set_lineno(line)

    def _once(self, key: Any, place: str, caller: Callable[[], Markup]) -> Markup:
        known = self._rendered.get(place)
        if known is None or (known[0] is not key and known[0] != key):
            known = self._rendered[place] = (key, caller())
        return known[1]
