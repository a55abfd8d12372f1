"""Our own actions on a document that is still a form: what a new one is proposed, what is wrong with it, its page."""

from __future__ import annotations

import re
from typing import Any

from ..model.kinds import Act
from ..model.problems import Problem
from ..model.ukrainian import slugify
from ..model.vocabulary import TITLE_LIMIT
from ..records.proposals import proposals, stem
from ..records.single import Single, plain_file, remarks
from . import files
from .desk import Desk, Params
from .forms import configuration
from .mend import fresh, mended
from .names import Place, encoded, place, source_of
from .refusal import mapping_of, text_of
from .shapes import shapes
from .values import RAW, TEXT


def config(desk: Desk, params: Params) -> Any:
    """The configuration of Decap and what the page shows around it."""
    periods, settings = desk.site.periods(), desk.site.settings
    period = str(params.get("period") or "")
    return {
        "config": configuration(settings, period, text_of(params, "proxy"), desk.site.count(period)),
        "period": period,
        "periods": periods,
        "limit": settings.upload_limit,
        "site": settings.name,
        **desk.history.who(),
    }


def propose(desk: Desk, params: Params) -> Any:
    """Field -> value for a new document of today: dates, number, session; no address before there is a title."""
    where = place(text_of(params, "folder"))
    names = {shape.model: shape.name for shape in shapes(where.kind)}
    found = _proposals(desk, where, "")
    return {names[model]: value for model, value in found.items() if model not in ("title", "slug", "id", "name_")}


def _proposals(desk: Desk, where: Place, title: str) -> dict[str, str]:
    site = desk.site
    return proposals(where.kind, where.act_kind, title, site.loaded.registry, site.settings, site.waiting(where))


def prepare(desk: Desk, params: Params) -> Any:
    """What a new document gets when it is saved: the name of its file and the address it is not given."""
    where = place(text_of(params, "folder"))
    values = mapping_of(params, "data")
    title = " ".join(str(values.get("title") or "").split())[:TITLE_LIMIT]
    models = {shape.name: shape.model for shape in shapes(where.kind)}
    given = {models[name]: value for name, value in values.items() if name in models and isinstance(value, str)}
    given |= {name: slugify(given[name]) for name in ("slug", "id") if name in given}
    if not re.match(r"\d{4}-\d\d-\d\d", given.get(where.kind.dated, ""), re.ASCII):
        given.pop(where.kind.dated, None)
    made = {}
    if title and (where.kind is not Act or not given.get("number")):
        proposed = _proposals(desk, where, title)
        made = {name: proposed[name] for name in ("slug", "id") if proposed.get(name) and not given.get(name)}
    name = free = stem(where.kind, {**given, **made, "title": title})
    count = 2
    while plain_file(desk.content, f"{free}.md") is not None:
        free, count = f"{name}-{count}", count + 1
    return {"~file": encoded(free.removeprefix(f"{where.folder}/")), **made}


def validate(desk: Desk, params: Params) -> Any:
    """What the checker says of the form."""
    single, data = _draft(desk, params)
    return {"problems": _told(desk, single, data, raw=_raw(params))}


def preview(desk: Desk, params: Params) -> Any:
    """The same, and the address of the form's page."""
    single, data = _draft(desk, params)
    return {"url": desk.previews.put(single), "problems": _told(desk, single, data, raw=_raw(params))}


def _raw(params: Params) -> bool:
    return bool(mapping_of(params, "data").get(RAW))


def _draft(desk: Desk, params: Params) -> tuple[Single, bytes]:
    """The document that a form would make if it were saved now, and its bytes."""
    values = mapping_of(params, "data")
    if name := str(params.get("path") or ""):
        where, path = source_of(name)
        data = mended(where.kind, files.read(desk.content, path), values)
        return desk.site.read(path, data), data
    where = place(text_of(params, "folder"))
    values = {**values, **prepare(desk, {"folder": str(where), "data": values})}
    _, path = source_of(f"{where}/{values['~file']}.md")
    with desk.changing:
        desk.uploads.follow(path, values)
    data = fresh(where.kind, values)
    return desk.site.read(path, data), data


def stops(problem: Problem) -> bool:
    """Is a document with this problem not saved? A picture without words for it is no mere warning here."""
    return problem.level == "error" or problem.field == "image_alt"


def _told(desk: Desk, single: Single, data: bytes, *, raw: bool) -> list[dict[str, Any]]:
    """Problems for a form: which field (with the place inside it), the words, whether they stop the saving.

    raw: the text is the whole file, so that all of them are of its lines.
    """
    found = []
    for problem in dict.fromkeys((*single.problems, *remarks(single, data, desk.content))):
        top, _, inside = (problem.field or TEXT).partition(".")
        words = f"{problem.message} — {problem.hint}" if problem.hint else problem.message
        if raw:
            top, inside = TEXT, f"рядок {problem.line}" if problem.line else ""
        found.append({"field": top, "inside": inside, "text": words, "stops": stops(problem)})
    return found
