"""The mapping file: where the old site's pages hold title, date and text, and which page becomes what.

Reads: YAML as in a document's header. Writes: Rules, or every fault with its line.

    base: https://old.rada.example/     # the address of the saved folder, where the pages do not tell theirs
    title: h1.article-title             # CSS selectors; of several, parted by commas, the first that finds something
    date: .article-date
    text: .article-body
    topics: .breadcrumbs a
    remove: .share, .print              # what is no part of the text
    rules:                              # the first that fits says what becomes of a page
      - address: /tag/*                 # `*` stands for anything; all conditions of a rule must hold
        skip: перелік, а не документ
      - address: /docs/rishennia/*
        title: "*сесії*"
        kind: rishennia-rady            # a folder of content/, a kind of act, or its Ukrainian name
        fields: {convocation: VII}      # the same in all these documents
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import soupsieve

from plugins.model.flaw import Flaw
from plugins.model.old_site import decoded, normal
from plugins.model.problems import Problem, maybe
from plugins.model.source_text import decode
from plugins.model.validation import known_keys
from plugins.model.wrong import shown
from plugins.model.yaml_header import Header, Value
from plugins.model.yaml_header import read as read_yaml
from plugins.records.new import Choice, chosen
from plugins.records.session import Refused

SELECTORS = ("title", "date", "text", "topics", "remove")
_KEYS = ("base", *SELECTORS, "rules")
_CONDITIONS = ("address", "title", "has")
_RULE_KEYS = (*_CONDITIONS, "kind", "fields", "skip")


@dataclass(frozen=True)
class Rule:
    """address, title: patterns with `*`, "" for any. has: a selector that must find something, "" for none.

    choice: what the page becomes, None where nothing is said. skip: why it is passed over. fields: of the header.
    """

    address: str = ""
    title: str = ""
    has: str = ""
    choice: Choice | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)
    skip: str = ""

    def fits(self, path: str, title: str) -> bool:
        """Do address and title fit? path: of the address, with its query. `has` is for who holds the page."""
        address = decoded(self.address or "*")
        return fnmatchcase(decoded(path), address) and fnmatchcase(title.casefold(), (self.title or "*").casefold())


@dataclass(frozen=True)
class Rules:
    """selectors: by name of SELECTORS, "" where the usual places are looked at. text: the file, for the journal."""

    base: str = ""
    selectors: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    text: str = ""


class RulesError(Exception):
    """A mapping file that cannot be used; problems: all its faults."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read(path: Path) -> Rules:
    """The rules of a file. Raises RulesError with all faults at once, OSError."""
    text, flaws = decode(path.read_bytes())
    header = read_yaml(text, 1)
    found = [*flaws, *header.flaws]
    rules = Rules()
    if not any(flaw.level == "error" for flaw in found):
        rules = _rules(header, text, found)
    if problems := [Problem(path.name, *flaw[:4], level=flaw.level) for flaw in found if flaw.level == "error"]:
        raise RulesError(problems)
    return rules


def _rules(header: Header, text: str, flaws: list[Flaw]) -> Rules:
    values = header.values
    flaws += _unknown(values, _KEYS, header, ())
    given = {name: _text(values.get(name, ""), name, header.lines.get((name,)), flaws) for name in ("base", *SELECTORS)}
    for name in SELECTORS:
        flaws += _bad_selector(given[name], name, header.lines.get((name,)))
    if given["base"] and not normal(given["base"]):
        hint = "запишіть адресу повністю, починаючи з https://"
        flaws.append(Flaw(header.lines.get(("base",)), "base", f"«{shown(given['base'])}» не є веб-адресою", hint))
    items = values.get("rules") or []
    if not isinstance(items, list):
        hint = "кожне правило — з нового рядка після «- »"
        flaws.append(Flaw(header.lines.get(("rules",)), "rules", "тут має бути список правил", hint))
        items = []
    rules = tuple(_rule(item, at, header, flaws) for at, item in enumerate(items))
    return Rules(given["base"], {name: given[name] for name in SELECTORS}, rules, text)


def _rule(item: Value, at: int, header: Header, flaws: list[Flaw]) -> Rule:
    line, place = header.lines.get(("rules", at)), f"rules.{at + 1}"
    if not isinstance(item, dict):
        flaws.append(Flaw(line, place, "правило має складатися з полів", "запишіть, наприклад: - address: /news/*"))
        return Rule()
    flaws += _unknown(item, _RULE_KEYS, header, ("rules", at))
    texts = {name: _text(item.get(name, ""), f"{place}.{name}", line, flaws) for name in (*_CONDITIONS, "kind", "skip")}
    flaws += _bad_selector(texts["has"], f"{place}.has", line)
    choice = None
    if texts["kind"]:
        try:
            choice = chosen(texts["kind"])
        except Refused as error:
            message, *hints = str(error).split("\n")
            flaws.append(Flaw(line, f"{place}.kind", message, "; ".join(hints)))
    elif not texts["skip"]:
        flaws.append(Flaw(line, place, "правило не каже, чим стане сторінка", "допишіть kind або skip із поясненням"))
    fields = item.get("fields") or {}
    if not isinstance(fields, dict):
        flaws.append(
            Flaw(line, f"{place}.fields", "тут мають бути поля документа", "запишіть, наприклад: {type: anons}")
        )
        fields = {}
    if choice:
        fields = dict(_fields(fields, choice, f"{place}.fields", line, flaws))
    return Rule(texts["address"], texts["title"], texts["has"], choice, fields, texts["skip"])


def _fields(
    fields: Mapping[str, Value], choice: Choice, place: str, line: int | None, flaws: list[Flaw]
) -> Iterator[tuple[str, Value]]:
    """Fields by the names of the schema."""
    keys = known_keys(choice.kind)
    for key, value in fields.items():
        if name := keys.get(key):
            yield name, value
        else:
            hint = maybe(key, keys) or f"поля цього виду: {', '.join(sorted(choice.kind.model_fields))}"
            flaws.append(Flaw(line, f"{place}.{key}", f"невідоме поле «{shown(key)}»", hint))


def _unknown(
    values: Mapping[str, Value], known: tuple[str, ...], header: Header, path: tuple[str | int, ...]
) -> Iterator[Flaw]:
    for key in values.keys() - set(known):
        hint = maybe(key, known) or f"можна: {', '.join(known)}"
        yield Flaw(header.lines.get((*path, key)), key, f"невідоме поле «{shown(key)}»", hint)


def _text(value: Value, place: str, line: int | None, flaws: list[Flaw]) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    flaws.append(Flaw(line, place, "тут має бути один рядок тексту", "запишіть значення одним рядком, без списку"))
    return ""


def _bad_selector(selector: str, place: str, line: int | None) -> Iterator[Flaw]:
    try:
        if selector:
            soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        why = re.sub(r"\s+", " ", str(error)).partition(" line ")[0]
        hint = "запишіть, як у стилях сторінки: .article-body або #content"
        yield Flaw(line, place, f"«{shown(selector)}» не є селектором CSS ({why})", hint)
