"""The page of a consultation, the list of consultations, and what is open for discussion now."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.vocabulary import OUTCOMES
from ..records.document import Document
from ..records.lists import List, Part, by_year, list_output
from ..records.output import Output
from ..records.view import DocumentView, Fact, Link, Table
from ..records.whole import Whole


def document(consultation: Document) -> DocumentView:
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
    return DocumentView(**common)


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
