"""From a document's Markdown to sanitised HTML with placeholders, and what is read from it."""

from __future__ import annotations

import re

from ...model.dataclass import dataclass
from ...model.flaw import Flaw
from . import footnotes, guard
from .editor import Draft, draft
from .headings import anchors, arrange
from .lines import Findings, shown
from .links import LinkPass
from .outline import Heading, outline
from .placeholders import Target
from .sanitise import escaped, raw_addresses, raw_faults, raw_losses, sanitise, unsafe
from .tables import wrap

_ROWS = re.compile(r"(?:^ {0,3}\|.*\|[ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}\|[ \t:|-]+$", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """A converted text.

    html: sanitised, with placeholders (see `placeholders`). headings: contents list. lead: plain text of at most
    300 characters, ended at a word. plain: search text. targets: what the placeholders point to, by number.
    flaws: with lines of the file.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    lead: str = ""
    plain: str = ""
    targets: tuple[Target, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def convert(source: str, *, clauses: bool, first_line: int) -> Text:
    """Convert the body of a document; never raises for any text.

    clauses: keep numbered clauses and annexes as an act's (`clauses`, `annexes`).
    first_line: line of the file on which `source` begins, 1-based.
    An error among the flaws with empty `html` means that the text was refused unread.
    """
    source = guard.clean_characters(source)
    findings = Findings(source, first_line)
    if reason := guard.too_heavy(source):
        findings.add(reason, "поділіть або спростіть текст")
        return Text(flaws=findings.all())
    source, references = guard.replace_references(source)
    for reference in references:
        findings.add(f"код «{reference}» означає заборонений знак", "вилучіть його", at=reference)
    try:
        made = draft(source, clauses=clauses)
    except RecursionError:
        findings.add("текст вкладено занадто глибоко", "зменште вкладеність цитат, списків і виділень")
        return Text(flaws=findings.all())
    if len(made.html) > guard.GROWTH:
        findings.add(guard.GROWS, "поділіть або спростіть текст")
        return Text(flaws=findings.all())
    if guard.too_deep(made.raw):
        findings.add(f"понад {guard.RAW_DEPTH} незакритих елементів HTML", "закрийте їх або пишіть розміткою Markdown")
        return Text(flaws=findings.all())
    _report(source, made, findings)
    html = arrange(wrap(sanitise(made.html)))
    links = LinkPass(made.videos, findings)
    finished = links.run(html)
    if links.fragments:
        known = anchors(html)
        for fragment in sorted({link for link in links.fragments if link[1:] not in known}):
            words = f"посилання «{shown(fragment)}» веде на місце, якого в тексті немає"
            findings.add(words, "перевірте номер пункту", at=fragment, level="warning")
    read = outline(finished)
    return Text(finished, read.headings, read.lead, read.plain, tuple(links.targets), findings.all())


def _report(source: str, made: Draft, findings: Findings) -> None:
    """Everything that will look other than written."""
    visible = escaped(made.html, source)
    for address in dict.fromkeys([*made.refused, *raw_addresses([*made.raw, *visible])]):
        if reason := unsafe(address):
            hint = "залиште http(s), mailto, tel або шлях на цьому сайті"
            findings.add(f"адреса «{shown(address)}» {reason}", hint, at=address)
    told = set()
    for piece, words, dangerous in raw_faults([*made.raw, *visible]):
        told.add(piece)
        findings.add(words, "вилучіть його з тексту", at=piece, level="error" if dangerous else "warning")
    for piece in visible:
        if not any(place in piece for place in told):
            words = f"«{shown(piece)}» показано як текст, а не як розмітку"
            findings.add(words, "виправте тег, а знак «<» у тексті пишіть як &lt;", at=piece, level="warning")
    for piece in re.findall(r"\{:[^{}\n]*\}", source) if "{:" in source else ():
        words = f"«{shown(piece)}» показано як текст: класів і подій розмітка не має"
        findings.add(words, "приберіть дужки з усім, що в них", at=piece, level="warning")
    if losses := raw_losses(made.raw):
        others = f" (таких місць {len(losses)})" if len(losses) > 1 else ""
        hint = "пишіть розміткою Markdown: вигляд дає сам сайт"
        findings.add(f"з розмітки {shown(losses[0])} прибрано зайве{others}", hint, at=losses[0], level="warning")
    for number in made.repeats:
        place = re.compile(rf"^[ \t]*{re.escape(number)}", re.MULTILINE)
        findings.skip(place)
        findings.add(f"номер пункту «{number}» повторюється", "перевірте нумерацію", at=place, level="warning")
    for piece, words in footnotes.strays(source) if "[^" in source else ():
        findings.add(words, "допишіть пояснення [^…]: або приберіть позначку", at=piece, level="warning")
    for label in made.unused:
        words = f"рядок «[{shown(label)}]: …» не показано: це визначення посилання, якого немає в тексті"
        findings.add(words, "поставте перед дужкою \\", at=f"[{label}]:", level="warning")
    for rows in _ROWS.findall(source) if "|" in source else ():
        if not _RULE.search(rows):
            hint = "додайте після першого рядка ще один: | --- | --- |"
            first = rows.strip().split("\n")[0]
            findings.add("рядки з «|» не стали таблицею", hint, at=first, level="warning")
    for line in re.findall(r"^.*\{video\}.*$", source, re.MULTILINE) if "{video}" in source else ():
        if not re.fullmatch(r" {0,3}\{video\}[ \t]+\S.*", line):
            findings.add("{video} не показано", "напишіть окремим рядком: {video} адреса", at=line, level="warning")
