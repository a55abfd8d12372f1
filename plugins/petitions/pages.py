"""The page of a petition with its stages, and the list of petitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ..model.law.calendar import Calendar
from ..model.law.petitions import answer_due
from ..model.ukrainian import capital
from ..model.vocabulary import PETITION_STATUSES
from ..records.document import Document
from ..records.lists import List, Part, by_year, list_output
from ..records.output import Output
from ..records.view import PetitionView
from ..records.view_parts import Link, Step
from ..records.whole import Whole

ANSWER = re.compile(r'<h2[^>]*id="roz-vidpovid(?:-[^"]*)?"[^>]*>.*?</h2>', re.DOTALL)
"""The heading of the answer in the petition's text."""


def document(petition: Document) -> PetitionView:
    """The view of a petition: its text, then the answer in full."""
    status = petition.row.status
    common = petition.common()
    text, answer = _split(common["body"])
    common["body"] = text
    platform = petition.get("platform_url")
    return PetitionView(
        **common,
        status=status,
        status_label=PETITION_STATUSES[status],
        steps=tuple(_steps(petition, status)),
        signatures=petition.fields.get("signatures") or 0,
        required=petition.fields.get("required") or 0,
        platform=Link(platform, "Петиція на платформі") if platform else None,
        answer=answer,
    )


def _split(body: Markup) -> tuple[Markup, Markup]:
    match = ANSWER.search(body)
    if match is None:
        return body, Markup("")
    return Markup(body[: match.start()]), Markup(body[match.end() :])


def _steps(petition: Document, status: str) -> Iterator[Step]:
    """Stages of 280/97-ВР and 393/96-ВР ст. 23-1: published, signatures, consideration, answer.

    One that was refused goes no further; one without enough signatures is considered as an appeal (the same article).
    """
    if status == "vidmova":
        yield Step("Подано", petition.row.date, "done")
        yield Step(capital(PETITION_STATUSES[status]), "", "done")
        return
    considered, answered = petition.get("considered_from"), petition.get("answered")
    appeal = status == "zvernennia"
    yield Step("Оприлюднено", petition.row.date, "done")
    until, gathered = petition.get("until"), bool(considered or answered or appeal)
    yield Step("Збір підписів", until, "done") if gathered else Step("Збір підписів", "", "current", until=until)
    state = "done" if answered else "current" if considered or appeal else "ahead"
    yield Step("Розгляд як звернення громадян" if appeal else "Розгляд", considered, state)
    due = ""
    if considered and not appeal:
        due = answer_due(Calendar(petition.whole.settings.figures.martial_law), considered).isoformat()
    yield Step("Відповідь", answered, "done" if answered else "ahead", petition.get("respondent"), until=due)
    if act := petition.whole.registry.by_id.get(petition.get("act").strip("/")):
        yield Step("Рішення", act.date, "done", "", Link(act.url, petition.whole.label(act)))
    if petition.get("outcome"):
        yield Step("Що зроблено", "", "done", petition.get("outcome"))


def outputs(whole: Whole) -> Iterator[Output]:
    """/petytsii/: all petitions, newest first, by year."""
    years = by_year(whole.registry.registered("petitions"))
    parts = tuple(Part(f"{year} рік", rows[::-1], f"r{year}") for year, rows in reversed(years.items()))
    intro = "Звернення громади, на які відповідає рада: етапи, строки, відповіді повністю."
    empty = "Петицій на сайті ще немає."
    yield list_output(
        whole, "petitions", List("/petytsii/", "Петиції", parts, intro=intro, empty=empty, data="petytsii")
    )
