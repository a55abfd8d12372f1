"""Endings learnt from the dictionary: the rules by which any word, known or not, comes near its lemma.

A rule says: off a word with this ending take so many letters and put these in their place; the longest ending wins.
Where an ending leaves doubt, further rules follow the likeliest; of those only the build makes use (see keys.py). They
are learnt once for an environment and kept there (`python -m plugins.search.learn` does nothing else). The same
dictionary gives the same rules.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from . import dictionary
from .tokens import shared

SHORTEST_WORD = 4
SHORTEST_STEM = 2
LONGEST_ENDING = 7
"""In letters; shorter words have no endings, and so much of a word stays before one."""
SEED = 1
SHARE = 0.05
"""Of the dictionary's forms: 150,000 of them give nearly the rules that all six million give."""
GAIN = 3
"""A rule must put right this many forms of the sample more than it spoils."""
DOUBT = 50
"""Further rules of an ending are those that more than one form in so many asks for."""
MOST_RULES = 8

Rule = tuple[int, str]
Endings = dict[str, tuple[Rule, ...]]


def endings() -> Endings:
    """Ending -> rules (letters to take off, letters to put there), the likeliest first; kept in the environment."""
    path = Path(sys.prefix, "cache", f"search-endings-{version()}.json")
    try:
        kept = json.loads(path.read_text("utf-8"))
        return {ending: tuple((off, put) for off, put in rules) for ending, rules in kept.items()}
    except (OSError, ValueError):
        _say("Вивчаю закінчення слів для пошуку: один раз, кілька секунд…")
        learnt = learn(dictionary.dictionary().sample(SEED, SHARE))
        _keep(path, json.dumps(learnt, ensure_ascii=False))
        return learnt


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def version() -> str:
    """Digest of all that the endings depend on: the dictionary, and how they are learnt."""
    code = b"".join(Path(module).read_bytes() for module in (__file__, dictionary.__file__))
    return hashlib.blake2b(dictionary.installed().encode() + code, digest_size=8).hexdigest()


def learn(forms: Iterable[str]) -> Endings:
    """The rules that most forms ask for, by ending; the likeliest differs from that of the next shorter ending."""
    votes = _votes(forms)
    rules: Endings = {"": ((0, ""),)}
    for ending in sorted(votes, key=lambda ending: (len(ending), ending)):
        counted = votes[ending]
        ranked = sorted(counted, key=lambda rule: (-counted[rule], rule))
        parent = next(rules[ending[start:]][0] for start in range(1, len(ending) + 1) if ending[start:] in rules)
        if counted[ranked[0]] - counted[parent] >= GAIN:
            doubted = [rule for rule in ranked[1:MOST_RULES] if counted[rule] * DOUBT > counted.total()]
            rules[ending] = (ranked[0], *doubted)
    del rules[""]
    return dict(sorted(rules.items()))


def _votes(forms: Iterable[str]) -> dict[str, Counter[Rule]]:
    known = dictionary.dictionary()
    votes: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form in forms:
        if len(form) < SHORTEST_WORD or not form.isalpha():
            continue
        for off, put in {_rule(form, lemma) for lemma in known.lemmas(form)}:
            for size in range(max(off, 1), min(LONGEST_ENDING, len(form) - SHORTEST_STEM) + 1):
                votes[form[-size:]][off, put] += 1
    return votes


def _rule(form: str, lemma: str) -> Rule:
    same = shared(form, lemma)
    return len(form) - same, lemma[same:]


def _keep(path: Path, text: str) -> None:
    """Write it whole or not at all, in the place of older ones; without leave to write, each process learns anew."""
    passing = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        passing.write_text(text, "utf-8")
        passing.replace(path)
        for older in path.parent.glob("search-endings-*.json"):
            if older != path:
                older.unlink(missing_ok=True)
    except OSError:
        pass


if __name__ == "__main__":
    endings()
