"""The page of an act."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..model.row import Row
from ..model.ukrainian import capital, date_words
from ..model.vocabulary import ACT_KINDS_MANY, OUTCOMES, STATUSES
from ..records.bodies import body_link
from ..records.document import Document
from ..records.life import decision_life
from ..records.view import ActView
from ..records.view_parts import Fact, Link, Table
from ..records.whole import STATUS_CODES, Whole
from .citing import citation
from .discussion import discussion
from .sittings import considered, vote_on

FORMS = (("akt.json", "application/json", "JSON"), ("akt.xml", "application/akn+xml", "Akoma Ntoso (XML)"))
"""The act for programs, beside its page: name, media type, words."""


def document(act: Document) -> ActView:
    """The view of an act, draft, minutes, conclusion or agenda."""
    row, whole = act.row, act.whole
    status = whole.registry.status(row)
    crumbs = (
        Link(f"/akty/{row.kind}/", capital(ACT_KINDS_MANY[row.kind])),
        Link(f"/akty/{row.kind}/{row.year}/", row.year),
    )
    forms = tuple((f"{row.url}{name}", type, words) for name, type, words in FORMS)
    common = act.common(crumbs=crumbs, facts=tuple(_facts(whole, act)), forms=forms)
    if act.fields.get("remarks"):
        common["tables"] = (_remarks(act),)
    return ActView(
        **common,
        act_kind=row.kind,
        passed_by=whole.body(row.commission or row.body),
        status=STATUS_CODES.get(status, ""),
        status_label=STATUSES.get(status, ""),
        status_note=_note(whole, row, status),
        number=row.number,
        adopted="" if row.kind == "proiekt" else row.date,
        no_text=act.get("no_text"),
        citation=citation(whole, row),
        steps=decision_life(whole, row),
        discussion=discussion(act) if row.kind == "proiekt" and status != "pryiniatyi" else None,
        vote=vote_on(whole, row),
    )


def _facts(whole: Whole, act: Document) -> Iterator[Fact]:
    row = act.row
    if row.number:
        yield Fact("Номер", row.number)
    yield Fact("Дата оприлюднення проєкту" if row.kind == "proiekt" else "Дата прийняття", date=row.date)
    if row.body:
        yield Fact("Орган", links=(Link(f"/akty/orhan/{row.body}/{row.year}/", whole.body(row.body)),))
    if row.published:
        yield Fact("Оприлюднено", date=row.published)
    if row.updated:
        yield Fact("Оновлено", date=row.updated)
    if row.session:
        convocation, _, number = row.session.rpartition("-")
        words = f"{number}, {convocation} скликання" if convocation else number
        yield Fact("Сесія", links=(Link(session_url(row.session), words),))
    if row.commission:
        yield Fact("Комісія", links=(body_link(whole, row.commission),))
    yield from considered(whole, row)


@cache
def session_url(session: str) -> str:
    """Where acts of one session are listed: `VII-65` -> /akty/sesiia/vii-65/."""
    from ..model.ukrainian import slugify

    return f"/akty/sesiia/{slugify(session)}/"


def _note(whole: Whole, row: Row, status: str) -> str:
    """Why the act is no longer what it was, for the banner above the text."""
    words = {
        "vtratyv-chynnist": ("repeals", "Втратив чинність"),
        "zupynenyi": ("suspends", "Дію зупинено"),
        "pryiniatyi": ("adopts-draft", "Проєкт прийнято"),
        "zminenyi": ("", "Текст змінено"),
    }.get(status)
    if words is None:
        return ""
    wanted = {words[0]} if words[0] else {"changes", "restates", "repeals"}
    partial = status == "zminenyi"
    sources = [
        whole.registry.by_id[id]
        for type, id, clause in whole.registry.inverse(row)
        if type in wanted and (partial or not (type == "repeals" and clause))
    ]
    named = ", ".join(_named(whole, source) for source in sources)
    return f"{words[1]}: {named}" if named else words[1]


def _named(whole: Whole, row: Row) -> str:
    label = whole.label(row)
    return f"{label[:1].lower()}{label[1:]} від {date_words(row.date[:10])}"


def _remarks(act: Document) -> Table:
    rows = tuple(
        (item["text"], item.get("author", ""), OUTCOMES.get(item.get("outcome", ""), ""), item.get("reason", ""))
        for item in act.fields["remarks"]
    )
    return Table("Зауваження і пропозиції", ("Зауваження", "Від кого", "Рішення", "Підстава"), rows)
