"""Hostile content as a table: name of the input -> its files below content/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Content = str | bytes | Callable[[Path], None]
"""What stands in a file, or what makes the thing at a path (a link, a device)."""
Inputs = Mapping[str, Mapping[str, Content]]

TEXT = "Рада повідомляє.\n"


def news(
    name: str, text: str = TEXT, header: str = "", title: str = "Новина", date: str = "2025-02-03"
) -> dict[str, Content]:
    """A news item as an editor writes it; `header`: further lines."""
    return {f"news/{name}.md": f"---\ntitle: {title}\ndate: {date}\n{header}---\n{text}"}


def act(name: str, number: str, header: str = "", text: str = "1. Зробити.\n") -> dict[str, Content]:
    """A decision of the council."""
    own = f'title: Про справу\nkind: rishennia-rady\ndate: 2025-01-16\npublished: 2025-01-20\nnumber: "{number}"\n'
    return {f"acts/{name}.md": f"---\n{own}{header}---\n{text}"}


def texts(given: Mapping[str, str]) -> dict[str, dict[str, Content]]:
    """Inputs that are texts of news items."""
    return {name: news(name, f"{text}\n") for name, text in given.items()}


def headers(given: Mapping[str, str]) -> dict[str, dict[str, Content]]:
    """Inputs that are further lines of a header."""
    return {name: news(name, header=f"{lines}\n") for name, lines in given.items()}


def raw(given: Mapping[str, str | bytes]) -> dict[str, dict[str, Content]]:
    """Inputs that are whole sources."""
    return {name: {f"news/{name}.md": source} for name, source in given.items()}


def sparse(size: int) -> Content:
    """A file of so many zeros, which take no place on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def write(content: Path, inputs: Inputs) -> None:
    """Put inputs below content/; a name may hold bytes that are no UTF-8 as surrogates."""
    for files in inputs.values():
        for path, what in files.items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if callable(what):
                what(file)
            else:
                file.write_bytes(what if isinstance(what, bytes) else what.encode("utf-8", "surrogatepass"))
