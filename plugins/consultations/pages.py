"""The page of a consultation, the list of consultations, and what is open for discussion now."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.row import is_file
from ..model.vocabulary import OUTCOMES
from ..records.document import Document
from ..records.lists import List, Part, by_year, list_output
from ..records.output import Output
from ..records.view import ConsultationView
from ..records.view_parts import Fact, Link, Step, Table
from ..records.whole import Whole


def document(consultation: Document) -> ConsultationView:
    """The view of a consultation with its proposals and what became of them."""
    platform = consultation.get("platform_url")
    facts = (Fact("Взяти участь", links=(Link(platform, "На платформі"),)),) if platform else ()
    common = consultation.common(facts=facts)
    proposals = consultation.fields.get("proposals", ())
    if proposals:
        rows = tuple(
            (item["text"], OUTCOMES.get(item.get("outcome", ""), ""), item.get("reason", "")) for item in proposals
        )
        common["tables"] = (Table("Пропозиції", ("Пропозиція", "Рішення", "Підстава"), rows),)
    report = consultation.get("report")
    return ConsultationView(**common, steps=tuple(_steps(consultation)), outcome="" if is_file(report) else report)


def _steps(consultation: Document) -> Iterator[Step]:
    """Opened, closed, reported, decided. Whether it is open is the visitor's day to say, unless it has a result."""
    registry = consultation.whole.registry
    draft, act = (registry.by_id.get(consultation.get(name).strip("/")) for name in ("draft", "act"))
    if draft is not None:
        yield Step("Проєкт", draft.date[:10], "done", "", Link(draft.url, consultation.whole.label(draft)))
    report = consultation.get("report")
    ended = bool(report or act or any(item.get("outcome") for item in consultation.fields.get("proposals", ())))
    yield Step("Відкрито", consultation.get("opens"), "done")
    closes = consultation.get("closes")
    yield Step("Завершено", closes, "done") if ended else Step("Триває", "", "current", until=closes)
    if report:
        files = [
            file for value, file in zip(consultation.row.files, consultation.files, strict=True) if value[0] == report
        ]
        link = Link(files[0].url, "Звіт") if files else Link("#pidsumok", "Підсумок")
        yield Step("Звіт", "", "done", "", link)
    if act is not None:
        yield Step("Рішення", act.date[:10], "done", "", Link(act.url, consultation.whole.label(act)))


def outputs(whole: Whole) -> Iterator[Output]:
    """/konsultatsii/ and /obhovorennia/."""
    rows = whole.registry.of("consultations")
    parts = tuple(Part(f"{year} рік", same[::-1], f"r{year}") for year, same in reversed(by_year(rows).items()))
    intro = "Електронні консультації та громадські обговорення: строки, пропозиції, підсумки."
    yield list_output(whole, "consultations", List("/konsultatsii/", "Консультації", parts, intro=intro))
    drafts, consultations = (
        whole.registry.open_on(whole.settings.today, folder) for folder in ("acts", "consultations")
    )
    now = (
        Part("Проєкти рішень", drafts, "proiekty", Link("/akty/proiekt/", "Усі проєкти")),
        Part("Консультації", consultations, "konsultatsii", Link("/konsultatsii/", "Усі консультації")),
    )
    intro = "Що рада вирішуватиме далі і до якого дня можна сказати своє слово."
    empty = "Зараз відкритих обговорень немає. Усі проєкти — в реєстрі актів."
    yield list_output(
        whole, "consultations", List("/obhovorennia/", "Обговорення", now, intro=intro, empty=empty, show="until")
    )
