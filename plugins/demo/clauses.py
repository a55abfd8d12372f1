"""The text of decisions, orders and their drafts: preamble, enacting word, clauses, table, annexes, footnote."""

from __future__ import annotations

from .lexicon import Phrases
from .register import Item, reference

Texts = dict[str, list[str]]

CHANGED = 2
"""The clause that a changing act names."""

ENACTING = {
    "rada": "міська рада ВИРІШИЛА:",
    "vykonkom": "виконавчий комітет міської ради ВИРІШИВ:",
    "holova": "ЗОБОВ'ЯЗУЮ:",
}
_LAW = "статтями 26, 42, 59 Закону України «Про місцеве самоврядування в Україні»"


def body(item: Item, phrases: Phrases, texts: Texts, mayor: str) -> str:
    """The act's Markdown."""
    traits = item.drawn.subject.traits if item.drawn else {}
    parts = [_preamble(phrases, texts, traits.get("law", _LAW)), ENACTING[item.body]]
    note = phrases.chance(0.08)
    own = _own(item, phrases, texts, traits)
    if note:
        own[0] = own[0].removesuffix(".") + "[^1]."
    parts += _numbered(own, _table(phrases, texts) if traits.get("table") else "")
    parts.append(f"Міський голова {mayor}")
    if traits.get("annex"):
        parts.append(_annex(item, phrases, texts))
    if note:
        parts.append(f"[^1]: {phrases.pick(texts['footnote'])}")
    return "\n\n".join(parts) + "\n"


def _preamble(phrases: Phrases, texts: Texts, law: str) -> str:
    reason = phrases.pick(texts["considering"])
    purpose = phrases.say("з метою {purpose}")
    return f"Керуючись {law}, {reason[0].lower()}{reason[1:]}, {purpose[0].lower()}{purpose[1:]},"


def _own(item: Item, phrases: Phrases, texts: Texts, traits: dict[str, list[str]]) -> list[str]:
    """Clauses in order; a leading "- " makes a sub-clause."""
    if item.target:
        found = _about(item, item.target, phrases)
    else:
        found = [
            f"- {phrases.say(text[2:])}" if text.startswith("- ") else phrases.say(text) for text in traits["clauses"]
        ]
    for extra in phrases.some(texts["generic"], 1 + int(phrases.chance(0.5)) + int(phrases.chance(0.3))):
        found.append(extra)
        if phrases.chance(0.4):
            found += [f"- {text}" for text in phrases.some(texts["sub"], 2)]
    control = phrases.pick(texts["control_order" if item.body == "holova" else "control"])
    return [*found, control]


def _about(item: Item, target: Item, phrases: Phrases) -> list[str]:
    named = reference(target)
    match item.relation:
        case "changes":
            new = phrases.say("Доручити {unit.d} подати звіт протягом {n} днів.")
            return [
                f"Внести до {named} такі зміни:",
                f"- Пункт {CHANGED} викласти в такій редакції: «{CHANGED}. {new}».",
            ]
        case "restates":
            return [
                f"Викласти {named} у новій редакції, що додається.",
                phrases.say("Строк виконання продовжити на {n} днів."),
            ]
        case "repeals":
            return [f"Визнати таким, що втратило чинність, {named}.", "Повідомити про це заінтересованих осіб."]
        case "approves":
            return [f"Затвердити {named}, видане в міжсесійний період."]
        case _:
            return [
                f"На виконання {named} забезпечити здійснення таких заходів:",
                phrases.say("- Призначити відповідальним {unit.a}."),
                phrases.say("- Завершити роботи протягом {n} днів."),
            ]


def _numbered(clauses: list[str], table: str) -> list[str]:
    parts: list[str] = []
    number = minor = 0
    for text in clauses:
        if text.startswith("- "):
            minor += 1
            parts.append(f"{number}.{minor}. {text[2].upper()}{text[3:]}")
            continue
        if number == 1 and table:
            parts.append(table)
        number, minor = number + 1, 0
        parts.append(f"{number}. {text}")
    return parts


def _table(phrases: Phrases, texts: Texts) -> str:
    rows = [
        f"| {name} | {phrases.say('{n}')} | {phrases.say('{sum}')} |" for name in phrases.some(texts["table_rows"], 4)
    ]
    return "\n".join(("| Стаття витрат | Кількість | Сума, грн |", "| --- | ---: | ---: |", *rows))


def _annex(item: Item, phrases: Phrases, texts: Texts) -> str:
    head = "до проєкту рішення" if item.kind == "proiekt" else f"до {reference(item)}"
    parts = ["## Додаток 1", head, "### Загальні положення", *_numbered(_annex_clauses(phrases, texts), "")]
    return "\n\n".join(parts)


def _annex_clauses(phrases: Phrases, texts: Texts) -> list[str]:
    found = []
    for text in phrases.some(texts["annex"], 5):
        found.append(text)
        if phrases.chance(0.4):
            found.append(f"- {phrases.pick(texts['sub'])}")
    return found
