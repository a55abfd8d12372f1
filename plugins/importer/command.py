"""`import-docx`: Word files into the content, with a table of what became of each.

Reads: files and folders, the content. Writes: what `desk` makes of them.
The same original again changes nothing; a changed one changes its act only with `replace`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.model.vocabulary import ACT_KINDS
from plugins.records.new import chosen
from plugins.records.session import Refused, opened
from plugins.records.settings import SettingsError

from .desk import Desk
from .originals import SUFFIXES
from .telling import told


def main(
    files: Sequence[Path],
    content: Path,
    *,
    kind: str = "",
    dry_run: bool = False,
    replace: bool = False,
    settings: Path | None = None,
) -> int:
    """Import files and folders. kind: an act's kind in code or words, "" to read it from each file. 1: some failed."""
    try:
        sources = list(_sources(files))
        code = _kind(kind)
        with opened(content, settings=settings) as session:
            day = session.settings.today
            known = {row.id: row.path for row in session.loaded.registry.listed("acts")}
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    desk = Desk(content.absolute(), code, day, known, dry_run=dry_run, replace=replace)
    outcomes = [desk.take(source) for source in sources]
    for line in told(outcomes, content.absolute(), dry_run=dry_run):
        print(line)
    return 1 if any(outcome.failed for outcome in outcomes) else 0


def _sources(files: Sequence[Path]) -> Iterator[Path]:
    """The files given, and all Word files of the folders given, each once. Raises Refused."""
    if not files:
        raise Refused("не сказано, що імпортувати: import-docx --file рішення.docx (можна кілька разів або теку)")
    seen: set[Path] = set()
    for given in files:
        if not given.exists():
            raise Refused(f"немає файла «{given}»: перевірте --file")
        found = [given]
        if given.is_dir():
            inside = sorted(path for path in given.rglob("*") if path.suffix.lower() in SUFFIXES)
            found = [path for path in inside if not path.is_dir() and not path.name.startswith((".", "~$"))]
            if not found:
                raise Refused(f"у теці «{given}» немає документів Word ({', '.join(sorted(SUFFIXES))})")
        for path in found:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _kind(word: str) -> str:
    if not word:
        return ""
    choice = chosen(word)
    if not choice.act_kind or choice.assumed:
        codes = "; ".join(f"{code} ({words})" for code, words in ACT_KINDS.items())
        raise Refused(f"«{word}» не є видом акта: {codes}")
    return choice.act_kind
