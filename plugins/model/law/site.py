"""Duties about the site's own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..row import Row
from .rule import Books, Verdict, rule
from .terms import lacking

ROOM = 1.25
"""How much longer than its Ukrainian page a translation may be: languages differ in the length of words."""

_REQUESTS = re.compile(r"запит\w* (на|про) .*інформац|отрима\w+ (\w+ )?інформац", re.IGNORECASE)
_TERMS = {
    "5 робочих днів": re.compile(r"\b(5|п.ят[иь]\w*)\s+робочих днів", re.IGNORECASE),
    "48 годин": re.compile(r"\b(48|сорок\w* вос?[ьі]м\w*)\s+годин", re.IGNORECASE),
    "20 робочих днів": re.compile(r"\b(20|двадцят[иь]\w*)\s+робочих днів", re.IGNORECASE),
}


@rule("R24", "pages", "2704-VIII ст. 27 ч. 6", "S", since="2022-07-16")
def ukrainian_is_fullest(row: Row, books: Books) -> Iterator[Verdict]:
    """A page in another language says no more than its Ukrainian page (2704-VIII ст. 27 ч. 6; since 2022-07-16).

    The Ukrainian page of `budget-en` is `budget`: the address tells it. A page without one is a finding, and so is a
    text longer by more than a quarter: less may be the languages' own. That Ukrainian loads first is in the theme.
    """
    if row.lang == "uk":
        return
    own = row.id.removesuffix(f"-{row.lang}")
    twin = books.registry.by_id.get(own) if own != row.id else None
    if twin is None or twin.lang != "uk":
        message = f"сторінка мовою «{row.lang}» не має української"
        yield lacking("lang", message, f"додайте українську, а цю назвіть так само з «-{row.lang}» у кінці адреси")
        return
    length, allowed = len(books.text(row)), len(books.text(twin)) * ROOM
    if length <= allowed:
        yield Verdict("kept", "lang")
    else:
        message = f"сторінка мовою «{row.lang}» повніша за українську: {length} знаків проти {len(books.text(twin))}"
        yield lacking("lang", message, f"допишіть {twin.path}")


@rule("R26", "pages", "2939-VI ст. 20", "S")
def request_terms_told(row: Row, books: Books) -> Iterator[Verdict]:
    """The page about requests names their terms: 5 working days, 48 hours, 20 working days (2939-VI ст. 20).

    Judges Ukrainian pages whose title speaks of a request for information or of how to get it: a request is answered
    within 5 working days, in 48 hours where life, safety or the environment ask for it, in 20 where there is much to
    find.
    """
    if row.lang != "uk" or not _REQUESTS.search(row.title):
        return
    text = books.text(row)
    absent = [words for words, form in _TERMS.items() if not form.search(text)]
    if absent:
        yield lacking(None, f"сторінка про запити не називає строків: {', '.join(absent)}", "допишіть їх у текст")
    else:
        yield Verdict("kept")
