"""Decap's actions on documents: lists out of rows, one document for its form, saving, deleting."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model.problems import Problem
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
from .values import shown_values


def info(desk: Desk, _: Params) -> Any:
    """What Decap asks to find a proxy."""
    return {"repo": "content", "publish_modes": ["simple"], "type": "local_git" if desk.history.kept else "local_fs"}


def entries_by_folder(desk: Desk, params: Params) -> Any:
    """A list: the newest documents of a kind and period, and before them those that cannot be read."""
    where = place(text_of(params, "folder"))
    return [entry(entry_name(where, path), values) for path, values in lines(desk, where, LISTED)]


def lines(desk: Desk, where: Place, count: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Path and values of each line of a list; count: of documents that can be read."""
    dated = key_of(where.kind.dated)
    for path in desk.site.faulty(where):
        values = {"title": f"⚠ {path}: має помилки, на сайт не потрапить"}
        yield path, {**values, dated: _day(desk.content / path)} if dated else values
    for row in desk.site.listed(where)[:count]:
        values = {"title": row.title, "number": row.number, dated: row.date}
        yield row.path, {name: value for name, value in values.items() if name and value}


def _day(file: Path) -> str:
    """The ISO day in a file's name, else that of its last change: what stands in a faulty header may be no date."""
    if match := re.match(r"\d{4}-\d\d-\d\d", file.name, re.ASCII):
        return match[0]
    return time.strftime("%Y-%m-%d", time.localtime(file.stat().st_mtime)) if file.exists() else ""


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
    return entry(name, {**shown_values(where.kind, text), "~path": path, "~version": version(data)})


def persist_entry(desk: Desk, params: Params) -> Any:
    """Save one document, new or changed, unless the checker finds errors in it."""
    entries = params.get("dataFiles") or [params.get("entry")]
    if not isinstance(entries, list) or len(entries) != 1 or not isinstance(entries[0], dict):
        raise Refusal("зберігати можна один документ за раз", 400)
    if params.get("assets"):
        raise Refusal("файли додають у самій формі, кнопкою біля поля", 400)
    where, path = source_of(text_of(entries[0], "path"))
    values = _values(text_of(entries[0], "raw"))
    desk.history.refuse_unready()
    with desk.changing:
        old = _standing(desk, path, values)
        desk.uploads.follow(path, values)
        new = fresh(where.kind, values) if old is None else mended(where.kind, old, values)
        single = desk.site.read(path, new)
        if errors := [problem for problem in single.problems if stops(problem)]:
            raise faulty(errors)
        own = sorted(set(single.files.values()))
        verb = "Створено" if old is None else "Змінено"
        title = single.reading.row.title if single.reading.row else ""
        with desk.history.whole([path], beside=own):
            if new != old:
                files.write(desk.content, path, new)
            desk.history.keep([path, *own], f"{verb}: {title[:100]} ({path})")
        desk.uploads.settle(own)
        desk.site.saved(single)
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
    desk.history.refuse_unready()
    with desk.changing:
        for path in paths:
            files.read(desk.content, path)
        with desk.history.whole(paths):
            for path in paths:
                (desk.content / path).unlink()
            desk.history.keep(paths, f"Вилучено: {', '.join(paths)}"[:200])
        for path in paths:
            desk.site.gone(path)
    return {"message": f"deleted files {', '.join(paths)}"}


def get_deploy_preview(_: Desk, __: Params) -> Any:
    """Nothing: the preview stands beside the form."""
    return
