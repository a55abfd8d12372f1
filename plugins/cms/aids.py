"""Our own actions beside the form: finding documents, files for them, the last saves and their undoing."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import Any

from ..model.row import Row
from ..model.ukrainian import capital
from ..model.vocabulary import ACT_KINDS
from ..records.single import plain_file
from . import files
from .desk import Desk, Params
from .forms import TITLES
from .names import SUFFIX, Place, encoded, place, source_of
from .refusal import text_of

FOUND = 20
"""Answers to a search."""


def search(desk: Desk, params: Params) -> Any:
    """Documents by words of number and title, or by their ids. holds: folder of content/, "record" for all."""
    ids = params.get("ids")
    if isinstance(ids, list):
        known = desk.site.loaded.registry.by_id
        return [_hit(known[id]) for id in ids[:100] if isinstance(id, str) and id in known]
    folder = str(params.get("holds") or "record")
    found = desk.site.found(text_of(params, "query")[:200], "" if folder == "record" else folder)
    return [_hit(row) for row in islice(found, FOUND)]


def _hit(row: Row) -> dict[str, str]:
    """A document in a list of answers. route: its address in Decap."""
    act_kind = row.kind if row.folder == "acts" else ""
    words = capital(ACT_KINDS[act_kind]) if act_kind else TITLES[row.folder]
    label = " ".join(part for part in (words, f"№ {row.number}" if row.number else "", row.date[:10]) if part)
    slug = encoded(row.path.removeprefix(f"{row.folder}/").removesuffix(SUFFIX))
    route = f"/collections/{Place(row.folder, act_kind).name}/entries/{slug}"
    return {"id": row.id, "title": row.title, "label": label, "route": route, "period": row.year}


def upload(desk: Desk, params: Params) -> Any:
    """Put a file beside a document, saved or not; gives the name that its field takes."""
    if name := str(params.get("path") or ""):
        folder = posixpath.dirname(source_of(name)[1])
    else:
        where, date = place(text_of(params, "folder")), str(params.get("date") or "")[:4]
        folder = f"{where.folder}/{date}" if where.kind.dated and date.isascii() and date.isdigit() else where.folder
    data = files.bytes_of(text_of(params, "content"), desk.site.settings.upload_limit)
    with desk.changing:
        name = desk.uploads.put(folder, text_of(params, "name"), data, picture=params.get("holds") == "picture")
    return {"name": name}


def saves(desk: Desk, _: Params) -> Any:
    """The last saves; `last` is the one that can be taken back, "" where there is none."""
    found = desk.history.saves()
    gone = {save.undoes for save in found}
    last = next((save.commit for save in found if not save.undoes and save.commit not in gone), "")
    told = [save._asdict() | {"undone": save.commit in gone} for save in found]
    return {"saves": told, "last": last, **desk.history.who()}


def undo(desk: Desk, params: Params) -> Any:
    """Take the last save back: its files become what they were before it."""
    desk.history.refuse_unready()
    with desk.changing:
        subject, paths = desk.history.undo(text_of(params, "commit"))
        for path in paths:
            if not path.endswith(SUFFIX):
                continue
            if plain_file(desk.content, path) is not None:
                desk.site.saved(desk.site.read(path, files.read(desk.content, path)))
            else:
                desk.site.gone(path)
    return {"subject": subject, "paths": paths}


def introduce(desk: Desk, params: Params) -> Any:
    """Keep the name of the one who saves."""
    desk.history.introduce(text_of(params, "name"), str(params.get("email") or ""))
    return desk.history.who()
