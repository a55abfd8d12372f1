"""What the site's own pages must say."""

from __future__ import annotations

import pytest

from .cases import Paper, paper, said, states


def page(stem: str, text: str, **fields: str) -> Paper:
    return paper("pages", stem, **fields)._replace(text=text)


OWN = page("biudzhet", "Бюджет громади на рік. " * 4)


def test_a_translation_that_says_no_more_is_fine() -> None:
    assert states("R24", OWN, page("biudzhet-en", "The budget of the community. " * 3, lang="en")) == ["kept"]
    assert states("R24", OWN) == []


def test_a_translation_that_says_more_is_named() -> None:
    (line,) = said(OWN, page("biudzhet-en", "The budget of the community. " * 5, lang="en"))
    assert line == (
        "R24 pages/biudzhet-en.md: lang: сторінка мовою «en» повніша за українську: 145 знаків проти 92 "
        "(2704-VIII ст. 27 ч. 6) — допишіть pages/biudzhet.md"
    )


@pytest.mark.parametrize("stem", ["budget-en", "budget", "en"])
def test_a_translation_of_nothing_is_named(stem: str) -> None:
    (line,) = said(OWN, page(stem, "The budget.", lang="en"))
    assert "lang: сторінка мовою «en» не має української (2704-VIII ст. 27 ч. 6) — додайте українську" in line


TERMS = "Відповідь — за п’ять робочих днів, про небезпеку — за 48 годин, великий обсяг — до 20 робочих днів."


@pytest.mark.parametrize(
    "title", ["Запит на інформацію", "Як отримати публічну інформацію", "Як подати запит на публічну інформацію"]
)
def test_a_page_about_requests_names_three_terms(title: str) -> None:
    assert states("R26", page("zapyt", TERMS, title=title)) == ["kept"]
    assert said(page("zapyt", TERMS.replace("48", "72"), title=title)) == [
        "R26 pages/zapyt.md: сторінка про запити не називає строків: 48 годин (2939-VI ст. 20) — допишіть їх у текст"
    ]


def test_other_pages_need_no_terms() -> None:
    assert said(page("statut", "Статут.", title="Статут громади")) == []
    assert said(page("rada", "Рада.", title="Інформація про раду")) == []
