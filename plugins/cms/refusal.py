"""What the editor's server refuses, and how it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.problems import Problem


class Refusal(Exception):
    """A request that is not carried out. status: of HTTP; text: Ukrainian, for the one who saves."""

    def __init__(self, text: str, status: int = 422) -> None:
        super().__init__(text)
        self.text = text
        self.status = status


def told(problem: Problem) -> str:
    """A finding without the file's name and line, which a form does not show."""
    words = f"{problem.message} — {problem.hint}" if problem.hint else problem.message
    return f"{problem.field}: {words}" if problem.field else words


def faulty(problems: Iterable[Problem]) -> Refusal:
    """The refusal of a document with errors, all of them named."""
    return Refusal("не збережено:\n" + "\n".join(told(problem) for problem in problems))


def text_of(params: Mapping[str, Any], name: str) -> str:
    """A text among the parameters of a request. Raises Refusal where it is absent or no text."""
    value = params.get(name)
    if not isinstance(value, str):
        raise Refusal(f"у запиті немає тексту «{name}»", 400)
    return value


def mapping_of(params: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object among the parameters of a request. Raises Refusal where it is absent or no object."""
    value = params.get(name)
    if not isinstance(value, dict):
        raise Refusal(f"у запиті немає об'єкта «{name}»", 400)
    return value
