"""Ukrainian word forms, out of the installed dictionary pymorphy3-dicts-uk (compiled from VESUM).

Its files are read as pymorphy3 reads them (format 2.4), but only those that say which form belongs to which lemma:
this opens in 10 ms where a whole MorphAnalyzer takes 200, and an edit pays it anew.
"""

from __future__ import annotations

import json
import random
import struct
from array import array
from binascii import a2b_base64
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from itertools import product
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from dawg_python import RecordDAWG, wrapper

PACKAGE = "pymorphy3-dicts-uk"
_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_PAYLOAD = b"\x01"
_RECORD = struct.Struct(">HH")
_SIZE = struct.Struct("=I")


class _Reading(NamedTuple):
    """How a form becomes its lemma: letters off its beginning and end, letters put there."""

    paradigm: int
    off_start: int
    off_end: int
    start: str
    end: str

    def lemma(self, form: str) -> str:
        return self.start + form[self.off_start : len(form) - self.off_end] + self.end


_Readings = tuple[_Reading, ...]


class Dictionary:
    """The forms and lemmas of a folder of dictionary files. Words are normalised (see tokens.norm)."""

    def __init__(self, folder: Path) -> None:
        meta = dict(json.loads((folder / "meta.json").read_text("utf-8")))
        self._prefixes: list[str] = meta["compile_options"]["paradigm_prefixes"]
        self._suffixes: list[str] = json.loads((folder / "suffixes.json").read_text("utf-8"))
        self._paradigms = _paradigms(folder / "paradigms.array")
        self._words = _mapped(folder / "words.dawg")
        self._follow = self._words.dct.follow_bytes
        self._by_record: dict[tuple[int, int], _Reading] = {}
        self._by_node: dict[int | None, _Readings] = {None: ()}
        self._endings: dict[tuple[int, int], list[tuple[str, _Readings]]] = {}

    def lemmas(self, word: str) -> set[str]:
        """All lemmas of which the word is a form; none for a word that is not in the dictionary."""
        return {reading.lemma(word) for reading in self._readings(self._follow(word.encode(), 0))}

    def forms(self, lemma: str) -> dict[str, set[str]]:
        """All forms of a lemma, each with all its lemmas; none for a word that is no lemma."""
        found: dict[str, set[str]] = {}
        for reading in self._readings(self._follow(lemma.encode(), 0)):
            if reading.lemma(lemma) == lemma:
                stem = lemma[reading.off_start : len(lemma) - reading.off_end]
                for ending, readings in self._continued(stem, reading.paradigm):
                    form = stem + ending
                    if form not in found:
                        found[form] = {each.lemma(form) for each in readings}
                found |= {form: self.lemmas(form) for form in self._prefixed(stem, reading.paradigm)}
        return found

    def sample(self, seed: int, share: float) -> Iterator[str]:
        """About a share of all forms: those that begin with some of the three-letter beginnings."""
        beginnings = ["".join(letters) for letters in product(_LETTERS, repeat=3)]
        chance = random.Random(seed)  # noqa: S311 - the same words each time is what is wanted
        for beginning in sorted(chance.sample(beginnings, int(len(beginnings) * share))):
            yield from dict.fromkeys(self._words.iterkeys(beginning))

    def _continued(self, stem: str, paradigm: int) -> list[tuple[str, _Readings]]:
        """Endings of a stem with their readings: many stems lead to the same node, so they are kept."""
        node = self._follow(stem.encode(), 0)
        known = self._endings.get((node, paradigm))
        if known is None:
            suffixes, prefixes = self._columns(paradigm)
            endings = dict.fromkeys(
                self._suffixes[suffix] for suffix, prefix in zip(suffixes, prefixes, strict=True) if not prefix
            )
            known = [(ending, self._readings(self._follow(ending.encode(), node))) for ending in endings]
            self._endings[node, paradigm] = known
        return known

    def _prefixed(self, stem: str, paradigm: int) -> Iterator[str]:
        suffixes, prefixes = self._columns(paradigm)
        if any(prefixes):
            for suffix, prefix in zip(suffixes, prefixes, strict=True):
                if prefix:
                    yield self._prefixes[prefix] + stem + self._suffixes[suffix]

    def _columns(self, paradigm: int) -> tuple[array[int], array[int]]:
        numbers = self._paradigms[paradigm]
        forms = len(numbers) // 3
        return numbers[:forms], numbers[2 * forms :]

    def _readings(self, node: int | None) -> _Readings:
        """What stands at a word's node: many words end in the same one, so it is kept."""
        known = self._by_node.get(node)
        if known is None:
            records = []
            payload = self._follow(_PAYLOAD, node)
            if payload is not None:
                completer = wrapper.Completer(self._words.dct, self._words.guide)
                completer.start(payload)
                while completer.next():
                    records.append(_RECORD.unpack(a2b_base64(completer.key)))
            known = self._by_node[node] = tuple({self._reading(*record): None for record in records})
        return known

    def _reading(self, paradigm: int, form: int) -> _Reading:
        known = self._by_record.get((paradigm, form))
        if known is None:
            suffixes, prefixes = self._columns(paradigm)
            known = self._by_record[paradigm, form] = _Reading(
                paradigm,
                len(self._prefixes[prefixes[form]]),
                len(self._suffixes[suffixes[form]]),
                self._prefixes[prefixes[0]],
                self._suffixes[suffixes[0]],
            )
        return known


@cache
def dictionary() -> Dictionary:
    """The installed dictionary."""
    import pymorphy3_dicts_uk

    return Dictionary(Path(pymorphy3_dicts_uk.get_path()))


def installed() -> str:
    """Name and version of what `dictionary` reads, for keys."""
    return f"{PACKAGE} {version(PACKAGE)}"


def _mapped(path: Path) -> RecordDAWG:
    """The automaton as RecordDAWG.load makes it, but in the file's own pages, of which an edit needs a few: reading all
    8 MB costs it 0.03 s or more."""
    with path.open("rb") as file:
        data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    [units] = _SIZE.unpack_from(data)
    end = _SIZE.size + 4 * units
    [guides] = _SIZE.unpack_from(data, end)
    found = RecordDAWG(_RECORD.format)
    found.dct, found.guide = wrapper.Dictionary(), wrapper.Guide()
    found.dct._units = data[_SIZE.size : end].cast("I")
    found.guide._units = data[end + _SIZE.size : end + _SIZE.size + 2 * guides]
    return found


def _paradigms(path: Path) -> list[array[int]]:
    """Each paradigm: numbers of the suffixes of its forms, then of their tags, then of their prefixes."""
    data = array("H")
    data.frombytes(path.read_bytes())
    found = []
    at = 1
    while at < len(data):
        found.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return found
