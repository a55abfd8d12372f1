"""What a feature may add to the build: the whole plugin interface on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.dataclass import dataclass
from ..model.problems import Problem
from ..model.row import Row
from ..model.sections import FOLDERS
from . import signals

if TYPE_CHECKING:
    from .document import Document
    from .output import Output
    from .settings import Settings
    from .view import DocumentView
    from .whole import Whole

EVERY = frozenset(FOLDERS)
"""For a feature that shows records of all kinds."""


@dataclass(frozen=True)
class Feature:
    """One folder of plugins/.

    name: the folder's name; its code is part of the keys of what it makes.
    folder: the kind of record (folder of content/) whose pages it draws: `document` makes a `view`.
    beside: text for the key of a document's page: what it shows of other records and files, as far as relations,
        references and attached files do not tell; asked for every document that a build looks at.
    forms: further files beside each document's page by name, made of what `digest`, status, relations, references,
        links and attached files of the document tell; its neighbours and `beside` are no part of their key.
    has_forms: whether a record has them; without it every one has.
    outputs: further files made from the whole (lists, feeds, data); each with a key of all it shows.
    sees: kinds of records (folders) that `outputs` shows anything of but texts, so that it is not asked where none of
        these has changed; None where it shows more: texts, files of its own, what is due on the day.
    index: files that no text can link to and that cost more than naming them (the search index), made only by a build;
        in parts, by words that tell the bytes of a part's files, so that files which stand need no look; those of ""
        are looked at.
    scripts: names and files of scripts that its pages use, beside the theme's own.
    file: name of a file in content/ that is the feature's own and no document's.
    check: what is wrong with that file and with the feature's settings; asked whenever the content is read.
    depends: what the bytes of `read` depend on beside the feature's code, asked before any worker starts.
    read: runs where a document is read, in a worker, with its row and its words (lead and text); pure; its bytes are
        remembered with the document.
    """

    name: str
    folder: str = ""
    view: type[DocumentView] | None = None
    document: Callable[[Document], DocumentView] | None = None
    beside: Callable[[Whole, Row], str] | None = None
    forms: Mapping[str, Callable[[Document], bytes]] = field(default_factory=dict)
    has_forms: Callable[[Row], bool] | None = None
    outputs: Callable[[Whole], Iterable[Output]] | None = None
    sees: frozenset[str] | None = None
    index: Callable[[Whole], Mapping[str, Callable[[], Iterable[Output]]]] | None = None
    read: Callable[[Row, str], bytes] | None = None
    file: str = ""
    check: Callable[[Settings], Iterable[Problem]] | None = None
    depends: Callable[[], str] = str
    scripts: Callable[[], Mapping[str, Path]] = dict

    @property
    def path(self) -> Path:
        """Where the feature's code is."""
        return Path(__file__).parent.parent / self.name


def collect(settings: Settings) -> tuple[Feature, ...]:
    """Every connected feature, by name."""
    found = [feature for _, feature in signals.features.send(settings)]
    return tuple(sorted(found, key=lambda feature: feature.name))
