"""Decap's actions on documents: lists out of rows, one document for its form, saving, deleting."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..model.frontmatter import parse
from ..model.problems import Problem
from ..model.row import Row
from ..model.source_text import decode
from ..model.validation import key_of
from ..records.scan import SHARED
from ..records.single import plain_file
from . import files
from .desk import Desk, Params, entry, version
from .drafts import stops
from .forms import LISTED
from .media import shared
from .mend import fresh, mended
from .names import Place, entry_name, place, source_of
from .refusal import Refusal, faulty, text_of, told
from .values import form_values


def info(desk: Desk, _: Params) -> Any:
    """What Decap asks to find a proxy."""
    return {"repo": "content", "publish_modes": ["simple"], "type": "local_git" if desk.history.kept else "local_fs"}


def entries_by_folder(desk: Desk, params: Params) -> Any:
    """A list: the newest documents of a kind and period, and before them those that cannot be read."""
    where = place(text_of(params, "folder"))
    faults = [
        entry(entry_name(where, path), {"title": f"⚠ {path}: має помилки, на сайт не потрапить"})
        for path in desk.site.faulty(where)
    ]
    return faults + [entry(entry_name(where, row.path), _line(where, row)) for row in desk.site.listed(where)[:LISTED]]


def _line(where: Place, row: Row) -> dict[str, str]:
    values = {"title": row.title, "number": row.number, key_of(where.kind.dated): row.date}
    return {name: value for name, value in values.items() if name and value}


def entries_by_files(desk: Desk, params: Params) -> Any:
    """Several documents by their paths."""
    named = params.get("files")
    if not isinstance(named, list):
        raise Refusal("у запиті немає списку «files»", 400)
    return [get_entry(desk, item) for item in named if isinstance(item, dict)]


def get_entry(desk: Desk, params: Params) -> Any:
    """One document: its values, the file it stands in, the version of it."""
    name = text_of(params, "path")
    where, path = source_of(name)
    data = files.read(desk.content, path)
    text, flaws = decode(data)
    if not text and flaws:
        raise Refusal("; ".join(told(Problem(path, None, None, flaw.message, flaw.hint)) for flaw in flaws))
    return entry(name, {**form_values(where.kind, parse(text)), "~path": path, "~version": version(data)})


def persist_entry(desk: Desk, params: Params) -> Any:
    """Save one document, new or changed, unless the checker finds errors in it."""
    entries = params.get("dataFiles") or [params.get("entry")]
    if not isinstance(entries, list) or len(entries) != 1 or not isinstance(entries[0], dict):
        raise Refusal("зберігати можна один документ за раз", 400)
    if params.get("assets"):
        raise Refusal("файли додають у самій формі, кнопкою біля поля", 400)
    where, path = source_of(text_of(entries[0], "path"))
    values = _values(text_of(entries[0], "raw"))
    desk.history.ask_name()
    with desk.changing:
        old = _standing(desk, path, values)
        desk.uploads.follow(path, values)
        new = fresh(where.kind, values) if old is None else mended(where.kind, old, values)
        single = desk.site.read(path, new)
        if errors := [problem for problem in single.problems if stops(problem)]:
            raise faulty(errors)
        if new != old:
            files.write(desk.content, path, new)
        desk.uploads.settle(set(single.files.values()))
        desk.site.saved(single)
        verb = "Створено" if old is None else "Змінено"
        desk.history.keep(
            [path, *sorted(set(single.files.values()))], f"{verb}: {str(values.get('title', ''))[:100]} ({path})"
        )
    return {"message": "entry persisted"}


def _values(raw: str) -> dict[str, Any]:
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise Refusal("документ передано не повністю: спробуйте ще раз", 400)
    return values


def _standing(desk: Desk, path: str, values: Mapping[str, Any]) -> bytes | None:
    """The file as it is, None for a new one. Raises Refusal where another hand was quicker."""
    known = values.get("~version")
    remedy = "скопіюйте своє, оновіть сторінку й внесіть ще раз"
    if plain_file(desk.content, path) is None:
        if known:
            raise Refusal(f"файл {path} тим часом вилучили: {remedy}", 409)
        return None
    data = files.read(desk.content, path)
    if known != version(data):
        raise Refusal(f"файл {path} {'тим часом змінили' if known else 'уже є'}: {remedy}", 409)
    return data


def delete_file(desk: Desk, params: Params) -> Any:
    """Delete one file."""
    return delete_files(desk, {"paths": [text_of(params, "path")]})


def delete_files(desk: Desk, params: Params) -> Any:
    """Delete documents or shared files; git keeps them."""
    names = params.get("paths")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise Refusal("у запиті немає списку «paths»", 400)
    paths = [shared(name) if name.startswith(f"{SHARED}/") else source_of(name)[1] for name in names]
    desk.history.ask_name()
    with desk.changing:
        for path in paths:
            files.read(desk.content, path)
        for path in paths:
            (desk.content / path).unlink()
            desk.site.gone(path)
        desk.history.keep(paths, f"Вилучено: {', '.join(paths)}"[:200])
    return {"message": f"deleted files {', '.join(paths)}"}


def get_deploy_preview(_: Desk, __: Params) -> Any:
    """Nothing: the preview stands beside the form."""
    return
