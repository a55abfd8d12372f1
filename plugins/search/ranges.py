"""Columns of few values in as few bits as they tell: an adaptive range coder.

What comes next is mostly what mostly came next in the same context, and gzip knows no contexts: it has half as much
again to carry. The coder is G. N. N. Martin's («Range encoding», 1979) in the form without carry of D. Subbotin, over
32 bits; the model counts values by context, the commonest first. `client/engine.js` decodes by the same steps.
"""

from __future__ import annotations

_WHOLE = 0xFFFFFFFF
_TOP = 1 << 24
_BOTTOM = 1 << 16
_WEIGHT = 7
"""What a value met once weighs against one not yet met; with it 8,192 values still sum up to less than _BOTTOM."""


class Model:
    """Numbers below `size` by context, each with its share of what was met there: `start`, `width`, of `total`."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._met: dict[int, tuple[list[int], list[int]]] = {}

    def total(self, context: int) -> int:
        """All shares of a context together."""
        return sum(self._known(context)[1]) * _WEIGHT + self._size

    def share(self, value: int, context: int) -> tuple[int, int]:
        """(start, width) of a value, which is now met once more."""
        values, times = self._known(context)
        return self._met_again(context, values.index(value), sum(times[: values.index(value)]))

    def at(self, point: int, context: int) -> tuple[int, int, int]:
        """(value, start, width) where the share holds a point; the value is now met once more."""
        values, times = self._known(context)
        place = before = 0
        while (before + times[place]) * _WEIGHT + place + 1 <= point:
            before += times[place]
            place += 1
        value = values[place]
        return value, *self._met_again(context, place, before)

    def _known(self, context: int) -> tuple[list[int], list[int]]:
        if context not in self._met:
            self._met[context] = (list(range(self._size)), [0] * self._size)
        return self._met[context]

    def _met_again(self, context: int, place: int, before: int) -> tuple[int, int]:
        values, times = self._met[context]
        found = before * _WEIGHT + place, times[place] * _WEIGHT + 1
        times[place] += 1
        while place and times[place - 1] < times[place]:
            for column in (values, times):
                column[place - 1], column[place] = column[place], column[place - 1]
            place -= 1
        return found


class _Coder:
    def __init__(self) -> None:
        self.low = 0
        self.range = _WHOLE

    def _shifts(self) -> int:
        """Narrow to what is certain: how many leading bytes are settled."""
        shifts = 0
        while True:
            if (self.low ^ (self.low + self.range)) >= _TOP:
                if self.range >= _BOTTOM:
                    return shifts
                self.range = -self.low & (_BOTTOM - 1)
            shifts += 1
            self._settle()

    def _settle(self) -> None:
        self.low = self.low << 8 & _WHOLE
        self.range = self.range << 8 & _WHOLE


class Encoder(_Coder):
    """Shares to bytes."""

    def __init__(self) -> None:
        super().__init__()
        self._out = bytearray()

    def put(self, start: int, width: int, total: int) -> None:
        """Adds a share."""
        self.range //= total
        self.low += start * self.range
        self.range *= width
        self._shifts()

    def finish(self) -> bytes:
        """All bytes."""
        self._out += self.low.to_bytes(4, "big")
        return bytes(self._out)

    def _settle(self) -> None:
        self._out.append(self.low >> 24)
        super()._settle()


class Decoder(_Coder):
    """Bytes to shares; bytes that are not there count as zeros."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._at = 4
        self._code = int.from_bytes(data[:4].ljust(4, b"\0"), "big")

    def point(self, total: int) -> int:
        """A point in the next share; `take` must follow."""
        self.range //= total
        return min((self._code - self.low) // self.range, total - 1)

    def take(self, start: int, width: int) -> None:
        """Takes the share that the point was in."""
        self.low += start * self.range
        self.range *= width
        self._shifts()

    def _settle(self) -> None:
        byte = self._data[self._at] if self._at < len(self._data) else 0
        self._code = (self._code << 8 | byte) & _WHOLE
        self._at += 1
        super()._settle()


def encode(columns: list[tuple[int, int]], sizes: tuple[int, int]) -> bytes:
    """Pairs of numbers below `sizes`: a first in the context of the first before it, a second in that of its first."""
    firsts, seconds = map(Model, sizes)
    coder = Encoder()
    before = 0
    for first, second in columns:
        for model, value, context in ((firsts, first, before), (seconds, second, first)):
            total = model.total(context)
            coder.put(*model.share(value, context), total)
        before = first
    return coder.finish()


def decode(data: bytes, number: int, sizes: tuple[int, int]) -> list[tuple[int, int]]:
    """The inverse of encode, for so many pairs."""
    firsts, seconds = map(Model, sizes)
    coder = Decoder(data)
    columns = []
    first = 0

    def read(model: Model, context: int) -> int:
        value, start, width = model.at(coder.point(model.total(context)), context)
        coder.take(start, width)
        return value

    for _ in range(number):
        first = read(firsts, first)
        columns.append((first, read(seconds, first)))
    return columns
