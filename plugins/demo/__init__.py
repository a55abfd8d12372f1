"""`demo`: an invented council's content at the pace of a real department, 472 documents a month.

Beside them stand the month's nine sittings, the council's with a roll call, and the deputies of each convocation.

Months end with March 2019. The same seed gives the same files; a month's documents do not depend on how many months
are made, but for relations to acts that are not in the corpus.
"""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["main"]


def main(months: int, out: Path, seed: int = 0, faults: bool = False, media: bool = False) -> int:
    """Write out/content, and with `faults` plant one fault of each kind and list them in out/faults.csv.

    months: 1 to 240. media: with two pictures a news item and a PDF an act. Gives the exit code; what is wrong with the
    arguments goes to stderr.
    """
    from .months import LONGEST
    from .write import write

    if not 1 <= months <= LONGEST:
        return _refuse(f"місяців {months}: можна від 1 до {LONGEST}")
    if out.exists() and not out.is_dir():
        return _refuse(f"{out} — це файл: назвіть порожню теку або таку, якої ще немає")
    if out.is_dir() and any(out.iterdir()):
        return _refuse(f"тека {out} не порожня: назвіть порожню або таку, якої ще немає")
    count = write(months, out / "content", seed, sys.stderr, media=media)
    if faults:
        from .faults import LIST, plant

        planted = plant(out)
        sys.stderr.write(f"Посіяно вад: {planted}, перелік у {out / LIST}\n")
    sys.stderr.write(f"Записано документів: {count}, тека {out / 'content'}\n")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"demo: {message}\n")
    return 1
