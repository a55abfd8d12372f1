"""What a build makes of each record: its page, its forms for programs, copies of its files; each with a key."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from ..memory import fingerprint
from ..model.row import Row
from .attached import published_at
from .document import Document
from .feature import Feature
from .links import links_key
from .output import Given, Lasting, Output
from .pictures import is_picture
from .scan import SHARED
from .view import DocumentView
from .whole import Whole


def document_outputs(whole: Whole, feature: Feature, rows: Iterable[Row]) -> Iterator[Output]:
    """Pages of records of the feature's kind. A key is made from the light row and from what reaches the page from
    elsewhere.

    This runs for every document of many builds, so it makes nothing that a page which is not written does not need.
    """
    assert feature.view is not None
    layer, forms_layer = whole.layer(feature.name, feature.view.template), whole.layer(feature.name, "")
    forms, has_forms = tuple(feature.forms.items()), feature.has_forms
    attachments, of_text, sessions = whole.attachments, fingerprint.of_text, whole.registry.sessions

    @lru_cache(maxsize=1)  # a page and its forms are made one after another
    def document(row: Row) -> Document:
        return Document(row, whole.memory.text(row.path), whole)

    for row, status, before, after, named in whole.registry.surroundings(rows):
        own = f"{row.digest}{status}\n"
        if named or row.relations or row.refs or row.targets or row.path in attachments:
            own += outside_key(whole, row)
        elif row.folder == "sessions":  # its page leads to the session's acts where there are any
            own += str(row.session in sessions)
        key = f"{layer}{own}\n{before.face if before else ''}\n{after.face if after else ''}\n"
        if feature.beside is not None:
            key += feature.beside(whole, row)
        path = row.path
        page = partial(_page, document, row, feature)
        yield Output(f"{row.url[1:]}index.html", of_text(key), page, path, owner=path)
        if forms and (has_forms is None or has_forms(row)):
            key = of_text(forms_layer + own)
            for name, make in forms:
                yield Output(f"{row.url[1:]}{name}", key, partial(_form, document, row, make), path, owner=path)


def _page(document: Callable[[Row], Document], row: Row, feature: Feature) -> DocumentView:
    """The view of one record."""
    assert feature.document is not None
    return feature.document(document(row))


def _form(document: Callable[[Row], Document], row: Row, make: Callable[[Document], bytes]) -> bytes:
    """A document for programs."""
    return make(document(row))


def outside_key(whole: Whole, row: Row) -> str:
    """What reaches the page of `row` from related records and from files, as text for its key."""
    registry = whole.registry
    parts = [str(row.session in registry.sessions)]
    for type, target, clause in (*row.relations, *registry.inverse(row)):
        other = registry.by_id.get(target)
        parts += [type, clause, whole.entry_key(other) if other else ""]
    for _, target in row.refs:
        other = registry.by_id.get(target.strip("/"))
        parts.append(whole.entry_key(other) if other else "")
    parts += [whole.entry_key(other) for other in registry.referring(row)]
    if row.targets:
        parts += links_key(whole, row)
    own = whole.attachments.get(row.path)
    if own:
        states = ((value, path, whole.hashes[path]) for value, path in own.items())
        parts += [f"{value}\t{path}\t{state.sha256}\t{state.width}" for value, path, state in states]
    return "\n".join(parts)


def file_outputs(whole: Whole, rows: Iterable[Row], looked_at: Container[str] | None = None) -> Iterator[Output]:
    """Copies of the records' files, beside their pages or under /files/; of pictures those that their pages ask for.

    looked_at: paths of the records whose own files are wanted, None for all; files that several may share always are.
    """
    for row in rows:
        own = whole.attachments.get(row.path)
        if own is None:
            continue
        wanted = looked_at is None or row.path in looked_at
        for path in dict.fromkeys(own.values()):
            shared = path.startswith(f"{SHARED}/")
            if (wanted or shared) and not whole.absent(path):
                owner = SHARED if shared else row.path
                yield from (output._replace(owner=owner) for output in _copies(whole, row, own, path))


def _copies(whole: Whole, row: Row, own: Mapping[str, str], path: str) -> Iterator[Output]:
    source, state = whole.source(path), whole.hashes[path]
    target = published_at(path, row.url)[1:]
    if not is_picture(path, state):
        made = Lasting(source.file) if path in whole.stored else Given(source, state)
        yield Output(target, state.sha256, lambda: made, path)
        return
    if path in {own.get(value) for value in _linked(row)}:
        copy = whole.pictures.whole_copy(source, state)
        yield Output(target, copy.key, copy, path)
    if path in {own.get(value) for value in _shown(row)}:
        for url, copy in whole.pictures.copies(source, path, row.url, state):
            yield Output(url[1:], copy.key, copy, path)


def _shown(row: Row) -> Iterator[str]:
    yield from (value for kind, value, _ in row.targets if kind == "picture")
    if row.picture:
        yield row.picture[0]


def _linked(row: Row) -> Iterator[str]:
    yield from (value for value, _, _ in row.files)
    yield from (value for kind, value, _ in row.targets if kind == "file")
